"""Comparisons whose numbers contradict each other: earlier, later, difference, percent and multiple are one equation.

"từ 702 hồ sơ của cùng kỳ lên 769 hồ sơ, tức là tăng 77 hồ sơ (9,54%)": the number that does not follow from the others
is the slip. Where no two numbers are clearly those of two times, nothing is said.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import accumulate, pairwise, permutations, takewhile
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, looks_like
from cchc_desktop.reading.counts.compared_terms import (
    StatedComparison,
    changed_levels,
    find_comparisons,
)
from cchc_desktop.reading.counts.measured_terms import term_rows, terms
from cchc_desktop.reading.counts.next_subjects import is_of_next
from cchc_desktop.reading.counts.stated_changes import begins_with_change, compares
from cchc_desktop.reading.counts.told_bases import based_changes
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.counts.told_bases import BasedChange
    from cchc_desktop.reading.section_reading import ParagraphReading

_CLOSES, _ASIDE = re.compile(r" ?(?:điểm )?(?:phần trăm|%)?\)"), 12
_GOES = re.compile(r"(?<!\w)(?P<way>tăng|giảm)(?: [^\W\d_]+)?,? từ(?: mức)? $")
"""Before the first of two numbers, the way that they go."""
_OPENS = re.compile(r"(?: [^\W\d_]+){0,4} \((?:tức |tương ứng |tương đương )?$")
_SAYS_AGAIN = re.compile(r"(?<!\w)(?:tức|tương ứng|tương đương|nghĩa là|hay|như vậy)(?!\w)")
"""Before a percent that two others are said to make."""
_THE_RATE = re.compile(r"(?<!\w)(?:mức|tỷ lệ|tỉ lệ|tốc độ) (?:tăng|giảm) $")
_ONE, _FEW = Decimal(1), Decimal(5)
_IN_BRACKET, _PARTS = re.compile(r"[^;.)]{0,40}\("), 8
_ALL, _WIDE, _NARROW = Decimal(100), Decimal(40), Decimal(10)
_FAR = 1200
"""So many letters before an earlier number one is looked for that explains what is said."""
_SPAN = 200
"""So near its two numbers a percent of growth stands that is said alone."""


class _Pairing(NamedTuple):
    """A comparison with one number taken as its later one."""

    said: StatedComparison
    now: Term

    @property
    def gap(self) -> Decimal:
        """The true difference, below 0 where there is less."""
        return self.now.value - self.said.earlier.value

    @property
    def slack(self) -> Decimal:
        """By how much rounded numbers may be off."""
        return self.now.half + self.said.earlier.half

    def change_is_right(self) -> bool:
        change = self.said.change
        return change is None or abs(self.gap * self.said.way - change.value) <= self.slack + change.half

    def percent_is_right(self) -> bool:
        percent = self.said.percent
        return percent is None or any(
            _is_about(each, percent.value, room, self.said.loose) for each, room in self._percents(percent)
        )

    def times_are_right(self) -> bool:
        times, now, before = self.said.times, self.now, self.said.earlier
        if times is None:
            return True
        room = times.half or Decimal("0.05")
        exact = now.value / before.value
        ways = (exact,) if "gấp" in times.lead else (exact, exact - 1)
        return any(abs(each - times.value) <= room for each in ways)

    def is_right(self) -> bool:
        return self.change_is_right() and self.percent_is_right() and self.times_are_right()

    def _percents(self, percent: Term) -> Iterator[tuple[Decimal, Decimal]]:
        """Yield what a percent may be, each with how far off rounding may bring it."""
        now, before = self.now, self.said.earlier
        if now.kind == "share":
            yield self.gap * self.said.way, percent.half + self.slack
        if percent.kind == "share":
            true = _ALL * self.gap * self.said.way / before.value
            yield true, percent.half + _ALL * self.slack * max(now.high, before.high) / before.value**2


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the comparisons of a paragraph whose numbers contradict each other."""
    if not reading.has_digits or not compares(reading.small):
        return
    end = facts.period.end if facts.period else None
    for sentence, found, before in term_rows(reading):
        small = reading.small[sentence.start : sentence.end]
        if found and compares(small):
            own = list(find_comparisons(found, reading.small, end)) if len(found) > 2 else []  # noqa: PLR2004
            if not own and 0 < len(before) <= 2 and (len(found) > 1 or begins_with_change(found[0], reading.small)):  # noqa: PLR2004
                own = list(find_comparisons((*before, *found), reading.small, end))
            right = {each.earlier.start for each in own if _is_right(each)}
            based = list(based_changes(found, reading.small, sentence.start)) if own else []
            for each in own if not _are_movements(own) else ():
                if is_of_next(each, found, reading.small) or _is_settled(each, based, reading.small):
                    continue
                is_compared = each.earlier.start in right and not _is_of_this(each.percent, reading.small)
                told = _judged(each, is_compared=is_compared)
                yield from (slip for slip in told if not _is_told(each, (*before, *found), reading))
            changed = list(changed_levels(found))
            for one, now, way in changed:
                yield from _direction(one, now, way)
                yield from _in_bracket(one, now, found, reading.small)
            yield from _points(own, {(one.start, now.start) for one, now, _ in changed})


def _in_bracket(one: Term, now: Term, found: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield the percent behind two levels that is their difference in the later one: "từ 24 lên 30 (20%)"."""
    at = found.index(now) + 1
    said = found[at] if at < len(found) and found[at].kind == "share" and now.kind != "share" else None
    way = _GOES.search(one.lead)
    if not way or not said or not _OPENS.fullmatch(said.lead) or not small.startswith(")", said.stop) or one.value <= 0:
        return
    gap = (now.value - one.value) * (1 if way["way"] == "tăng" else -1)
    exact, of_later = _ALL * gap / one.value, _ALL * gap / now.value if now.value else Decimal(0)
    if gap > 0 and abs(exact - said.value) > 2 * said.half >= abs(of_later - said.value):
        wanted = show(round(exact, 2).normalize())
        yield _slip(said, f"{now.said} so với {one.said} là {way['way']} {wanted}%", wanted, way["way"], "%")


def _points(own: list[StatedComparison], changed: set[tuple[int, int]]) -> Iterator[ProseSlip]:
    """Yield the percents that are points: "từ 48% lên 66%, tức tăng 18%"."""
    for said in own:
        now, percent = said.later[0], said.percent
        if (said.earlier.start, now.start) not in changed or not percent or percent.start < now.start:
            continue
        if not now.kind == percent.kind == "share" or not _SAYS_AGAIN.search(percent.lead):
            continue
        held = _Pairing(said, now)
        relative = _ALL * abs(held.gap) / said.earlier.value if said.earlier.value else percent.value
        if abs(abs(held.gap) - percent.value) <= percent.half + held.slack and abs(relative - percent.value) > _ONE:
            better = f"{percent.text} điểm phần trăm"
            message = (
                f"Từ {said.earlier.text}% đến {now.text}% là {said.word} {better}, tính theo phần trăm là "
                f"{show(round(relative, 1).normalize())}%. Ghi “{better}” để người đọc không hiểu khác."
            )
            yield ProseSlip("text.style", percent.start, percent.stop, message, better)


def _are_movements(said: list[StatedComparison]) -> bool:
    """Return whether one number both rises and falls: gains and losses of a stock, which have a check of their own."""
    return any(
        one.earlier == other.earlier and one.change and other.change and one.way != other.way
        for one, other in pairwise(said)
    )


def _is_right(said: StatedComparison) -> bool:
    return said.earlier.value > 0 and any(_Pairing(said, each).is_right() for each in said.later)


def _is_settled(said: StatedComparison, based: Sequence[BasedChange], small: str) -> bool:
    """Return whether a change is from another level for sure, or is right and what it leads to is not told near it."""
    earlier, now = said.earlier, said.later[0]
    is_beside = "," in now.lead and "so với" in earlier.lead and "(" in earlier.lead
    if is_beside and earlier.start < now.start < small.find(")", earlier.stop):
        return True  # both are told in one bracket: "(548 hồ sơ, trong đó trực tuyến 121 hồ sơ)"
    stated = said.change or said.percent
    if stated and stated.kind == "points" and "(" in stated.lead[-_ASIDE:] and _CLOSES.match(small, stated.stop):
        return True  # its own level stands before the bracket, and the earlier one is not told
    own = next((each for each in based if (each.said.change, each.said.percent) == (said.change, said.percent)), None)
    if own is None or own.base != earlier:
        return own is not None or any(each.base == now for each in based)
    gap = abs(now.value - earlier.value)
    expected = earlier.value + said.way * (said.change.value if said.change else 0)
    is_near = gap == (said.change and said.change.value) or is_mistyped(now.text, now.in_unit(expected))
    return own.percent_is_right and not is_near


def _is_told(said: StatedComparison, around: Sequence[Term], reading: ParagraphReading) -> bool:
    """Return whether numbers around make what is said, or its earlier number with one told anywhere before it."""
    if _is_explained(said, around):
        return True
    stop = said.earlier.start
    near = (each for each in reading.sentences if stop - _FAR < each.end and each.start < stop)
    levels = (each for sentence in near for each in terms(sentence, reading))
    return any(
        each.start < stop
        and each.kind == said.earlier.kind
        and each.value > 0
        and each not in (said.later[0], said.change, said.percent)
        and _Pairing(said, each).is_right()
        for each in levels
    )


def _is_explained(said: StatedComparison, around: Sequence[Term]) -> bool:
    """Return whether any other two numbers around make what is said: those of other years, of another noun."""
    own = (said.change, said.percent, said.times)
    levels = [each for each in around if each.value > 0 and each not in own and each.kind not in ("points", "times")]
    kind = said.change.kind if said.change else "share" if said.percent and said.percent.kind == "points" else ""
    held = {said.earlier.start, said.later[0].start}
    if said.change and _is_divided(said.change, around):
        return True
    if said.change and _is_moved(said, said.change, [each for each in levels if each.start not in held]):
        return True
    return any(
        one.kind == other.kind
        and held != {one.start, other.start}
        and kind in ("", one.kind)
        and _Pairing(said._replace(earlier=one), other).is_right()
        for one, other in permutations(levels, 2)
    )


def _is_divided(change: Term, around: Sequence[Term]) -> bool:
    """Return whether a bracket behind a change tells its parts: "giảm 6 (nghỉ hưu 2, nghỉ chế độ 3, chuyển đi 1)"."""
    following = [each for each in around if each.start > change.start][:_PARTS]
    opened = bool(following) and _IN_BRACKET.match(following[0].lead) is not None
    inner = [*takewhile(lambda each: ")" not in each.lead, following)] if opened else []
    return len(inner) > 1 and change.value in accumulate(each.value for each in inner)


def _is_of_this(percent: Term | None, small: str) -> bool:
    """Return whether a percent is pointed back to the difference told before it: "mức giảm 6,9% này"."""
    return percent is not None and small.startswith(" này", percent.stop) and _THE_RATE.search(percent.lead) is not None


def _is_moved(said: StatedComparison, change: Term, others: Sequence[Term]) -> bool:
    """Return whether a change is one of two movements: "cuối quý 44; giảm 03 người nghỉ hưu, 01 người chuyển đến"."""
    gap = abs(said.later[0].value - said.earlier.value)
    return any(
        each.kind == change.kind and each.value > 0 and gap in (change.value - each.value, each.value - change.value)
        for each in others
    )


def _judged(said: StatedComparison, *, is_compared: bool) -> Iterator[ProseSlip]:
    """Yield the slip of a comparison; is_compared: another one with the same earlier number is right."""
    if said.earlier.value <= 0 or _is_right(said):
        return
    likeliest = _Pairing(said, said.later[0])
    if said.times:
        yield from _times(likeliest, said.times)
    elif said.change:
        gap = said.change.in_unit(abs(likeliest.gap))
        if not (is_compared or said.has_subject) or is_mistyped(said.change.text, gap):
            yield from _change(likeliest, said.change, said.percent)
    elif said.percent and not is_compared:
        yield from _percent_alone(likeliest, said.percent)


def _change(held: _Pairing, change: Term, percent: Term | None) -> Iterator[ProseSlip]:
    now, before, way = held.now, held.said.earlier, held.said.way
    first, last = before.value + way * change.value, now.value - way * change.value
    if held.change_is_right():
        if percent:
            yield _percent(held, percent)
    elif abs(held.gap) == change.value:
        yield _slip(change, f"{now.said} so với {before.said} là {_word(held.gap)}", "", held.said.word)
    elif percent and _is_percent(change.value, before.value, percent) and not held.percent_is_right():
        told = f"{before.said} {held.said.word} {change.said} ({percent.text}%) là {now.in_unit(first)}"
        yield _slip(now, told, now.in_unit(first))
    elif percent and _is_percent(change.value, last, percent):
        told = f"{now.said} {held.said.word} {change.said} ({percent.text}%) là so với {before.in_unit(last)}"
        yield _slip(before, told, before.in_unit(last))
    else:
        gap = change.in_unit(abs(held.gap))
        told = f"{now.said} so với {before.said} là {_word(held.gap)} {gap}"
        yield _slip(change, told if held.gap else f"{now.said} so với {before.said} là không đổi", gap, held.said.word)


def _is_about(exact: Decimal, said: Decimal, room: Decimal, loose: str) -> bool:
    """Return whether a percent is what a word and a number say: "khoảng 20", "ít nhất 50", or the number alone."""
    if loose in ("hơn", "trên"):
        return said - room <= exact <= said + _FEW
    if loose == "gần":
        return said - _FEW <= exact <= said + room
    if loose in ("khoảng", "xấp xỉ"):
        return abs(exact - said) <= _FEW
    if loose:
        return exact >= said - room and (exact - said <= room or exact != int(exact))
    return abs(exact - said) <= room


def _is_percent(part: Decimal, whole: Decimal, percent: Term) -> bool:
    return whole > 0 and abs(_ALL * part / whole - percent.value) <= percent.half


def _percent_alone(held: _Pairing, percent: Term) -> Iterator[ProseSlip]:
    """Yield a percent that is said alone; far from its numbers it may be one of something else."""
    now, before = held.now, held.said.earlier
    exact = abs(held.gap) if now.kind == "share" else _ALL * abs(held.gap) / before.value
    room = _NARROW if now.kind == "share" and percent.kind == "share" else _WIDE
    is_near = abs(exact - percent.value) <= room or looks_like(percent, exact)
    span = max(now.stop, before.stop, percent.stop) - min(now.start, before.start, percent.start)
    is_next = held.said.prior in (None, now, before)
    if is_near and is_next and span <= _SPAN and not held.said.has_subject:
        yield _percent(held, percent)


def _percent(held: _Pairing, percent: Term) -> ProseSlip:
    now, before = held.now, held.said.earlier
    sign = "%" if percent.kind == "share" else " điểm"
    if now.kind == "share":
        gap = show(abs(held.gap))
        told = f"{now.said}% và {before.said}% cách nhau {gap} điểm"
        return _slip(percent, told, gap, held.said.word, sign)
    wanted = show(round(_ALL * abs(held.gap) / before.value, 2).normalize())
    told = f"{now.said} so với {before.said} là {_word(held.gap)} {wanted}%"
    return _slip(percent, told, wanted, held.said.word, sign)


def _times(held: _Pairing, times: Term) -> Iterator[ProseSlip]:
    places = max(1, len(times.text.partition(",")[2]))
    wanted = round(held.now.value / held.said.earlier.value, places).normalize()
    if wanted > 1:
        yield _slip(times, f"{held.now.said} gấp {held.said.earlier.said} {show(wanted)} lần", show(wanted))


def _direction(before: Term, now: Term, way: str) -> Iterator[ProseSlip]:
    """Yield a way that two numbers do not go: "từ 20 lên 18"."""
    if (way == "lên" and now.value < before.value) or (way == "xuống" and now.value > before.value):
        other = "xuống" if way == "lên" else "lên"
        yield _slip(now, f"từ {before.said} đến {now.said} là {other}", "", f"từ {before.said} {way}")
        return
    told = _GOES.search(before.lead)
    is_range = way == "đến" and now.kind == "share"  # "cắt giảm từ 30% đến 50% thời gian"
    if told and not is_range and (now.value - before.value) * (1 if told["way"] == "tăng" else -1) < 0:
        true = f"từ {before.said} đến {now.said} là {_word(now.value - before.value)}"
        message = f"Ghi {told['way']}, mà {true}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", now.start, now.end, message)


def _slip(wrong: Term, true: str, wanted: str, way: str = "", sign: str = "") -> ProseSlip:
    said = f"{way} {wrong.said}{sign}".strip()
    message = f"Ghi {said}, mà {true}. Xem lại các số này."
    return ProseSlip("text.arithmetic", wrong.start, wrong.end, message, None, wanted)


def _word(way: Decimal | int) -> str:
    return "tăng" if way > 0 else "giảm"

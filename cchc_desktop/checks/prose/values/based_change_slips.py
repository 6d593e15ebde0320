"""Changes that the level they are from contradicts, alone or with the level that the section tells of the period.

"So với quý II năm 2026 (2.940 hồ sơ), số hồ sơ tiếp nhận mới tăng 228 hồ sơ, tương ứng 8,76%": base, change and percent
are one equation. Base and change make the level that is told before by the same words, in whatever paragraph. It speaks
last, of numbers that no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, is_share, rounded
from cchc_desktop.checks.prose.values.named_levels import named_levels, words_of
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.counts.stated_changes import compares
from cchc_desktop.reading.counts.told_bases import based_changes, changes_beside
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.checks.prose.values.named_levels import NamedLevel
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.counts.told_bases import BasedChange
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_ALL, _NONE = Decimal(100), Decimal(0)
_BEFORE, _AFTER = 14, 3
"""So many paragraphs before and behind a change may tell the level of the period."""
_FAR = 3000
"""So many letters of its own paragraph before and behind a change are looked at."""
_SAME = re.compile(r"(?:(?:kết quả|con số|số|mức|tỷ lệ|chỉ số|điểm)?(?: (?:này|trên|đó|nêu trên))?)(?: (?:đã|lại))?")
"""Says that what changes is what was told last."""
_QUARTERS = ("i", "ii", "iii", "iv")
_FEW, _MONTH = 2, 30


class _Held(NamedTuple):
    """A change held against the levels around it of its measure: all, those in its paragraph, those of its words.

    moved: the differences that it makes together with another number of its paragraph.
    """

    said: BasedChange
    levels: Sequence[NamedLevel]
    near: Sequence[Term]
    named: Sequence[Term]
    moved: frozenset[Decimal]

    @property
    def expected(self) -> Decimal:
        """The level of the period that base and change make."""
        change = self.said.said.change or self.said.percent
        return self.said.base.value + self.said.said.way * (change.value if change else _NONE)


def slips(section: SectionReading, facts: ProseFacts, found: Sequence[ProseSlip]) -> Iterator[ProseSlip]:
    """Yield the changes of a section that their base contradicts, where nothing was found of these numbers."""
    readings = [each.reading for each in section.paragraphs]
    for at, (start, reading) in enumerate(section.paragraphs):
        changes = _changes(reading)
        own = frozenset(named_levels(reading)) if changes else frozenset()
        for said in changes:
            if not said.is_sure and _is_this(said.time, facts):
                continue
            sentence = reading.sentence_at(said.start)
            first, last = (sentence.start, sentence.end) if sentence else (said.start, said.stop)
            known = (each for each in found if each.rule == "text.arithmetic")
            if any(each.start < start + last and each.end > start + first for each in known):
                continue
            levels = list(_levels(said, at, readings))
            near = [each.term for each in levels if each in own]
            held = _Held(said, levels, near, list(_named(said, at, readings, facts)), _moved(said, reading))
            slip = _judged(held) if said.is_sure or _is_proven(held) else None
            if slip:
                yield slip.moved(start)


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def _changes(reading: ParagraphReading) -> tuple[BasedChange, ...]:
    if not reading.has_digits or not compares(reading.small):
        return ()
    found: list[BasedChange] = []
    rows = [(sentence, terms(sentence, reading)) for sentence in reading.sentences]
    for sentence, own in rows:
        if len(own) >= _FEW:
            found += based_changes(own, reading.small, sentence.start)
    return (*found, *changes_beside(rows, reading.small))


def _levels(said: BasedChange, at: int, readings: Sequence[ParagraphReading]) -> Iterator[NamedLevel]:
    """Yield the numbers around a change that measure what its base does, but for those of the change itself."""
    own = {each.start for each in said.terms}
    for number in range(max(0, at - _BEFORE), min(len(readings), at + _AFTER + 1)):
        levels = named_levels(readings[number])
        if number == at:
            levels = tuple(
                each for each in within(levels, said.start - _FAR, said.stop + _FAR) if each.start not in own
            )
        yield from (each for each in levels if each.term.measures_as(said.base))


def _named(said: BasedChange, at: int, readings: Sequence[ParagraphReading], facts: ProseFacts) -> Iterator[Term]:
    """Yield the levels that are of the same thing and of the report's period, by the words beside them."""
    base = words_of(said.base.noun)
    words = words_of(said.subject) - base
    if _SAME.fullmatch(said.subject):
        before = [
            each for each in within(named_levels(readings[at]), 0, said.start) if each.term.measures_as(said.base)
        ]
        is_beside = not said.is_sure
        yield from (each.term for each in before[-1:] if is_beside or not _is_of_another(each, facts))
        return
    for each in _levels(said, at, readings):
        own = each.words - base
        if (words <= own if words else not own - {"tiếp", "nhận"}) and not _is_of_another(each, facts):
            yield each.term


def _moved(said: BasedChange, reading: ParagraphReading) -> frozenset[Decimal]:
    """Return the differences that a change makes with a gain or loss beside it: "tăng 05 thủ tục, giảm 02 thủ tục"."""
    change = said.said.change
    sentence = reading.sentence_at(change.start) if change else None
    if not change or not sentence:
        return frozenset()
    others = [each for each in terms(sentence, reading) if each not in said.terms and each.measures_as(change)]
    return frozenset(abs(change.value - each.value) for each in others)


def _is_of_another(level: NamedLevel, facts: ProseFacts) -> bool:
    """Return whether a number is told of another time than the period, or of a plan."""
    if facts.period is None:
        return bool(level.times)
    end = facts.period.end
    months = round((end - facts.period.start).days / _MONTH)
    quarters = (f"quý {_QUARTERS[(end.month - 1) // 3]}", f"quý {(end.month + 2) // 3}")
    own = {f"năm {end.year}", f"{months} tháng", f"0{months} tháng", *quarters}
    return bool(level.times - own)


def _is_this(time: str, facts: ProseFacts) -> bool:
    """Return whether a time that a sentence begins with is the report's own."""
    if facts.period is None or not time.startswith(("quý", "năm 20")):
        return False
    end = facts.period.end
    own = f"quý {_QUARTERS[(end.month - 1) // 3]}", f"năm {end.year}"
    return time.startswith(own) and str(end.year - 1) not in time


def _judged(held: _Held) -> ProseSlip | None:
    """Return the slip of a change, None where it may be right."""
    change, percent = held.said.said.change, held.said.percent
    if change and percent and held.said.percent_is_right and held.said.goes_two_ways:
        return _of_two_ways(held.said, change, percent)
    if change and percent and percent.kind == "share" and held.said.base.kind != "share":
        if held.said.percent_is_right:
            return _of_level(held, change)
        return _of_percent(held, change, percent)
    if change:
        return _of_level(held, change)
    if percent and percent.kind == "points":
        return _of_level(held, percent)
    return _of_growth(held, percent) if percent else None


def _is_proven(held: _Held) -> bool:
    """Return whether a level before a change is off its base by the difference, or by the percent, as is told."""
    said, base = held.said, held.said.base.value
    change, percent = said.said.change, said.percent
    gaps = [abs(each.value - base) for each in held.named if each.value != base]
    shares = (_ALL * each / base for each in gaps if percent and "," in percent.text)
    return any(change and each == change.value for each in gaps) or any(
        percent and is_share(percent, each) for each in shares
    )


def _of_two_ways(said: BasedChange, change: Term, percent: Term) -> ProseSlip:
    """Return the slip of a difference and its percent that are said to go two ways: "giảm 6 đơn, tức tăng 30%"."""
    first, second = sorted((change, percent))
    told = f"{said.said.word} {first.text}", f"{said.way_again} {second.text}"
    message = f"Ghi {told[0]}, rồi {told[1]}: hai số này phải cùng tăng hoặc cùng giảm. Xem lại."
    return ProseSlip("text.arithmetic", second.start, second.end, message)


def _of_percent(held: _Held, change: Term, percent: Term) -> ProseSlip | None:
    """Return the slip of a change and its percent that its base contradicts: of the change where a level proves it."""
    base, way = held.said.base, held.said.said.way
    if held.said.said.loose or _is_of_other_base(held, change, percent):
        return None
    for each in held.levels:
        gap = (each.term.value - base.value) * way
        if gap > 0 and is_share(percent, _ALL * gap / base.value):
            return _wrong(change, held.said, each.term)
    exact = _ALL * change.value / base.value
    told = f"{change.said} : {base.said}"
    wanted = show(round(exact, 2).normalize())
    message = f"Ghi {percent.text}%, mà {told} = {wanted}%. Sửa tỷ lệ hoặc một trong hai số."
    return ProseSlip("text.arithmetic", percent.start, percent.end, message, None, wanted)


def _is_of_other_base(held: _Held, change: Term, percent: Term) -> bool:
    """Return whether a percent is that of the change in another number of its paragraph, but for the level it makes."""
    base = held.said.base.value
    others = (each for each in held.near if each.value > 0 and abs(each.value - base) != change.value)
    return any(abs(_ALL * change.value / each.value - percent.value) <= percent.half for each in others)


def _of_level(held: _Held, change: Term) -> ProseSlip | None:
    """Return the slip of a change that does not lead from its base to the level told of the period."""
    base, way = held.said.base, held.said.said.way
    room = change.half + base.half
    if any(abs(each.term.value - held.expected) <= room + each.term.half for each in held.levels):
        return None
    if any(abs(each.value - base.value) in held.moved for each in held.named):
        return None
    for each in held.named:
        gap = each.value - base.value
        if gap == -way * change.value:
            return _wrong(change, held.said, each)
    for each in held.named:
        gap = (each.value - base.value) * way
        if (gap > 0 and is_mistyped(change.text, change.in_unit(gap))) or _may_be(each, held.expected):
            return _wrong(change, held.said, each)
    has_places = len(change.text.partition(",")[2]) >= _FEW
    is_exact = held.said.percent_is_right or has_places  # met by chance no more, in whatever paragraph
    is_count = change.kind == "count" and "," not in change.text
    turned = (each.term for each in held.levels if is_exact or (is_count and each.term in held.near))
    other = next((each for each in turned if each.value - base.value == -way * change.value), None)
    return _wrong(change, held.said, other) if other else None


def _may_be(level: Term, meant: Decimal) -> bool:
    """Return whether a level is the one that base and change make, but for a digit or two."""
    return is_mistyped(level.text, level.in_unit(meant)) and "," not in level.in_unit(meant)


def _of_growth(held: _Held, percent: Term) -> ProseSlip | None:
    """Return the slip of a percent that does not lead from its base to the level told of the period."""
    base, way = held.said.base, held.said.said.way
    if held.said.said.loose or "," not in percent.text:
        return None
    exact = [_ALL * (each.term.value - base.value) * way / base.value for each in held.levels]
    if any(is_share(percent, each) for each in exact):
        return None
    for each in held.named:
        true = _ALL * (each.value - base.value) / base.value
        if is_share(percent, -true * way) or is_mistyped(percent.text, rounded(true * way, percent.text)):
            return _wrong(percent, held.said, each, "%", show(round(abs(true), 2).normalize()))
    return None


def _wrong(wrong: Term, said: BasedChange, now: Term, sign: str = "", wanted: str = "") -> ProseSlip:
    gap = now.value - said.base.value
    sign = sign or {"points": " điểm phần trăm"}.get(wrong.kind, "")
    level = "%" if now.kind == "share" else ""
    wanted = wanted or wrong.in_unit(abs(gap))
    word = "tăng" if gap > 0 else "giảm"
    unit = f" {wrong.noun}" if wrong.kind == "money" else sign
    message = (
        f"Ghi {said.said.word} {wrong.text}{unit}, mà {now.said}{level} so với {said.base.said}{level} là "
        f"{word} {wanted}{unit}. Xem lại các số này."
    )
    return ProseSlip("text.arithmetic", wrong.start, wrong.end, message, None, wanted)

"""The levels that changes are said to be from, where their place leaves no doubt: "so với quý II năm 2026 (548 hồ sơ)".

A base stands in a bracket behind the time that is compared with, or right behind "so với"; the change that is from it
is the first one behind it, or the one right before.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.stated_changes import LEVELS, stated_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.counts.stated_changes import StatedChange
    from cchc_desktop.reading.section_reading import Passage

_AGAINST = r"(?<!\w)(?:so với|so cùng|so sánh với|đối chiếu với)(?!\w)"
_BRACKET = re.compile(
    rf"{_AGAINST}(?P<time>[^();:]{{1,70}}?)"
    r"(?: ?\((?:(?:là|có|đạt|chỉ có|với|được) )?(?P<label>(?:[^\W\d_]+ ){0,4})|"
    r",? (?:khi(?: đó)? )?(?:xã |phường )?(?:chỉ )?"
    r"(?:là|có|đạt|với|(?:tiếp nhận|nhận|giải quyết|ban hành|tổ chức|xử lý|thu)(?: mới| được)?) (?:chỉ |mức )?)$"
)
"""Before a base in brackets, or one that a word tells: "so với cùng kỳ năm 2022 là 548"."""
_DIRECT = re.compile(rf"{_AGAINST}(?: (?:con số|mức|số))?(?P<time>) $")
_OF_DIRECT = re.compile(
    r"(?: [^\W\d_]+){0,5}? (?:của|trong|ở|vào|cùng kỳ|năm|quý|kỳ|tháng|0?6 tháng|tại|đầu năm)(?!\w)"
)
"""Behind a base that stands right behind "so với"."""
_TIME = r"(?:cùng kỳ|(?:năm|kỳ|quý|tháng) (?:liền )?trước|năm ngoái|đầu (?:năm|kỳ|quý))"
_TIMED = re.compile(
    rf"\((?:của )?(?P<time>{_TIME}(?: năm (?:20[0-9]{{2}}|trước|ngoái))?(?: xã)?)"
    r"(?::| là| có| đạt|,)? (?P<label>(?:[^\W\d_]+ ){0,3})$"
)
"""Before a base in brackets with its time: "(cùng kỳ năm 2022: 548 hồ sơ)"."""
_BETWEEN = re.compile(r"[^;.()0-9]{0,60}(?:,? )?$")
_PERCENT_BEHIND = re.compile(
    r"[^;()]{0,40}\)?,? ?\(?(?:(?:tức|hay|tương ứng|tương đương|ứng với)(?: là| với)?(?: tỷ lệ| mức)?"
    r"(?: tăng| giảm)?|tăng|giảm|tỷ lệ (?:tăng|giảm))(?: là)? $"
)
_AGAIN = re.compile(
    r"(?<!\w)(?:(?:tức|hay|tương ứng|tương đương|ứng với)(?: là| với)?(?: tỷ lệ| mức)? ?|\()(?P<way>tăng|giảm)"
    r"(?: thêm| là)? $"
)
"""Before the second of a difference and its percent."""
_OPENS = re.compile(
    r"\s*(?:[-+] ?)?(?:(?:trước đó|so sánh|trong khi|còn|trong|ở|vào|tại|của),? ){0,2}"
    r"(?P<time>cùng kỳ(?: năm (?:trước|ngoái|20[0-9]{2}))?|(?:năm|kỳ|quý|tháng|lần|đợt)(?: [^\W\d_]+){0,3} trước|"
    r"năm ngoái|(?:(?:0?6|sáu) tháng (?:đầu|cuối) )?năm 20[0-9]{2}|"
    r"quý (?:iv|i{1,3}|[1-4])(?:(?: năm |/)20[0-9]{2})?)(?!\w)[^.;0-9]{0,70}"
)
"""Begins a sentence that tells of an earlier time."""
_ENDS = re.compile(r" ?(?:[.,;)]|$|\n)| (?:so với|do|vì|nhờ|bởi|và)(?!\w)")
_OF_FRACTION = re.compile(r"(?: [^\W\d_]+){0,8},? ?(?:\(|(?:đạt|chiếm|bằng|là|tỷ lệ|tương ứng|tức) ){0,2}")
"""Between a fraction in brackets and its percent."""
_LEVEL = re.compile(r"(?<!\w)(?:lên|xuống|đến|tới|còn)(?: (?:mức|thành|tới|đến))? $")
"""Before a number that a change leads to."""
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ(?!\w)")
_SAYS_AGAIN = re.compile(r"[^;()]{0,40}, (?:tỷ|tỉ) lệ (?:tăng|giảm)(?: là)? ")
"""Between a difference and its percent, that a rate is said for: "tăng 83 hồ sơ, tỷ lệ tăng 13,81%"."""
_OWN = re.compile(r"(?<!\w)(?:trong đó|riêng|lần lượt|bình quân|trung bình|mỗi|chiếm|tổng cộng|tính chung)(?!\w)")
"""Between a base and a change: the change is of a part, or of another one too."""
_CLAUSE = re.compile(r"[,;:.()](?=\s|$)")
_ALL = Decimal(100)
_FAR, _SPAN = 120, 90


class BasedChange(NamedTuple):
    """A change with the level that it is from: words of what changes, those of the time and before the base.

    percent: that of the change, also where it stands behind the base; none where what follows it says that it is of
    something else. is_sure: the base stands in the sentence of the change, not in the one beside it.
    """

    base: Term
    said: StatedChange
    percent: Term | None
    subject: str
    time: str
    label: str
    is_sure: bool = True

    @property
    def start(self) -> int:
        """Where the first of the numbers begins."""
        return min(each.start for each in self.terms)

    @property
    def stop(self) -> int:
        """Where the last of the numbers ends."""
        return max(each.stop for each in self.terms)

    @property
    def percent_is_right(self) -> bool:
        """Whether a percent is told, and is that of the change in its base, or of the level it leads to."""
        change, percent, base = self.said.change, self.percent, self.base
        if not change or not percent or percent.kind != "share" or base.kind == "share":
            return False
        room = 2 * percent.half + _ALL * (change.half + change.value * base.half / base.value) / base.value
        is_level = self.way_again == ""
        ways = (change.value, *((base.value + change.value, base.value - change.value) if is_level else ()))
        return any(abs(_ALL * each / base.value - percent.value) < room for each in ways)

    @property
    def way_again(self) -> str:
        """The way that is told once more before the second of a difference and its percent, "" where none is."""
        second = max((each for each in (self.said.change, self.percent) if each), default=None)
        again = _AGAIN.search(second.lead) if second and self.said.change and self.percent else None
        return again["way"] if again else ""

    @property
    def goes_two_ways(self) -> bool:
        """Whether a difference is said to go one way, and its percent the other."""
        return self.way_again != "" and (self.way_again == "tăng") != (self.said.way > 0)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The numbers of the change and its base."""
        return tuple(each for each in (self.base, self.said.change, self.percent or self.said.percent) if each)


class _Base(NamedTuple):
    at: int
    first: int
    start: int
    stop: int
    time: str
    label: str


def based_changes(found: Sequence[Term], small: str, start: int) -> Iterator[BasedChange]:
    """Yield the changes of a sentence that begins at a place, of which the base is sure."""
    statements = [each for each in stated_changes(found, small) if each.times is None and not each.is_part]
    if not statements or "lần lượt" in small[start : found[-1].stop + _FAR]:
        return
    stated = {at for each in statements for at in range(each.first, each.last + 1)}
    bases = [base for at, each in enumerate(found) if at not in stated and (base := _base(at, each, found, small))]
    for one, following in pairwise((*statements, None)):
        if one is None:
            continue
        own = [each for each in bases if _fits(found[each.at], one)]
        behind = next((each for each in own if _is_behind(each, one, found, small)), None)
        base = behind or next((each for each in own if _is_before(each, one, found, small)), None)
        if base is None or _LEVEL.search(found[one.first].lead):
            continue
        percent = one.percent if one.change is None or one.percent else None
        if one.change and percent is None:
            percent = _percent_behind(behind.at if behind else one.last, found, following)
        if percent and percent.kind == "share" and is_of_other(percent, small):
            percent = None
        subject = _subject(base, one, found, small, start, is_behind=bool(behind))
        yield BasedChange(found[base.at], one, percent, subject, base.time, base.label)


def changes_beside(rows: Sequence[tuple[Passage, Sequence[Term]]], small: str) -> Iterator[BasedChange]:
    """Yield the changes of a paragraph whose base a sentence tells that begins with its time, their own or beside it.

    rows: the sentences with their numbers.
    """
    bases = [_opened(sentence, found, small) for sentence, found in rows]
    for at, (sentence, found) in enumerate(rows):
        near = [bases[other] for other in (at, at - 1, at + 1) if 0 <= other < len(rows) and bases[other]]
        known = {each.said.first for each in based_changes(found, small, sentence.start)} if near else set()
        for one in stated_changes(found, small) if near else ():
            if one.change is None or one.is_part or one.first in known or _LEVEL.search(found[one.first].lead):
                continue
            base = next((each for each in near if each and _fits(each[0], one) and each[0] not in found[1:]), None)
            if base:
                percent = one.percent if one.percent and not is_of_other(one.percent, small) else None
                lead = found[one.first].lead
                subject = _CLAUSE.split(lead[: lead.rfind(one.word)].strip(" ,"))[-1].strip()
                yield BasedChange(base[0], one, percent, subject, base[1], "", is_sure=False)


def _opened(sentence: Passage, found: Sequence[Term], small: str) -> tuple[Term, str] | None:
    """Return the first number of a sentence that begins with an earlier time, with that time."""
    match = _OPENS.fullmatch(small, sentence.start, found[0].start) if found else None
    return (found[0], match["time"]) if match and found[0].kind in LEVELS else None


def is_of_other(percent: Term, small: str) -> bool:
    """Return whether words beside a percent say what it is of, or that it is a change of a percent."""
    is_rate = _RATE.search(percent.lead) is not None and "ương" not in percent.lead
    is_rate = is_rate and not _SAYS_AGAIN.fullmatch(percent.lead)
    return is_rate or _ENDS.match(small, percent.stop) is None


def _base(at: int, each: Term, found: Sequence[Term], small: str) -> _Base | None:
    """Return the place of a number among those of its sentence with its words, None where it is no sure base."""
    if each.kind not in LEVELS:
        return None
    if each.kind == "share" and at > 1 and found[at - 1].over and _OF_FRACTION.fullmatch(each.lead):
        held = _BRACKET.search(found[at - 2].lead)
        stop = small.find(")", each.stop, each.stop + _SPAN) + 1
        if held and "(" in held[0] and stop:
            start = found[at - 2].start - len(found[at - 2].lead) + held.start()
            return _Base(at, at - 2, start, stop, held["time"], "")
    match = _TIMED.search(each.lead) or _BRACKET.search(each.lead)
    if match:
        opened = "(" in match[0]
        stop = small.find(")", each.stop, each.stop + _SPAN) + 1 if opened else each.stop
        following = found[at + 1] if at + 1 < len(found) else None
        if (opened and not stop) or (following and following.start < stop):
            return None
        label = match["label"] or ""
        return _Base(at, at, each.start - len(each.lead) + match.start(), stop, match["time"], label)
    direct = _DIRECT.search(each.lead)
    if direct and _OF_DIRECT.match(small, each.stop):
        return _Base(at, at, each.start - len(each.lead) + direct.start(), each.stop, "", "")
    return None


def _fits(base: Term, said: StatedChange) -> bool:
    """Return whether a number may be the level that a change is from: of the same measure."""
    if base.value <= 0:
        return False
    if said.change is not None:
        return base.measures_as(said.change) or (base.kind == "count" == said.change.kind and not base.noun)
    if said.percent is not None and said.percent.kind == "points":
        return base.kind == "share"
    return base.kind != "share"


def _is_behind(base: _Base, said: StatedChange, found: Sequence[Term], small: str) -> bool:
    """Return whether a base is the next number behind a change, with nothing but its own words between them."""
    if base.first != said.last + 1:
        return False
    between = small[found[said.last].stop : base.start]
    between = between.removeprefix(")") if "(" in found[said.last].lead else between
    return _BETWEEN.fullmatch(between) is not None and not _OWN.search(between)


def _is_before(base: _Base, said: StatedChange, found: Sequence[Term], small: str) -> bool:
    """Return whether a change is the first number behind a base, and what changes stands between them."""
    if base.at != said.first - 1:
        return False
    between = small[base.stop : found[said.first].start]
    return len(between) < _FAR and not any(sign in between for sign in ";.(") and not _OWN.search(between)


def _percent_behind(last: int, found: Sequence[Term], following: StatedChange | None) -> Term | None:
    """Return the percent of a change behind its base: "tăng 6 so với quý II (10), tương ứng tăng 60%"."""
    at = last + 1
    each = found[at] if at < len(found) else None
    if each is None or each.kind != "share" or not _PERCENT_BEHIND.fullmatch(each.lead) or _OWN.search(each.lead):
        return None
    return each if following is None or following.first > at or following.percent is each else None


def _subject(base: _Base, said: StatedChange, found: Sequence[Term], small: str, start: int, *, is_behind: bool) -> str:
    """Return the words of what changes: those between a base and its change, or before the change in its clause."""
    first = found[said.first]
    begin = max(start, first.start - len(first.lead)) if is_behind else base.stop
    words = small[begin : first.start]
    way = words.rfind(said.word)
    return _CLAUSE.split(words[:way].strip(" ,"))[-1].strip()

"""Changes told behind the level they are from: "năm 2021 (82,50 điểm), kết quả này giảm 3,25", "giảm 6 người (20%)"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped, is_share, rounded
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import term_rows, terms
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_WAY = re.compile(
    r"(?<!\w)(?P<way>tăng|giảm|cao hơn|thấp hơn|hơn|nhiều hơn|ít hơn)(?: (?:thêm|được|đi|lên|bớt|tới|đến))?(?: là)? $"
)
_MORE = frozenset(("tăng", "cao hơn", "hơn", "nhiều hơn"))
_AGAINST = re.compile(r"(?<!\w)(?:so với|so|đối chiếu(?: với)?|so sánh với|so cùng)(?!\w)[^().;]{1,50}\((?:là )?$")
"""Before a level in brackets that is held against the one told before."""
_THIS = re.compile(
    r"\),? ?(?:thì )?(?:(?:kết quả|con số|số|điểm số|điểm|mức|chỉ số)(?: (?:này|trên|đó|nêu trên))? )?(?:đã )?"
    r"(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: (?:thêm|được|đi|lên|bớt|tới|đến))?(?: là)? "
)
"""Between that level and the change."""
_BRACKET = re.compile(
    r" ?(?:[^\W\d_]{1,8}(?: |(?=[,(]))){0,4},? ?(?:\((?:tức |tương ứng |tương đương |ứng với |tỷ lệ |bằng )?|"
    r"tương ứng |tương đương |tức )"
)
"""Between a change and its percent."""
_IS_AT = re.compile(r"(?: [^\W\d_]+){0,6}(?:,| -| –|;)? (?:đã )?(?:tăng|giảm)(?: thêm)? ")
"""Between a level and the change that leads to it."""
_AS_SHARE = re.compile(
    r" ?(?:[^\W\d_]+(?: |(?=[,(]))){0,5},? ?\(?"
    r"(?:(?:tức|tương ứng|tương đương|ứng với)(?: là| với)? ?)?(?:tăng |giảm )?"
)
"""Between that change and its percent."""
_SINCE = re.compile(
    r"\)?,? so với (?:cùng kỳ[^.;,()]{0,20}|(?:năm|quý|kỳ|tháng) [^.;,()]{1,30}|6 tháng [^.;,()]{1,20})(?=[.,;]|$)"
)
"""Behind that percent, where no level of the time is told."""
_ENDS = re.compile(r" ?[).,;]|$")
_OTHER = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|mỗi|bình quân|lũy kế|luỹ kế|phấn đấu|dự kiến|trong đó|tiếp tục|biên chế|"
    r"tổng|thêm)(?!\w)"
)
_TIME = (
    r"(?:(?:lần|quý|năm|kỳ|tháng|đợt)(?: [^\W\d_]+){0,3} (?:trước|ngoái)|cùng kỳ(?: năm (?:trước|ngoái))?|"
    r"năm 20[0-9]{2}|quý (?:iv|i{1,3}))"
)
_AGAINST_TIME = re.compile(
    rf"(?<!\w)(?P<way>tăng|giảm|cao hơn|thấp hơn|hơn|kém|nhiều hơn|ít hơn)(?: (?:so )?với)? {_TIME}(?: là)? $"
)
"""Before a change: the way, and the time whose level is told in the next sentence."""
_SINCE_THEN = re.compile(rf" so với {_TIME} ?[.,;]")
_AT_TIME = re.compile(rf" ?{_TIME}(?!\w)[^.;]{{0,60}}$")
_ALL, _FAR = Decimal(100), Decimal(15)
_TWO, _OF_SHARES = 2, ("share", "points")


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the changes of a paragraph that go the other way, and the percents in brackets that are not theirs."""
    if not reading.has_digits or reading.vocabulary.isdisjoint(("tăng", "giảm", "hơn", "kém")):
        return
    yield from _turned_later(reading)
    if "(" not in reading.text and "so với" not in reading.pairs:
        return
    for sentence, found, before in term_rows(reading):
        for at, each in enumerate(found):
            way = _WAY.search(each.lead) if at else None
            if way and at + 1 < len(found) and found[at + 1].kind == "share":
                yield from _of_implied(at, 1 if way["way"] in _MORE else -1, found, before, reading.small)
            if way and each.kind == "count":
                yield from _turned(at, way["way"], found, before)
                if at + 1 < len(found) and found[at + 1].kind == "share":
                    yield from _percent(at, found, before, reading.small, sentence.start)


def _turned(at: int, way: str, found: Sequence[Term], before: Sequence[Term]) -> Iterator[ProseSlip]:
    """Yield a change that is told as more where the level in brackets is above the one before it, or as less."""
    said, base = found[at], found[at - 1]
    if not _AGAINST.search(base.lead) or not _THIS.fullmatch(said.lead[said.lead.find(")") :]):
        return
    own = [each for each in (found[: at - 1] or before) if each.kind == base.kind and each.measures_as(base)]
    if len(own) != 1 or len({each.noun.partition(" ")[0] for each in (*own, base, said)}) != 1:
        return
    yield from _wrong_way(said, way, own[0], base)


def _wrong_way(said: Term, way: str, level: Term, base: Term) -> Iterator[ProseSlip]:
    """Yield a change that is the difference of two levels, and told the other way."""
    gap = level.value - base.value
    if abs(gap) == said.value > 0 and (gap > 0) != (way in _MORE):
        true = "cao hơn" if gap > 0 else "thấp hơn"
        message = f"Ghi {way} {said.text}, mà {level.text} {true} {base.text}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", said.start, said.end, message)


def _turned_later(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a change from a level of another time, told in the next sentence, that goes the other way."""
    for sentence, following in pairwise(reading.sentences):
        found = terms(sentence, reading)
        if len(found) < _TWO or not (then := terms(following, reading)):
            continue
        level, said, base = found[-2], found[-1], then[0]
        since = _SINCE_THEN.match(reading.small, said.stop + len(said.noun) + 1) or _SINCE_THEN.match(
            reading.small, said.stop
        )
        way = _WAY.search(said.lead) if since else _AGAINST_TIME.search(said.lead)
        are_levels = level.measures_as(base) and (level.measures_as(said) or (level.kind, said.kind) == _OF_SHARES)
        if way and are_levels and _AT_TIME.fullmatch(base.lead):
            yield from _wrong_way(said, way["way"], level, base)


def _percent(at: int, found: Sequence[Term], before: Sequence[Term], small: str, start: int) -> Iterator[ProseSlip]:
    """Yield the percent of a change that is not of the level that the change is from."""
    said, percent = found[at], found[at + 1]
    if not _BRACKET.fullmatch(percent.lead) or not _ENDS.match(small, percent.stop):
        return
    if _OTHER.search(small, start, said.start):
        return
    way = _WAY.search(said.lead)
    levels = [each for each in (*before, *found[:at]) if each.measures_as(said) and each.value > 0]
    if len(levels) != _TWO or not way:
        return
    low, high = sorted(each.value for each in levels)
    base = low if way["way"] in _MORE else high
    exact = _ALL * said.value / base
    if high - low == said.value and not is_share(percent, exact) and abs(exact - percent.value) <= _FAR:
        yield wrong_share(percent, f"{said.text} : {show(base)}", exact)


def _of_implied(at: int, way: int, found: Sequence[Term], before: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    """Yield the percent of a change that is one of the later level, or mistyped: "1.917 hồ sơ, tăng 77 (4,81%)"."""
    now, said, percent = found[at - 1], found[at], found[at + 1]
    base = now.value - way * said.value
    if "," not in percent.text or not now.measures_as(said) or base <= 0 or now.value <= said.value:
        return
    if not (_IS_AT.fullmatch(said.lead) and _AS_SHARE.fullmatch(percent.lead) and _SINCE.match(small, percent.stop)):
        return
    exact, of_later = _ALL * said.value / base, _ALL * said.value / now.value
    levels = [each for each in (*before, *found) if each.measures_as(said) and each.value > 0 and each is not now]
    if is_share(percent, exact) or any(is_share(percent, _ALL * said.value / each.value) for each in levels):
        return
    if is_share(percent, of_later) or is_mistyped(percent.text, rounded(exact, percent.text)):
        yield wrong_share(percent, f"{said.text} : {show(base)}", exact)

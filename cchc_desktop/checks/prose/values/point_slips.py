"""Differences of percents that no two percents near them make: "chỉ tiêu 80%, đạt 84,2%, vượt 5,2 điểm phần trăm".

A difference is right as soon as any two percents around it give it. Where none do, it must be of the two there, one of
which is a plan, a mean or of another time, and is what the words behind the difference name, where they name anything.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.reading.counts.measured_terms import term_rows
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_PLAN = r"chỉ tiêu|kế hoạch|mục tiêu|yêu cầu|cam kết|quy định|định mức|nghị quyết|giao|đề ra|đăng ký"
_MEAN = r"bình quân|trung bình|mặt bằng|toàn tỉnh|toàn huyện|toàn quốc|cả nước|của tỉnh|của huyện"
_TIME = (
    r"cùng kỳ|đầu năm|đầu kỳ|đầu nhiệm kỳ|(?:năm|quý|tháng|kỳ|lần|đợt) (?:trước|ngoái)|trước đây|trước đó|ban đầu|"
    r"năm 20[0-9]{2}|quý (?:iv|i{1,3}|[1-4])|tháng [0-9]{1,2}"
)
_BASE = re.compile(rf"(?<!\w)(?:(?P<plan>{_PLAN})|(?P<mean>{_MEAN})|(?P<time>{_TIME}))(?!\w)")
"""What a percent is held against."""
_WAY = re.compile(
    r"(?<!\w)(?P<way>vượt|cao hơn|lớn hơn|thấp hơn|nhỏ hơn|kém hơn|kém|hụt|thiếu|hơn|tăng|giảm|thêm|nhích|chênh|cách|"
    r"lùi|bỏ xa|chưa đạt)(?!\w)(?P<to>[^;:]{0,70})$"
)
_LOOSE = re.compile(r"(?<!\w)(?:khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|từ|xấp xỉ|quá|phấn đấu|mỗi|bình quân) ?$")
_CUT = re.compile(r"[,;:.()](?=\s|$)")
_BEHIND = re.compile(r"\)(?: ?(?:,|là|tới|đến|khoảng|những)){0,2} ")
"""Between a level in brackets and the difference from it."""
_IN_BRACKET = re.compile(r"(?: [^\W\d_]{1,9}){0,4} ?\([^();]{0,40}")
"""Between a percent and the difference behind it that is its own: "67,06% (vượt 2,06 điểm phần trăm"."""
_EACH = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|mỗi năm|hằng năm|từng năm)(?!\w)")
_ALL, _NEAR = Decimal(100), Decimal(5)
_BEFORE, _AFTER, _REACH, _MOST = 70, 60, 260, 6


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the differences of percents of a paragraph that the percents beside them do not make."""
    if "%" not in reading.text or "điểm" not in reading.vocabulary:
        return
    for _, found, before in term_rows(reading):
        for each in found:
            if each.kind == "points":
                yield from _judged(each, found, [one for one in before if one.kind == "share"], reading.small)


def _judged(said: Term, found: Sequence[Term], before: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    way = _WAY.search(said.lead) or _over_bracket(said, small)
    own = [each for each in found if each.kind == "share"]
    levels = own if len(own) > 1 or not before else [*before, *own]
    if not way or _LOOSE.search(way["to"]) or _EACH.search(said.lead) or not 1 < len(levels) <= _MOST:
        return
    points = [each for each in found if each.kind == "points" and each is not said]
    if _is_made(said, [*before, *own], points):
        return
    pair = _pair(said, way["to"], levels, small)
    if not pair:
        return
    gap = abs(pair[0].value - pair[1].value)
    if gap and (abs(gap - said.value) <= _NEAR or is_mistyped(said.text, show(gap))):
        told = f"{pair[0].text}% và {pair[1].text}% cách nhau {show(gap)} điểm phần trăm"
        message = f"Ghi {way['way']} {said.text} điểm phần trăm, mà {told}. Xem lại các số này."
        yield ProseSlip("text.arithmetic", said.start, said.end, message, None, show(gap))


def _over_bracket(said: Term, small: str) -> re.Match[str] | None:
    """Return the way of a difference before the level in brackets that it is held against: "cao hơn quý II (93,9%)"."""
    if not said.lead.startswith(")") or not _BEHIND.fullmatch(said.lead):
        return None
    opens = small.rfind("(", max(0, said.start - _BEFORE), said.start)
    return _WAY.search(small, max(0, opens - _BEFORE), opens) if opens > 0 else None


def _is_made(said: Term, levels: Sequence[Term], points: Sequence[Term]) -> bool:
    """Return whether any two percents differ by what is said, or by another difference, or others make it."""
    gaps = [(abs(one.value - other.value), one.half + other.half) for one, other in combinations(levels, 2)]
    gaps += [(abs(_ALL - each.value), Decimal(0)) for each in levels]
    added = [abs(one.value + way * two.value) for one, two in combinations(points, 2) for way in (1, -1)]
    if said.value in added:
        return True
    return any(abs(gap - each.value) <= room + each.half for each in (said, *points) for gap, room in gaps)


def _pair(said: Term, to: str, levels: Sequence[Term], small: str) -> tuple[Term, Term] | None:
    """Return the two percents that a difference is of, None where it may be against one that is not told."""
    after = _CUT.split(small[said.stop : said.stop + _AFTER])[0]
    against = to if _BASE.search(to) else after
    named = {kind for match in _BASE.finditer(against) for kind, words in match.groupdict().items() if words}
    held = [each for each in levels if abs(each.start - said.start) <= _REACH]
    own = next((each for each in held if _IN_BRACKET.fullmatch(small, each.stop, said.start)), None)
    if len(held) > 2 or named:  # noqa: PLR2004
        pair = _named(named, held, said, small)
        return pair if own is None or (pair and own in pair) else None
    if len(held) == 2 and any(_kinds(each, said, small) for each in held):  # noqa: PLR2004
        return held[0], held[1]
    return None


def _named(named: set[str], held: Sequence[Term], said: Term, small: str) -> tuple[Term, Term] | None:
    """Return the percent that words name, as a plan, a mean or of a time, with the one beside it."""
    for one, other in reversed(list(pairwise(held))):
        kinds = _kinds(one, said, small) ^ _kinds(other, said, small)
        if named and named & kinds and (len(held) == 2 or other is held[-1]):  # noqa: PLR2004
            return one, other
    return None


def _kinds(level: Term, said: Term, small: str) -> set[str]:
    """Return what the words beside a percent make it, without those of the difference."""
    lead = level.lead[-_BEFORE:]
    if said.start < level.start:
        lead = small[max(said.stop, level.start - _BEFORE) : level.start]
    end = level.stop + _AFTER if said.start < level.start else min(level.stop + _AFTER, said.start)
    after = _CUT.split(small[level.stop : end].lstrip(" ("))[0]
    words = f"{lead} | {after}"
    return {kind for match in _BASE.finditer(words) for kind, said_so in match.groupdict().items() if said_so}

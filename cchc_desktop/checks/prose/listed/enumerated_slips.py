"""Wholes that a list contradicts whose form alone tells its members: "42 văn bản, gồm 09 a, 08 b, 19 c và 08 d".

It speaks last, of numbers no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import PlacedSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_total
from cchc_desktop.reading.counts.enumerations import enumerations_of
from cchc_desktop.reading.counts.label_cells import cells_of
from cchc_desktop.reading.counts.told_rests import before_colons, is_rounded, tells_of_more, tells_of_twice
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.enumerations import Enumeration
    from cchc_desktop.reading.counts.label_cells import Cell
    from cchc_desktop.reading.section_reading import ParagraphReading

_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|bình quân|gần|hơn|khoảng|trên|dưới|ít nhất|tối thiểu|thêm)(?!\w)[^,;:.]{0,40}$")
"""Before a number that is of each of some things, or none that is exact."""
_AMONG = re.compile(r"(?<!\w)trong(?: tổng số| số)? $")
_FEWEST, _TWO = 3, 2
_LEAD, _REACH = 60, 400
_NEAR, _FAR = Decimal("0.1"), Decimal("0.3")
"""By so much of a whole its members may be off: in all, and where one number has the look of a mistyped one."""


def slips(reading: ParagraphReading, _facts: ProseFacts) -> tuple[PlacedSlip, ...]:
    """Return the wholes of a paragraph that lists with one number a member contradict."""
    found: list[PlacedSlip] = []
    for listed in enumerations_of(reading) if len(reading.counts) > _TWO else ():
        whole = _whole(listed, reading.small)
        if whole and not _is_explained(whole, listed, reading):
            end = listed.parts[-1].term.end
            found.append(PlacedSlip(_slip(whole, listed), whole.term.start, end))
    return tuple(found)


def is_nearly(text: str, total: Decimal, parts: Sequence[Cell]) -> bool:
    """Return whether members come so near to a number that one of them is wrong: by little, or by the look of one."""
    gap = sum((each.term.value for each in parts), -total)
    if not gap or max(each.term.value for each in parts) >= total:
        return False
    numbers = [(text, total + gap), *((each.term.text, each.term.value - gap) for each in parts)]
    is_typed = any(meant > 0 and is_mistyped(said, f"{meant:f}") for said, meant in numbers)
    return abs(gap) <= max(Decimal(_TWO), total * (_FAR if is_typed else _NEAR))


def _whole(listed: Enumeration, small: str) -> Cell | None:
    """Return the number before a list that it may be all of: the next one, or the next of the one noun of it."""
    parts = listed.parts
    units = {each.unit for each in parts}
    for each in reversed(listed.before[-_FEWEST:]):
        is_other = len(units) == 1 and each.unit and each.unit not in units
        if each.is_fraction or each.term.kind != parts[0].term.kind or is_other:
            continue
        if listed.sign == "," and (each is not listed.before[-1] or len(units) > 1 or not listed.is_closed):
            return None
        lead = max(0, each.term.start - _LEAD), each.term.start
        if listed.sign == "có" and not (listed.is_closed and _AMONG.search(small, *lead)):
            return None
        is_of_each = _EACH.search(small, *lead)
        return each if not is_of_each and is_nearly(each.term.text, each.term.value, parts) else None
    return None


def _is_explained(whole: Cell, listed: Enumeration, reading: ParagraphReading) -> bool:
    """Return whether other numbers, or words, tell why members are not their whole."""
    parts = listed.parts
    added = sum((each.term.value for each in parts), Decimal(0))
    gap, end = added - whole.term.value, parts[-1].term.end
    is_nested = _TWO * parts[0].term.value == added and len({each.unit for each in parts}) == 1
    is_row = listed.is_closed or (listed.sign == ":" and listed.is_headed)
    if is_nested or (gap < 0 and not is_row):
        return True
    if any(_counted_twice().search(each.words) for each in parts):
        return True
    if (gap < 0 and tells_of_more(reading, end)) or tells_of_twice(reading, end):
        return True
    if is_rounded(reading, whole.term.start, whole.term.end, added):
        return True
    around = [each for each in _around(whole, reading) if each not in parts]
    told = {each.term.value for each in around}
    left = {each.term.value for each in around if each.term.start > end and each.unit == whole.unit}
    start = max(0, whole.term.start - _REACH)
    is_left = gap < 0 and (-gap in left or (-gap > _FEWEST and -gap in told))
    return is_left or added in told or added in before_colons(reading, start, parts[0].term.start)


@cache
def _counted_twice() -> re.Pattern[str]:
    return re.compile(any_word((*prose_data("sums")["nouns"]["over"], "đảng viên", "nữ", "kiêm nhiệm")))


def _around(whole: Cell, reading: ParagraphReading) -> Iterator[Cell]:
    return (each for each in cells_of(reading).cells if abs(each.term.start - whole.term.start) <= _REACH)


def _slip(whole: Cell, listed: Enumeration) -> ProseSlip:
    added = sum((each.term.value for each in listed.parts), Decimal(0))
    terms = " + ".join(each.term.said for each in listed.parts)
    severity = None if listed.is_told and listed.is_closed else Severity.HINT
    span = whole.term.start, whole.term.end
    return wrong_total(span, whole.term.said, terms, whole.term.said_as(added), severity)

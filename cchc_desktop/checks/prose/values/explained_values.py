"""Families without the slips of percents, points and wholes that other numbers of their paragraph explain."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from functools import wraps
from operator import attrgetter
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.hundred_slips import OF_ALL
from cchc_desktop.checks.prose.values.listed_share_slips import is_denied_by_row, shares_of_rows
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.shares.made_percents import is_made_by_others
from cchc_desktop.reading.written_numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading
    from cchc_desktop.reading.written_numbers import WrittenNumber

    Family = Callable[[ParagraphReading, ProseFacts], Iterator[ProseSlip]]

_PERCENT = re.compile(r"(?P<value>[0-9]{1,3}(?:,(?P<places>[0-9]{1,2}))?) ?%")
_EARLIER = 3
"""So many paragraphs before one may tell the whole that its numbers are parts of."""
_TWO, _FEWEST, _MANY, _FAR = 2, 10, 64, 1000
_FEW = 20
"""So many slips of a paragraph are held against its other numbers."""
_LEAD, _REACH = 60, 400
_LEFT = re.compile(r"(?<!\w)(?:còn|chưa|thiếu|dư|chờ|vắng|khuyết|trống|khác|riêng)(?!\w)[^.;0-9]{0,40}$")
_LEFT_BEHIND = re.compile(r"(?: [^\W\d_]{1,9}){1,4}? (?:còn lại|còn thiếu|chưa|đang|phải|chờ|bổ sung|khác|nữa)(?!\w)")
"""Before and behind what is left of a whole."""


def unexplained(family: Family, *, by_counts: bool = True, rests: bool = False) -> Family:
    """Return a family without the slips that other numbers explain.

    by_counts: not only differences of percents; rests: no slips but those of what percents leave of a whole.
    """

    @wraps(family)
    def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
        told: list[Term] = []
        for number, each in enumerate(family(reading, facts)):
            told = told or [term for sentence in reading.sentences for term in terms(sentence, reading)]
            is_held = number < _FEW and (not rests or OF_ALL in each.message)
            is_right = by_counts and is_held and each.start in shares_of_rows(reading)
            if not is_right and not (is_held and _is_explained(each, told, by_counts=by_counts)):
                yield each

    return slips


def unless_left(family: Family) -> Family:
    """Return a family without the wholes of which the rest is told behind: "96; 90 …, 04 …. Còn lại 02"."""

    @wraps(family)
    def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
        for number, each in enumerate(family(reading, facts)):
            if number >= _FEW or not _is_left(each, reading):
                yield each

    return slips


def _is_left(slip: ProseSlip, reading: ParagraphReading) -> bool:
    """Return whether what parts lack of their whole is told behind it, as what is left."""
    said, added = find_numbers(reading.text[slip.start : slip.end]), find_numbers(slip.expected)
    whole, parts = (each[0].value if each else None for each in (said, added))
    if slip.rule != "text.arithmetic" or not whole or not parts or parts >= whole:
        return False
    small, left = reading.small, whole - parts
    behind = reading.counts_within(slip.end, slip.end + _REACH)
    return any(
        each.value in (left, left * 1000)  # "2,8 tỷ đồng … còn lại 400 triệu đồng"
        and (_LEFT.search(small, max(0, each.start - _LEAD), each.start) or _LEFT_BEHIND.match(small, each.end))
        for each in behind
    )


def _is_explained(slip: ProseSlip, told: Sequence[Term], *, by_counts: bool) -> bool:
    """Return whether other numbers make the percent, or the points, that a slip marks."""
    at = next((at for at, each in enumerate(told) if each.start == slip.start), None)
    if at is None or told[at].text == slip.expected or told[at].kind not in ("share", "points"):
        return False
    return is_made_by_others(at, told, by_counts=by_counts)


def is_made_with_earlier(slip: ProseSlip, section: SectionReading) -> bool:
    """Return whether a slip marks a percent that a number of its paragraph makes of a whole told in a paragraph before.

    A percent with two decimals may be of any number there, another one of the greatest of a paragraph alone: so few are
    met by chance.
    """
    said = _PERCENT.match(section.text, slip.start) if slip.rule == "text.arithmetic" else None
    if not said:
        return False
    at = bisect_right(section.paragraphs, slip.start, key=attrgetter("start")) - 1
    if at <= 0:
        return False
    start, reading = section.paragraphs[at]
    if is_denied_by_row(slip.start - start, reading):
        return False
    values = [
        each.value
        for each in _around(reading, slip.start - start)
        if each.value and each.value >= _FEWEST and not each.is_percent
    ]
    value, places = Decimal(said["value"].replace(",", ".")), len(said["places"] or "")
    room = Decimal(5).scaleb(-places - 1)
    for _, earlier in section.paragraphs[max(0, at - _EARLIER) : at]:
        wholes = [each.value for each in earlier.counts[:_MANY] if each.value and not each.is_percent]
        for whole in wholes if places == _TWO else [max(wholes, default=Decimal(0))]:
            if whole > 0 and any(abs(100 * part / whole - value) <= room for part in values):
                return True
    return False


def _around(reading: ParagraphReading, at: int) -> tuple[WrittenNumber, ...]:
    return reading.counts_within(at - _FAR, at + _FAR)

"""The counts of a sentence with their nouns, those of fractions among them: what sums over a sentence are made of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.counted_lists import is_name, noun_of, same_nouns
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.written_numbers import WrittenNumber, numbers_of_group, unit_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_FRACTION = re.compile(r"(?<![\w/.,-])([0-9][0-9.]{0,9})(?P<sign>\s?/\s?)([0-9][0-9.]{0,9})(?= [^\W\d_])")
_AGES = re.compile(r" ?(?:đến|tới|-|–) ?(?:dưới )?[0-9]{1,3} (?:tháng|năm|ngày)? ?tuổi(?!\w)")
"""Behind the first of two ages: "nhóm 3 đến 5 tuổi"."""
_MOST = 64
"""A sentence with more counts is a table that lost its lines; checks look at every two of them."""


class Quantity(NamedTuple):
    """A count of a sentence: its span and value, what it counts ("" where no noun follows), the words before it."""

    start: int
    end: int
    value: Decimal
    noun: str
    lead: str
    text: str

    def counts_as(self, other: Quantity) -> bool:
        """Return whether two counts count the same: by their nouns, where both have one."""
        return same_nouns(self.noun, other.noun)


def quantities(sentence: Passage, reading: ParagraphReading) -> tuple[Quantity, ...]:
    """Return the counts of a sentence in their order, each with the words between it and the count before.

    None where there are too many.
    """
    return _quantities(sentence.start, sentence.end, reading)


@lru_cache(maxsize=1024)  # several checks ask for those of a section, one after the other
def _quantities(start: int, end: int, reading: ParagraphReading) -> tuple[Quantity, ...]:
    found, at = [], start
    for each in sorted((*reading.counts_within(start, end), *_fractions(start, end, reading))):
        if each.value is None or each.is_percent:
            continue
        if not is_name(each, reading.small, each.start) and each.unit.partition(" ")[0] not in _times():
            if _AGES.match(reading.small, each.end):
                continue
            lead = reading.small[at : each.start]
            found.append(Quantity(each.start, each.end, each.value, noun_of(each), lead, each.text))
            at = each.end
    return tuple(found) if len(found) <= _MOST else ()


def _fractions(start: int, end: int, reading: ParagraphReading) -> Iterator[WrittenNumber]:
    """Yield both numbers of "9/12 nhiệm vụ", that count the same."""
    for match in _FRACTION.finditer(reading.small, start, end) if reading.small.find("/", start, end) >= 0 else ():
        if match.start() in reading.named:
            continue
        unit = unit_after(reading.small, match.end())
        for group in (1, 3):
            yield from numbers_of_group(match, group, unit)


@cache
def _times() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["times"])

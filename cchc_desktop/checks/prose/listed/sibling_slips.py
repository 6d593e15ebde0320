"""Lists that divide one whole by two things, and come to more than it: "Chuyên môn: …, … Lý luận chính trị: …"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.listed.enumerated_slips import is_nearly
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.counts.enumerations import enumerations_of
from cchc_desktop.reading.counts.told_rests import tells_of_twice
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.label_cells import Cell
    from cchc_desktop.reading.section_reading import ParagraphReading, SectionReading

_HEAD, _NEAR = 80, 3
"""So many letters before a colon are read for what a list divides by; so many lines apart two lists may be."""
_criteria = partial(word_pattern, "divisions", "criteria")


class _Divided(NamedTuple):
    """A list that says what it divides by: that criterion, and its members."""

    criterion: str
    parts: tuple[Cell, ...]

    @property
    def added(self) -> Decimal:
        """What the members come to."""
        return sum((each.term.value for each in self.parts), Decimal(0))


def slips(section: SectionReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the lists of a section that come to more than the list before, which divides the same by another thing."""
    before: _Divided | None = None
    last = 0
    for line, (start, reading) in enumerate(section.paragraphs):
        for each in _divided(reading):
            if before and line - last <= _NEAR and _contradict(before, each):
                yield _slip(each, before).moved(start)
            before, last = each, line


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def _divided(reading: ParagraphReading) -> tuple[_Divided, ...]:
    """Return the lists of a paragraph that say what they divide by."""
    found: list[_Divided] = []
    for each in enumerations_of(reading) if ":" in reading.text and _criteria().search(reading.small) else ():
        if each.sign != ":" or each.is_headed or tells_of_twice(reading, each.parts[-1].term.end):
            continue
        head = reading.small[max(each.sentence, each.start - _HEAD) : each.start]
        criterion = _criteria().search(head)
        if criterion:
            found.append(_Divided(criterion[0], each.parts))
    return tuple(found)


def _contradict(one: _Divided, other: _Divided) -> bool:
    """Return whether two lists of one noun, by two criteria, cannot both be: the second comes to a little more."""
    units = {each.unit for each in (*one.parts, *other.parts)}
    if one.criterion == other.criterion or len(units) > 1:
        return False
    return other.added > one.added and is_nearly(show(one.added), one.added, other.parts)


def _slip(each: _Divided, before: _Divided) -> ProseSlip:
    terms, others = (" + ".join(part.term.text for part in own.parts) for own in (each, before))
    message = (
        f"{terms} = {show(each.added)}, mà chia theo {before.criterion} thì {others} = {show(before.added)}. "
        "Xem lại các số này."
    )
    first, last = each.parts[0].term, each.parts[-1].term
    return ProseSlip("text.arithmetic", first.start, last.end, message)

"""Going through the carried marks of a report in the order of the document: the next open one, the next section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.desk.carrying.listed_marks import in_document_order
from cchc_desktop.report.keys import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


class MarkTour:
    """The order of a report's marks; a mark is named by its number among `carried`, which no edit changes."""

    def __init__(self, template: Template) -> None:
        self._template = template

    def order(self, report: Report) -> list[int]:
        """Return the numbers of all marks, in the order of the document."""
        numbers = {id(mark): number for number, mark in enumerate(report.carried)}
        return [numbers[id(mark)] for mark in in_document_order(report, self._template)]

    def open(self, report: Report, key: str = "") -> list[int]:
        """Return the numbers of the marks that are open, of one field or of all, in the order of the document."""
        marks = report.carried
        return [
            number
            for number in self.order(report)
            if key in ("", marks[number].at.key) and marks[number].is_open(report.text(marks[number].at.key))
        ]

    def next(self, report: Report, here: int | None, *, back: bool = False) -> int | None:
        """Return the open mark after (or before) a mark, around the end if need be; None if all are settled."""
        return _beside(self.order(report), self.open(report), here, back=back)

    def next_field(self, report: Report, here: int | None, *, back: bool = False) -> int | None:
        """Return the first open mark of the next (or last) field that has one, None if no other field has."""
        key = report.carried[here].at.key if here is not None else ""
        others = [number for number in self.open(report) if report.carried[number].at.key != key]
        found = _beside(self.order(report), others, here, back=back)
        return None if found is None else self.open(report, report.carried[found].at.key)[0]

    def near(self, report: Report, place: str) -> int | None:
        """Return the open mark at a place or behind it, else the first; None if all are settled."""
        spot = Place.parse(place)
        found = self.open(report)
        order = [mark.at.key for mark in in_document_order(report, self._template)]
        if spot.key in order:
            later = order[order.index(spot.key) :]
            for number in found:
                at = report.carried[number].at
                behind = (at.end or 0) >= (spot.start or 0)
                if (at.key == spot.key and behind) or (at.key != spot.key and at.key in later):
                    return number
        return found[0] if found else None


def _beside(order: Sequence[int], found: Sequence[int], here: int | None, *, back: bool) -> int | None:
    """Return the number among `found` that comes next to `here` in an order, around its end if need be."""
    if not found:
        return None
    rank = {number: at for at, number in enumerate(order)}
    at = rank.get(here, -1) if here is not None else -1
    steps = len(order)
    ways = sorted(found, key=lambda number: ((at - rank[number]) if back else (rank[number] - at)) % steps or steps)
    return ways[0]

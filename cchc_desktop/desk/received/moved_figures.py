"""The figures of a received report that moved far since the same period a year before, or since the one before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.desk.work.earlier import beside
from cchc_desktop.report.numbers import show
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Aggregate

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport

FAR = 30
"""The percent from which a change is named; smaller ones are usual from year to year."""
_LEAST, _MOST = 10, 20
"""The size from which a figure is compared: 1 and 2 say nothing; so many changes are named."""


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure then and now, and its change in whole percent."""

    key: str
    before: Decimal
    now: Decimal
    percent: int

    @property
    def signed(self) -> str:
        """The change with its sign: "+41"."""
        return f"{'+' if self.percent > 0 else ''}{show(self.percent)}"


@dataclass(frozen=True, slots=True)
class MovedFigures:
    """The figures that moved far, the farthest first, since a period of that name."""

    since: str
    figures: tuple[MovedFigure, ...]


def moved_figures(opened: OpenReport) -> MovedFigures | None:
    """Return the summed figures that moved far since the same period a year before, else since the period before.

    None if neither report is there.
    """
    found = beside(opened.earlier(), span_of(opened.template, opened.report.period))
    earlier = next(iter(found.reports), None)
    if earlier is None:
        return None
    now, moved = opened.outcome.subject.table, []
    for key, row in opened.template.rows.items():
        then, amount = earlier.table.amount(key), now.amount(key)
        if row.aggregate is not Aggregate.SUM or not then or not amount or not found.compares(earlier, key):
            continue
        if max(then.value, amount.value) < _LEAST or not then.value or key not in earlier.same:
            continue
        percent = round((amount.value - then.value) * 100 / then.value)
        if abs(percent) >= FAR:
            moved.append(MovedFigure(key, then.value, amount.value, percent))
    moved.sort(key=lambda each: -abs(each.percent))
    return MovedFigures(earlier.span.short, tuple(moved[:_MOST]))

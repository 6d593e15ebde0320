"""The earlier reports of a unit: their figures, and the two periods whose values stand beside those of another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop.report.document import CLOSED, ISSUED, OPEN
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.periods import as_long
from cchc_desktop.report.template import Nature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.template import Template

PREFERENCE = (ISSUED, CLOSED, OPEN)
"""The states of drafts of one period, the one that counts first."""


@dataclass(frozen=True)
class Earlier:
    """An earlier report: its draft, its period, its figures as typed; `same` names the rows the later template has too.

    added are the units whose reports were added up into it, missing those that lack one so that nothing could be, left
    out those of which only a part went into the unit; other_template says that it follows another template. version is
    that of an earlier version of the same report, 0 for a report of another period.
    """

    ref: str
    span: PeriodSpan
    template: Template
    texts: Mapping[str, str]
    same: frozenset[str]
    other_template: bool = False
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    version: int = 0

    @cached_property
    def table(self) -> FigureTable:
        """Its figures, read."""
        return FigureTable.of(self.template, self.texts)

    def is_year_before(self, period: str) -> bool:
        """Return whether it is for the same period as `period` a year before: only such figures grow or shrink."""
        year, _, code = period.partition("-")
        return year.isdigit() and self.span.key == f"{int(year) - 1}-{code}"

    def printed(self, key: str) -> str:
        """Return the text that the report prints for a row of the later one; "" if none, or if it has no such row."""
        return self.table.printed(key) if key in self.same else ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The earlier reports whose values stand beside the figures: the same period a year before, and the one before.

    Of the one before a flow is shown only if it is as long: six months are not set beside a year. In its place there
    may be an earlier version of the same report.
    """

    span: PeriodSpan | None
    year_before: Earlier | None
    before: Earlier | None

    @property
    def reports(self) -> tuple[Earlier, ...]:
        """Both, those that there are."""
        return tuple(filter(None, (self.year_before, self.before)))

    def printed(self, earlier: Earlier, key: str) -> str:
        """Return what an earlier report prints for a row, "" where its value cannot be compared."""
        return earlier.printed(key) if self.compares(earlier, key) else ""

    def compares(self, earlier: Earlier, key: str) -> bool:
        """Return whether the value of a row in an earlier report can be compared with the later one."""
        row = earlier.template.rows.get(key)
        stock = row is not None and row.nature is Nature.STOCK
        return stock or (self.span is not None and as_long(earlier.span, self.span))


NOTHING_BESIDE = Beside(None, None, None)


def beside(found: Sequence[Earlier], span: PeriodSpan | None, version: Earlier | None = None) -> Beside:
    """Return the two earlier reports to compare a period with; the one before is as long as it, else the latest.

    An earlier version of the same report takes the place of the one before.
    """
    if span is None:
        return NOTHING_BESIDE
    year_before = next((one for one in found if one.is_year_before(span.key)), None)
    later = [one for one in found if year_before is None or one.span.end > year_before.span.end]
    before = next((one for one in later if as_long(one.span, span)), later[0] if later else None)
    return Beside(span, year_before, version or before)

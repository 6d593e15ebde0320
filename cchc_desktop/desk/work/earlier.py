"""The earlier reports of a unit: the draft that represents a period, and the period that another is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.base.text import folded
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import CLOSED, ISSUED, OPEN
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.periods import PeriodSpan, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import DraftStore
    from cchc_desktop.report.template import Row, Template

PREFERENCE = (ISSUED, CLOSED, OPEN)
"""The states of drafts of one period, the one that counts first."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier report: its draft, its period, its figures; `same` names the rows that the later template has too."""

    ref: str
    span: PeriodSpan
    table: FigureTable
    same: frozenset[str]

    def is_year_before(self, period: str) -> bool:
        """Return whether it is for the same period as `period` a year before: only such figures grow or shrink."""
        year, _, code = period.partition("-")
        return year.isdigit() and self.span.key == f"{int(year) - 1}-{code}"

    def printed(self, key: str) -> str:
        """Return the text that the report prints for a row of the later one; "" if none, or if it has no such row."""
        return self.table.printed(key) if key in self.same else ""


def earlier_reports(store: DraftStore, ref: str, report: Report, template: Template) -> tuple[Earlier, ...]:
    """Return the reports of a report's unit for periods that ended before its own, latest first, one for each period.

    Of several drafts of one period the issued one counts, else the closed one, else the one changed last.
    """
    span = span_of(template, report.period)
    unit = spelling_key(report.text("unit.kind")), spelling_key(report.text("unit.name"))
    if span is None or not unit[1]:
        return ()
    ours = [each for each in store.drafts() if (spelling_key(each.unit_kind), spelling_key(each.unit_name)) == unit]
    found: dict[str, Earlier] = {}
    for draft in sorted(ours, key=lambda each: PREFERENCE.index(each.state)):  # stable: last changed first
        if draft.ref != ref and draft.period not in found:
            loaded = _load(store, draft.ref, template)
            if loaded and loaded.span.end < span.end:
                found[draft.period] = loaded
    return tuple(sorted(found.values(), key=lambda one: (one.span.end, one.span.start), reverse=True))


def comparable(found: Sequence[Earlier], span: PeriodSpan | None) -> Earlier | None:
    """Return the earlier report to compare a period with: the same period a year before, else the latest."""
    if span is None:
        return None
    code = span.key.partition("-")[2]
    year_before = (one for one in found if one.span.key == f"{span.year - 1}-{code}")
    return next(year_before, found[0] if found else None)


def _load(store: DraftStore, ref: str, later: Template) -> Earlier | None:
    draft = store.load(ref)
    template = library.pinned(draft.template_source).template
    span = span_of(template, draft.report.period)
    if span is None:
        return None
    return Earlier(ref, span, FigureTable.of(template, draft.report.figures), same_rows(template, later))


def same_rows(earlier: Template, later: Template) -> frozenset[str]:
    """Return the keys that name the same row in two templates: same label, kind and unit."""
    if earlier is later:
        return frozenset(later.rows)
    rows = later.rows
    return frozenset(key for key, row in earlier.rows.items() if key in rows and _meaning(row) == _meaning(rows[key]))


def _meaning(row: Row) -> tuple[str, str, str]:
    return folded(row.label), row.kind, folded(row.unit)

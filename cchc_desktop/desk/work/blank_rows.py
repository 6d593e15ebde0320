"""The blank rows of a form that are filled or explained at once: of one group, selected, or of the whole form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.report.keys import figure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Form, Row

ZERO = "0"
_COUNTED = ("count", "decimal")
_MISSING = "value.missing"


def blank_rows(form: Form, outcome: Outcome, rows: Iterable[Row]) -> list[Row]:
    """Return the rows among some that the commune fills, whose condition holds, with a blank in a column."""
    report, subject = outcome.subject.report, outcome.subject
    wanted = [row for row in rows if row.fillable and subject.holds(row.when)]
    return [row for row in wanted if any(not report.text(key).strip() for key in form.cells(row))]


def blank_figures(form: Form, report: Report, rows: Iterable[Row]) -> list[str]:
    """Return the figures of rows, in every column, that are blank."""
    return [key for row in rows for key in form.cells(row) if not report.text(key).strip()]


def counted_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows among some that count or measure, for which nothing is 0."""
    return [row for row in rows if row.kind in _COUNTED]


def group_of(form: Form, row: Row) -> list[Row]:
    """Return the rows under the same heading as a row: those whose numbers begin alike."""
    first = row.no.partition(".")[0]
    return [other for other in form.rows if other.no.partition(".")[0] == first]


def missing_of(form: Form, outcome: Outcome, rows: Iterable[Row]) -> list[Finding]:
    """Return the findings that rows of a form are blank."""
    keys = {key for row in rows for key in form.cells(row)}
    return [each for each in outcome.findings if each.rule == _MISSING and figure_of(each.at[0]) in keys]

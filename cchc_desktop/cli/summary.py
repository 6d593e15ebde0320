"""A summary of a report as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.desk.office.edition_words import edition_in_words
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_OPENING = 72


def in_words(report: Report, template: Template) -> str:
    """Return a report as plain lines: unit and period, the opening of each section, every row with its result."""
    return "\n".join(_lines(report, template))


def _lines(report: Report, template: Template) -> Iterator[str]:
    span = span_of(template, report.period)
    yield f"{report.text('unit.kind')} {report.text('unit.name')}, {span.name if span else report.period}"
    yield f"Mẫu {template.name} ({template.id}, {edition_in_words(template)})"
    for code, section in template.sections.items():
        opening = " ".join(report.text(code).split())[:_OPENING]
        yield f"{code}\t{section.short}: {opening or '(trống)'}"
    table = FigureTable.of(template, report.figures)
    for form in template.forms:
        yield f"Biểu mẫu {form.number}. {form.title}"
        for row in form.rows:
            values = "\t".join(map(table.printed, form.keys(row)))
            yield f"{form.key(row)}\t{row.label}\t{values}"

"""The prints of a report that a signed copy may begin with, and the places that the clerk's office fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.documents.content.wording import NUMBER as NUMBER_LEAD
from cchc_desktop.documents.writers import export
from cchc_desktop.report.document import CLOSED, ISSUED, OPEN
from cchc_desktop.signatures.examining.open_places import DAY, MONTH, NUMBER, YEAR, OpenPlace
from cchc_desktop.signatures.examining.printed_report import PrintedReport

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_DATE = ("ngày", DAY, "tháng", MONTH, "năm", YEAR)
_FILLED_IN = re.compile(r"\{(number|date)\}")


def prints_of(report: Report, template: Template, raw: bytes) -> PrintedReport:
    """Return the prints of a report: as it is, and as it was closed where the signed copy begins with another."""
    prints = [print_of(report, template)]
    before = _as_closed(report)
    if before != report and not raw.startswith(prints[0]):
        prints.append(print_of(before, template))
    return PrintedReport(tuple(prints), tuple(open_places(report, template)))


def print_of(report: Report, template: Template) -> bytes:
    """Return the PDF of a report: the same bytes every time."""
    with temporary_folder() as folder:
        path = folder / "report.pdf"
        for _ in export(report, template, "pdf", path):
            pass
        return path.read_bytes()


def issued(report: Report, number: str, day: str) -> Report:
    """Return a closed report with the number and the day that it is issued under."""
    entered = report.with_edit("letter.number", number.strip()).with_edit("letter.date", day)
    return replace(entered, state=ISSUED)


def open_places(report: Report, template: Template) -> Iterator[OpenPlace]:
    """Yield the places of number and day in a report's print."""
    texts = FilledLetter(report, template)
    yield OpenPlace((NUMBER_LEAD.strip(), NUMBER, f"/{texts.symbol}"))
    place = texts.place_and_date.removesuffix(texts.date)
    yield OpenPlace((f"{place}{_DATE[0]}", *_DATE[1:], ""))
    reference = template.letter.appendix_reference
    filled = texts.fill(reference, number="{number}", symbol=texts.symbol, date="{date}")
    lead, *rest = _FILLED_IN.split(filled)
    pieces = [lead]
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        if name == "number":
            pieces += [NUMBER, text]
        else:
            pieces = [*pieces[:-1], pieces[-1] + _DATE[0], *_DATE[1:], text]
    yield OpenPlace(tuple(pieces))


def _as_closed(report: Report) -> Report:
    """Return a report without its number and, as far as it is one, the day of signing."""
    if report.state in (OPEN, CLOSED):
        return report
    month = report.text("letter.date")[: len("2023-06")]
    return replace(report.with_edit("letter.number", "").with_edit("letter.date", month), state=CLOSED)

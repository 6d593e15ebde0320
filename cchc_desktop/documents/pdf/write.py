"""A document as PDF: A4, fonts embedded, language and outline set; the same content gives the same bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.base.work_step import Step
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.pdf.flow import flowables
from cchc_desktop.documents.pdf.marked_text import no_spans
from cchc_desktop.documents.pdf.paging import PagedDocument, PageMarks
from cchc_desktop.documents.pdf.review_marks import ReviewSheets

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from reportlab.platypus import Flowable

    from cchc_desktop.documents.content.blocks import Block, Document
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.documents.pdf.marked_text import SpansOf
    from cchc_desktop.documents.pdf.signing_room import PagePlace
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


class Sheets(PageMarks, Protocol):
    """The additions to a document's blocks: marks on its pages, and more flowables at its end."""

    def flowables(self) -> Iterator[Flowable]:
        """Yield the flowables after the last block."""
        ...


def write(report: Report, template: Template, path: Path) -> Generator[Step, None, PagePlace | None]:
    """Write a report as PDF to `path`, step by step; the generator returns the room for signature and seal."""
    return (yield from write_pdf(compose(report, template), path))


def write_review(report: Report, template: Template, path: Path, review: Review) -> Iterator[Step]:
    """Write a report as PDF to `path` with the marks for review on paper, dated by its last change."""
    document = compose(report, template)
    dated = replace(document, moment=review.changed_at or document.moment)
    sheets = ReviewSheets(report, template, review)
    yield from write_pdf(dated, path, sheets, sheets.spans)


def write_pdf(
    document: Document, path: Path, sheets: Sheets | None = None, spans: SpansOf = no_spans
) -> Generator[Step, None, PagePlace | None]:
    """Write a document, with its additions, as PDF to `path`; nothing is written before the last step.

    The generator returns the room for signature and seal, None for a document without. `spans` gives what to underline
    in the text of a block.
    """
    pages = PagedDocument(document, path, sheets)
    total = len(document.blocks) + 1
    before: Block | None = None
    waiting: list[Flowable] = []
    for done, block in enumerate(document.blocks, 1):
        yield Step(done, total, "Dàn trang PDF")
        waiting += flowables(block, before, pen=sheets is not None, spans=spans)
        if not waiting[-1].getKeepWithNext():
            pages.place(waiting)
            waiting = []
        before = block
    pages.place(waiting)
    if sheets:
        pages.place([*sheets.flowables()])  # once the lines of the text are numbered
    yield Step(total, total, "Ghi tệp PDF")
    place = pages.signing_place
    pages.save()
    return place

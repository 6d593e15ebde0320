"""A document as PDF: A4, fonts embedded, language and outline set; the same content gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.base.steps import Step
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.geometry import MM, PAGE
from cchc_desktop.documents.pdf.flow import items
from cchc_desktop.documents.pdf.fonts import face
from cchc_desktop.documents.pdf.pages import Item, Marks, Pages
from cchc_desktop.documents.pdf.review_marks import ReviewSheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.content.blocks import Block, Document
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

PROGRAM = "CCHC Desktop"
LANGUAGE = "vi-VN"
VERSION = (1, 4)  # the first with a document language


class Sheets(Marks, Protocol):
    """What a document gets beside its blocks: marks on its pages, and more items at its end."""

    def items(self) -> Iterator[Item]:
        """Yield the items after the last block."""
        ...


def write(report: Report, template: Template, path: Path) -> Iterator[Step]:
    """Write a report as PDF to `path`, step by step."""
    yield from write_pdf(compose(report, template), path)


def write_review(report: Report, template: Template, path: Path, review: Review) -> Iterator[Step]:
    """Write a report as PDF to `path` with the marks for review on paper."""
    yield from write_pdf(compose(report, template), path, ReviewSheets(report, template, review))


def write_pdf(document: Document, path: Path, sheets: Sheets | None = None) -> Iterator[Step]:
    """Write a document, with what stands beside it, as PDF to `path`; nothing is written before the last step."""
    canvas = _canvas(document, path)
    pages = Pages(canvas, sheets)
    total = len(document.blocks) + 1
    before: Block | None = None
    for done, block in enumerate(document.blocks, 1):
        yield Step(done, total, "Dàn trang PDF")
        for item in items(block, before, pen=sheets is not None):
            pages.add(item)
        before = block
    for item in sheets.items() if sheets else ():
        pages.add(item)
    yield Step(total, total, "Ghi tệp PDF")
    pages.finish()
    canvas.save()


def _canvas(document: Document, path: Path) -> Canvas:
    size = (PAGE.width * MM, PAGE.height * MM)
    font = face(bold=False, italic=False).name
    canvas = Canvas(str(path), pagesize=size, pdfVersion=VERSION, invariant=1, lang=LANGUAGE, initialFontName=font)
    canvas.setTitle(document.title)
    canvas.setSubject(document.title)
    canvas.setAuthor(document.author)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas

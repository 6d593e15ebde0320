"""The pages of a report's PDF as pixels: what is shown before printing, and what goes to the printer."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2

from cchc_desktop.base.steps import Step
from cchc_desktop.desk.sending.exporting import REVIEWED, export_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

POINTS_PER_INCH = 72
_PDFIUM = Lock()  # the library serves one thread at a time


@dataclass(frozen=True, slots=True)
class LaidOut(Step):
    """The whole PDF, and how many pages it has."""

    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class PageImage(Step):
    """A page, counted from 0, as rows of pixels of four bytes: red, green, blue, unused."""

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes


def lay_out(report: Report, template: Template, review: Review | None) -> Iterator[Step]:
    """Make the PDF, with the marks for review if they are given; the last step is `LaidOut`."""
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        path = Path(folder) / "report.pdf"
        yield from export_files(report, template, [(REVIEWED, path)], review)
        raw = path.read_bytes()
    with _PDFIUM:
        document = pypdfium2.PdfDocument(raw)
        count = len(document)
        document.close()
    yield LaidOut(count, count, "", raw, count)


def images(pdf: bytes, pages: Iterable[int], *, width: int = 0, dots_per_inch: float = 0) -> Iterator[PageImage]:
    """Draw pages one after the other, so many pixels wide, or so many to the inch."""
    wanted = list(pages)
    for done, page in enumerate(wanted, 1):
        with _PDFIUM:
            drawn = _draw(pdf, page, width, dots_per_inch)
        yield PageImage(done, len(wanted), "", page, *drawn)


def _draw(pdf: bytes, page: int, width: int, dots_per_inch: float) -> tuple[int, int, int, bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        scale = width / sheet.get_width() if width else dots_per_inch / POINTS_PER_INCH
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    finally:
        document.close()

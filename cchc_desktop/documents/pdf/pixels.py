"""The pages of a PDF as pixels: for a preview on the screen, and for a printer."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2

from cchc_desktop.base.work_step import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POINTS_PER_INCH = 72
PDFIUM = Lock()
"""Held while PDFium works: the library serves one thread at a time."""


@dataclass(frozen=True, slots=True)
class PageImage(Step):
    """A page, counted from 0, as rows of pixels of four bytes: red, green, blue, unused."""

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def images(pdf: bytes, pages: Iterable[int], *, width: int = 0, dots_per_inch: float = 0) -> Iterator[PageImage]:
    """Draw pages one after the other, `width` pixels wide or with so many dots per inch."""
    wanted = list(pages)
    for done, page in enumerate(wanted, 1):
        with PDFIUM:
            drawn = _draw(pdf, page, width, dots_per_inch)
        yield PageImage(done, len(wanted), "", page, *drawn)


def _draw(pdf: bytes, page: int, width: int, dots_per_inch: float) -> tuple[int, int, int, bytes]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        if document.get_formtype():
            document.init_forms()  # signatures are fields of a form: without it they are not drawn
        sheet = document[page]
        scale = width / sheet.get_width() if width else dots_per_inch / POINTS_PER_INCH
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    finally:
        document.close()

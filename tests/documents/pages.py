"""PDF files as tests see them: written, read back, measured from the page's left upper corner in points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfplumber
from pypdfium2 import PdfDocument

from cchc_desktop.documents.compose import compose
from cchc_desktop.documents.pdf import write_pdf
from cchc_desktop.report.document import Report
from cchc_desktop.report.template import Template
from tests.make import shipped_template

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """A line of text in one column: its words, its edges, the names and sizes of its fonts."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    fonts: frozenset[str]
    sizes: frozenset[float]

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    """A page: its lines from top to bottom, its rules as (left, right, y), its frames as (left, top, right, bottom)."""

    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float], ...]
    frames: tuple[tuple[float, float, float, float], ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def line(self, start: str) -> Line:
        return next(line for line in self.lines if line.text.startswith(start))


def pdf_bytes(report: Report, template: Template | None = None) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        for _ in write_pdf(compose(report, template or shipped_template()), path):
            pass
        return path.read_bytes()


def texts(report_bytes: bytes) -> list[list[str]]:
    """The lines of every page, without measures: much faster than `pages`."""
    with PdfDocument(report_bytes) as pdf:
        return [page.get_textpage().get_text_range().splitlines() for page in pdf]


@cache
def pages(report_bytes: bytes) -> tuple[Page, ...]:
    with pdfplumber.open(BytesIO(report_bytes)) as pdf:
        return tuple(_page(page) for page in pdf.pages)


def plain(text: str) -> str:
    """Text with every run of spaces as one."""
    return re.sub(r"\s+", " ", text).strip()


def _page(page: Any) -> Page:  # noqa: ANN401 - pdfplumber has no types
    found = page.extract_words(x_tolerance=15, keep_blank_chars=True, return_chars=True)
    rules = tuple((line["x0"], line["x1"], line["top"]) for line in page.lines)
    frames = tuple((rect["x0"], rect["top"], rect["x1"], rect["bottom"]) for rect in page.rects)
    return Page(tuple(_line(line) for line in found), rules, frames)


def _line(found: dict[str, Any]) -> Line:
    chars = found["chars"]
    fonts = frozenset(char["fontname"].partition("+")[2] for char in chars)
    sizes = frozenset(round(char["size"], 2) for char in chars)
    return Line(plain(found["text"]), found["x0"], found["x1"], found["top"], found["bottom"], fonts, sizes)

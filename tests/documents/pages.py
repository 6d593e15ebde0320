"""PDF files as tests see them: written, read back, measured from the page's left upper corner in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, overload

import pdfplumber
from pdfplumber.utils.text import extract_words
from pypdfium2 import PdfDocument

from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.pdf.write import write_pdf
from cchc_desktop.report.document import Report
from cchc_desktop.report.template import Template
from tests.make import shipped_sample, shipped_template

MM = 72 / 25.4
MARGIN = 29 * MM


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
    """A page: its lines from top to bottom, its rules as (left, right, y).

    frames are those of cells, as (left, top, right, bottom);
    aside are the lines that lie wholly in the left margin, across the letters that are turned, coloured the words
    that are not black.
    """

    lines: tuple[Line, ...]
    aside: tuple[Line, ...]
    across: str
    coloured: str
    drawn: Any

    @cached_property
    def frames(self) -> tuple[tuple[float, float, float, float], ...]:
        return tuple(cell for table in self._tables for cell in table.cells)

    @cached_property
    def rules(self) -> tuple[tuple[float, float, float], ...]:
        boxes = [table.bbox for table in self._tables]
        return tuple(
            (line["x0"], line["x1"], line["top"])
            for line in self.drawn.lines
            if not any(_inside(line, box) for box in boxes)
        )

    @cached_property
    def _tables(self) -> Any:  # noqa: ANN401 - pdfplumber has no types
        return self.drawn.find_tables({"vertical_strategy": "lines_strict", "horizontal_strategy": "lines_strict"})

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


class Pages(Sequence[Page]):
    """The pages of a PDF, each measured when it is first asked for."""

    def __init__(self, raw: bytes) -> None:
        self._pages = pdfplumber.open(BytesIO(raw)).pages
        self._measured: dict[int, Page] = {}

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, at: int) -> Page: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Page, ...]: ...

    def __getitem__(self, at: int | slice) -> Page | tuple[Page, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        number = range(len(self))[at]
        if number not in self._measured:
            self._measured[number] = _page(self._pages[number])
        return self._measured[number]

    @property
    def paper(self) -> set[tuple[int, int]]:
        """Every width and height of the paper, mm."""
        return {(round(page.width / MM), round(page.height / MM)) for page in self._pages}


@cache
def pages(report_bytes: bytes) -> Pages:
    return Pages(report_bytes)


@cache
def sample_bytes() -> bytes:
    """The sample report as PDF."""
    return pdf_bytes(shipped_sample())


def plain(text: str) -> str:
    """Text with every run of spaces as one."""
    return re.sub(r"\s+", " ", text).strip()


def _page(page: Any) -> Page:  # noqa: ANN401 - pdfplumber has no types
    straight = [char for char in page.chars if char["matrix"][1] == 0]
    lines = _lines([char for char in straight if char["x1"] > MARGIN])
    aside = _lines([char for char in straight if char["x1"] <= MARGIN])
    across = "".join(char["text"] for char in page.chars if char["matrix"][1] != 0)
    coloured = "".join(char["text"] for char in page.chars if any(char["non_stroking_color"]))
    return Page(lines, aside, across, coloured, page)


def _inside(line: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return bool(line["x0"] >= left - 1 and line["x1"] <= right + 1 and top - 1 <= line["top"] <= bottom + 1)


def _lines(chars: list[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(map(_line, extract_words(chars, x_tolerance=15, keep_blank_chars=True, return_chars=True)))


def _line(found: dict[str, Any]) -> Line:
    chars = found["chars"]
    fonts = frozenset(char["fontname"].partition("+")[2] for char in chars)
    sizes = frozenset(round(char["size"], 2) for char in chars)
    return Line(plain(found["text"]), found["x0"], found["x1"], found["top"], found["bottom"], fonts, sizes)

"""The words on the pages of a PDF, with their lines and boxes, and which pages are pictures; by PDFium."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import c_float, c_int
from math import ceil, floor
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

_WORD = re.compile(r"\S+")
_BREAKS = {"\ufffe": "", "\x02": "", "\u00ad": "", "\x00": ""}
"""Characters that PDFium gives for a hyphen at the end of a line."""
_PICTURE = 0.6
"""The part of a page that one picture covers where the page is a scan."""

_COVERING = [
    *(pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM)
]
_DEPTH = 3
_THICK = 2
"""Points from which a shape or a stroke may hide letters."""

Box = tuple[int, int, int, int]


class Word(NamedTuple):
    """A word of a page: page and line counted from 1, and its first and last character by PDFium's count."""

    text: str
    page: int
    line: int
    start: int
    end: int


class PageWords(NamedTuple):
    """A page: its words in reading order, whether one picture covers it, and the boxes of what may hide words.

    That are its pictures, filled or thickly drawn shapes, and forms drawn as one.
    """

    words: tuple[Word, ...]
    is_picture: bool
    covers: tuple[Box, ...] = ()


def pages_of(document: pypdfium2.PdfDocument) -> tuple[PageWords, ...]:
    """Return the pages of an open PDF."""
    return tuple(_page(document, at) for at in range(len(document)))


def box_of(document: pypdfium2.PdfDocument, words: Sequence[Word]) -> Box | None:
    """Return the box around words in the first of their lines, None if there are none."""
    boxes = [*_boxes(document, words)]
    if not boxes:
        return None
    left, bottom, right, top = zip(*boxes, strict=True)
    return floor(min(left)), floor(min(bottom)), ceil(max(right)), ceil(max(top))


def _boxes(document: pypdfium2.PdfDocument, words: Sequence[Word]) -> Iterator[tuple[float, float, float, float]]:
    for word in words:
        if (word.page, word.line) == (words[0].page, words[0].line):
            text = document[word.page - 1].get_textpage()
            for at in range(word.start, min(word.end, text.count_chars())):
                yield text.get_charbox(at)


def _page(document: pypdfium2.PdfDocument, at: int) -> PageWords:
    """Return a page; one that cannot be loaded has no words."""
    try:
        page = document[at]
        words = tuple(_words(page.get_textpage().get_text_range(), at + 1))
        whole = page.get_width() * page.get_height()
        found = [*page.get_objects(filter=_COVERING, max_depth=_DEPTH)]
        is_picture = any(_area(each) > _PICTURE * whole for each in found if each.type == pdfium.FPDF_PAGEOBJ_IMAGE)
        return PageWords(words, is_picture, tuple(_box(each) for each in found if _may_hide(each)))
    except pypdfium2.PdfiumError:
        return PageWords((), is_picture=False)


def _words(text: str, page: int) -> Iterator[Word]:
    """Yield the words of a page; the page's own number at its head is none of them."""
    start = 0
    for line, row in enumerate(text.split("\n"), 1):
        found = [(_plain(match[0]), match.start() + start, match.end() + start) for match in _WORD.finditer(row)]
        if [word for word, _, _ in found] != [str(page)]:
            yield from (Word(word, page, line, begin, end) for word, begin, end in found if word)
        start += len(row) + 1


def _plain(word: str) -> str:
    for char, other in _BREAKS.items():
        word = word.replace(char, other)
    return unicodedata.normalize("NFC", word)


def _may_hide(found: pypdfium2.PdfObject) -> bool:
    """Return whether an object of a page may hide words: a line of a table does not."""
    if found.type != pdfium.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroked, width = c_int(), c_int(), c_float()
    pdfium.FPDFPath_GetDrawMode(found.raw, mode, stroked)
    pdfium.FPDFPageObj_GetStrokeWidth(found.raw, width)
    left, bottom, right, top = found.get_bounds()
    filled = mode.value and min(abs(right - left), abs(top - bottom)) >= _THICK
    return bool(filled or (stroked.value and width.value >= _THICK))


def _box(found: pypdfium2.PdfObject) -> Box:
    left, bottom, right, top = map(round, found.get_bounds())
    return left, bottom, right, top


def _area(found: pypdfium2.PdfObject) -> float:
    left, bottom, right, top = found.get_bounds()
    return float(abs(right - left) * abs(top - bottom))

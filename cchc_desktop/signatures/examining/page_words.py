"""The words on the pages of a PDF, with their lines and boxes, and which pages are pictures; by PDFium."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

_WORD = re.compile(r"\S+")
_BREAKS = {"\ufffe": "", "\x02": "", "\u00ad": "", "\x00": ""}
"""Characters that PDFium gives for a hyphen at the end of a line."""
_PICTURE = 0.6
"""The part of a page that one picture covers where the page is a scan."""

Box = tuple[int, int, int, int]


class Word(NamedTuple):
    """A word of a page: page and line counted from 1, and its first and last character by PDFium's count."""

    text: str
    page: int
    line: int
    start: int
    end: int


class PageWords(NamedTuple):
    """A page: its words in reading order, whether one picture covers it, and the number of its pictures."""

    words: tuple[Word, ...]
    is_picture: bool
    pictures: int = 0


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
        areas = _pictures(page)
        whole = page.get_width() * page.get_height()
        return PageWords(words, any(area > _PICTURE * whole for area in areas), len(areas))
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


def _pictures(page: pypdfium2.PdfPage) -> list[float]:
    """Return the areas of a page's pictures."""
    return [_area(each) for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)]


def _area(found: pypdfium2.PdfObject) -> float:
    left, bottom, right, top = found.get_bounds()
    return float(abs(right - left) * abs(top - bottom))

"""What Word, a spreadsheet or a browser put on the clipboard as HTML: paragraphs with their fonts, and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.font_runs import FontRun, Runs

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_HTML = 2_000_000
"""Characters of HTML that are read; of more the plain text alone is."""

_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]{1,80})")
_RULE = re.compile(r"(?<![^{}])([^{}]{1,2000})\{([^{}]{0,4000})\}")
_CLASS = re.compile(r"\.([A-Za-z0-9_-]{1,80})")
_CONDITION = re.compile(r"<!\[[^<>]{0,200}>")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "table",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "br",
    )
)
_VOID = frozenset(("br", "img", "meta", "link", "hr", "col", "input", "wbr"))
_CELLS, _LISTS = ("td", "th"), ("ul", "ol")
_SKIPPED = frozenset(("title", "script", "style", "xml"))
_BULLETS = -1
_NEAR = 100
"""Elements without an end of their own that are closed together."""
_DIGITS = 3


class HtmlCell(NamedTuple):
    """A cell of a table: its paragraphs, the columns and rows that it covers."""

    paragraphs: tuple[Runs, ...]
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table, row by row."""

    rows: tuple[tuple[HtmlCell, ...], ...]


HtmlPart = Runs | HtmlTable


def parts_of_html(html: str) -> list[HtmlPart]:
    """Return the paragraphs and tables of a page in order; a table inside another one is text of its cell."""
    if not html.strip() or len(html) > MOST_HTML:
        return []
    reader = _HtmlReader(_fonts_of_classes(html))
    reader.feed(_bare(html))
    reader.close()
    return reader.parts


def _fonts_of_classes(html: str) -> dict[str, str]:
    """Return the fonts of classes in style sheets: Word names that of a paragraph's style only there."""
    sheets = [each.partition("</style")[0] for each in html.split("<style")[1:]]
    fonts: dict[str, str] = {}
    for rule in _RULE.finditer("".join(sheets)):
        named = _FAMILY.search(rule[2])
        if named:
            fonts |= dict.fromkeys(_CLASS.findall(rule[1]), named[1].strip())
    return fonts


def _bare(html: str) -> str:
    """Return a page without comments, conditions of Word and a last tag that has no end: HTMLParser is slow at them."""
    first, *others = html.split("<!--")
    page = first + "".join(each.partition("-->")[2] for each in others)
    page = _CONDITION.sub("", page).replace("<![", "")
    return page[: page.rfind(">") + 1] + page[page.rfind(">") + 1 :].replace("<", "")


@dataclass(slots=True)
class _OpenTable:
    rows: list[list[HtmlCell]] = field(default_factory=list)
    cell: list[Runs] | None = None
    covers: tuple[int, int] = (1, 1)


class _HtmlReader(HTMLParser):
    """A reader that collects runs into paragraphs and paragraphs into cells."""

    def __init__(self, fonts_of_classes: dict[str, str]) -> None:
        super().__init__()
        self.parts: list[HtmlPart] = []
        self._runs: list[FontRun] = []
        self._fonts: list[tuple[str, str]] = []
        self._by_class = fonts_of_classes
        self._lists: list[int] = []
        self._table: _OpenTable | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        attributes = {name: text or "" for name, text in attrs}
        if tag not in _VOID:
            self._fonts.append((tag, self._font_of(attributes)))
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag == "table":
            self._open_table()
        elif tag == "tr":
            self._open_row()
        elif tag in _CELLS:
            self._open_cell(attributes)
        elif tag in _LISTS:
            self._lists.append(0 if tag == "ol" else _BULLETS)
        elif tag == "li" and self._lists:
            self._begin_item()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those in it that have no end of their own."""
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag in _CELLS:
            self._close_cell()
        elif tag == "table":
            self._close_table()
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        while any(opened == tag for opened, _ in self._fonts[-_NEAR:]) and self._fonts.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._fonts or self._fonts[-1][0] not in _SKIPPED:
            self._runs.append(FontRun(_BLANKS.sub(" ", data), self._font))

    def close(self) -> None:
        """End the page."""
        super().close()
        self._end_paragraph()

    @property
    def _font(self) -> str:
        return next((font for _, font in reversed(self._fonts) if font), "")

    def _font_of(self, attributes: Mapping[str, str]) -> str:
        named = _FAMILY.search(attributes.get("style", ""))
        if named:
            return named[1].strip()
        face = attributes.get("face", "").partition(",")[0]
        return face.strip(" \"'") or self._by_class.get(attributes.get("class", ""), "")

    def _begin_item(self) -> None:
        number = self._lists[-1]
        if number != _BULLETS:
            self._lists[-1] = number + 1
        self._runs.append(FontRun("- " if number == _BULLETS else f"{number + 1}. ", self._font))

    def _end_paragraph(self) -> None:
        """Put the collected runs where they belong: into the open cell, else among the parts."""
        runs, self._runs = tuple(run for run in self._runs if run.text), []
        if not any(run.text.strip() for run in runs):
            return
        if self._table and self._table.cell is not None:
            self._table.cell.append(runs)
        else:
            self.parts.append(runs)

    def _open_table(self) -> None:
        self._depth += 1
        if self._table is None:
            self._table = _OpenTable()

    def _open_row(self) -> None:
        if self._table and self._depth == 1:
            self._close_cell()
            self._table.rows.append([])

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        if self._table and self._depth == 1:
            self._close_cell()
            self._table.cell = []
            self._table.covers = (_count(attributes.get("colspan")), _count(attributes.get("rowspan")))

    def _close_cell(self) -> None:
        self._end_paragraph()
        table = self._table
        if table and self._depth == 1 and table.cell is not None and table.rows:
            table.rows[-1].append(HtmlCell(tuple(table.cell), *table.covers))
            table.cell = None

    def _close_table(self) -> None:
        if self._table and self._depth == 1:
            self._close_cell()
            table, self._table = self._table, None
            if any(table.rows):
                self.parts.append(HtmlTable(tuple(tuple(row) for row in table.rows if row)))
        self._depth = max(self._depth - 1, 0)


def _count(text: str | None) -> int:
    return max(int(text), 1) if text and text.isascii() and text.isdecimal() and len(text) < _DIGITS else 1

"""The body of a Word file: its paragraphs with their runs, and its tables, in order; what is deleted is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.documents.paper_reports.file_parts import SAVE_ANEW
from cchc_desktop.documents.paper_reports.style_table import StyleProperties, attribute, take_property, value_of
from cchc_desktop.documents.sheets.xml_parser import PartParser, number_of
from cchc_desktop.reading.font_runs import FontRun, Runs
from cchc_desktop.reading.old_fonts import family_of

if TYPE_CHECKING:
    from cchc_desktop.documents.paper_reports.list_numbers import ListNumbers
    from cchc_desktop.documents.paper_reports.style_table import StyleTable

_SKIPPED = frozenset((
    "Fallback", "txbxContent", "del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
    "trPrChange", "numberingChange", "tabs",
))  # fmt: skip
"""Elements whose content is not part of the text: what was deleted, old formats, other forms of a drawing, its text."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\N{SOFT HYPHEN}"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRIVATE = 0xF000
"""Where Word puts the signs of symbol fonts."""
_MOST_ACROSS = 64


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph: its runs, the list number before it, its outline level (from 0, None for text), whether it is bold.

    notes are the ids of its footnotes.
    """

    runs: Runs
    marker: str = ""
    level: int | None = None
    bold: bool = False
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class BodyCell:
    """A cell: its paragraphs, the columns it covers, whether it continues the one above."""

    paragraphs: list[BodyParagraph] = field(default_factory=list)
    across: int = 1
    continues: bool = False


@dataclass(slots=True)
class BodyTable:
    """A table, row by row; a table inside another one is text of its cell."""

    rows: list[list[BodyCell]] = field(default_factory=list)


BodyPart = BodyParagraph | BodyTable


@dataclass(slots=True)
class Body:
    """What a part holds: paragraphs and tables in order, footnotes by id; boxes counts the texts in drawings."""

    parts: list[BodyPart] = field(default_factory=list)
    notes: dict[str, list[BodyParagraph]] = field(default_factory=dict)
    boxes: int = 0


def read_body(xml: bytes, where: str, styles: StyleTable, numbers: ListNumbers) -> Body:
    """Return the content of a body or of the part of footnotes."""
    reader = _BodyReader(styles, numbers)
    if xml:
        reader.parser.parse(xml, where)
    return reader.body


class _BodyReader:
    """A reader that keeps the open paragraph, run and table."""

    def __init__(self, styles: StyleTable, numbers: ListNumbers) -> None:
        self.body = Body()
        self.parser = PartParser(self._start, self._end, SAVE_ANEW)
        self._styles, self._numbers = styles, numbers
        self._skipped = self._depth = 0
        self._table = BodyTable()
        self._style = self._align = ""
        self._paragraph, self._run = StyleProperties(), StyleProperties()
        self._hidden = False
        self._runs: list[FontRun] = []
        self._bold: list[bool] = []
        self._notes: list[str] = []
        self._text: list[tuple[str, str]] = []
        self._note: list[BodyParagraph] | None = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _SKIPPED or self._skipped:
            self._skipped += name in _SKIPPED
            self.body.boxes += name == "txbxContent" and "Fallback" not in self.parser.path[:-1]
            return
        path = self.parser.path
        if name in ("p", "r", "tbl", "tr", "tc", "footnote"):
            self._open(name, attributes)
        elif name == "t":
            self.parser.collect_text()
        elif path[-2:-1] == ["r"]:
            self._take_sign(name, attributes)
        elif "pPr" in path[:-1]:
            self._take_layout(name, attributes)
        elif path[-2:-1] == ["rPr"]:
            self._take_look(name, attributes)
        elif self._table.rows and self._table.rows[-1]:
            self._take_merge(self._table.rows[-1][-1], name, attributes)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= name in _SKIPPED
            return
        if name == "t":
            self._text.append((self.parser.take_text(), ""))
        elif name == "r":
            self._end_run()
        elif name == "p":
            self._end_paragraph()
        elif name == "tbl":
            self._depth -= 1
            if self._depth == 0:
                self.body.parts.append(self._table)
                self._table = BodyTable()
        elif name == "footnote":
            self._note = None

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self._style, self._paragraph = "", StyleProperties()
            self._runs, self._bold, self._notes = [], [], []
        elif name == "r":
            self._run, self._text, self._hidden = StyleProperties(), [], False
        elif name == "tbl":
            self._depth += 1
        elif name == "tr" and self._depth == 1:
            self._table.rows.append([])
        elif name == "tc" and self._depth == 1 and self._table.rows:
            self._table.rows[-1].append(BodyCell())
        elif name == "footnote":
            self._note = self.body.notes.setdefault(attribute(attributes, "id"), [])

    def _take_sign(self, name: str, attributes: dict[str, str]) -> None:
        if name in _SIGNS:
            self._text.append((_SIGNS[name], ""))
        elif name == "sym":
            self._take_symbol(attribute(attributes, "font"), attribute(attributes, "char"))
        elif name == "footnoteReference":
            self._notes.append(attribute(attributes, "id"))
            self._text.append((str(len(self._notes)).translate(_RAISED), ""))

    def _take_symbol(self, font: str, char: str) -> None:
        try:
            code = int(char, 16)
        except ValueError:
            return
        if family_of(font) and code > _PRIVATE:
            code -= _PRIVATE
        if 0 < code <= 0xFFFF and not 0xD800 <= code < 0xE000:  # noqa: PLR2004 - the halves of a pair
            self._text.append((chr(code), font))

    def _take_layout(self, name: str, attributes: dict[str, str]) -> None:
        if name == "pStyle":
            self._style = value_of(attributes)
        elif "rPr" not in self.parser.path:
            take_property(self._paragraph, self.parser.path, name, attributes)

    def _take_look(self, name: str, attributes: dict[str, str]) -> None:
        if name == "vanish":
            self._hidden = value_of(attributes) not in ("0", "false")
        elif name == "rStyle":
            style = self._styles.look(value_of(attributes))
            self._run.font, self._run.bold = style.font or self._run.font, style.bold
        elif name == "vertAlign":
            self._align = value_of(attributes)
        else:
            take_property(self._run, self.parser.path, name, attributes)

    def _take_merge(self, cell: BodyCell, name: str, attributes: dict[str, str]) -> None:
        if self._depth != 1 or "tcPr" not in self.parser.path:
            return
        if name == "gridSpan":
            cell.across = min(max(number_of(value_of(attributes)), 1), _MOST_ACROSS)
        elif name == "vMerge":
            cell.continues = value_of(attributes) != "restart"

    def _end_run(self) -> None:
        raised, self._align = self._align == "superscript", ""
        if self._hidden:
            return
        look = self._styles.look(self._style)
        capitals = look.capitals if self._run.capitals is None else self._run.capitals
        for text, font in self._text:
            shown = text.translate(_RAISED) if raised and text.isdecimal() and text.isascii() else text
            shown = shown.upper() if capitals else shown
            self._runs.append(FontRun(shown, font or self._run.font or look.font))
            if text.strip():
                self._bold.append(bool(look.bold if self._run.bold is None else self._run.bold))

    def _end_paragraph(self) -> None:
        style = self._styles.look(self._style)
        own = self._paragraph
        list_id = own.list_id or style.list_id
        list_level = (own.list_level if own.list_level is not None else style.list_level) or 0
        has_text = any(run.text.strip() for run in self._runs)
        marker = self._numbers.next(list_id, list_level) if list_id and has_text else ""
        level = style.level if own.level is None else own.level
        text_level = 9  # Word's number for text that is no heading
        level = None if level is None or level >= text_level else level
        bold = bool(self._bold) and all(self._bold)
        self._place(BodyParagraph(tuple(self._runs), marker, level, bold, tuple(self._notes)))

    def _place(self, paragraph: BodyParagraph) -> None:
        if self._note is not None:
            self._note.append(paragraph)
        elif self._depth and self._table.rows and self._table.rows[-1]:
            self._table.rows[-1][-1].paragraphs.append(paragraph)
        elif not self._depth:
            self.body.parts.append(paragraph)

"""The cells of a sheet's XML: the content of each, and the bytes it takes, so that it can be replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.cell_text import column_letter
from cchc_desktop.documents.sheets.rich_text import RichText
from cchc_desktop.documents.sheets.xml_parser import SAVE_ANEW, PartParser, number_of
from cchc_desktop.report.numbers import show

MAX_ROWS = 5_000
MAX_COLUMNS = 64
MAX_CELLS = 400_000
MAX_MERGED = 10_000

Place = tuple[int, int]
"""Row and column, from 0."""
Area = tuple[Place, Place]
"""First and last row and column of an area, from 0."""

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_CELL = ["worksheet", "sheetData", "row", "c"]
_TEXTS = (["v"], ["f"], ["is", "t"], ["is", "r", "t"])
_INLINE = ["is"]
"""Paths of the texts in a cell; that of a reading aid (rPh) is not part of it."""
_TEXT_KINDS = ("str", "inlineStr")
_AFTER_NAME = (b">", b" ", b"\t", b"\r", b"\n")


@dataclass(slots=True)
class CellXml:
    """A cell as written in the XML: text of its value, its formula, its kind ("s", "n", …), the bytes it takes."""

    row: int
    column: int
    style: int
    kind: str
    start: int
    end: int = 0
    text: str | None = None
    formula: str | None = None
    area: str = ""

    @property
    def is_held(self) -> bool:
        """Whether the cell holds anything."""
        return self.text is not None or self.formula is not None

    @property
    def name(self) -> str:
        """The cell's name in messages and in XML: "D7"."""
        return f"{column_letter(self.column)}{self.row + 1}"


@dataclass(slots=True)
class RowXml:
    """A row's opening tag: its prefix, its style if it has one for all cells, and where its closing tag begins.

    is_hidden tells that the row is not shown.
    """

    prefix: str
    style: int | None
    end: int = 0
    is_hidden: bool = False


@dataclass(slots=True)
class SheetXml:
    """A sheet's XML, parsed: its cells and rows by place, the styles of its columns, its merged areas."""

    xml: bytes
    where: str
    cells: dict[Place, CellXml] = field(default_factory=dict)
    rows: dict[int, RowXml] = field(default_factory=dict)
    columns: list[tuple[int, int, int]] = field(default_factory=list)
    """First and last column, from 0, and their style."""
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last column, from 0, of those that are not shown."""
    merged: dict[Place, Area] = field(default_factory=dict)
    """The area of each cell that is merged with others, as far as cells are read."""

    @property
    def size(self) -> Place:
        """The number of rows and columns, from A1, up to the last that holds something."""
        held = [cell for cell in self.cells.values() if cell.is_held]
        return max((cell.row + 1 for cell in held), default=0), max((cell.column + 1 for cell in held), default=0)

    def is_hidden(self, row: int, column: int) -> bool:
        """Return whether a cell is in a row or column that is not shown."""
        in_row = row in self.rows and self.rows[row].is_hidden
        return in_row or any(first <= column <= last for first, last in self.hidden_columns)


def parse_sheet(xml: bytes, where: str) -> SheetXml:
    """Parse a sheet; BadFileError if it is larger than any report's, or is ill-formed."""
    sheet = SheetXml(xml, where)
    _SheetParser(sheet).parse()
    return sheet


def area_of(text: str, where: str) -> Area:
    """Return the area "A1:B3", or of the one cell "A1"."""
    first, _, last = text.partition(":")
    (top, left), (bottom, right) = place_of(first, where), place_of(last or first, where)
    return (min(top, bottom), min(left, right)), (max(top, bottom), max(left, right))


def place_of(text: str, where: str) -> Place:
    """Return row and column of "D7", from 0; BadFileError if the text is no place."""
    place = _PLACE.fullmatch(text)
    if place is None:
        raise BadFileError(f"Không nhận tệp {where}.", f"Vị trí ô ghi sai: “{text[:20]}”. {SAVE_ANEW}")
    column = 0
    for letter in place[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(place[2]) - 1, column - 1


class _SheetParser:
    """A parser of a sheet's XML, in one pass. A cell or row without a place follows the one before it."""

    def __init__(self, sheet: SheetXml) -> None:
        self._sheet, self._where = sheet, sheet.where
        self._parser = PartParser(self._start, self._end)
        self._row, self._column = -1, -1
        self._cell: CellXml | None = None
        self._inline = RichText()
        self._areas = 0

    def parse(self) -> None:
        """Parse the sheet from its first byte to its last."""
        self._parser.parse(self._sheet.xml, self._where)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        path = self._parser.path
        if self._cell is not None:
            self._start_inside(self._cell, path[len(_CELL) :], attributes)
        elif name == "c" and path[1:] == _CELL[1:]:
            self._start_cell(attributes)
        elif name == "row" and path[1:] == _CELL[1:-1]:
            self._start_row(attributes)
        elif name == "col" and path[1:] == ["cols", "col"]:
            self._add_columns(attributes)
        elif name == "mergeCell":
            self._add_merged(attributes.get("ref", ""))

    def _end(self, _name: str) -> None:
        path = self._parser.path
        if self._cell is not None:
            if len(path) > len(_CELL):
                self._end_inside(self._cell, path[len(_CELL) :])
            else:
                self._end_cell(self._cell)
        elif path[1:] == _CELL[1:-1]:
            self._sheet.rows[self._row].end = self._parser.position

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        self._row = self._row + 1 if given is None else place_of(f"A{given}", self._where)[0]
        self._column = -1
        if self._row in self._sheet.rows:
            raise _ill_formed(self._where, f"hàng {self._row + 1} có hai lần")
        style = number_of(attributes.get("s")) if attributes.get("customFormat") in ("1", "true") else None
        self._sheet.rows[self._row] = RowXml(
            self._parser.tag.removesuffix("row"), style, is_hidden=_is_hidden(attributes, "ht")
        )

    def _start_cell(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        row, self._column = (self._row, self._column + 1) if given is None else place_of(given, self._where)
        kind = attributes.get("t", "n")
        self._cell = CellXml(row, self._column, number_of(attributes.get("s")), kind, self._parser.position)
        self._inline = RichText()

    def _start_inside(self, cell: CellXml, path: list[str], attributes: dict[str, str]) -> None:
        if path == ["f"]:
            cell.area = attributes.get("ref", "")
        if path in _TEXTS:
            self._parser.collect_text()
        elif path[:1] == _INLINE:
            self._inline.start(path[1:], attributes)

    def _end_inside(self, cell: CellXml, path: list[str]) -> None:
        if path == ["f"]:
            cell.formula = self._parser.take_text()
        elif path == ["v"]:
            cell.text = self._parser.take_text()
        elif path in _TEXTS:
            self._inline.add(self._parser.take_text())

    def _end_cell(self, cell: CellXml) -> None:
        self._cell = None
        inline = self._inline.take()
        if inline is not None:
            cell.text = inline
        if cell.text is not None and cell.kind not in _TEXT_KINDS and not cell.text.strip():
            cell.text = None
        cell.end = _end_of(self._sheet.xml, self._parser.position, self._parser.tag)
        self._check_place(cell)
        self._sheet.cells[cell.row, cell.column] = cell

    def _check_place(self, cell: CellXml) -> None:
        if cell.is_held and (cell.row >= MAX_ROWS or cell.column >= MAX_COLUMNS):
            raise _too_large(self._where, f"hàng {show(MAX_ROWS)}, cột {MAX_COLUMNS}; có ô {cell.name}")
        if len(self._sheet.cells) >= MAX_CELLS:
            raise _too_large(self._where, f"{show(MAX_CELLS)} ô")
        if cell.row != self._row:
            raise _ill_formed(self._where, f"ô {cell.name} nằm ở hàng {self._row + 1}")
        if (cell.row, cell.column) in self._sheet.cells:
            raise _ill_formed(self._where, f"ô {cell.name} có hai lần")

    def _add_columns(self, attributes: dict[str, str]) -> None:
        first, last, style = (number_of(attributes.get(name)) for name in ("min", "max", "style"))
        self._sheet.columns.append((first - 1, last - 1, style))
        if _is_hidden(attributes, "width"):
            self._sheet.hidden_columns.append((first - 1, last - 1))

    def _add_merged(self, ref: str) -> None:
        self._areas += 1
        if self._areas > MAX_MERGED:
            raise _too_large(self._where, f"{show(MAX_MERGED)} vùng ô gộp")
        area = (top, left), (bottom, right) = area_of(ref, self._where)
        for row in range(top, min(bottom + 1, MAX_ROWS)):
            for column in range(left, min(right + 1, MAX_COLUMNS)):
                if (row, column) in self._sheet.merged:
                    raise _ill_formed(self._where, f"vùng gộp {ref} đè lên vùng khác")
                self._sheet.merged[row, column] = area


def _is_hidden(attributes: dict[str, str], extent: str) -> bool:
    """Return whether a row or column is not shown: it says so, or has no extent."""
    return attributes.get("hidden") in ("1", "true") or attributes.get(extent) in ("0", "0.0")


def _end_of(xml: bytes, position: int, tag: str) -> int:
    """Return the end of an element, given where its closing tag begins; `<a/>` has none and ends at the position."""
    closing = f"</{tag}".encode()
    after = position + len(closing)
    has_closing = xml.startswith(closing, position) and xml[after : after + 1] in _AFTER_NAME
    return xml.index(b">", after) + 1 if has_closing else position


def _too_large(where: str, limit: str) -> BadFileError:
    return BadFileError(f"Trang tính quá lớn: {where}.", f"Chương trình chỉ nhận đến {limit}.")


def _ill_formed(where: str, fault: str) -> BadFileError:
    return BadFileError(f"Không nhận tệp {where}.", f"Trang tính ghi sai: {fault}. {SAVE_ANEW}")

"""Opening any workbook with limits: its sheets as grids of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.documents.sheets.cell_text import hidden
from cchc_desktop.documents.sheets.cell_values import CellValues
from cchc_desktop.documents.sheets.parts import parts_of, too_large
from cchc_desktop.documents.sheets.sheet_xml import MAX_CELLS, parse_sheet
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.documents.sheets.parts import WorkbookParts
    from cchc_desktop.documents.sheets.sheet_xml import Area, Place, SheetXml

Grid = list[list["CellValue"]]

MAX_TEXT = 16 * 1024 * 1024
"""Characters in all cells, those of a shared text counted for each cell that names it."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet of an open workbook: its cells from A1, its XML and the part that holds it.

    merged gives for each cell of merged ones the area they make; is_hidden tells that the sheet is not shown.
    """

    cells: Grid
    merged: Mapping[Place, Area]
    xml: SheetXml
    part: str
    is_hidden: bool = False

    def hides(self, row: int, column: int) -> bool:
        """Return whether a cell is hidden."""
        return self.is_hidden or self.xml.is_hidden(row, column)


@dataclass(frozen=True, slots=True)
class OpenWorkbook:
    """A workbook that was read: its sheets by name, its styles' formats and indents, which of them are grey."""

    sheets: dict[str, OpenSheet]
    formats: list[str]
    indents: tuple[int, ...] = ()
    grey: frozenset[int] = frozenset()


def open_book(raw: bytes, name: str) -> OpenWorkbook:
    """Return a workbook's sheets; BadFileError if the file is no workbook or larger than any report's.

    An error in a cell ("#REF!") comes as its text, a formula that was never computed as "=" and its text, a number
    that the cell shows in another way as a FormattedNumber, a text that must not be taken as an OddText.
    """
    parts = parts_of(raw, name)
    values = CellValues(parts)
    return OpenWorkbook(_sheets(parts, values), values.formats, values.indents, values.grey)


def _sheets(parts: WorkbookParts, values: CellValues) -> dict[str, OpenSheet]:
    sheets: dict[str, OpenSheet] = {}
    spanned = texts = 0
    for title, part in parts.sheets.items():
        xml = parse_sheet(parts.contents[part], parts.where(part))
        rows, columns = xml.size
        spanned += max(rows * columns, len(xml.cells))
        if spanned > MAX_CELLS:
            raise too_large(parts.name, f"{show(MAX_CELLS)} ô trong các trang tính")
        grid = _grid(xml, values)
        texts += sum(len(cell) for row in grid for cell in row if isinstance(cell, str))
        if texts > MAX_TEXT:
            raise too_large(parts.name, f"{MAX_TEXT // 1024 // 1024} triệu chữ trong các ô")
        sheets[title] = OpenSheet(grid, xml.merged, xml, part, title in parts.hidden)
    return sheets


def _grid(xml: SheetXml, values: CellValues) -> Grid:
    """Return the values of a sheet's cells from A1 to the last that holds something."""
    rows, columns = xml.size
    grid: Grid = [[""] * columns for _ in range(rows)]
    for cell in xml.cells.values():
        if cell.is_held:
            value = values.value_of(cell, xml.where)
            grid[cell.row][cell.column] = hidden(value) if xml.is_hidden(cell.row, cell.column) else value
    return grid

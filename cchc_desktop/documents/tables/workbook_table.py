"""The sheets of an Excel workbook as grids: hidden sheets are left out, what a filter hides is not."""

from __future__ import annotations

from cchc_desktop.documents.sheets.cell_text import UNCOMPUTED, CellValue, FormattedNumber, OddText, fault_of
from cchc_desktop.documents.sheets.open import OpenSheet, OpenWorkbook, open_book
from cchc_desktop.dossiers.table_grid import Cell, Corner, TableGrid


def read(raw: bytes, name: str) -> list[TableGrid]:
    """Return the shown sheets of a workbook; BadFileError if it cannot be opened."""
    book = open_book(raw, name)
    return [
        TableGrid(
            title,
            [[_cell(cell) for cell in row] for row in sheet.cells],
            _firsts(sheet),
            _indents(sheet, book),
            frozenset(place for place, cell in sheet.xml.cells.items() if cell.style in book.grey),
        )
        for title, sheet in book.sheets.items()
        if not sheet.is_hidden
    ]


def _indents(sheet: OpenSheet, book: OpenWorkbook) -> dict[Corner, int]:
    moved = {style: indent for style, indent in enumerate(book.indents) if indent}
    return {place: moved[cell.style] for place, cell in sheet.xml.cells.items() if cell.style in moved}


def _firsts(sheet: OpenSheet) -> dict[Corner, Corner]:
    return {place: first for place, (first, _) in sheet.merged.items()}


def _cell(cell: CellValue) -> Cell:
    if isinstance(cell, OddText):
        return str(cell) if fault_of(cell) == UNCOMPUTED else cell.seen
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return str(cell)
    is_share = isinstance(cell, FormattedNumber) and cell.percent
    return int(cell) if not is_share and float(cell).is_integer() else float(cell)

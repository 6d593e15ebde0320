"""The sheets of an .xls or .ods workbook as grids, read by calamine: their values are all that a table needs."""

from __future__ import annotations

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.dossiers.table_grid import Cell, TableGrid

_MOST_BYTES = 8 * 1024 * 1024
_MOST_CELLS = 200_000


def read(raw: bytes, name: str) -> list[TableGrid]:
    """Return the shown sheets of a workbook; BadFileError if it cannot be opened or is larger than any table."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(f"Tệp {name} quá lớn.", "Chương trình chỉ nhận bảng đến 8 MB.")
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        shown = [sheet.name for sheet in book.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible]
        return [_grid(book, title, name) for title in shown]
    except CalamineError as error:
        advice = "Mở bằng Excel, lưu lại (Save As) thành .xlsx rồi nhận lại."
        raise BadFileError(f"Không mở được tệp {name}.", advice) from error


def _grid(book: CalamineWorkbook, title: str, name: str) -> TableGrid:
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise BadFileError(f"Tệp {name} quá lớn.", f"Trang {title} có hơn 200.000 ô.")
    cells = [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = {
        (row, column): (top, left)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom, len(cells)) + 1)
        for column in range(left, right + 1)
    }
    return TableGrid(title, cells, merged)


def _cell(cell: object) -> Cell:
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    return cell if isinstance(cell, int | str) and not isinstance(cell, bool) else str(cell)

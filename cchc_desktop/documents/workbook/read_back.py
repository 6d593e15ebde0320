"""Comparing a workbook that was just written with its plan, cell by cell, through another library."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineError, load_workbook

from cchc_desktop.base.errors import StorageError
from cchc_desktop.documents.sheets.cell_text import column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.documents.sheets.cell_text import CellValue, PlannedValue
    from cchc_desktop.documents.workbook.plan import Sheet


def check(path: Path, planned: Sequence[Sheet]) -> None:
    """Compare every cell of a workbook with its plan; StorageError names the first that differs."""
    try:
        workbook = load_workbook(str(path))
        names = workbook.sheet_names
        if names != [sheet.name for sheet in planned]:
            raise _differs(f"các trang tính đọc lại là {', '.join(names)}")
        grids = [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names]
    except CalamineError as error:
        raise _differs(str(error)) from error
    for sheet, grid in zip(planned, grids, strict=True):
        _compare(sheet, grid)


def _compare(sheet: Sheet, grid: Sequence[Sequence[CellValue]]) -> None:
    for number, (line, row) in enumerate(zip_longest((line.cells for line in sheet.lines), grid), 1):
        for column, (meant, cell) in enumerate(zip_longest(line or (), row or (), fillvalue="")):
            if not _same(meant, cell):
                place = f"trang tính “{sheet.name}”, ô {column_letter(column)}{number}"
                raise _differs(f"{place}: cần “{str(meant)[:60]}”, đọc lại thấy “{str(cell)[:60]}”")


def _same(meant: PlannedValue, found: CellValue) -> bool:
    if isinstance(meant, Decimal):
        return isinstance(found, float) and found == float(meant)
    return found == meant


def _differs(what: str) -> StorageError:
    return StorageError("Tệp Excel vừa ghi không đúng như nội dung báo cáo.", f"Đã bỏ tệp vừa ghi: {what}.")

"""A report as an Excel workbook: a sheet for each form, the narrative, and a hidden sheet the program reads again.

The workbook is read back after it is written and compared cell by cell.
"""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from cchc_desktop.base.steps import Step
from cchc_desktop.documents.excel_check import check
from cchc_desktop.documents.excel_page import set_up_page
from cchc_desktop.documents.excel_plan import sheets
from cchc_desktop.documents.excel_style import LOOKS, number_format
from cchc_desktop.documents.excel_text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.excel_plan import Line, Sheet
    from cchc_desktop.documents.excel_text import Cell
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(report: Report, template: Template, path: Path) -> Iterator[Step]:
    """Write a report as .xlsx to `path`, step by step; StorageError if it does not read back as it was meant."""
    planned = sheets(report, template)
    total = len(planned) + 2
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "CCHC Desktop"
    for done, sheet in enumerate(planned, 1):
        yield Step(done, total, f"Lập trang {sheet.name}")
        _fill(workbook.create_sheet(sheet.name), sheet)
    yield Step(total - 1, total, "Ghi tệp Excel")
    written = BytesIO()  # a disk that is full must not leave openpyxl with an archive it can never close
    workbook.save(written)
    path.write_bytes(written.getvalue())
    yield Step(total, total, "Đọc lại và đối chiếu")
    check(path, planned)


def _fill(target: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl has no types
    for number, line in enumerate(sheet.lines, 1):
        for column, value in enumerate(line.cells):
            _put(target.cell(number, column + 1), value, line, column)
    set_up_page(target, sheet)


def _put(cell: Any, value: Cell, line: Line, column: int) -> None:  # noqa: ANN401 - openpyxl has no types
    look = LOOKS[line.role]
    cell.font = look.font_of(column, len(line.cells))
    cell.alignment = look.alignment(column)
    cell.number_format = number_format(value, line.row, column, as_typed=line.as_typed)
    if look.border:
        cell.border = look.border
    if look.fill:
        cell.fill = look.fill
    if isinstance(value, Decimal):
        cell.value = value
    elif value:
        cell.value = escaped(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_LIKE_FORMULA)

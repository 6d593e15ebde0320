"""A report as an Excel workbook: a sheet for each form, the narrative, and a hidden sheet that the program reads back.

The workbook is read back after it is written and compared cell by cell.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from cchc_desktop.base.work_step import Step
from cchc_desktop.base.zip_writer import UndatedZip
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.documents.sheets.cell_text import escaped
from cchc_desktop.documents.workbook.plan import sheets
from cchc_desktop.documents.workbook.read_back import check
from cchc_desktop.documents.workbook.sheet_setup import set_up_page
from cchc_desktop.documents.workbook.style import styles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.sheets.cell_text import PlannedValue
    from cchc_desktop.documents.workbook.plan import Sheet
    from cchc_desktop.documents.workbook.style import CellStyle
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

_UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the properties of a workbook have no zone


def write(report: Report, template: Template, path: Path) -> Iterator[Step]:
    """Write a report as .xlsx to `path`, step by step; StorageError if it does not read back as planned."""
    planned = sheets(report, template)
    total = len(planned) + 2
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "CCHC Desktop"
    made: dict[CellStyle, Any] = {}
    for done, sheet in enumerate(planned, 1):
        yield Step(done, total, f"Lập trang tính {sheet.name}")
        _fill(workbook.create_sheet(sheet.name), sheet, made)
    yield Step(total - 1, total, "Ghi tệp Excel")
    path.write_bytes(_packed(workbook, FilledLetter(report, template).moment))
    yield Step(total, total, "Đọc lại và đối chiếu")
    check(path, planned)


def _packed(workbook: Workbook, moment: datetime | None) -> bytes:
    """Return the bytes of the file, in memory: on a full disk openpyxl would keep an archive that it can never close.

    Its time is the report's own, so that one report has one workbook whenever and wherever it is written.
    """
    properties = workbook.properties
    properties.created = properties.modified = moment.astimezone(UTC).replace(tzinfo=None) if moment else _UNDATED
    packed = BytesIO()
    with UndatedZip(packed, "w") as archive:
        ExcelWriter(workbook, archive).write_data()
    return packed.getvalue()


def _fill(target: Any, sheet: Sheet, made: dict[CellStyle, Any]) -> None:  # noqa: ANN401 - openpyxl has no types
    for number, line in enumerate(sheet.lines, 1):
        for column, (value, style) in enumerate(zip(line.cells, styles_of(line), strict=True), 1):
            cell = target.cell(number, column)
            _put(cell, value)
            _apply_style(cell, style, made)
    set_up_page(target, sheet)


def _put(cell: Any, value: PlannedValue) -> None:  # noqa: ANN401 - openpyxl has no types
    if isinstance(value, Decimal):
        cell.value = value
    elif value:
        cell.value = escaped(value)
        cell.data_type = "s"


def _apply_style(cell: Any, style: CellStyle, made: dict[CellStyle, Any]) -> None:  # noqa: ANN401 - openpyxl has no types
    """Set the style of a cell; all cells of a style share the first one's, since openpyxl looks up every part of it."""
    if style in made:
        cell._style = made[style]  # noqa: SLF001 - openpyxl has no public way to reuse a style
        return
    cell.font, cell.alignment = style.look.font, style.look.alignment
    if style.look.border:
        cell.border = style.look.border
    if style.look.fill:
        cell.fill = style.look.fill
    cell.number_format = style.number_format
    cell.quotePrefix = style.quoted
    made[style] = cell._style  # noqa: SLF001 - the same

"""Reading a workbook that the program wrote, with what people changed in it since.

The data sheet says what was written; a form's cell that now says something else is an edit and wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.excel_data import HEADER, SHEET, read_data
from cchc_desktop.documents.excel_edits import edits
from cchc_desktop.documents.excel_open import grids
from cchc_desktop.documents.excel_plan import NARRATIVE, sheets
from cchc_desktop.documents.excel_text import column_letter
from cchc_desktop.report.file import FORMAT, LoadedReport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.documents.excel_open import Grid
    from cchc_desktop.documents.excel_plan import Sheet
    from cchc_desktop.report.loading import Find


def read(raw: bytes, name: str, find: Find) -> LoadedReport:
    """Read a report from a workbook of the program; what could not be placed is told by sheet and cell."""
    found = grids(raw, name)
    if SHEET not in found or not any(tuple(row[: len(HEADER)]) == HEADER for row in found[SHEET]):
        listed = ", ".join(f"“{sheet}”" for sheet in found)
        text = f"Cần trang “{SHEET}” có các cột {', '.join(HEADER)} (quy cách {FORMAT}). Tệp có các trang: {listed}."
        raise BadFileError(f"Sổ tính {name} không phải do chương trình này ghi.", text)
    loaded = read_data(found[SHEET], name, find)
    planned = sheets(loaded.report, loaded.template)
    report, warnings = loaded.report, list(loaded.warnings)
    for sheet in planned:
        if sheet.form and sheet.name in found:
            changed = edits(sheet, found[sheet.name])
            warnings += changed.warnings
            for key, text in changed.texts.items():
                report = report.with_edit(key, text)
    warnings += [*_missing(planned, found), *_strange(planned, found), *_narrative(planned, found)]
    return LoadedReport(report, loaded.template, tuple(warnings))


def _missing(planned: list[Sheet], found: Mapping[str, Grid]) -> Iterator[str]:
    for sheet in planned:
        if sheet.name not in found:
            yield f"{sheet.name}: không có trang này trong tệp; giữ nội dung đã ghi."


def _strange(planned: list[Sheet], found: Mapping[str, Grid]) -> Iterator[str]:
    for name in found.keys() - {sheet.name for sheet in planned}:
        if any(cell != "" for row in found[name] for cell in row):
            yield f"{name}: trang này không thuộc báo cáo, không đọc."


def _narrative(planned: list[Sheet], found: Mapping[str, Grid]) -> Iterator[str]:
    """Tell of prose that was changed: its links to figures are gone from the sheet, so it is not taken."""
    for sheet in planned:
        if sheet.name == NARRATIVE and NARRATIVE in found:
            yield from _changed_prose(sheet, found[NARRATIVE])


def _changed_prose(sheet: Sheet, grid: Grid) -> Iterator[str]:
    written = {str(cell).strip() for line in sheet.lines for cell in line.cells} | {""}
    for index, row in enumerate(grid):
        for at, cell in enumerate(row):
            if str(cell).replace("\r\n", "\n").strip() not in written:
                place = f"{sheet.name}, ô {column_letter(at)}{index + 1}"
                yield f"{place}: lời văn đã sửa không được nhận; hãy sửa ở mục tương ứng trong chương trình."

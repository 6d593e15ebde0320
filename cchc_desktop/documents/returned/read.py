"""Reading a workbook: one that the program wrote, with what people changed in it since, or another office's.

The data sheet of our own workbook holds what was written; a form's cell that differs from it is an edit and wins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.documents.returned.own_edits import edits
from cchc_desktop.documents.returned.third_party import read_forms
from cchc_desktop.documents.sheets.cell_text import column_letter, hidden
from cchc_desktop.documents.sheets.open import open_book
from cchc_desktop.documents.workbook.data import HEADER, SHEET, read_data
from cchc_desktop.documents.workbook.plan import NARRATIVE, NARRATIVE_HEADER, Role, sheets
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.loading import NO_CHOICES, ImportChoices, needless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.documents.sheets.open import Grid, OpenSheet
    from cchc_desktop.documents.workbook.plan import Sheet
    from cchc_desktop.report.loading import Find, Templates

_HEADING = NARRATIVE_HEADER.index("Tiêu đề")


def read(raw: bytes, name: str, templates: Templates, choices: ImportChoices = NO_CHOICES) -> LoadedReport:
    """Read a report from a workbook; cells that could not be placed are reported by sheet and cell."""
    book = open_book(raw, name).sheets
    grids = {sheet: _cells(opened) if sheet != SHEET else opened.cells for sheet, opened in book.items()}
    if SHEET in grids and any(tuple(row[: len(HEADER)]) == HEADER for row in grids[SHEET]):
        ours = _read_ours(grids, name, templates.find)
        return replace(ours, warnings=(*needless(choices, name), *ours.warnings))
    forms = read_forms(
        {sheet: opened for sheet, opened in book.items() if not opened.is_hidden}, name, templates, choices
    )
    return replace(forms, warnings=(*forms.warnings, *_hidden_sheets(book)))


def _cells(opened: OpenSheet) -> Grid:
    """Return the cells of a sheet, hidden ones marked."""
    return [[hidden(cell) for cell in row] for row in opened.cells] if opened.is_hidden else opened.cells


def _hidden_sheets(book: Mapping[str, OpenSheet]) -> Iterator[str]:
    for name, sheet in book.items():
        if sheet.is_hidden and any(cell != "" for row in sheet.cells for cell in row):
            yield f"{name}: trang tính này đang ẩn trong Excel, không đọc; cần thì bỏ ẩn (Unhide), lưu rồi nhận lại."


def _read_ours(found: Mapping[str, Grid], name: str, find: Find) -> LoadedReport:
    loaded = read_data(found[SHEET], name, find)
    planned = sheets(loaded.report, loaded.template)
    report, warnings, taken = loaded.report, list(loaded.warnings), list[str]()
    for sheet in planned:
        if sheet.form and sheet.name in found:
            changed = edits(sheet, found[sheet.name])
            warnings += changed.warnings
            taken += changed.taken
            for key, text in changed.texts.items():
                report = report.with_edit(key, text)
    warnings += [*_missing(planned, found), *_strange(planned, found), *_narrative(planned, found)]
    return LoadedReport(report, loaded.template, tuple(warnings), edits=tuple(taken))


def _missing(planned: list[Sheet], found: Mapping[str, Grid]) -> Iterator[str]:
    for sheet in planned:
        if sheet.name not in found:
            yield f"{sheet.name}: không có trang tính này trong tệp; giữ nội dung đã ghi."


def _strange(planned: list[Sheet], found: Mapping[str, Grid]) -> Iterator[str]:
    for name in found.keys() - {sheet.name for sheet in planned}:
        if any(cell != "" for row in found[name] for cell in row):
            yield f"{name}: trang tính này không thuộc báo cáo, không đọc."


def _narrative(planned: list[Sheet], found: Mapping[str, Grid]) -> Iterator[str]:
    """Report prose that was changed: its links to figures are gone from the sheet, so it is not taken."""
    for sheet in planned:
        if sheet.name == NARRATIVE and NARRATIVE in found:
            yield from _changed_prose(sheet, found[NARRATIVE])


def _changed_prose(sheet: Sheet, grid: Grid) -> Iterator[str]:
    """Report cells that are not as planned; the heading of a section is the template's, which another version words."""
    written = {str(cell).strip() for line in sheet.lines for cell in line.cells} | {""}
    codes = {line.cells[0] for line in sheet.lines if line.role is Role.SECTION}
    for index, row in enumerate(grid):
        for at, cell in enumerate(row):
            heading = at == _HEADING and str(row[0]).strip() in codes
            if not heading and str(cell).replace("\r\n", "\n").strip() not in written:
                place = f"{sheet.name}, ô {column_letter(at)}{index + 1}"
                yield f"{place}: lời văn đã sửa không được nhận; hãy sửa ở mục tương ứng trong chương trình."

"""Widths, merged heads, drop-down lists and print set-up of a sheet."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.datavalidation import DataValidation

from cchc_desktop.documents.content.geometry import PAGE
from cchc_desktop.documents.sheets.cell_text import column_letter, wrapped
from cchc_desktop.documents.workbook.data import SHEET
from cchc_desktop.documents.workbook.plan import RESULT, Role
from cchc_desktop.documents.workbook.style import (
    DATA_WIDTHS,
    LINE_HEIGHT,
    NARRATIVE_WIDTHS,
    WIDTH_OF_LETTER,
    form_widths,
)

if TYPE_CHECKING:
    from cchc_desktop.documents.workbook.plan import Sheet, SheetLine

_A4 = 9
_INCH = 25.4
_PROMPT = 255
_AIR, _HIGHEST = 3, 409
_CAPITALS = 1.4
_WIDER = {
    Role.HEADING: 1.1,
    Role.TITLE: 1.2,
    Role.GROUP: 1.1,
    Role.PROSE: 0.9,
}  # larger, bold, long lines of small letters


def set_up_page(target: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl has no types
    """Set the widths, merged heads, lists and print set-up of a filled sheet."""
    widths = (
        form_widths(len(sheet.form.codes)) if sheet.form else DATA_WIDTHS if sheet.name == SHEET else NARRATIVE_WIDTHS
    )
    for column, width in enumerate(widths):
        target.column_dimensions[column_letter(column)].width = width
    _merge_heads(target, sheet, len(widths))
    for number, line in enumerate(sheet.lines, 1):
        if line.role is not Role.PLAIN:
            shared = sheet.head - sheet.columns_at if line.role is Role.COLUMNS else 1
            target.row_dimensions[number].height = _height(line, widths, shared)
        if line.row and line.row.choices:
            cells = (f"{column_letter(column)}{number}" for column in line.results)
            _offer(target, " ".join(cells), line.row.choices)
    target.freeze_panes = f"A{sheet.head + 1}"
    _set_up_print(target, sheet)
    if sheet.name == SHEET:
        target.sheet_state = "hidden"


def _merge_heads(target: Any, sheet: Sheet, columns: int) -> None:  # noqa: ANN401 - openpyxl has no types
    """Merge titles over all columns, and a column's head over both head lines.

    Only the ranges are added: merge_cells would replace every covered cell, and those of the heads have borders.
    """
    last = column_letter(columns - 1)
    for number in range(1, sheet.columns_at + 1):
        target.merged_cells.add(f"A{number}:{last}{number}")
    if sheet.columns_at + 1 < sheet.head:
        for column in range(columns):
            if not RESULT <= column < columns - 1:
                letter = column_letter(column)
                target.merged_cells.add(f"{letter}{sheet.columns_at + 1}:{letter}{sheet.head}")


def _height(line: SheetLine, widths: tuple[int, ...], shared: int) -> float:
    """Return the height of a line, which `shared` lines share; programs that only convert do not compute it."""
    if len(line.cells) == 1:
        widths = (sum(widths),)
    needed = max(_lines(str(cell), width, line.role) for cell, width in zip(line.cells, widths, strict=True))
    return min(LINE_HEIGHT * ceil(needed / shared) + _AIR, _HIGHEST)


def _lines(text: str, width: int, role: Role) -> int:
    """Return how many lines a text takes in a column."""
    letter = WIDTH_OF_LETTER * _WIDER.get(role, 1) * (_CAPITALS if text.isupper() else 1)
    room = int(width / letter)
    if len(text) <= room and "\n" not in text:  # as most are
        return 1
    return sum(len(wrapped(line, room)) for line in text.split("\n"))


def _offer(target: Any, where: str, choices: dict[str, str]) -> None:  # noqa: ANN401 - openpyxl has no types
    """Offer a choice's codes as a drop-down list; another text gives a warning, never a refusal."""
    words = "; ".join(f"{code} = {label}" if label else code for code, label in choices.items())
    offer = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, errorStyle="warning")
    offer.promptTitle, offer.prompt = "Chọn mã", words[:_PROMPT]
    offer.errorTitle, offer.error = "Mã ngoài danh sách", f"Các mã của hàng này: {words}"[:_PROMPT]
    offer.showInputMessage = offer.showErrorMessage = True
    offer.add(where)
    target.add_data_validation(offer)


def _set_up_print(target: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl has no types
    """Set A4 upright as wide as the page, the head repeated, page numbers on top from page 2 (Decree 30, II.1.đ)."""
    target.page_setup.paperSize = _A4
    target.page_setup.orientation = "portrait"
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.horizontalCentered = True
    target.print_title_rows = f"{sheet.columns_at + 1}:{sheet.head}"
    margins = target.page_margins
    margins.left, margins.right = PAGE.left / _INCH, PAGE.right / _INCH
    margins.top, margins.bottom = PAGE.top / _INCH, PAGE.bottom / _INCH
    margins.header = margins.footer = PAGE.top / _INCH / 2
    target.HeaderFooter.differentFirst = True
    target.oddHeader.center.text = "&P"
    target.oddHeader.center.font = "Times New Roman,Regular"
    target.oddHeader.center.size = 13

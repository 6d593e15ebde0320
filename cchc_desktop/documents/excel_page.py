"""Widths, merged heads, drop-down lists and print set-up of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.datavalidation import DataValidation

from cchc_desktop.documents.excel_data import SHEET
from cchc_desktop.documents.excel_plan import RESULT, Role
from cchc_desktop.documents.excel_style import DATA_WIDTHS, FORM_WIDTHS, LINE_HEIGHT, NARRATIVE_WIDTHS
from cchc_desktop.documents.excel_text import column_letter
from cchc_desktop.documents.geometry import PAGE

if TYPE_CHECKING:
    from cchc_desktop.documents.excel_plan import Line, Sheet

_A4 = 9
_INCH = 25.4
_PROMPT = 255


def set_up_page(target: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl has no types
    """Give a filled sheet its widths, heads, lists and print set-up."""
    widths = FORM_WIDTHS if sheet.form else DATA_WIDTHS if sheet.name == SHEET else NARRATIVE_WIDTHS
    for column, width in enumerate(widths):
        target.column_dimensions[column_letter(column)].width = width
    _merge_heads(target, sheet, widths)
    for number, line in enumerate(sheet.lines, 1):
        if line.row and line.row.choices:
            _offer(target, f"{column_letter(RESULT)}{number}", line.row.choices)
    target.freeze_panes = f"A{sheet.head + 1}"
    _set_up_print(target, sheet)
    if sheet.name == SHEET:
        target.sheet_state = "hidden"


def _merge_heads(target: Any, sheet: Sheet, widths: tuple[int, ...]) -> None:  # noqa: ANN401 - openpyxl has no types
    """Let titles run over all columns, with a height of their own, and a column's head over both head lines."""
    for number, line in enumerate(sheet.lines[: sheet.columns_at], 1):
        target.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(widths))
        target.row_dimensions[number].height = LINE_HEIGHT * _lines(line, sum(widths))
    first, last = sheet.columns_at + 1, sheet.head
    if first < last:
        for column in range(1, len(widths) + 1):
            if column != RESULT + 1:
                target.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def _lines(line: Line, width: int) -> int:
    """Return how many lines a title takes; capitals are wider than the digits a width counts."""
    return 1 + int(len(str(line.cells[0])) * (1.4 if line.role is Role.HEADING else 1) / width)


def _offer(target: Any, where: str, choices: dict[str, str]) -> None:  # noqa: ANN401 - openpyxl has no types
    """Offer a choice's codes as a drop-down list; another text is questioned, never refused."""
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

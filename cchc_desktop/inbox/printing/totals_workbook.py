"""The totals as a workbook: what they are of, a sheet for each form, and a sheet of units by figure."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.writer.excel import ExcelWriter

from cchc_desktop.base.work_step import Step
from cchc_desktop.base.zip_writer import repacked
from cchc_desktop.documents.sheets.cell_text import column_letter, escaped
from cchc_desktop.inbox.flat_figures import FlatState
from cchc_desktop.inbox.printing.total_lines import COLUMNS, WAYS, names_of, note_of, period_of, scope_lines, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.inbox_store import FlatRow
    from cchc_desktop.inbox.totals import FigureTotal, Totals

SCOPE, UNITS = "Phạm vi", "Đơn vị và chỉ tiêu"
_WIDTHS = (8, 60, 14, 16, 16, 9, 10, 9, 60)
_FACE = "Times New Roman"
_PLAIN, _BOLD = Font(name=_FACE, size=12), Font(name=_FACE, size=12, bold=True)
_HEADLINE = Font(name=_FACE, size=13, bold=True)
_FILL = PatternFill("solid", "F2F2F2")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WORDS = {
    FlatState.NIL: "không có", FlatState.UNKNOWN: "chưa có số liệu", FlatState.NOT_OURS: "", FlatState.NOT_ENTERED: "",
    FlatState.COMPUTED: "", FlatState.UNREAD: "không đọc được",
}  # fmt: skip


def write_totals_workbook(totals: Totals, board: Board, rows: Iterable[FlatRow], path: Path) -> Iterator[Step]:
    """Write totals as .xlsx to `path`, step by step; rows are those of the flat table, unit by unit."""
    forms = totals.template.forms if totals.template else ()
    total = len(forms) + 3
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "CCHC Desktop"
    yield Step(1, total, SCOPE)
    names = names_of(board)
    scope = [[title_of(totals)], [period_of(totals)], *([line] for line in scope_lines(totals, names))]
    _write(workbook, SCOPE, (110,), scope, 1)
    for number, form in enumerate(forms, 2):
        yield Step(number, total, f"Biểu mẫu {form.number}")
        lines = [_figure_line(each, totals.without, names) for each in _of_form(totals, form.number)]
        title = [f"Biểu mẫu {form.number}. {form.title}"]
        _write(workbook, f"Biểu mẫu {form.number}", _WIDTHS, [title, [*COLUMNS], *lines], 2)
    yield Step(total - 1, total, UNITS)
    _write(workbook, UNITS, (9, 28, *[11] * len(totals.figures)), _unit_lines(totals, names, rows), 2)
    yield Step(total, total, "Ghi tệp Excel")
    path.write_bytes(_packed(workbook))


def _of_form(totals: Totals, number: str) -> Iterator[FigureTotal]:
    return (total for key, total in totals.figures.items() if key.partition(":")[0] == number)


def _figure_line(total: FigureTotal, without: Sequence[str], names: dict[str, str]) -> list[object]:
    value: object = total.number if total.number is not None else total.in_words
    ways = WAYS[total.aggregate]
    counts = (total.units, total.nil, len(total.missing))
    note = note_of(total, without, names)
    return [total.key.partition(":")[2], total.row.label, total.row.unit, value, ways, *counts, note]


def _unit_lines(totals: Totals, names: dict[str, str], rows: Iterable[FlatRow]) -> Iterator[list[object]]:
    """Yield two head lines, then a line for each unit: its values in the order of the totals."""
    keys = [*totals.figures]
    yield ["Mã", "Đơn vị", *keys]
    yield ["", "", *(totals.figures[key].row.label for key in keys)]
    for unit, figures in groupby(rows, key=lambda row: row.unit):
        values = {each.key: _cell_value(each) for each in figures}
        yield [unit, names.get(unit, unit), *(values.get(key, "") for key in keys)]


def _cell_value(row: FlatRow) -> object:
    if row.state == FlatState.VALUE:
        return Decimal(row.value) if row.value.replace(".", "", 1).removeprefix("-").isdecimal() else row.value
    return _WORDS[FlatState(row.state)]


def _write(workbook: Any, name: str, widths: Sequence[float], lines: Iterable[Sequence[object]], head: int) -> None:  # noqa: ANN401 - openpyxl has no types
    """Write a sheet whose first lines are its head."""
    sheet = workbook.create_sheet(name)
    for column, width in enumerate(widths):
        sheet.column_dimensions[column_letter(column)].width = width
    sheet.freeze_panes = f"C{head + 1}" if len(widths) > 1 else f"A{head + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, line in enumerate(lines, 1):
        font = _HEADLINE if number == 1 and len(line) == 1 else _BOLD if number <= head else _PLAIN
        sheet.append([_cell(sheet, value, font, is_head=number <= head and len(line) > 1) for value in line])


def _cell(sheet: Any, value: object, font: Font, *, is_head: bool) -> Any:  # noqa: ANN401 - openpyxl has no types
    cell = WriteOnlyCell(sheet, value=escaped(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, Decimal):
        places = max(-int(value.as_tuple().exponent), 0)
        cell.number_format = f"#,##0.{'0' * places}" if places else "#,##0"
    cell.font, cell.alignment = font, _CENTRED if is_head else _WRAPPED
    if is_head:
        cell.fill = _FILL
    return cell


def _packed(workbook: Any) -> bytes:  # noqa: ANN401 - openpyxl has no types
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        ExcelWriter(workbook, archive).write_data()
    return repacked(written)

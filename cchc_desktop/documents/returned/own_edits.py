"""The changes a person made in a form's sheet of our own workbook: taken where the place is certain, else reported.

A row is found by its number; its label must be the form's. A cell that still holds what was written is no change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.base.unseen import cleaned
from cchc_desktop.documents.returned.computed_dash import DASH_TAKEN, is_printed_dash
from cchc_desktop.documents.returned.label_matching import same_label
from cchc_desktop.documents.sheets.cell_text import (
    HIDDEN,
    column_letter,
    fault_of,
    held,
    is_share,
    number_text,
    refusal,
    remark,
    same_text,
    share_question,
    shown,
    typed,
)
from cchc_desktop.report.file import MAX_LINE
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.kinds import printed, read
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.documents.sheets.cell_text import CellValue, PlannedValue
    from cchc_desktop.documents.workbook.plan import Sheet, SheetLine

_NUMBER, _LABEL, _UNIT = 0, 1, 2
_SHOWN = 60
_BLANK = "(trống)"


@dataclass(frozen=True, slots=True)
class Edits:
    """The changes of a sheet: new texts by field key, each in words, and warnings for the user."""

    texts: dict[str, str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def edits(planned: Sheet, grid: Sequence[Sequence[CellValue]]) -> Edits:
    """Compare a form's sheet with its plan."""
    found = Edits()
    head = _head(planned, grid)
    if head is None:
        names = ", ".join(f"“{folded(str(cell))}”" for cell in planned.lines[planned.columns_at].cells)
        found.warnings.append(
            f"{planned.name}: không thấy hàng tiêu đề {names}; giữ số liệu đã ghi, không đọc trang tính này."
        )
        return found
    at, columns = head
    left = {_bare(line.cells[_NUMBER]): line for line in planned.lines if line.row}
    for index in range(at + planned.head - planned.columns_at, len(grid)):
        _compare_row(_Row(planned.name, index, columns, grid[index]), left, found)
    found.warnings.extend(
        f"{planned.name}: không thấy hàng {line.cells[_NUMBER]} “{line.cells[_LABEL]}”; giữ số liệu đã ghi."
        for line in left.values()
    )
    return found


def _head(planned: Sheet, grid: Sequence[Sequence[CellValue]]) -> tuple[int, list[int]] | None:
    """Return the line of column heads and the form's columns in it, None if there is none."""
    wanted = [folded(str(cell)) for cell in planned.lines[planned.columns_at].cells]
    for index, row in enumerate(grid):
        cells = [folded(str(cell)) for cell in row]
        if (columns := _places(wanted, cells)) is not None:
            return index, columns
    return None


def _places(wanted: Sequence[str], cells: list[str]) -> list[int] | None:
    """Return where heads are among cells, equal ones one after the other; None if one is missing."""
    found: list[int] = []
    for head in wanted:
        at = next((at for at, cell in enumerate(cells) if cell == head and at not in found), None)
        if at is None:
            return None
        found.append(at)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet under the heads; columns are the indexes of the form's columns."""

    sheet: str
    index: int
    columns: list[int]
    cells: Sequence[CellValue]

    def cell(self, column: int) -> CellValue:
        """Return the cell in one of the form's columns."""
        return self.cells[self.columns[column]]

    def place(self, at: int) -> str:
        """Return the place of a cell, for messages: "Biểu mẫu 1, ô D12"."""
        return f"{self.sheet}, ô {column_letter(at)}{self.index + 1}"


def _compare_row(row: _Row, left: dict[str, SheetLine], found: Edits) -> None:
    line = left.get(_bare(row.cell(_NUMBER)))
    if line is None or not same_label(str(row.cell(_LABEL)), str(line.cells[_LABEL])):
        _warn(row, range(len(row.cells)), "không rõ thuộc chỉ tiêu nào, không nhận", found)
        return
    del left[_bare(line.cells[_NUMBER])]
    percent = _is_percent(line)
    for column in (*line.results, line.note):
        if column in line.lacking:
            if not _same(line.cells[column], row.cell(column)):
                _warn(row, [row.columns[column]], "ở cột mà hàng này không có ô, không nhận", found)
        elif not _same(line.cells[column], row.cell(column), percent=percent):
            _take(row, column, line, found)
    if percent:
        _question_percent(row, line, found)
    _warn(row, set(range(len(row.cells))) - set(row.columns), "nằm ngoài biểu mẫu, không nhận", found)
    if not _same(line.cells[_UNIT], row.cell(_UNIT)):
        _warn(row, [row.columns[_UNIT]], "đơn vị tính theo mẫu, không nhận", found)


def _take(row: _Row, column: int, line: SheetLine, found: Edits) -> None:
    """Take an edit and report it; report a cell that cannot be taken."""
    cell, place = row.cell(column), row.place(row.columns[column])
    if isinstance(cell, str) and not fault_of(cell):
        clean = cleaned(cell, figure=column in line.results)
        cell = clean.text
        if clean.words:
            found.warnings.append(f"{place}: đã {clean.words}.")
    text = typed(cell, percent=_is_percent(line))
    if text is None or len(text) > MAX_LINE:
        found.warnings.append(f"{place}: {refusal(cell)}.")
        return
    if words := remark(cell):
        found.warnings.append(f"{place}: {words}.")
    if column in line.results and line.row and is_printed_dash(line.row, text):
        found.warnings.append(f"{place}: {DASH_TAKEN.format(text)}.")
        text = ""
    field = note_of(line.key) if column == line.note else line.keys[line.results.index(column)]
    key, before, after = field, _as_shown(line.cells[column]), text
    if column == line.note:
        key, before, after = f"{line.key} (ghi chú)", before and f"“{before}”", text and f"“{text}”"
    elif line.row:
        after = printed(line.row, read(line.row, text))
    found.texts[field] = text
    change = f"{key} {_short(before)} → {_short(after)}"
    found.taken.append(f"{place}: nhận chỗ sửa ngoài chương trình, {change}.")


def _as_shown(cell: PlannedValue) -> str:
    return show(cell) if isinstance(cell, Decimal) else cell


def _short(text: str) -> str:
    return _BLANK if not text else text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _is_percent(line: SheetLine) -> bool:
    return line.row is not None and line.row.kind == "percent"


def _question_percent(row: _Row, line: SheetLine, found: Edits) -> None:
    """Warn of a percent below 1 in a cell without a percent sign: a share may be meant."""
    for key, column in zip(line.keys, line.results, strict=True):
        if key in found.texts and is_share(row.cell(column)):
            found.warnings.append(share_question(row.place(row.columns[column]), found.texts[key]))


def _warn(row: _Row, columns: Iterable[int], what: str, found: Edits) -> None:
    """Warn of the cells among some columns that are not blank."""
    for at in sorted(columns):
        if text := shown(row.cells[at]):
            found.warnings.append(f"{row.place(at)}: “{text}” {what}.")


def _same(meant: PlannedValue, cell: CellValue, *, percent: bool = False) -> bool:
    """Return whether a cell says what was written; one that is struck or has small letters never does."""
    if fault_of(cell) not in ("", HIDDEN):
        return False
    written = number_text(meant) if isinstance(meant, Decimal) else meant
    if isinstance(cell, str):
        return same_text(written, cell)
    return isinstance(meant, Decimal) and typed(held(cell), percent=percent) == written


def _bare(number: CellValue | PlannedValue) -> str:
    """Return a row's number without its final dot, also from a cell in which it became a number."""
    text = f"{number:g}" if isinstance(number, float) else str(number)
    return text.strip().rstrip(".")

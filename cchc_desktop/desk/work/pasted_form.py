"""A whole form on the clipboard: its rows found by number and label, as in a file; the lines that are no row, and why.

The columns are known by their heads; without heads, by what is in them: number, label, unit, result, note.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.text import slug
from cchc_desktop.documents.returned.find_rows import row_numbers
from cchc_desktop.documents.returned.label_matching import same_label
from cchc_desktop.documents.returned.table_heads import Columns, columns_at, form_number, is_head, value_columns
from cchc_desktop.report.figures import State
from cchc_desktop.report.kinds import read
from cchc_desktop.report.numbers import Certainty
from cchc_desktop.report.units import is_money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.desk.work.clipboard_block import Block
    from cchc_desktop.documents.sheets.open import Grid
    from cchc_desktop.report.template import Form, Row, Template

_BEFORE = 3
"""The columns before those of values: number, label, unit."""
_TITLE_CELLS = 2
_EARLIER = ("ky-truoc", "cung-ky", "nam-truoc")
_SHOWN = 40

ADVICE = (
    "Chép cả hàng tiêu đề (STT, Chỉ tiêu, Đơn vị tính, Kết quả, Ghi chú) cùng các hàng, hoặc chép riêng cột Kết quả, "
    "hoặc Kết quả và Ghi chú, rồi dán lại."
)


class LineFault(Enum):
    """The reason why a line of a pasted form is not taken."""

    NO_ROW = "no row"
    TWICE = "twice"
    OTHER_LABEL = "another label"
    OTHER_UNIT = "another unit"
    OTHER_FORM = "another form"


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of a pasted form that holds something: its number or label as copied, its row, or why it has none."""

    number: str
    label: str
    value: str
    note: str
    row: Row | None = None
    fault: LineFault | None = None
    more: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The text of each column of values."""
        return (self.value, *self.more)


def lines_of(template: Template, form: Form, block: Block) -> list[FormLine] | None:
    """Return the lines of a block that is the form itself, None if it is none.

    UserError if its columns are in doubt, or none of its labels is of this form.
    """
    width = max((len(line) for line in block), default=0)
    grid = [[*line, *[""] * (width - len(line))] for line in block]
    if not any(map(is_head, grid)):
        if not _is_numbered(form, grid) and not _is_labelled(form, grid):
            return None
        _require_official(form, grid)
    lines = list(_Reader(form, grid).lines())
    if lines and not any(line.row for line in lines) and any(line.fault is LineFault.OTHER_LABEL for line in lines):
        raise UserError(f"Chưa dán: khối đã chép không phải của Biểu mẫu {form.number}.", _whose(template, lines))
    times = Counter(line.row.no for line in lines if line.row)
    return [
        replace(line, row=None, fault=LineFault.TWICE) if line.row and times[line.row.no] > 1 else line
        for line in lines
    ]


def _least(form: Form) -> int:
    """Return how many columns the form has without its heads; one for the note may follow."""
    return _BEFORE + len(form.codes)


def _is_numbered(form: Form, grid: Sequence[Sequence[str]]) -> bool:
    """Return whether the first column has the form's row numbers; of fewer columns than the form has, all of them."""
    places = {row.no: at for at, row in enumerate(form.rows)}
    first = [line[0] for line in grid if line[0]]
    found = [places[number] for cell in first for number in _bare(cell) if number in places]
    if not found or len(grid[0]) == 1:
        return False
    if len(grid[0]) >= _least(form):
        return 2 * len(found) >= len(first)
    dotted = sum("." in cell.rstrip(".") for cell in first)
    rising = all(one < other for one, other in pairwise(found))
    return len(found) == len(first) > 1 and 2 * dotted >= len(first) and rising


def _is_labelled(form: Form, grid: Sequence[Sequence[str]]) -> bool:
    """Return whether the first column has the form's labels: they are no results."""
    first = [line[0] for line in grid if line[0]]
    if len(grid[0]) == 1 or len(grid[0]) >= _least(form):
        return False
    return 0 < len(first) <= 2 * sum(any(same_label(cell, row.label) for row in form.rows) for cell in first)


def _require_official(form: Form, grid: Sequence[Sequence[str]]) -> None:
    """Refuse columns without heads that are not number, label, unit, result and note."""
    used = max(at for line in grid for at, cell in enumerate(line) if cell) + 1
    refused = UserError(f"Chưa dán: khối đã chép có {used} cột, không rõ cột nào ghi kết quả.", ADVICE)
    if len(grid[0]) < _least(form) or used > _least(form) + 1:
        raise refused
    rows = {row.no: row for row in form.rows}
    right = wrong = 0
    for line in grid:
        row = next((rows[number] for number in _bare(line[0]) if number in rows), None)
        if row and same_label(line[1], row.label) and line[2]:
            same = same_label(line[2], row.unit)
            right, wrong = right + same, wrong + (not same and not is_money(line[2]))
    if wrong > right or (used == _least(form) + 1 and _are_numbers(form, grid)):
        raise refused


def _are_numbers(form: Form, grid: Sequence[Sequence[str]]) -> bool:
    """Return whether the last column has numbers alone: results beside those of an earlier period."""
    notes = [line[_least(form)] for line in grid if line[_least(form)]]
    row = next((row for row in form.rows if row.kind == "count"), form.rows[0])
    figures = [read(row, note) for note in notes]
    numbers = [figure.number is not None and figure.certainty is Certainty.CERTAIN for figure in figures]
    return any(numbers) and all(
        number or figure.state is State.NIL for number, figure in zip(numbers, figures, strict=True)
    )


def _bare(cell: str) -> tuple[str, ...]:
    """Return the row numbers that a cell may mean: "1,2" may be 1.2, or 1.20 that Excel took for a number."""
    numbers = row_numbers(cell)
    return (*numbers, *(f"{number}0" for number in numbers)) if "," in cell else numbers


def _whose(template: Template, lines: Sequence[FormLine]) -> str:
    """Return words for whose table the lines are."""
    fitting = Counter(
        form.number
        for form in template.forms
        for row in form.rows
        for line in lines
        if row.no in _bare(line.number) and same_label(line.label, row.label)
    )
    if fitting:
        return f"Tên chỉ tiêu trong khối là của Biểu mẫu {fitting.most_common(1)[0][0]}. Mở biểu mẫu đó rồi dán lại."
    example = next(line for line in lines if line.fault is LineFault.OTHER_LABEL)
    return f"Hàng {example.number} trong khối ghi “{example.label[:_SHOWN]}”, không phải tên chỉ tiêu của biểu mẫu này."


class _Reader:
    """A reader of a block from top to bottom; it knows the form and the heads that a line is under."""

    def __init__(self, form: Form, grid: list[list[str]]) -> None:
        self._form, self._grid = form, grid
        self._rows = {row.no: row for row in form.rows}
        self._here = form.number
        note = _least(form) if len(grid[0]) > _least(form) else None
        self._columns = tuple(Columns(0, 1, 2, at, None, note, 0) for at in range(_BEFORE, _least(form)))

    def lines(self) -> Iterator[FormLine]:
        """Yield the lines that hold a result or a note."""
        headed = any(map(is_head, self._grid))
        for at, line in enumerate(self._grid):
            if is_head(line):
                self._columns, headed = self._headed(at), False
            elif named := self._named(line):
                self._here = named
            elif not headed and at >= self._columns[0].below:
                found = self._line(line)
                if any(found.values) or found.note:
                    yield found

    def _headed(self, at: int) -> tuple[Columns, ...]:
        """Return the columns under a line of heads; those of an earlier period are none of the form."""
        heads = ["" if any(word in slug(cell) for word in _EARLIER) else cell for cell in self._grid[at]]
        grid: Grid = [[*heads] if line == at else [*cells] for line, cells in enumerate(self._grid)]
        if found := value_columns(self._grid_cells(), at, [column.head for column in self._form.columns]):
            return found
        columns = columns_at(grid, at)
        if columns is None or self._form.columns:
            raise UserError("Chưa dán: hàng tiêu đề không cho rõ cột nào ghi kết quả.", ADVICE)
        return (columns,)

    def _grid_cells(self) -> Grid:
        return [[*cells] for cells in self._grid]

    def _named(self, line: Sequence[str]) -> str:
        """Return the number of the form that a title line names, "" if it is no title line."""
        texts = [cell for cell in line if cell]
        if len(texts) > _TITLE_CELLS or not texts:
            return ""
        return next((number for text in texts if (number := form_number(text))), "")

    def _line(self, line: Sequence[str]) -> FormLine:
        columns = self._columns[0]
        number, label = line[columns.number], line[columns.label]
        rows = [self._rows[each] for each in _bare(number) if each in self._rows]
        agreed = [row for row in rows if not label or same_label(label, row.label)]
        row = agreed[0] if agreed else None
        note = "" if columns.note is None else line[columns.note]
        value, *more = (_value(line, each, row) for each in self._columns)
        found = FormLine(number.strip().rstrip(".") or label[:_SHOWN], label, value, note, row, more=tuple(more))
        fault = self._fault(line, rows, row)
        return replace(found, row=None, fault=fault) if fault else found

    def _fault(self, line: Sequence[str], rows: list[Row], row: Row | None) -> LineFault | None:
        if self._here != self._form.number:
            return LineFault.OTHER_FORM
        if row is None:
            return LineFault.OTHER_LABEL if rows else LineFault.NO_ROW
        unit = "" if self._columns[0].unit is None else line[self._columns[0].unit]
        other = bool(unit) and not same_label(unit, row.unit) and (is_money(unit) or is_money(row.unit))
        return LineFault.OTHER_UNIT if other else None


def _value(line: Sequence[str], columns: Columns, row: Row | None) -> str:
    """Return a line's result; an amount and its percent in two columns are typed as "19/95%"."""
    result = line[columns.result]
    share = "" if columns.share is None else line[columns.share]
    if share and row and row.kind == "percent":
        return share
    return f"{result}/{share.rstrip('% ')}%" if result and share else result

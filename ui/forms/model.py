"""The rows of one form as a table model, for display, clipboard, screen readers and editing; the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cchc_desktop.desk.work.earlier import NOTHING_BESIDE, Beside
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.numbers import Certainty
from ui.forms.shown_rows import RowLook, RowView, form_rows
from ui.words import form_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.template import Form

Index = QModelIndex | QPersistentModelIndex

NO, LABEL, UNIT, RESULT, EARLIER, BEFORE, NOTE = range(7)
MORE = 7
"""The first of the further columns of values; they are shown behind RESULT."""

_SHOWN: tuple[Callable[[RowView], str], ...] = (
    lambda view: view.row.no,
    lambda view: view.row.label,
    lambda view: view.row.unit,
    lambda view: f"{view.lead} {view.result}".strip(),
    lambda view: view.earlier,
    lambda view: view.before,
    lambda view: view.note,
)


_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITED = _READ | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows from `anchor` to the current one, in its column or in all `values` and notes both."""

    anchor: int
    row: int
    column: int
    both: bool = False
    values: tuple[int, ...] = (RESULT,)

    @property
    def rows(self) -> range:
        """The selected rows, downwards."""
        return range(min(self.anchor, self.row), max(self.anchor, self.row) + 1)

    @property
    def columns(self) -> tuple[int, ...]:
        """The selected columns."""
        return (*self.values, NOTE) if self.both else (self.column,)

    @property
    def several(self) -> bool:
        """Whether more than the current cell is selected."""
        return self.anchor != self.row or self.both


class FormModel(QAbstractTableModel):
    """The official columns, those of two earlier periods, over a form's rows. Editing edits the open report.

    values are the columns in which figures are typed: RESULT, and MORE and those after it.
    """

    refreshed = Signal(object)

    def __init__(self, open_report: OpenReport, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_report = open_report
        self.form = form
        self.values = (RESULT, *range(MORE, MORE + len(form.codes) - 1))
        self.beside = NOTHING_BESIDE
        self.views: list[RowView] = self._views()
        self._cells = {cell.key: (row, column) for row, view in enumerate(self.views)
                       for cell, column in zip(view.cells, self.values, strict=True)}  # fmt: skip

    def row_of(self, key: str) -> int | None:
        """Return the row of a figure key, None if this form has no such row."""
        return self.place_of(key)[0]

    def place_of(self, key: str) -> tuple[int | None, int]:
        """Return row and column of a figure key, None for the row if this form has no such."""
        return self._cells.get(key, (None, RESULT))

    def column_at(self, index: Index) -> int:
        """Return the column that a click in a cell makes current."""
        return index.column() if index.column() in (*self.values, NOTE) else RESULT

    def cell(self, row: int, column: int) -> RowView:
        """Return a row as it is in a column of values; for another column as it is in the first."""
        return self.views[row].cells[self.values.index(column) if column in self.values else 0]

    def field(self, row: int, column: int) -> str:
        """Return the key of the field a cell edits."""
        key = self.cell(row, column).key
        return note_of(key) if column == NOTE else key

    def typed(self, row: int, column: int) -> str:
        """Return a cell's stored text, as typed."""
        return self.open_report.report.text(self.field(row, column))

    def copied(self, row: int, column: int) -> str:
        """Return a cell in the form for a spreadsheet: whole numbers without dots, other fields as typed."""
        view, table = self.cell(row, column), self.open_report.outcome.subject.table
        figure = table[view.key]
        if column == NOTE:
            return view.note
        if not figure.text:
            return table.printed(view.key)
        whole = view.row.kind == "count" and figure.certainty is Certainty.CERTAIN and not figure.share
        return f"{figure.number.value:f}" if whole and figure.number else figure.text

    def fillable(self, row: int) -> bool:
        """Return whether the commune itself types in a row."""
        return any(cell.row.fillable for cell in self.views[row].cells)

    def stops(self, row: int, columns: Sequence[int]) -> list[int]:
        """Return those of some columns in which the commune types in a row; a note only beside a figure."""
        ours = [at for at in columns if at != NOTE and self.cell(row, at).row.fillable]
        return ours or [at for at in columns if at == NOTE and self.fillable(row)]

    @property
    def came_along(self) -> int:
        """The number of figures that are still those of an earlier report."""
        return sum(cell.came_along and bool(cell.source) for view in self.views for cell in view.cells)

    def filled(self, row: int) -> bool:
        """Return whether something is typed in each column of values that the commune fills."""
        return all(self.typed(row, column) for column in self.values if self.cell(row, column).row.fillable)

    def editable(self, row: int, column: int) -> bool:
        """Return whether a cell has an editor when it is current."""
        view = self.cell(row, column)
        if not self.open_report.editable:
            return False
        if column == NOTE:
            return view.look is not RowLook.HEADING
        return view.look in (RowLook.BOX, RowLook.CHOICE)

    def refresh(self) -> None:
        """Show the open report's present state; `refreshed` names the rows that changed."""
        before, self.views = self.views, self._views()
        changed = [row for row, view in enumerate(self.views) if view != before[row]]
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        if changed:
            self.refreshed.emit(changed)

    def compare(self, beside: Beside) -> None:
        """Show the figures of the earlier reports beside the rows."""
        self.beside = beside
        self.refresh()

    def _spoken(self, view: RowView, column: int) -> str:
        """Return a cell for screen readers: its row, its column, its text, of a result also state and unit."""
        row = form_texts.ROW_HEAD.format(no=view.row.no, label=view.row.label).strip()
        if column in (NO, LABEL) or (view.look is RowLook.HEADING and column in self.values):
            return row
        head = str(self.headerData(column, Qt.Orientation.Horizontal)).replace("\n", " ")
        text = view.spoken_result if column in self.values else _SHOWN[column](view) or form_texts.EMPTY_CELL
        return form_texts.CELL.format(row=row, column=head, text=text)

    def _views(self) -> list[RowView]:
        report = self.open_report
        return form_rows(self.form, report.outcome, self.beside, fixable=report.editable)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows of the form."""
        return 0 if parent.isValid() else len(self.views)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(form_texts.FORM_COLUMNS) + len(self.values) - 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, its raw text for editing, or its text for screen readers."""
        view = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _SHOWN[RESULT if index.column() in self.values else index.column()](view)
        if role == Qt.ItemDataRole.EditRole and index.column() in (*self.values, NOTE):
            return self.typed(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(view, index.column())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.views[index.row()].spoken
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Store any text typed in a result or a note."""
        typed = index.column() in (*self.values, NOTE)
        if role != Qt.ItemDataRole.EditRole or not self.open_report.editable or not typed:
            return False
        self.open_report.edit(self.field(index.row(), index.column()), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a cell: all can be selected, those with a field edited."""
        column = index.column()
        return _EDITED if column in (*self.values, NOTE) and self.editable(index.row(), column) else _READ

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a column's head."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section in self.values and self.form.columns:
                return self.form.head(self.form.codes[self.values.index(section)])
            earlier = {EARLIER: self.beside.year_before, BEFORE: self.beside.before}.get(section)
            if earlier and earlier.version:
                return form_texts.VERSION.format(earlier.version)
            return "\n".join((form_texts.FORM_COLUMNS[section], *([earlier.span.short] if earlier else [])))
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (*self.values, EARLIER, BEFORE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

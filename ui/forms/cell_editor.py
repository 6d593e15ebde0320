"""The live editor of a form's current cell: shown in the cell, saved after a pause and when the cell is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cchc_desktop.base.text import stored
from ui.forms.editors import EDITORS, FieldEdit
from ui.forms.model import NOTE, FormModel
from ui.forms.note_edit import NoteEdit
from ui.forms.row_layout import EditorPlace
from ui.kit.save_pause import SavePause

CellLine = FieldEdit | NoteEdit


class CellEditor(QObject):
    """Edits one cell of a form in a line over the table's viewport; `line` is None while the cell has none.

    `on_key` handles the table's keys in it; it returns False for a key of the line. `on_menu` shows the table's menu.
    """

    def __init__(self, model: FormModel, table: QAbstractScrollArea) -> None:
        super().__init__(table)
        self.line: CellLine | None = None
        self.on_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.on_menu: Callable[[QPoint], None] = lambda _point: None
        self._form, self._table = model, table
        self._row = self._column = 0
        self._lines: dict[object, CellLine] = {}
        self._pause = SavePause(self)
        self._pause.over.connect(self.save)

    @property
    def outdated(self) -> bool:
        """Whether the field was changed elsewhere, by a fix or an undo, and nothing typed is waiting."""
        return self.line is not None and not self._pause.waiting and self._differs()

    @property
    def has_typing(self) -> bool:
        """Whether the line has typing of its own to undo."""
        return self.line is not None and self.line.undoable

    @property
    def at_line_head(self) -> bool:
        """Whether what is put at the caret begins a line."""
        return self.line is not None and not self.line.before_selection.rpartition("\n")[2].strip()

    def has_focus(self) -> bool:
        """Return whether the line has the focus."""
        return self.line is not None and self.line.hasFocus()

    def open(self, row: int, column: int, place: EditorPlace) -> None:
        """Show a cell's stored text for editing."""
        self._row, self._column = row, column
        line = self._line_for(row, column)
        line.prepare(self._form.cell(row, column).row, self._form.typed(row, column))
        line.place(place)
        line.show()
        self._change_to(line)
        self.show_name()

    def close(self) -> None:
        """Close the line: the current cell cannot be edited."""
        self._change_to(None)

    def insert(self, text: str) -> None:
        """Insert a text at the caret, as if it had been typed."""
        if self.line:
            self.line.insert(text)
            self._pause.restart()

    def save(self) -> None:
        """Hand the typed text to the report if it differs from the stored one."""
        self._pause.stop()
        if self.line and self._differs():
            self._form.setData(self._form.index(self._row, self._column), self.line.value())

    def show_name(self) -> None:
        """Name the line for screen readers, with the messages of its row."""
        if self.line:
            view = self._form.cell(self._row, self._column)
            self.line.setAccessibleName(view.field_name(note=self._column == NOTE))
            self.line.setAccessibleDescription(self._form.views[self._row].spoken)

    def _differs(self) -> bool:
        return self.line is not None and stored(self.line.value()) != self._form.typed(self._row, self._column)

    def _change_to(self, line: CellLine | None) -> None:
        """Make a line, or none, the table's editor; the focus goes with it before the old one is hidden."""
        self._pause.stop()
        before, focused = self.line, self._table.hasFocus() or self.has_focus()
        self.line = line
        self._table.setFocusProxy(line)  # type: ignore[arg-type] # None takes the proxy away
        if focused:
            (line or self._table).setFocus()
        if before and before is not line:
            before.hide()

    def _line_for(self, row: int, column: int) -> CellLine:
        make: Callable[[QWidget], CellLine] = (
            NoteEdit if column == NOTE else EDITORS[self._form.cell(row, column).row.kind]
        )
        if make not in self._lines:
            line = make(self._table.viewport())
            line.on_key, line.on_menu = self.on_key, self.on_menu
            line.left.connect(self.save)
            line.textEdited.connect(self._pause.restart)
            self._lines[make] = line
        return self._lines[make]

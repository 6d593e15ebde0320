"""The current cell of a form's table: where it is, its live editor, what is saved of it and asked for it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.base.text import stored
from ui.forms.editors import EDITORS, FieldEdit, Move, note_editor
from ui.forms.layout import box_in, note_box
from ui.forms.model import NOTE, RESULT, FormModel
from ui.forms.paint import mark_width
from ui.forms.selection import Selection
from ui.forms.table import FormTable
from ui.kit import theme
from ui.kit.save_pause import SavePause


class FormCells(FormTable):
    """The current cell, a result or a note, always holds its editor, whose keys are `asked` of the table."""

    moved = Signal()
    acts = Signal(object)
    pasted = Signal(str)
    cleared = Signal()
    tiers_shown = Signal()

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        self._editors: dict[object, FieldEdit] = {}
        self._editor: FieldEdit | None = None
        self._forced = False
        super().__init__(model, parent)
        self._saving = SavePause(self)
        self._saving.over.connect(self.save)

    def asked(self, move: Move) -> bool:
        """Do what a key in the editor asks of the table; False if there was nothing to do."""
        return False

    def editing(self) -> bool:
        """Tell whether the current cell holds its editor."""
        return self._editor is not None

    def go(self, row: int, column: int = RESULT, *, force: bool = False, extend: bool = False) -> None:
        """Make a cell current, its editor ready and its messages in sight; a hidden row brings all of them back.

        `force` edits a computed row too; `extend` keeps what is selected and takes the rows up to here into it.
        """
        QGuiApplication.inputMethod().commit()
        self.save()
        if self.isRowHidden(row):
            self.tiers_shown.emit()
        left = self.selection.rows
        anchor, both = (self.selection.anchor, self.selection.both) if extend else (row, False)
        self.selection, self.action = Selection(anchor, row, column, both), 0
        self.row, self.column, self._forced = row, column, force and self.form.open_report.editable
        self.setCurrentIndex(self.form.index(row, column))
        self._open_editor()
        self.bring_in()
        self.update_rows({*left, *self.selection.rows})
        self.moved.emit()

    def undo_cell(self) -> bool:
        """Give the cell the text back that it had when it was entered; False if it still has it."""
        undone = self._editor is not None and self._editor.undo_all()
        self.save()
        return undone

    def caret_into(self) -> bool:
        """Put the caret behind the text instead of having all of it selected; open a computed row's cell."""
        if self._editor is None:
            if self.form.views[self.row].row.kind == "heading":
                return False
            self.go(self.row, self.column, force=True)
        if self._editor:
            self._editor.start_editing()
        return True

    def insert(self, text: str) -> None:
        """Put a text where the caret is, as if it had been typed."""
        if self._editor:
            self._editor.insert(text)
            self._saving.restart()

    def act(self) -> bool:
        """Ask for the action of the current row: of its first message that has one, or of the one chosen."""
        self.save()
        actions = self.actions_here()
        if actions:
            self.acts.emit(actions[min(self.action, len(actions) - 1)].finding)
        return bool(actions)

    def next_action(self) -> bool:
        """Choose the row's next action, in turn."""
        self.action = (self.action + 1) % max(len(self.actions_here()), 1)
        self.viewport().update()
        return True

    def save(self) -> None:
        """Hand what was typed to the report, if it differs from what is stored."""
        self._saving.stop()
        if self._editor and stored(self._editor.value()) != self.form.typed(self.row, self.column):
            self.form.setData(self.form.index(self.row, self.column), self._editor.value())

    def _open_editor(self) -> None:
        """Show the editor of the current cell, if it may be edited, and give it the focus where the view had it."""
        old, focused = self._editor, self.has_focus()
        self._editor = None
        if self._forced or self.form.editable(self.row, self.column):
            self._editor = self._editor_for()
            self._editor.prepare(self.form.views[self.row].row, self.form.typed(self.row, self.column))
            self._name_editor()
            self.place_editor()
            self._editor.show()
        self.setFocusProxy(self._editor)  # type: ignore[arg-type] # None takes the proxy away
        if focused:
            (self._editor or self).setFocus()
        if old and old is not self._editor:
            old.hide()

    def reopen(self) -> None:
        """Show the current cell as it is stored, whatever its editor says."""
        self._saving.stop()
        self._open_editor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the editor."""
        super().focusInEvent(event)
        if self._editor:
            self._editor.setFocus(event.reason())

    def has_focus(self) -> bool:
        """Tell whether the keyboard is here, in the view or its editor."""
        return self.hasFocus() or bool(self._editor and self._editor.hasFocus())

    def _editor_for(self) -> FieldEdit:
        make = note_editor if self.column == NOTE else EDITORS[self.form.views[self.row].row.kind]
        if make not in self._editors:
            editor = make(self.viewport())
            editor.follow = self.asked
            editor.left.connect(self.save)
            editor.textEdited.connect(self._saving.restart)
            self._editors[make] = editor
        return self._editors[make]

    def _name_editor(self) -> None:
        if self._editor:
            view = self.form.views[self.row]
            self._editor.setAccessibleName(view.field_name(note=self.column == NOTE))
            self._editor.setAccessibleDescription(view.spoken)

    def show_stored(self) -> None:
        """Take over a change of the edited field that was not typed here: a fix, or an edit taken back."""
        if self._editor and not self._saving.waiting:
            text = self.form.typed(self.row, self.column)
            if stored(self._editor.value()) != text:
                self._open_editor()
            self._name_editor()
        elif self._editor is None and self.form.editable(self.row, self.column):
            self._open_editor()

    def place_editor(self) -> None:
        """Put the editor into its cell; a note's lies over other cells where the notes are folded."""
        if self._editor is None:
            return
        widths = self.layout_of.widths
        top, left = self.rowViewportPosition(self.row), theme.px(8)
        if self.column == NOTE:
            box = note_box(self.paints, QRect(widths.note_x, top, widths.note, 0))
        else:
            box = box_in(self.paints, QRect(widths.result_x, top, widths.result, 0))
            left = mark_width(self.paints, self.laid[self.row])
        self._editor.setGeometry(box.adjusted(left, 2, -theme.px(6), -2))

    def hide_tiers(self, *, hide: bool) -> None:
        """Hide the rows that other tiers fill, or show all; the current cell goes to a row in sight."""
        super().hide_tiers(hide=hide)
        if self.isRowHidden(self.row):
            near = self.beyond(self.row, 1)
            self.go(self.beyond(self.row, -1) or 0 if near is None else near, self.column)

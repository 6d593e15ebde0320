"""The editors of form cells: one live line for each kind of figure, and one for notes. Whatever is typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cchc_desktop.report.template import Row
from ui.words import form_texts


class Move(Enum):
    """What a key asks of the table while a cell is edited."""

    NEXT = "next row to fill"
    BACK = "row to fill before"
    DOWN = "row below"
    UP = "row above"
    PAGE_DOWN = "a page down"
    PAGE_UP = "a page up"
    ASIDE = "note, then next row"
    ASIDE_BACK = "value, then row before"
    UNDO = "undo the cell"
    EDIT = "caret into the cell"
    NOTE = "the row's note"
    ACT = "the finding's action"
    NEXT_ACTION = "the row's next action"
    SELECT_DOWN = "select down to the row below"
    SELECT_UP = "select up to the row above"
    WIDER = "select the notes too"
    NARROWER = "select one column"
    COPY = "copy the selected rows"
    PASTE = "paste"
    CLEAR = "clear the selected rows"


OF_EDITOR_TOO = (Move.WIDER, Move.NARROWER, Move.COPY, Move.PASTE, Move.CLEAR)
"""Keys that the editor itself answers where the table has nothing to do."""


_PLAIN = {
    Qt.Key.Key_Return: Move.NEXT,
    Qt.Key.Key_Enter: Move.NEXT,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_PageDown: Move.PAGE_DOWN,
    Qt.Key.Key_PageUp: Move.PAGE_UP,
    Qt.Key.Key_Tab: Move.ASIDE,
    Qt.Key.Key_Escape: Move.UNDO,
    Qt.Key.Key_F2: Move.EDIT,
    Qt.Key.Key_F4: Move.NOTE,
    Qt.Key.Key_Delete: Move.CLEAR,
}
_SHIFTED = {
    Qt.Key.Key_Return: Move.BACK,
    Qt.Key.Key_Enter: Move.BACK,
    Qt.Key.Key_Tab: Move.ASIDE_BACK,
    Qt.Key.Key_Backtab: Move.ASIDE_BACK,
    Qt.Key.Key_Down: Move.SELECT_DOWN,
    Qt.Key.Key_Up: Move.SELECT_UP,
    Qt.Key.Key_Right: Move.WIDER,
    Qt.Key.Key_Left: Move.NARROWER,
    Qt.Key.Key_Insert: Move.PASTE,
}
_CONTROL = {
    Qt.Key.Key_Return: Move.ACT,
    Qt.Key.Key_Enter: Move.ACT,
    Qt.Key.Key_Down: Move.NEXT_ACTION,
    Qt.Key.Key_C: Move.COPY,
    Qt.Key.Key_Insert: Move.COPY,
    Qt.Key.Key_V: Move.PASTE,
}
_KEYS = {
    Qt.KeyboardModifier.NoModifier: _PLAIN,
    Qt.KeyboardModifier.ShiftModifier: _SHIFTED,
    Qt.KeyboardModifier.ControlModifier: _CONTROL,
}


def move_of(event: QKeyEvent) -> Move | None:
    """Return what a key press asks of the table, None if it is the editor's own."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get(modifiers, {}).get(Qt.Key(event.key()))


class FieldEdit(QLineEdit):
    """A line that is always ready for typing; `follow` is how the table answers keys, `left` says the focus went."""

    left = Signal()

    def __init__(self, parent: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setProperty("role", "cell")
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.follow: Callable[[Move], bool] = lambda _move: False
        self._before = ""

    def value(self) -> str:
        """Return what was typed, as it is to be stored."""
        return self.text()

    def start_editing(self) -> None:
        """Put the caret behind the text instead of having all of it selected."""
        self.deselect()
        self.end(False)

    def prepare(self, row: Row, text: str) -> None:
        """Take up a field's stored text, all of it selected."""
        self._before = text
        self.setText(text)
        self.selectAll()

    def undo_all(self) -> bool:
        """Give the field the text back that it was prepared with; False if it still has it."""
        if self.text() == self._before:
            return False
        self.setText(self._before)
        self.selectAll()
        return True

    def event(self, event: QEvent) -> bool:
        """Hand the table its keys before Qt moves the focus; keep Esc from the window while it undoes the cell."""
        if not isinstance(event, QKeyEvent) or move_of(event) is None:
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.value() != self._before)
            return event.isAccepted()
        move = move_of(event)
        if event.type() != QEvent.Type.KeyPress or move is None:
            return super().event(event)
        return self.follow(move) or move not in OF_EDITOR_TOO or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless only a menu is open over it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChoiceEdit(FieldEdit):
    """A line for a code, shown with its label until it is typed over; Alt+Down opens the list of codes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: dict[str, str] = {}
        self._named = ""
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._take)

    def prepare(self, row: Row, text: str) -> None:
        """Take up a field's stored text and the row's codes."""
        super().prepare(row, text)
        self._choices = row.choices
        self._name()

    def value(self) -> str:
        """Return the code alone while it is shown with its label."""
        return self._before if self._named and self.text() == self._named else self.text()

    def start_editing(self) -> None:
        """Show what was typed, without the label, to be changed."""
        self.setText(self.value())
        super().start_editing()

    def undo_all(self) -> bool:
        """Give the field its code back, named."""
        undone = self.value() != self._before and super().undo_all()
        self._name()
        return undone

    def _name(self) -> None:
        label = self._choices.get(self._before.strip(), "")
        self._named = form_texts.CHOICE.format(self._before.strip(), label) if label else ""
        if self._named:
            self.setText(self._named)
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Open the list at Alt+Down."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _opens_list(event):
            self.open_list()
            return True
        return super().event(event)

    def open_list(self) -> None:
        """Show the codes with their labels; the present one is marked."""
        self._menu.clear()
        for code, label in self._choices.items():
            action = self._menu.addAction(form_texts.CHOICE.format(code, label) if label else code)
            action.setData(code)
            if code == self.value().strip():
                self._menu.setActiveAction(action)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _take(self, action: QAction) -> None:
        self.setText(action.data())
        self.selectAll()
        self.textEdited.emit(self.text())


def _opens_list(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def note_editor(parent: QWidget) -> FieldEdit:
    """Return the editor of notes."""
    return FieldEdit(parent, Qt.AlignmentFlag.AlignLeft)


EDITORS: dict[str, Callable[[QWidget], FieldEdit]] = {
    "heading": FieldEdit,
    "count": FieldEdit,
    "decimal": FieldEdit,
    "percent": FieldEdit,
    "choice": ChoiceEdit,
}

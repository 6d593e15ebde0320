"""The editors of results: one live line for each kind of figure. Any typed text is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from cchc_desktop.report.template import Row
from ui.forms.row_layout import EditorPlace
from ui.words import form_texts


class FieldEdit(QLineEdit):
    """A line that is always ready for typing.

    `on_key` handles the keys of the table, `on_menu` a menu at a point of the screen; the signal `left` is emitted when
    the focus has left.
    """

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setProperty("role", "cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.on_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.on_menu: Callable[[QPoint], None] = lambda _point: None
        self._before = ""
        self._box = QRect()

    def value(self) -> str:
        """Return the typed text in the form to be stored."""
        return self.text()

    def place(self, place: EditorPlace) -> None:
        """Move to a place of the table."""
        self._box = place.box
        self.setGeometry(place.text)

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.selectedText()

    @property
    def undoable(self) -> bool:
        """Whether typing can be undone in the line itself."""
        return self.isUndoAvailable()

    @property
    def before_selection(self) -> str:
        """The text before the caret, or before what is selected."""
        return self.text()[: self.selectionStart() if self.hasSelectedText() else self.cursorPosition()]

    def start_editing(self) -> None:
        """Put the caret behind the text and select nothing."""
        self.deselect()
        self.end(False)

    def prepare(self, row: Row, text: str) -> None:
        """Show a field's stored text, all of it selected."""
        self._before = text
        self.setText(text)
        self.selectAll()

    def undo_all(self) -> bool:
        """Restore the text the field was prepared with; return False if it still has it."""
        if self.text() == self._before:
            return False
        self.setText(self._before)
        self.selectAll()
        return True

    def event(self, event: QEvent) -> bool:
        """Pass keys to the table before Qt moves the focus; accept Esc before the window while it undoes the cell."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.setAccepted(self.value() != self._before)
                return event.isAccepted()
            if event.type() == QEvent.Type.KeyPress and self.on_key(event):
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the table's menu."""
        self.on_menu(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`, unless only a menu is open over the line."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChoiceEdit(FieldEdit):
    """A line for a code, shown with its label until it is typed over; a click or Alt+Down opens the list of codes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: dict[str, str] = {}
        self._named = ""
        self._menu = QMenu(self)
        self._menu.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on the box closes the list again
        self._menu.triggered.connect(self._take)

    def prepare(self, row: Row, text: str) -> None:
        """Show a field's stored text with the row's codes."""
        super().prepare(row, text)
        self._choices = row.choices
        self._name()

    def value(self) -> str:
        """Return the code alone while it is shown with its label."""
        return self._before if self._named and self.text() == self._named else self.text()

    def start_editing(self) -> None:
        """Show the code without its label, to be changed."""
        self.setText(self.value())
        super().start_editing()

    def undo_all(self) -> bool:
        """Restore the code of the field, with its label."""
        undone = self.value() != self._before and super().undo_all()
        self._name()
        return undone

    def _name(self) -> None:
        label = self._choices.get(self._before.strip(), "")
        self._named = form_texts.CHOICE.format(self._before.strip(), label) if label else ""
        if self._named:
            self.setText(self._named)
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list at a click that selected no text."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.open_list()

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
        self._menu.setMinimumWidth(self._box.width())
        under = self._box.bottomLeft() + QPoint(0, 1) - self.pos()
        self._menu.popup(self.mapToGlobal(under))

    def _take(self, action: QAction) -> None:
        self.setText(action.data())
        self.selectAll()
        self.textEdited.emit(self.text())


def _opens_list(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


EDITORS: dict[str, Callable[[QWidget], FieldEdit]] = {
    "heading": FieldEdit,
    "count": FieldEdit,
    "decimal": FieldEdit,
    "percent": FieldEdit,
    "choice": ChoiceEdit,
}

"""The editor of a note: several lines over the table, as high as its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cchc_desktop.report.template import Row
from ui.forms.row_layout import EditorPlace
from ui.kit import theme

_MOST_LINES = 8
_PAD = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_OR_DOWN = {Qt.Key.Key_Up: QTextCursor.MoveOperation.Up, Qt.Key.Key_Down: QTextCursor.MoveOperation.Down}


class NoteEdit(QPlainTextEdit):
    """Edits a note in lines; Alt+Enter begins one. Up and Down leave it from its first and last line.

    `on_key` handles the keys of the table, `on_menu` a menu at a point of the screen; the signal `left` is emitted when
    the focus has left, `textEdited` after every change of the user's.
    """

    left = Signal()
    textEdited = Signal()  # noqa: N815 - as QLineEdit's

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "note-cell")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.on_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self.on_menu: Callable[[QPoint], None] = lambda _point: None
        self._before = ""
        self._box = QRect()
        self._shows = False
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """Return the text, as a QLineEdit does."""
        return self.toPlainText()

    def value(self) -> str:
        """Return the typed text in the form to be stored."""
        return self.toPlainText()

    @property
    def selected(self) -> str:
        """The selected text."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    @property
    def undoable(self) -> bool:
        """Whether typing can be undone in the note itself."""
        return self.document().isUndoAvailable()

    @property
    def before_selection(self) -> str:
        """The text before the caret, or before what is selected."""
        return self.toPlainText()[: self.textCursor().selectionStart()]

    def prepare(self, _row: Row, text: str) -> None:
        """Show a note's stored text, all of it selected."""
        self._before = text
        self._set(text)

    def place(self, place: EditorPlace) -> None:
        """Move to a place of the table, and take the height of the text."""
        self._box = place.box
        self._grow()

    def start_editing(self) -> None:
        """Put the caret behind the text and select nothing."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert(self, text: str) -> None:
        """Insert a text at the caret, as if it had been typed."""
        self.insertPlainText(text)

    def undo_all(self) -> bool:
        """Restore the text the note was prepared with; return False if it still has it."""
        if self.toPlainText() == self._before:
            return False
        self._set(self._before)
        return True

    def event(self, event: QEvent) -> bool:
        """Pass keys to the table before Qt moves the focus; accept Esc before the window while it undoes the cell."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.setAccepted(self.toPlainText() != self._before)
                return event.isAccepted()
            if event.type() == QEvent.Type.KeyPress and (self._edits(event) or self.on_key(event)):
                return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the table's menu."""
        self.on_menu(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`, unless only a menu is open over the note."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _edits(self, event: QKeyEvent) -> bool:
        """Handle the keys of several lines; return False for one of the table."""
        modifiers = event.modifiers()
        modifiers ^= modifiers & Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and modifiers == Qt.KeyboardModifier.AltModifier:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
            return True
        move = None if modifiers else _UP_OR_DOWN.get(Qt.Key(event.key()))
        whole = bool(self.selected) and self.selected == self.text()
        if move is None or whole or not self.textCursor().movePosition(move):
            return False
        self.moveCursor(move)
        return True

    def _set(self, text: str) -> None:
        self._shows = True
        self.setPlainText(text)
        self._shows = False
        self.selectAll()

    def _changed(self) -> None:
        self._grow()
        if not self._shows:
            self.textEdited.emit()

    def _grow(self) -> None:
        """Take the height of the text, upwards where the table ends below."""
        lines = round(self.document().documentLayout().documentSize().height())
        high = min(max(lines, 1), _MOST_LINES) * self.fontMetrics().lineSpacing() + theme.px(_PAD)
        box = QRect(self._box)
        box.setHeight(max(high, box.height()))
        parent = self.parentWidget()
        room = parent.height() if parent else box.bottom() + 1
        if box.bottom() >= room:
            box.moveBottom(max(room - 1, box.height() - 1))
        self.setGeometry(box)
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > _MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more)
        if lines <= _MOST_LINES:
            self.verticalScrollBar().setValue(0)

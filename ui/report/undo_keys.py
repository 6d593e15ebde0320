"""The keys that a focused text field handles itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_DIGITS = range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)
_LETTERS = range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)


class FieldKeys(QObject):
    """Watches the focused widget alone: Ctrl+Z and Ctrl+Y reach the window unless the field has typing to undo.

    Alt with the number pad stays with the field: Windows makes letters of it. Alt with a letter is never typing: the
    shortcut of another page must not overwrite the figure that is selected here.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide whether the field or the window gets a key."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyPress:
            return _alt_letter(event)
        if event.type() is not QEvent.Type.ShortcutOverride:
            return False
        if _alt_number(event):
            event.accept()
            return True
        if _foreign_undo(watched, event):
            event.ignore()
            return True
        return False

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # a field that is deleted loses the focus first
            self._watched.removeEventFilter(self)
        self._watched = new
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _alt_number(event: QKeyEvent) -> bool:
    keypad = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.AltModifier
    return event.key() in _DIGITS and event.modifiers() & keypad == keypad


def _alt_letter(event: QKeyEvent) -> bool:
    alt = Qt.KeyboardModifier.AltModifier
    return event.key() in _LETTERS and event.modifiers() in (alt, alt | Qt.KeyboardModifier.ShiftModifier)


def _foreign_undo(watched: QObject, event: QKeyEvent) -> bool:
    """Return whether an undo or redo key has nothing to do in the field itself."""
    undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    if isinstance(watched, QLineEdit):
        return (undo and not watched.isUndoAvailable()) or (redo and not watched.isRedoAvailable())
    if isinstance(watched, (QPlainTextEdit, QTextEdit)):
        document = watched.document()
        return (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable())
    return False

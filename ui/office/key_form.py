"""The form for a passphrase: typed once to open a copy of a key, twice to make one; never shown, never stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words import common_texts, key_texts

_FIELD = 280


class KeyForm(QFrame):
    """A form that is hidden until needed; Enter goes on, Escape closes it and emits `left`."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self._then: Callable[[str], None] = lambda _passphrase: None
        self._title, self._note = label("", "strong", wrap=True), label("", "note", wrap=True)
        self.passphrase, self.again = _field(key_texts.PASSPHRASE), _field(key_texts.AGAIN)
        self._again_name = label(key_texts.AGAIN, "note")
        self.go_on, self.cancel = Button(""), Button(common_texts.CANCEL, role="quiet")
        self.message = label("", "error", wrap=True)
        self._lay_out()
        self.passphrase.returnPressed.connect(self._next)
        self.again.returnPressed.connect(self._confirm)
        self.go_on.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self._leave)
        self.hide()

    def ask(self, title: str, note: str, button: str, then: Callable[[str], None], *, twice: bool) -> None:
        """Ask for a passphrase, and call `then` with it."""
        self._then = then
        set_text_if_changed(self._title, title)
        set_text_if_changed(self._note, note)
        self.go_on.setText(button)
        for part in (self._again_name, self.again):
            part.setVisible(twice)
        self._clear()
        self.setAccessibleName(title)
        self.show()
        self.passphrase.setFocus()

    def show_message(self, text: str) -> None:
        """Show an error; the passphrase must be typed again."""
        self._clear()
        self._show_words(text)
        self.passphrase.setFocus()

    def dismiss(self) -> None:
        """Clear the passphrase and hide."""
        self._clear()
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Accept Escape before the page does."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the form with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        if self.again.isVisible():
            self.again.setFocus()
        else:
            self._confirm()

    def _confirm(self) -> None:
        typed = self.passphrase.text()
        if not typed:
            self.show_message(key_texts.NOTHING_TYPED)
        elif self.again.isVisible() and self.again.text() != typed:
            self.show_message(key_texts.DIFFERENT)
        else:
            self._show_words("")
            self._then(typed)

    def _leave(self) -> None:
        self.dismiss()
        self.left.emit()

    def _clear(self) -> None:
        self._show_words("")
        for field in (self.passphrase, self.again):
            field.clear()

    def _show_words(self, text: str) -> None:
        set_text_if_changed(self.message, text)
        self.message.setVisible(bool(text))
        self.passphrase.setAccessibleDescription(text)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._note)
        name = label(key_texts.PASSPHRASE, "note")
        for title, field in ((name, self.passphrase), (self._again_name, self.again)):
            title.setBuddy(field)
            column.addWidget(title)
            column.addWidget(field)
        column.addWidget(self.message)
        column.addLayout(row_of(self.go_on, self.cancel, None))


def _field(name: str) -> QLineEdit:
    made = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    made.setFixedWidth(theme.px(_FIELD))
    return made

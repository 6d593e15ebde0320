"""A strip over the board that asks for one text about the current row: a remark, or the code on a slip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from cchc_desktop.report.members.office_answer import MAX_REMARK
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.words.incoming import board_texts


class AskStrip(QFrame):
    """Asks for a text and passes it on; `look_wanted` asks to open the report instead, `closed` follows closing."""

    look_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self._then: Callable[[str], None] = lambda _text: None
        self.title = label("", "strong", wrap=True)
        self.field = QLineEdit(maxLength=MAX_REMARK)
        self.send = Button("", role="primary", key="Enter")
        self.look = Button(board_texts.LOOK_FIRST, icon="eye")
        self.cancel = Button(board_texts.CANCEL, role="quiet", key="Esc")
        row = row_of(self.field, self.send, self.look, self.cancel)
        row.setStretchFactor(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(row)
        self.send.clicked.connect(lambda: self._then(self.field.text().strip()))
        self.field.returnPressed.connect(self.send.click)
        self.look.clicked.connect(self.look_wanted)
        self.cancel.clicked.connect(self.close_strip)
        self.hide()

    def ask(self, title: str, field: str, send: str, then: Callable[[str], None]) -> None:
        """Ask under a title, in a field of a name, with a button of another; `then` gets the text."""
        self._then = then
        self.title.setText(title)
        self.field.setPlaceholderText(field)
        self.field.setAccessibleName(field)
        self.send.setText(send)
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_strip(self) -> None:
        """Hide the strip."""
        self.hide()
        self.closed.emit()

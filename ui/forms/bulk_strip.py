"""The strip that shows which blank rows are meant before they are filled or explained at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.words import common_texts, form_texts


class BulkStrip(QFrame):
    """Asks before something is done to several rows; `agreed` has the reason typed, "" where none was asked for."""

    agreed = Signal(str)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self.words, self.rows = label("", "strong", wrap=True), label("", "text2", wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(form_texts.REASON_FOR_ALL)
        self.reason.setAccessibleName(form_texts.REASON_FOR_ALL)
        self.agree, self.cancel = Button("", key="Enter"), Button(common_texts.CANCEL, role="link", key="Esc")
        column, row = QVBoxLayout(), QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        column.setSpacing(0)
        for part in (self.words, self.rows, self.reason):
            column.addWidget(part)
        row.addLayout(column, 1)
        row.addWidget(self.agree)
        row.addWidget(self.cancel)
        self.agree.clicked.connect(self._agree)
        self.reason.returnPressed.connect(self._agree)
        self.cancel.clicked.connect(self.refused)
        self.hide()

    def ask(self, question: str, rows: str, button: str, *, reason: bool = False) -> None:
        """Ask about the rows that are named, with a line for a reason or without, and take the keyboard."""
        self.words.setText(question)
        self.rows.setText(rows)
        self.reason.clear()
        self.reason.setVisible(reason)
        self.agree.setText(button)
        self.setAccessibleName(f"{question} {rows}")
        self.show()
        (self.reason if reason else self.agree).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from one button to the other."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        if self.reason.isHidden():
            self.agreed.emit("")
        elif self.reason.text().strip():
            self.agreed.emit(self.reason.text().strip())
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

"""The bar below a signed copy: number and day, a reason and a name where something is wrong, and keeping it or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.desk.sending.kept_copy import KeepingReason
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.layouts import row_of
from ui.words.signed_copies import copy_texts

_RING = 2
"""Room for the ring around the button with the focus."""


class KeepBar(QWidget):
    """What is done with a copy: `kept` has number, day and a reason or None; `dropped` nothing."""

    kept = Signal(str, str, object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wrong = self._asks_number = self._asks_reason = False
        self.number, self.day = _field(copy_texts.NUMBER_FIELD, 120), _field(copy_texts.DAY_FIELD, 190)
        self.reason, self.who = _field(copy_texts.REASON_FIELD, 220), _field(copy_texts.WHO_FIELD, 150)
        self.keep = Button(copy_texts.KEEP, role="primary", icon="circle-check", key="Ctrl+Enter")
        self.keep_anyway = Button(copy_texts.KEEP_ANYWAY, key="Ctrl+Enter")
        self.drop = Button(copy_texts.DROP, icon="undo-2", key="Alt+B")
        self.drop_first = Button(copy_texts.DROP, role="primary", icon="undo-2", key="Alt+B")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, _RING, _RING)
        column.setSpacing(4)
        self._fields = QWidget()
        fields = row_of(None, self.reason, self.who, self.number, self.day)
        fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setLayout(fields)
        column.addWidget(self._fields)
        column.addLayout(row_of(None, self.keep_anyway, self.drop, self.drop_first, self.keep))
        self.keep.clicked.connect(self.press_keep)
        self.keep_anyway.clicked.connect(self.press_keep)
        self.drop.clicked.connect(self.dropped)
        self.drop_first.clicked.connect(self.dropped)
        for here, there in ((self.number, self.day), (self.reason, self.who)):
            here.returnPressed.connect(there.setFocus)
        self.day.returnPressed.connect(self.press_keep)
        self.who.returnPressed.connect(self.press_keep)

    def show_copy(self, *, wrong: bool, closed: bool, number: str, day: str) -> None:
        """Ask what this copy needs: number and day of a closed report, a reason where something is wrong."""
        self._wrong, self._asks_number, self._asks_reason = wrong, closed, False
        self.number.setText(number)
        self.day.setText(day)
        self.keep.setText(copy_texts.KEEP_ISSUED if closed else copy_texts.KEEP)
        self._show()

    def press_keep(self) -> None:
        """Keep the copy, or first ask for the reason that is missing."""
        if self._wrong and not self._asks_reason:
            self._asks_reason = True
            self._show()
            self.reason.setFocus()
            return
        reason = KeepingReason(self.reason.text(), self.who.text()) if self._wrong else None
        self.kept.emit(self.number.text(), self.day.text(), reason)

    def _show(self) -> None:
        for part in (self.number, self.day):
            part.setVisible(self._asks_number and (not self._wrong or self._asks_reason))
        for part in (self.reason, self.who):
            part.setVisible(self._asks_reason)
        self._fields.setVisible(self._asks_reason or (self._asks_number and not self._wrong))
        self.keep.setVisible(not self._wrong)
        self.drop.setVisible(not self._wrong)
        self.keep_anyway.setVisible(self._wrong)
        self.drop_first.setVisible(self._wrong)


def _field(words: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(words)
    made.setAccessibleName(words)
    made.setMinimumWidth(theme.px(width) // 2)
    made.setMaximumWidth(theme.px(width))
    return made

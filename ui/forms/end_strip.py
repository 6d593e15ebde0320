"""The strip that Enter on the last row of a form shows: the rows left blank, and the way to the next step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.words import common_texts, form_texts


class EndStrip(QFrame):
    """Says that the form ends here, and offers the first blank row (`blank_wanted`) and the next step (`next_wanted`).

    The keyboard stays in the table: Enter again goes on.
    """

    next_wanted = Signal()
    blank_wanted = Signal()
    closed = Signal()

    def __init__(self, form: str, following: str) -> None:
        super().__init__()
        self._form = form
        self._icon, self.words = Icon("circle-check", "ok"), label("", "strong", wrap=True)
        self.blank = Button(form_texts.TO_BLANK_ROW, role="link")
        self.next = Button(form_texts.GO_ON.format(following), icon="chevron-right", key="Enter", trailing=True)
        close = Button(common_texts.CLOSE_NOTICE, role="link", key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        for button in (self.blank, self.next, close):
            row.addWidget(button)
        self.next.setVisible(bool(following))
        self.next.clicked.connect(self.next_wanted)
        self.blank.clicked.connect(self.blank_wanted)
        close.clicked.connect(self.closed)
        self.hide()

    def show_end(self, blanks: int) -> None:
        """Show the strip for a form with so many blank rows."""
        restyle(self, "frame", "info" if blanks else "ok")
        self._icon.show_icon(*(("circle-dashed", "muted") if blanks else ("circle-check", "ok")))
        text = (form_texts.END_BLANK if blanks else form_texts.END_FILLED).format(form=self._form, count=blanks)
        self.words.setText(text)
        self.setAccessibleName(text)
        self.blank.setVisible(blanks > 0)
        self.show()

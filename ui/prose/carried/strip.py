"""The strip over a section's text: how many places that came along nobody has looked at, and the way to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words.carrying import carried_texts


class CarriedStrip(QFrame):
    """A strip with the number of open marks of a section; hidden while there is none. `wanted` asks for their page."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "warn")
        self.words = label("", "strong")
        self.way = Button(carried_texts.TO_MARKS, role="link", key="F5")
        self.way.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(Icon("copy", "warn"))
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.way)
        self.hide()

    def show_left(self, count: int) -> None:
        """Show how many places are left."""
        set_text_if_changed(self.words, carried_texts.STRIP.format(count))
        self.setVisible(bool(count))

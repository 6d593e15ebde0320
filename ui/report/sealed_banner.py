"""The strip on a page of a sealed report."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.words import report_texts


class SealedBanner(QFrame):
    """Says that a report is only looked at, and where it is opened again."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self.way = Button(report_texts.TO_REVIEW, role="link", key="Alt+8")
        self.way.clicked.connect(partial(self.wanted.emit, "review"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(Icon("lock"))
        row.addWidget(label(report_texts.SEALED, wrap=True), 1)
        row.addWidget(self.way)

"""The frame of a page beside the reports: a bar with a back button, a scrolling column, cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.kit.notice import Notice
from ui.kit.open_externally import open_externally
from ui.words import common_texts

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 960


class SidePage(QWidget):
    """A page beside the reports: a title, a notice, cards in one column. Escape and the back button emit `closed`."""

    closed = Signal()

    def __init__(self, title: str, back: str = common_texts.REPORTS) -> None:
        super().__init__()
        self.notice = Notice()
        self.back = Button(back, role="quiet", icon="arrow-left", key="Esc")
        self.back.clicked.connect(self.closed)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(12)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setObjectName("column")
        self.setAccessibleName(title)
        self._lay_out(title)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)

    def add_card(self, title: str, note: str = "") -> QVBoxLayout:
        """Add a card and return the column inside it."""
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "card-title"))
        if note:
            column.addWidget(label(note, "note", wrap=True))
        self.cards.addWidget(card)
        return column

    def stop(self) -> None:
        """Stop running work and save waiting text, before the page is closed."""

    def open_externally(self, path: Path) -> None:
        """Open a file or folder with the machine's own program, or report that there is none."""
        if not open_externally(path, self.notice):
            self.reveal(self.notice)

    def begin_at(self, part: QWidget) -> None:
        """Put the focus on a part once the layouts have placed it; the head of the page stays in sight."""
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.area, partial(self.area.verticalScrollBar().setValue, 0))

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part once the layouts have placed it."""
        QTimer.singleShot(0, self.area, partial(self.area.ensureWidgetVisible, part, 0, 16))

    def _lay_out(self, title: str) -> None:
        bar = frame("top")
        bar.setFixedHeight(theme.px(48))
        across = QHBoxLayout(bar)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.back)
        across.addStretch(1)
        body = QWidget()
        body.setMaximumWidth(theme.px(WIDTH))
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        column.addWidget(self.notice)
        column.addLayout(self.cards)
        column.addStretch(1)
        middle = QWidget()
        centred = QHBoxLayout(middle)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(body, 100)
        centred.addStretch(1)
        self.area.setWidget(middle)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.area, 1)

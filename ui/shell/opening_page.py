"""The first page, while the drafts are opened: the bars, the title and the background of the start page, painted.

It has no widgets and no style sheet, so it is painted in half the time of the start page.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.painting import Paints
from ui.words import common_texts, start_texts

_LEFT, _GAP = 24, 12


class OpeningPage(QWidget):
    """A picture of the coming start page, with name and title at the same places."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, the name of the program, the title, and a text on opening the drafts."""
        paints, painter = Paints(), QPainter(self)
        bar, row, line = paints.px(48), max(paints.px(32), 32) + 8, paints.px(24)
        painter.fillRect(self.rect(), paints.color("canvas"))
        for top, edge in ((0, bar - 1), (self.height() - bar, self.height() - bar)):
            painter.fillRect(0, top, self.width(), bar, paints.color("surface"))
            painter.fillRect(0, edge, self.width(), 1, paints.color("line"))
        title = QRect(_LEFT, bar + _GAP, self.width(), row)
        waiting = QRect(_LEFT, title.bottom() + _GAP, self.width(), line)
        paints.text(painter, QRect(_LEFT, 0, self.width(), bar - 1), common_texts.PROGRAM, 14, "text", bold=True)
        paints.text(painter, title, start_texts.TITLE, 20, "text", bold=True)
        paints.text(painter, waiting, start_texts.OPENING, 14, "text2")

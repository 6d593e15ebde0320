"""The place of the next signature, drawn on its page of the preview: a box, or the circle of the office's stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from cchc_desktop.documents.content.geometry import MM, PAGE
from ui.kit import theme
from ui.words.signing import signing_texts

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf.signing_room import PagePlace

_INKS = {"signer": QColor(20, 56, 148), "office": QColor(194, 15, 23)}
"""The colours of the decree: on paper, which is white in dark mode too."""
_TINT = 24


class PlaceMarker:
    """A dashed outline around the place of a role's signature, with words for it."""

    def __init__(self, place: PagePlace, role: str) -> None:
        self.page, self.role, self._place = place.page, role, place

    def paint(self, pixmap: QPixmap) -> QRect:
        """Draw the outline on the image of the page; return where it lies, in the image's logical pixels."""
        size = pixmap.deviceIndependentSize()
        scale, place = size.width() / (PAGE.width * MM), self._place
        top = size.height() - (place.bottom + place.height) * scale
        box = QRectF(place.left * scale, top, place.width * scale, place.height * scale)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = _INKS[self.role]
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(ink.red(), ink.green(), ink.blue(), _TINT))
        if self.role == "office":
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 4, 4)
        self._paint_words(painter, box, ink)
        painter.end()
        return box.toAlignedRect()

    def _paint_words(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        font, words = theme.font(12), signing_texts.MARKS[self.role]
        tag = box
        if self.role == "office":  # its left half is free: the signer's name begins right of the middle
            metrics = QFontMetricsF(font)
            width, height = metrics.horizontalAdvance(words) + 16, metrics.height() + 8
            tag = QRectF(max(2.0, box.center().x() - width), box.bottom() + 4, width, height)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(QColor(255, 255, 255))
            painter.drawRoundedRect(tag, 4, 4)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)

"""A page of a PDF as a picture: whole, or the strip around a place, which is framed. White in dark mode too."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cchc_desktop.documents.pdf.pixels import POINTS_PER_INCH, PageImage
from ui.kit import theme

DOTS = 110
"""Dots per inch at which a page is drawn; it is then fitted to the width."""
_PAD = 3
"""Points between words and their frame."""
_LEAST = 64


class PageClip(QScrollArea):
    """The picture of one page, scrolled to its framed place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the width would follow the height
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(theme.px(_LEAST))
        self._sheet = _Sheet()
        self.setWidget(self._sheet)

    def show_words(self, words: str) -> None:
        """Show words in place of a page."""
        self._sheet.show_page(None, None, words)

    def show_page(self, image: PageImage | None, box: tuple[int, int, int, int] | None, words: str = "") -> None:
        """Show a page with a frame around a box in points; words where there is no page."""
        self._sheet.show_page(image, box, words)
        self._scroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the framed place in sight."""
        super().resizeEvent(event)
        self._scroll()

    def _scroll(self) -> None:
        self._sheet.fit(self.viewport().width())
        frame = self._sheet.frame_rect()
        if frame:
            self.verticalScrollBar().setValue(frame.center().y() - self.viewport().height() // 2)


class _Sheet(QWidget):
    """The whole page, fitted to a width."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap, self._words, self._width = QPixmap(), "", 0
        self._box: tuple[int, int, int, int] | None = None

    def show_page(self, image: PageImage | None, box: tuple[int, int, int, int] | None, words: str) -> None:
        """Show a page, or words."""
        self._pixmap = _pixmap(image) if image else QPixmap()
        self._box, self._words = box, words
        self.fit(self._width)
        self.update()

    def fit(self, width: int) -> None:
        """Take the height that the page has at a width."""
        self._width = width
        height = round(self._pixmap.height() * self._scale()) if not self._pixmap.isNull() else 0
        self.resize(width, max(height, theme.px(_LEAST - 4)))

    def frame_rect(self) -> QRect | None:
        """Return the framed place in pixels of this widget, None if there is none."""
        if self._box is None or self._pixmap.isNull():
            return None
        left, bottom, right, top = self._box
        dot = DOTS / POINTS_PER_INCH * self._scale()
        high = self._pixmap.height() * self._scale()
        area = QRect(
            round((left - _PAD) * dot),
            round(high - (top + _PAD) * dot),
            round((right - left + 2 * _PAD) * dot),
            round((top - bottom + 2 * _PAD) * dot),
        )
        return area.intersected(QRect(0, 0, self._width, round(high)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, the page, and the frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._pixmap.isNull():
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = round(self._pixmap.height() * self._scale())
        painter.drawPixmap(QRect(0, 0, self._width, height), self._pixmap)
        frame = self.frame_rect()
        if frame:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.GlobalColor.darkRed, 2))
            painter.drawRoundedRect(frame, 3, 3)

    def _scale(self) -> float:
        return self._width / self._pixmap.width() if self._pixmap.width() else 1.0


def _pixmap(image: PageImage) -> QPixmap:
    drawn = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGBX8888)
    return QPixmap.fromImage(drawn)

"""Painting texts, icons and boxes quickly: fonts and colours are looked up once for each theme of the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache

from ui.kit import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_SMALLEST = 10
"""The smallest size of type in which a value is painted."""


class Paints:
    """The fonts, metrics and colours of one zoom and one of light and dark; replaced when either changes."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetrics]] = {}
        self._colors: dict[str, QColor] = {}
        self._lengths: dict[float, int] = {}
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}

    def px(self, length: float) -> int:
        """Return a length of the design in pixels."""
        if length not in self._lengths:
            self._lengths[length] = theme.px(length)
        return self._lengths[length]

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        if token not in self._colors:
            self._colors[token] = theme.color(token)
        return self._colors[token]

    def font(self, size: int, *, bold: bool = False) -> QFont:
        """Return a font of a size of the design."""
        return self._font(size, bold=bold)[0]

    def metrics(self, size: int, *, bold: bool = False) -> QFontMetrics:
        """Return the metrics of `font`."""
        return self._font(size, bold=bold)[1]

    def text(
        self, painter: QPainter, rect: QRect, text: str, size: int, ink: str, *,
        bold: bool = False, align: Qt.AlignmentFlag = LEFT,
    ) -> None:  # fmt: skip
        """Paint one line in a rectangle."""
        painter.setFont(self.font(size, bold=bold))
        painter.setPen(self.color(ink))
        painter.drawText(rect, align, text)

    def fitted(self, text: str, size: int, width: int, *, bold: bool = False) -> tuple[str, int]:
        """Return a text and the size in which all of it is no wider than `width`, at most the size given.

        A text that is too wide in the smallest size is shortened at its end with "…".
        """
        for smaller in range(size, _SMALLEST, -1):
            if self.metrics(smaller, bold=bold).horizontalAdvance(text) <= width:
                return text, smaller
        elided = self.metrics(_SMALLEST, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return elided, _SMALLEST

    def lines(
        self, painter: QPainter, x: int, top: int, lines: tuple[str, ...], size: int, ink: str, *, bold: bool = False
    ) -> None:
        """Paint broken lines downwards from a point."""
        metrics = self.metrics(size, bold=bold)
        painter.setFont(self.font(size, bold=bold))
        painter.setPen(self.color(ink))
        y = top + metrics.ascent()
        for line in lines:
            painter.drawText(x, y, line)
            y += metrics.height()

    def icon(self, painter: QPainter, name: str, ink: str, x: int, y: int, size: int) -> None:
        """Paint an icon with its top left at a point."""
        which = (name, ink, size, painter.device().devicePixelRatioF())
        if which not in self._icons:
            self._icons[which] = theme.pixmap(*which)
        painter.drawPixmap(x, y, self._icons[which])

    def box(
        self, painter: QPainter, rect: QRect, *, ground: str = "", border: str = "", width: float = 1, radius: int = 4
    ) -> None:
        """Paint a rounded box: its ground and its border, each only if a token is given.

        Round edges are slow to paint: a box like an earlier one is copied from a cache.
        """
        ratio = painter.device().devicePixelRatioF()
        below, edge = (self.color(token).name() if token else "" for token in (ground, border))
        name = f"box {rect.width()} {rect.height()} {below} {edge} {width} {radius} {ratio}"
        made = QPixmap()
        if not QPixmapCache.find(name, made):
            made = QPixmap((rect.size().toSizeF() * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            _paint_box(made, QRectF(0, 0, rect.width(), rect.height()), below, edge, width, radius)
            QPixmapCache.insert(name, made)
        painter.drawPixmap(rect.topLeft(), made)

    def _font(self, size: int, *, bold: bool) -> tuple[QFont, QFontMetrics]:
        if (size, bold) not in self._fonts:
            font = theme.font(size, theme.SEMIBOLD if bold else theme.NORMAL)
            self._fonts[size, bold] = font, QFontMetrics(font)
        return self._fonts[size, bold]


def wrapped(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Return the lines of a text broken at spaces to a width; at least one line, and a long word stays whole."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        words = [paragraph] if metrics.horizontalAdvance(paragraph) <= width else paragraph.split(" ")
        for word in words:
            longer = f"{line} {word}" if line else word
            if line and metrics.horizontalAdvance(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return tuple(lines) or ("",)


def _paint_box(on: QPixmap, rect: QRectF, ground: str, border: str, width: float, radius: int) -> None:
    painter, inset = QPainter(on), width / 2 if border else 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.end()

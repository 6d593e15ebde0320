"""A dot for each unit's value, sorted, over an axis from 0, with the median as a dashed line."""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cchc_desktop.report.numbers import show
from ui.kit import theme
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.kit.painting import RIGHT, Paints
from ui.words.incoming import totals_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.incoming.totals_reading import UnitPart

_HIGH, _LEFT, _DOT = 96, 58, 2.5
_FEWEST = 2


class DotsCard(QFrame):
    """The values of the units in the figure that was opened last, hidden until one has some."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.has_values = False
        self.title, self._note, self.chart = ElidedLabel("card-title"), label("", "small"), _DotsChart()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        for part in (self.title, self._note, self.chart):
            column.addWidget(part)
        self.hide()

    def show_parts(self, title: str, parts: Sequence[UnitPart], far: frozenset[str]) -> None:
        """Show the numbers of the units of a figure; those of `far` in another colour."""
        dots = sorted((part.number, part.unit in far) for part in parts if part.number is not None)
        self.has_values = len(dots) >= _FEWEST
        if not self.has_values:
            return
        numbers = [number for number, _ in dots]
        middle = median(numbers)
        self.title.setText(title)
        set_text_if_changed(self._note, totals_texts.DOTS.format(show(middle)))
        spoken = totals_texts.DOTS_SPOKEN.format(title, len(dots), show(numbers[0]), show(numbers[-1]), show(middle))
        self.chart.setAccessibleName(spoken)
        self.chart.show_dots(dots, middle)


class _DotsChart(QWidget):
    """The dots: a value, and whether it lies far from the others."""

    def __init__(self) -> None:
        super().__init__()
        self._dots: Sequence[tuple[Decimal, bool]] = ()
        self._middle = Decimal(0)
        self._paints = Paints()
        self.setFixedHeight(theme.px(_HIGH))

    def show_dots(self, dots: Sequence[tuple[Decimal, bool]], middle: Decimal) -> None:
        """Show other values, already sorted."""
        self._dots, self._middle = dots, middle
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axis from 0 to the greatest value, the median, and the dots."""
        if not self._dots:
            return
        painter, px = QPainter(self), self._paints.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, base = px(_LEFT), px(8), self.height() - px(8)
        most = float(max(self._dots[-1][0], Decimal(0))) or 1.0

        def height_of(number: Decimal) -> float:
            return base - (base - top) * min(max(float(number) / most, 0), 1)

        for number in (Decimal(0), self._dots[-1][0]):
            place = QRect(0, round(height_of(number)) - px(8), left - px(8), px(16))
            self._paints.text(painter, place, show(number), 12, "muted", align=RIGHT)
        painter.setPen(QPen(self._paints.color("line_strong"), 1))
        painter.drawLine(left, base, self.width(), base)
        painter.setPen(QPen(self._paints.color("text2"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, height_of(self._middle)), QPointF(self.width(), height_of(self._middle)))
        painter.setPen(Qt.PenStyle.NoPen)
        wide, dot = (self.width() - left - px(12)) / max(len(self._dots) - 1, 1), px(_DOT * 2) / 2
        for at, (number, far) in enumerate(self._dots):
            painter.setBrush(self._paints.color("warn" if far else "accent"))
            painter.drawEllipse(QPointF(left + px(6) + at * wide, height_of(number)), dot, dot)

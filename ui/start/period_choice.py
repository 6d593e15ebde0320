"""Choosing a period of a year: one card each, chosen with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.desk.office.settings import Dates
from cchc_desktop.report.periods import PeriodSpan
from ui.kit import theme
from ui.kit.labels import label, set_text_if_changed
from ui.words import date_texts, start_texts

_HEIGHT = 78


@dataclass(frozen=True, slots=True)
class DatedPeriod:
    """A period with the dates of the unit."""

    span: PeriodSpan
    dates: Dates


class PeriodsChoice(QWidget):
    """The periods of a year as cards, and under them the days of the chosen one; Enter confirms."""

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[PeriodCard] = []
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._show_window)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._window = label("", "note", wrap=True)
        self._today = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        column.addWidget(self._window)

    @property
    def current(self) -> str:
        """The key of the chosen period."""
        return next((card.span.key for card in self._cards if card.isChecked()), "")

    def show_year(self, periods: Sequence[DatedPeriod], today: date) -> None:
        """Show the periods of another year, at once: the next key may be Tab, and must not reach an old card."""
        self._today = today
        for card in self._cards:
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = [PeriodCard(period, today) for period in periods]
        for card in self._cards:
            self._group.addButton(card)
            self._row.addWidget(card)
            card.show()
            card.confirmed.connect(self.confirmed)

    def follow(self, before: QWidget) -> None:
        """Put the cards after a widget in the Tab order."""
        for one, other in pairwise((before, *self._cards)):
            QWidget.setTabOrder(one, other)

    def choose(self, key: str) -> None:
        """Choose a period."""
        for card in self._cards:
            card.setChecked(card.span.key == key)

    def choose_nearest(self) -> None:
        """Choose the period whose deadline is nearest to today."""
        self.choose(min(self._cards, key=lambda card: abs((card.period.dates.due - self._today).days)).span.key)

    def focus_current(self) -> None:
        """Put the focus on the chosen period."""
        for card in self._cards:
            if card.isChecked():
                card.setFocus()

    def _show_window(self) -> None:
        for card in self._cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card.isChecked() else Qt.FocusPolicy.ClickFocus)
            if card.isChecked():
                set_text_if_changed(self._window, window_words(card.period, self._today))
                self.chosen.emit(card.span)


class PeriodCard(QAbstractButton):
    """One period: its name and its deadline."""

    confirmed = Signal()

    def __init__(self, period: DatedPeriod, today: date) -> None:
        super().__init__()
        self.period, self.span = period, period.span
        span, due = period.span, period.dates.due
        self._due = date_texts.DUE_SHORT + date_texts.day(due).removesuffix(f"/{span.year}")
        self._left = date_texts.distance(due, today)
        self.setText(span.title)
        self.setCheckable(True)
        self.setAccessibleName(", ".join(filter(None, (span.title, self._due, self._left))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return the size of three lines: period, deadline, days left."""
        return QSize(theme.px(140), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that shows the lines."""
        return QSize(theme.px(100), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm the choice at Enter; the arrows of the group choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the card; a double click does not confirm."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; the chosen one in the accent colour, with a ring if it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setBrush(theme.color("accent_soft" if chosen else "surface"))
        width = 2 if chosen or self.hasFocus() else 1
        painter.setPen(QPen(theme.color("accent" if chosen else "line_strong"), width))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 1))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 3, 3)
        first = QRect(theme.px(12), theme.px(8), self.width() - theme.px(16), theme.px(20))
        wide = QFontMetrics(theme.font(14, theme.SEMIBOLD)).horizontalAdvance(self.text()) <= first.width()
        name = self.text() if wide else self.span.short
        self._write(painter, first, name, theme.SEMIBOLD if chosen else theme.NORMAL, "text", 14)
        for line, words in enumerate(filter(None, (self._due, self._left)), 1):
            self._write(painter, first.translated(0, theme.px(6 + 18 * line)), words, theme.NORMAL, "text2", 12)

    def _write(self, painter: QPainter, rect: QRect, text: str, weight: theme.Weight, ink: str, size: int) -> None:
        painter.setFont(theme.font(size, weight))
        painter.setPen(theme.color(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)


def window_words(period: DatedPeriod, today: date) -> str:
    """Return the days of a period and its deadline in words; also that it is early, if it is."""
    start, end = date_texts.day(period.span.start), date_texts.day(period.dates.cut_off)
    words = start_texts.PERIOD_DAYS.format(start, end, date_texts.deadline(period.dates.due, today))
    left = (period.dates.cut_off - today).days
    return f"{words} {start_texts.EARLY.format(left)}" if left > 0 else words

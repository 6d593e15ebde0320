"""Choosing a period of a year: one card each, gone through with the arrows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.report.periods import Span, spans_of_year
from cchc_desktop.report.template import Template
from ui import moments, texts, theme
from ui.parts import label, retell

_HEIGHT = 56


class PeriodsChoice(QWidget):
    """The periods of a year as cards, and under them the days that the chosen one counts; Enter confirms."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[PeriodCard] = []
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._show_window)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._window = label("", "note")
        self._today = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        column.addWidget(self._window)

    @property
    def current(self) -> str:
        """The key of the chosen period."""
        return next((card.span.key for card in self._cards if card.isChecked()), "")

    def show_year(self, template: Template, year: int, today: date) -> None:
        """Show the periods of another year."""
        self._today = today
        for card in self._cards:
            self._group.removeButton(card)
            card.deleteLater()
        self._cards = [PeriodCard(span, today) for span in spans_of_year(template, year)]
        for card in self._cards:
            self._group.addButton(card)
            self._row.addWidget(card)
            card.confirmed.connect(self.confirmed)

    def choose(self, key: str) -> None:
        """Choose a period."""
        for card in self._cards:
            card.setChecked(card.span.key == key)

    def focus_current(self) -> None:
        """Put the keyboard on the chosen period."""
        for card in self._cards:
            if card.isChecked():
                card.setFocus()

    def _show_window(self) -> None:
        for card in self._cards:
            if card.isChecked():
                retell(self._window, window_words(card.span, self._today))


class PeriodCard(QAbstractButton):
    """One period: its name and its deadline."""

    confirmed = Signal()

    def __init__(self, span: Span, today: date) -> None:
        super().__init__()
        self.span = span
        self._due = (
            moments.deadline(span.due, today)
            .replace(texts.DUE.format(""), texts.DUE_SHORT)
            .replace(f"/{span.due.year}", "", 1)
        )
        self.setText(span.title)
        self.setCheckable(True)
        self.setAccessibleName(f"{span.title}, {self._due}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(theme.px(140), theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the choice; the arrows of the group choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is a choice, no more."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; the chosen one in the accent, with a ring if it has the keyboard."""
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
        self._write(painter, first, self.text(), theme.SEMIBOLD if chosen else theme.NORMAL, "text", 14)
        self._write(painter, first.translated(0, theme.px(20)), self._due, theme.NORMAL, "text2", 12)

    def _write(self, painter: QPainter, rect: QRect, text: str, weight: theme.Weight, ink: str, size: int) -> None:
        painter.setFont(theme.font(size, weight))
        painter.setPen(theme.color(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)


def nearest(template: Template, year: int, today: date) -> str:
    """Return the key of the period whose deadline is nearest to today."""
    spans = spans_of_year(template, year)
    return min(spans, key=lambda span: abs((span.due - today).days)).key


def window_words(span: Span, today: date) -> str:
    """Return the days a period counts and when it is due; that it is early, if it is."""
    words = texts.PERIOD_DAYS.format(moments.day(span.start), moments.day(span.end), moments.deadline(span.due, today))
    left = (span.end - today).days
    return f"{words} {texts.EARLY.format(left)}" if left > 0 else words

"""Choosing a period of a year: one card each, chosen with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from cchc_desktop.desk.carrying.period_states import PeriodStanding, PeriodState
from ui.kit import theme
from ui.words import date_texts
from ui.words.carrying import new_report_texts

_HEIGHT, _LOW = 78, 46
_A_ROW = 6
"""So many cards stand in a row; where there are more, all are low and do not name their deadlines."""
_STATES = {
    PeriodState.MISSING: ("circle-dashed", "muted", new_report_texts.MISSING),
    PeriodState.NOT_YET: ("clock", "muted", new_report_texts.NOT_YET),
    PeriodState.OPEN: ("pencil-line", "accent", new_report_texts.OPEN),
    PeriodState.CLOSED: ("lock", "ok", new_report_texts.CLOSED),
    PeriodState.ISSUED: ("circle-check", "ok", new_report_texts.ISSUED),
}


class PeriodsChoice(QWidget):
    """The periods of a year as cards, one chosen; `chosen` has its standing, Enter emits `confirmed`."""

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[PeriodCard] = []
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._show_window)
        self._rows = QGridLayout()
        self._rows.setSpacing(8)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._today = date.min
        self.setLayout(self._rows)

    @property
    def current(self) -> str:
        """The key of the chosen period."""
        return next((card.span.key for card in self.cards if card.isChecked()), "")

    @property
    def standings(self) -> list[PeriodStanding]:
        """The standings of the periods shown."""
        return [card.period for card in self.cards]

    @property
    def standing(self) -> PeriodStanding | None:
        """The standing of the chosen period."""
        return next((card.period for card in self.cards if card.isChecked()), None)

    def show_year(self, periods: Sequence[PeriodStanding], today: date) -> None:
        """Show the periods of another year, at once: the next key may be Tab, and must not reach an old card."""
        self._today = today
        for card in self.cards:
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        low = len(periods) > _A_ROW
        self.cards = [PeriodCard(period, today, low=low) for period in periods]
        for at, card in enumerate(self.cards):
            self._group.addButton(card)
            self._rows.addWidget(card, *divmod(at, _A_ROW))
            card.show()
            card.confirmed.connect(self.confirmed)

    def follow(self, before: QWidget) -> None:
        """Put the cards after a widget in the Tab order."""
        for one, other in pairwise((before, *self.cards)):
            QWidget.setTabOrder(one, other)

    def choose(self, key: str) -> None:
        """Choose a period."""
        for card in self.cards:
            card.setChecked(card.span.key == key)

    def choose_nearest(self) -> None:
        """Choose the period whose deadline is nearest to today; of some due on one day the longest."""
        nearest = min(self.cards, key=lambda card: (abs((card.period.dates.due - self._today).days), card.span.start))
        self.choose(nearest.span.key)

    def focus_current(self) -> None:
        """Put the focus on the chosen period."""
        for card in self.cards:
            if card.isChecked():
                card.setFocus()

    def _show_window(self) -> None:
        for card in self.cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card.isChecked() else Qt.FocusPolicy.ClickFocus)
            if card.isChecked():
                self.chosen.emit(card.period)


class PeriodCard(QAbstractButton):
    """One period: its name, how far its report is, and, unless it is low, its deadline."""

    confirmed = Signal()

    def __init__(self, period: PeriodStanding, today: date, *, low: bool) -> None:
        super().__init__()
        self._low = low
        self.period, self.span = period, period.span
        span = period.span
        self._due = due_words(period, today)
        self._icon, self._ink, words = _STATES[period.state]
        self._state = words.format(period.draft.version if period.draft else "")
        self.setText(span.title)
        self.setCheckable(True)
        self.setAccessibleName(f"{span.title}, {self._state}, {self._due}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return the size of three lines: period, state, deadline; of two if it is low."""
        return QSize(theme.px(140), theme.px(_LOW if self._low else _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that shows the lines."""
        return QSize(theme.px(100), theme.px(_LOW if self._low else _HEIGHT))

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
        first = QRect(theme.px(12), theme.px(4 if self._low else 8), self.width() - theme.px(16), theme.px(20))
        wide = QFontMetrics(theme.font(14, theme.SEMIBOLD)).horizontalAdvance(self.text()) <= first.width()
        name = self.text() if wide else self.span.short
        self._write(painter, first, name, theme.SEMIBOLD if chosen else theme.NORMAL, "text", 14)
        second, third = (first.translated(0, theme.px((0 if self._low else 6) + 18 * line)) for line in (1, 2))
        icon = theme.pixmap(self._icon, self._ink, 14, self.devicePixelRatioF())
        painter.drawPixmap(second.left(), second.center().y() - theme.px(7), icon)
        beside = second.adjusted(theme.px(20), 0, 0, 0)
        ink = "text2" if self._ink == "muted" else self._ink
        self._write(painter, beside, self._state, theme.NORMAL, ink, 12)
        if not self._low:
            self._write(painter, third, self._due, theme.NORMAL, "text2", 12)

    def _write(self, painter: QPainter, rect: QRect, text: str, weight: theme.Weight, ink: str, size: int) -> None:
        painter.setFont(theme.font(size, weight))
        painter.setPen(theme.color(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)


def due_words(period: PeriodStanding, today: date) -> str:
    """Return the deadline of a period, and how far it is: "hạn 16/6, còn 9 ngày", "hạn 16/3 đã qua"."""
    due = period.dates.due
    day = date_texts.day(due).removesuffix(f"/{period.span.year}")
    if due < today:
        return new_report_texts.DUE_PAST.format(day)
    if period.state is PeriodState.NOT_YET:
        return new_report_texts.DUE.format(day)
    return new_report_texts.DUE_IN.format(day, date_texts.distance(due, today))

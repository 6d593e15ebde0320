"""The days of a period as a line: where its figures begin, their cut-off, the deadline, and today; a sentence below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.base.clock import day_words
from ui.kit import theme
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.words import date_texts
from ui.words.carrying import new_report_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.office.settings import Dates
    from cchc_desktop.report.periods import PeriodSpan

_HEIGHT, _BAR_TOP, _BAR = 66, 30, 8
_SPARE = timedelta(days=21)
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_LONG = 60


class TimeLine(QFrame):
    """The line in its card, with a sentence; `show_low` leaves the sentence alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.line, self.words, self._icon = DayLine(), label("", "text2", wrap=True), Icon("clock")
        self._meaning = self._days = ""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 8, 20, 8)
        rows.setSpacing(4)
        rows.addWidget(self.line)
        rows.addLayout(row)

    def show_period(self, span: PeriodSpan, dates: Dates, today: date) -> None:
        """Show the days of a period."""
        self.line.show_days(span.start, dates, today)
        warn = today < dates.cut_off
        self._icon.show_icon("triangle-alert" if warn else "clock", "warn" if warn else "text2")
        self._days = new_report_texts.SPAN.format(*map(day_words, (span.start, dates.cut_off, dates.due)))
        self._meaning = _meaning(dates, today)
        self._show_words()

    def show_low(self, *, low: bool) -> None:
        """Fold the line to its sentence, which then names the days too."""
        self.line.setVisible(not low)
        self._show_words()

    def _show_words(self) -> None:
        words = f"{self._meaning} {self._days}" if self.line.isHidden() else self._meaning
        set_text_if_changed(self.words, words)
        self.setAccessibleName(f"{self._meaning} {self._days}")


class DayLine(QWidget):
    """A bar of days with its marks; the first day is at its left."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._start = self._cut_off = self._due = self._today = date(2000, 1, 1)

    def sizeHint(self) -> QSize:
        """Return room for today above the bar and the days below it."""
        return QSize(theme.px(300), theme.px(_HEIGHT))

    def show_days(self, start: date, dates: Dates, today: date) -> None:
        """Show other days."""
        self._start, self._cut_off, self._due, self._today = start, dates.cut_off, dates.due, today
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, filled up to today, and its days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, high = theme.px(_BAR_TOP), theme.px(_BAR)
        cut, due, today = self._at(self._cut_off), self._at(self._due), self._at(self._today)
        self._fill(painter, 0, self.width(), "line")
        self._fill(painter, 0, cut, "accent_line")
        self._fill(painter, 0, min(today, cut), "accent")
        for at, ink in ((1.0, "text2"), (cut, "text2"), (due, "warn"), (today, "accent")):
            painter.setPen(QPen(theme.color(ink), 2))
            above = theme.px(12 if ink == "accent" else 4)
            painter.drawLine(round(at), top - above, round(at), top + high + theme.px(4))
        below = top + high + theme.px(8)
        words = new_report_texts
        self._write(painter, words.BEGINS.format(_short(self._start, self._due)), 0, below, _LEFT, "text2")
        until = words.DUE_DAY.format(_short(self._due, self._due))
        left = self._write(painter, until, due + theme.px(4), below, _LEFT, "warn")
        cut_off = words.CUT_OFF.format(_short(self._cut_off, self._due))
        self._write(painter, cut_off, min(cut - theme.px(4), left - theme.px(8)), below, _RIGHT, "text")
        self._write(painter, words.TODAY.format(_short(self._today, self._due)), today, 0, self._side(today), "accent")

    def _side(self, at: float) -> Qt.AlignmentFlag:
        return _RIGHT if at > self.width() / 2 else _LEFT

    def _at(self, day: date) -> float:
        """Return where a day is; one outside of the line is at its end."""
        whole = (self._due + _SPARE - self._start).days
        part = (day - self._start).days / max(whole, 1)
        return min(max(part, 0.0), 1.0) * (self.width() - 2) + 1

    def _fill(self, painter: QPainter, left: float, right: float, ink: str) -> None:
        painter.setBrush(theme.color(ink))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(left, theme.px(_BAR_TOP), max(right - left, 0), theme.px(_BAR)), 4, 4)

    def _write(self, painter: QPainter, text: str, at: float, top: float, side: Qt.AlignmentFlag, ink: str) -> float:
        """Write a day at one side of a point, inside of the line; return where it begins."""
        painter.setFont(theme.font(12, theme.SEMIBOLD if ink != "text2" else theme.NORMAL))
        painter.setPen(theme.color(ink))
        width = painter.fontMetrics().horizontalAdvance(text) + 2
        left = at - width if side is _RIGHT else at
        left = min(max(left, 0.0), self.width() - width)
        painter.drawText(QRectF(left, top, width, theme.px(18)), side, text)
        return left


def _meaning(dates: Dates, today: date) -> str:
    to_cut, to_due = (dates.cut_off - today).days, (dates.due - today).days
    if to_cut > 0:
        return new_report_texts.EARLY.format(to_cut, _short(dates.cut_off, dates.due))
    if to_due > 0:
        return new_report_texts.SETTLED.format(to_due)
    if to_due == 0:
        return new_report_texts.DUE_TODAY
    return new_report_texts.PAST.format(-to_due) if -to_due <= _LONG else new_report_texts.LONG_PAST


def _short(day: date, due: date) -> str:
    """Return a day without its year, if that is the deadline's."""
    return date_texts.day(day).removesuffix(f"/{due.year}")

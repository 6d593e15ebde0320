"""The cards beside and over the board: counts with one bar, the days on which reports came, the main rates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.report.numbers import show
from ui.incoming.board_model import WAITING
from ui.kit import theme
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.kit.layouts import FlowRow, row_of
from ui.kit.painting import RIGHT, Paints
from ui.words import date_texts
from ui.words.incoming import board_texts
from ui.words.place_texts import short

if TYPE_CHECKING:
    from cchc_desktop.desk.incoming.board_reading import BoardReading
    from cchc_desktop.inbox.board import BoardUnit
    from cchc_desktop.inbox.totals import FigureTotal, Totals

_PARTS = {"accepted": "ok", "waiting": "accent", "returned": "warn", "held": "error", "missing": "line_strong"}
_MOST_DAYS = 16
_DAYS_HIGH, _RATE_HIGH, _BAR_HIGH = 112, 58, 6


class CountsCard(QFrame):
    """How many units handed in, the deadline, one bar of all states, and a legend of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._number, self._words = label("", "key"), label("", "note")
        self._last = ElidedLabel("note")
        self._bar = _PartsBar()
        self._legend = {part: label("", "note") for part in _PARTS}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(row_of(self._number, self._words, None, self._last))
        column.addWidget(self._bar)
        legend = QWidget()
        legend.setLayout(FlowRow(*self._legend.values()))
        column.addWidget(legend)

    def show_board(self, reading: BoardReading, today: date) -> None:
        """Show the counts of a board."""
        board = reading.board
        counts = parts_of(reading)
        set_text_if_changed(
            self._number, board_texts.HANDED_IN.format(len(board.units) - counts["missing"], len(board.units))
        )
        late = sum(unit.late for unit in board.units)
        words = (
            board_texts.HANDED_IN_WORDS,
            due_words(board.due, today) if board.due else "",
            board_texts.LATE.format(late) if late else "",
        )
        set_text_if_changed(self._words, " ".join(filter(None, words)))
        newest = max((each for each in board.units if each.standing), key=_last_at, default=None)
        moment = datetime.fromisoformat(_last_at(newest)).astimezone() if newest else None
        last = f"{moment.day}/{moment.month} {moment:%H:%M}" if moment else ""
        self._last.setText(board_texts.LAST.format(newest.unit.name, last) if newest else "")
        self._bar.show_parts(counts)
        for part, words_ in self._legend.items():
            set_text_if_changed(words_, f"{counts[part]} {board_texts.COUNTS[part]}")
            words_.setVisible(counts[part] > 0)


def parts_of(reading: BoardReading) -> dict[str, int]:
    """Return the number of units in each part of the bar; those kept aside for their key alone are one of them."""
    counts = dict.fromkeys(_PARTS, 0)
    for unit in reading.board.units:
        held = unit.standing is not None and unit.standing.held > 0 and unit.standing.counted is None
        named = "waiting" if unit.state in WAITING else unit.state.value
        counts["held" if held and unit.state is not UnitState.RETURNED else named] += 1
    return counts


def due_words(due: date, today: date) -> str:
    """Return a deadline and its distance: "Hạn 16/6/2026 đã qua 2 ngày."."""
    left = (due - today).days
    if left == 0:
        return board_texts.DUE_TODAY.format(date_texts.day(due))
    return (board_texts.DUE_AHEAD if left > 0 else board_texts.DUE_PAST).format(date_texts.day(due), abs(left))


def _last_at(unit: BoardUnit) -> str:
    """Return when the newest report of a unit came, "" if none did."""
    return unit.standing.last_at if unit.standing else ""


class _PartsBar(QWidget):
    """One bar whose parts are the units in each state."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Mapping[str, int] = {}
        self.setFixedHeight(theme.px(10))

    def show_parts(self, parts: Mapping[str, int]) -> None:
        """Show other counts."""
        self._parts = parts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts side by side, each at least wide enough to be seen."""
        painter, whole = QPainter(self), sum(self._parts.values())
        left = 0
        for part, count in self._parts.items():
            if count:
                width = max(self.width() * count // whole, 4)
                ink = theme.color(_PARTS[part] if part != "missing" else "line")
                painter.fillRect(QRect(left, 0, width - 2, self.height()), ink)
                left += width


class DaysChart(QWidget):
    """The number of units that handed in on each day around the deadline, late ones in another colour."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Mapping[date, int] = {}
        self._due: date | None = None
        self._paints = Paints()
        self.setFixedHeight(theme.px(_DAYS_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Mapping[date, int], due: date | None) -> None:
        """Show other days."""
        self._days, self._due = days, due
        self.setAccessibleName(", ".join(f"{day.day}/{day.month}: {count}" for day, count in sorted(days.items())))
        self.update()

    @property
    def shown(self) -> list[date]:
        """The days that have a column: from the first on which something came, around the deadline, to the last."""
        known = [*self._days, *([self._due] if self._due else [])]
        if not self._days:
            return []
        first, last = min(known), max(known)
        first = max(first, last - timedelta(days=_MOST_DAYS - 1))
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a column a day with its number over it, and a dashed line after the deadline."""
        painter, px, shown = QPainter(self), self._paints.px, self.shown
        if not shown:
            return
        most = max(self._days.get(day, 0) for day in shown) or 1
        wide, base = self.width() / len(shown), self.height() - px(20)
        for number, day in enumerate(shown):
            count = self._days.get(day, 0)
            place = QRect(round(number * wide), 0, round(wide), self.height())
            high = round((base - px(18)) * count / most)
            late = self._due is not None and day > self._due
            bar = QRect(place.left() + round(wide * 0.18), base - high, round(wide * 0.64), high)
            painter.fillRect(bar, self._paints.color("warn" if late else "accent"))
            centre = Qt.AlignmentFlag.AlignCenter
            if count:
                above = QRect(place.left(), base - high - px(17), place.width(), px(16))
                self._paints.text(painter, above, str(count), 12, "text2", align=centre)
            below = QRect(place.left(), base + px(2), place.width(), px(16))
            self._paints.text(painter, below, str(day.day), 12, "muted", align=centre)
            if day == self._due and day != shown[-1]:
                painter.setPen(QPen(self._paints.color("warn"), 1, Qt.PenStyle.DashLine))
                painter.drawLine(place.right(), px(2), place.right(), base)
        painter.setPen(self._paints.color("line_strong"))
        painter.drawLine(0, base, self.width(), base)


class DaysCard(QFrame):
    """The days on which reports came."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.chart, self._note = DaysChart(), label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(row_of(label(board_texts.DAYS, "card-title"), None, label(board_texts.DAYS_NOTE, "small")))
        column.addWidget(self.chart)
        column.addWidget(self._note)

    def show_board(self, reading: BoardReading) -> None:
        """Show the days of a board."""
        due = reading.board.due
        self.chart.show_days(reading.days, due)
        words = board_texts.DUE_LINE.format(date_texts.day(due)) if due else ""
        late = due is not None and any(day > due for day in reading.days)
        set_text_if_changed(self._note, board_texts.DAYS_LATE.format(words) if late else words)


class TotalRatesCard(QFrame):
    """The main rates of all units together, each computed from the sums of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._title = label("", "card-title")
        self._rates = _Rates()
        self._none = label(board_texts.NO_RATES, "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(row_of(self._title, None, label(board_texts.RATES_NOTE, "small")))
        column.addWidget(self._none)
        column.addWidget(self._rates, 1)
        column.addWidget(label(board_texts.NOT_ZERO, "note", wrap=True))

    def show_board(self, reading: BoardReading) -> None:
        """Show the rates of a board."""
        set_text_if_changed(self._title, board_texts.RATES.format(len(reading.totals.counted)))
        self._none.setVisible(not reading.rates)
        self._rates.show_rates(reading.rates, reading.totals)


class _Rates(QWidget):
    """Rates below each other: label, value, its parts, a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._rates: tuple[FigureTotal, ...] = ()
        self._totals: Totals | None = None
        self._paints = Paints()

    def show_rates(self, rates: tuple[FigureTotal, ...], totals: Totals) -> None:
        """Show other rates."""
        self._rates, self._totals = rates, totals
        self.setMinimumHeight(theme.px(_RATE_HIGH) * min(len(rates), 1))
        self.setAccessibleName(", ".join(f"{rate.row.label} {rate.in_words}" for rate in rates))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all rates."""
        return QSize(theme.px(240), theme.px(_RATE_HIGH) * len(self._rates))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rates, as many as there is room for."""
        painter, px = QPainter(self), self._paints.px
        for number, rate in enumerate(self._rates[: self.height() // px(_RATE_HIGH)]):
            top = number * px(_RATE_HIGH)
            line = QRect(0, top, self.width(), px(18))
            place = short(rate.key)
            room = self.width() - self._paints.metrics(12).horizontalAdvance(place) - px(8)
            words = self._paints.metrics(13).elidedText(rate.row.label, Qt.TextElideMode.ElideRight, room)
            self._paints.text(painter, line, words, 13, "text2")
            self._paints.text(painter, line, place, 12, "muted", align=RIGHT)
            value = f"{rate.in_words}%"
            second = line.translated(0, px(19))
            self._paints.text(painter, second, value, 16, "text", bold=True)
            after = self._paints.metrics(16, bold=True).horizontalAdvance(value) + px(10)
            self._paints.text(painter, second.adjusted(after, 0, 0, 0), self._parts(rate), 12, "text2")
            bar = QRect(0, top + px(42), self.width(), px(_BAR_HIGH))
            self._paints.box(painter, bar, ground="line", radius=px(3))
            share = min(max(float(rate.number or 0), 0), 100) / 100
            if share:
                filled = QRect(0, bar.top(), max(round(bar.width() * share), px(_BAR_HIGH)), bar.height())
                self._paints.box(painter, filled, ground="accent", radius=px(3))

    def _parts(self, rate: FigureTotal) -> str:
        ratio, totals = rate.row.ratio, self._totals
        if ratio is None or totals is None:
            return ""
        part, whole = totals.figures[ratio.part].number, totals.figures[ratio.whole].number
        return board_texts.RATE_PARTS.format(show(part or 0), show(whole or 0))

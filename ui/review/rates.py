"""The main rates of a report as bars, beside those of the earlier periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.checks.run import Outcome
from cchc_desktop.desk.work.earlier import Earlier
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.numbers import show
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Tier
from ui.kit import theme
from ui.kit.labels import label
from ui.kit.painting import RIGHT, Paints, wrapped
from ui.words import common_texts, review_texts
from ui.words.place_texts import short

WIDTH = 328
_PERIODS = 4
_LINE, _HEIGHT, _LYING, _BARS, _GAP = 18, 94, 26, 38, 6
_NAME = 16
"""The height of a line of a period's name, which has two: "6 tháng đầu", "2023"."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """A rate of one period: the name of the period, the printed value ("" for none), the height of 100."""

    period: str
    printed: str
    height: float


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate over some periods, the report's own last. written is a wrongly typed value, else ""."""

    key: str
    title: str
    bars: tuple[Bar, ...]
    written: str


def rates(outcome: Outcome, earlier: Sequence[Earlier]) -> list[Rate]:
    """Return the commune's computed percents that have a value in any of the last periods."""
    subject = outcome.subject
    span = span_of(subject.template, subject.report.period)
    now = span.short if span else subject.report.period
    wrong = {finding.at[0] for finding in outcome.findings if finding.rule == "percent.mismatch"}
    found = []
    for key, row in subject.template.rows.items():
        if row.ratio and row.tier is Tier.COMMUNE:
            before = [_bar(one.span.short, one.table if key in one.same else None, key) for one in earlier]
            bars = (*before[: _PERIODS - 1][::-1], _bar(now, subject.table, key))
            written = subject.report.text(key) if key in wrong else ""
            if any(bar.printed for bar in bars):
                found.append(Rate(key, _title(row.label), bars, written))
    return found


def _bar(period: str, table: FigureTable | None, key: str) -> Bar:
    number = table.computed(key).number if table else None
    if table is None or number is None:
        return Bar(period, "", 0)
    return Bar(period, show(number.value), float(number.value))


def _title(row_label: str) -> str:
    """Return a rate's name without the common prefix."""
    name = row_label.removeprefix(review_texts.RATE_PREFIX)
    return name[:1].upper() + name[1:]


class RateChart(QWidget):
    """The chart of one rate: its title, a wrongly typed value, and a vertical bar for each period.

    A rate of this period alone is one horizontal bar, with its value at the end.
    """

    def __init__(self, rate: Rate) -> None:
        super().__init__()
        self.rate = rate
        self._paints = Paints()
        values = "; ".join(f"{bar.period}: {bar.printed or common_texts.BLANK}" for bar in rate.bars)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{rate.title}. {values}")

    def sizeHint(self) -> QSize:
        """Return the size of title, values, bars and periods."""
        return QSize(theme.px(200), self.heightForWidth(theme.px(200)))

    def heightForWidth(self, width: int) -> int:
        """Return the height with the title broken at a width."""
        below = _LYING if len(self.rate.bars) == 1 else _HEIGHT
        return len(self._title(width)) * self._paints.px(_LINE) + self._paints.px(below)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        painter, px = QPainter(self), self._paints.px
        title = self._title(self.width())
        self._paint_head(painter, title)
        top = len(title) * px(_LINE)
        highest = max(100.0, *(bar.height for bar in self.rate.bars))
        if len(self.rate.bars) == 1:
            self._paint_lying(painter, QRect(0, top, self.width(), px(_LYING)), self.rate.bars[0].height / highest)
            return
        gap = px(_GAP)
        width = (self.width() - gap * (_PERIODS - 1)) // _PERIODS
        for number, bar in enumerate(self.rate.bars):
            place = QRect(number * (width + gap), top, width, px(_HEIGHT))
            self._paint_bar(painter, place, bar, bar.height / highest, now=number == len(self.rate.bars) - 1)

    def _title(self, width: int) -> tuple[str, ...]:
        """Return the lines of the title, beside the text at the right."""
        right = self._paints.metrics(12, bold=True).horizontalAdvance(self._right()) + self._paints.px(28)
        return wrapped(self.rate.title, self._paints.metrics(13, bold=True), width - right)

    def _right(self) -> str:
        return review_texts.RATE_WRITTEN.format(self.rate.written) if self.rate.written else short(self.rate.key)

    def _paint_head(self, painter: QPainter, title: tuple[str, ...]) -> None:
        paints, right, wrong = self._paints, self._right(), bool(self.rate.written)
        row = QRect(0, 0, self.width(), paints.px(_LINE))
        paints.text(painter, row, right, 12, "error" if wrong else "muted", bold=wrong, align=RIGHT)
        if wrong:
            x = row.right() - paints.metrics(12, bold=True).horizontalAdvance(right) - paints.px(20)
            paints.icon(painter, "circle-x", "error", x, row.top() + paints.px(2), 14)
        paints.lines(painter, 0, 0, title, 13, "text", bold=True)

    def _paint_lying(self, painter: QPainter, place: QRect, part: float) -> None:
        paints, bar = self._paints, self.rate.bars[0]
        value = paints.metrics(12, bold=True).horizontalAdvance(bar.printed) + paints.px(_GAP)
        paints.text(painter, place, bar.printed, 12, "text", bold=True, align=RIGHT)
        track = QRect(place.left(), place.center().y() - paints.px(3), place.width() - value, paints.px(8))
        paints.box(painter, track, ground="line", radius=paints.px(4))
        track.setWidth(max(round(track.width() * part), paints.px(8)))
        paints.box(painter, track, ground="accent", radius=paints.px(4))

    def _paint_bar(self, painter: QPainter, place: QRect, bar: Bar, part: float, *, now: bool) -> None:
        paints = self._paints
        base = place.bottom() - paints.px(2 * _NAME)
        name = QRect(place.left(), base + 1, place.width(), paints.px(_NAME))
        for words in bar.period.rsplit(" ", 1):
            shown, size = paints.fitted(words, 11, name.width())
            paints.text(painter, name, shown, size, "text" if now else "text2", align=_CENTRE)
            name.translate(0, paints.px(_NAME))
        if not bar.printed:
            painter.setPen(QPen(paints.color("line_strong"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(place.left(), base, place.right(), base)
            return
        high = max(1, round(part * paints.px(_BARS)))
        painter.fillRect(QRect(place.left(), base - high + 1, place.width(), high), _ink(paints, now=now))
        value = QRect(place.left(), base - high - paints.px(17), place.width(), paints.px(16))
        shown, size = paints.fitted(bar.printed, 12, value.width(), bold=now)
        paints.text(painter, value, shown, size, "text" if now else "text2", bold=now, align=_CENTRE)


def _ink(paints: Paints, *, now: bool) -> QColor:
    return paints.color("accent" if now else "accent_line")


class RatesCard(QFrame):
    """The side column of the review, with the charts of the rates."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setFixedWidth(theme.px(WIDTH))
        self.shown: list[Rate] = []
        self._note = label("", "small")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(label(review_texts.RATES, "card-title"), 1)
        head.addWidget(self._note)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._charts = QVBoxLayout(self._inside)
        self._charts.setContentsMargins(0, 0, 12, 0)
        self._charts.setSpacing(8)
        area.setWidget(self._inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 4, 12)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(area, 1)

    def show_rates(self, shown: list[Rate]) -> None:
        """Show other rates."""
        if shown == self.shown and self._charts.count():
            return
        self.shown = shown
        periods = max((len(rate.bars) for rate in shown), default=0)
        self._note.setText("" if not shown else review_texts.RATES_UNIT if periods > 1 else review_texts.RATES_ALONE)
        _clear(self._charts)
        parts: Iterable[QWidget] = (
            map(RateChart, shown) if shown else [label(review_texts.RATES_EMPTY, "note", wrap=True)]
        )
        for part in parts:
            self._charts.addWidget(part)
        self._charts.addStretch(1)


def _clear(charts: QVBoxLayout) -> None:
    while charts.count():
        widget = charts.takeAt(0).widget()
        if widget is not None:
            widget.deleteLater()

"""The places of the parts of the page for a new report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.words import common_texts, date_texts, letter_texts
from ui.words.carrying import new_report_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel

    from ui.beginning.doors import Doors
    from ui.beginning.period_choice import PeriodsChoice
    from ui.beginning.time_line import TimeLine
    from ui.kit.inputs import Combo
    from ui.kit.notice import Notice
    from ui.units.unit_choice import UnitChoice

_WIDTH = 960


@dataclass(frozen=True, slots=True)
class NewReportParts:
    """The parts of the page, in the order in which they are seen; `close` leaves it without a report."""

    notice: Notice
    choice: UnitChoice
    template: Combo
    note: QLabel
    year: Combo
    periods: PeriodsChoice
    line: TimeLine
    clock: Notice
    doors: Doors
    already: QLabel
    make: Button
    close: Callable[[], object]


def lay_out(widget: QWidget, page: NewReportParts) -> None:
    """Put the parts of the page into it: bar, card in the middle of the width, bar."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_top(page))
    middle = QVBoxLayout()
    middle.setContentsMargins(0, 12, 0, 12)
    middle.setSpacing(8)
    middle.addWidget(page.notice)
    middle.addWidget(_card(page))
    middle.addStretch(1)
    body = QWidget()
    body.setLayout(middle)
    body.setMaximumWidth(theme.px(_WIDTH))
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(12, 0, 12, 0)
    row.addStretch(1)
    row.addWidget(body, 100)
    row.addStretch(1)
    column.addWidget(WrappingArea(inside), 1)
    column.addWidget(_bottom(page))


class WrappingArea(QScrollArea):
    """An area as high as its widget needs at the width there is: wrapped lines are never squeezed."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the height when the contents ask for another."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        inside.setMinimumHeight(inside.heightForWidth(self.viewport().width()))


def _card(page: NewReportParts) -> QFrame:
    card = frame("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 14, 24, 14)
    column.setSpacing(6)
    first = QHBoxLayout()
    first.setSpacing(16)
    first.addLayout(_column(_named(letter_texts.UNIT_CARD, page.choice.line), page.choice), 1)
    first.addLayout(_column(_named(new_report_texts.TEMPLATE, page.template), page.template, page.note), 1)
    column.addLayout(first)
    column.addSpacing(4)
    year = QHBoxLayout()
    year.addWidget(label(new_report_texts.PERIOD, "strong"))
    year.addStretch(1)
    year.addWidget(_named(date_texts.YEAR, page.year, "text2"))
    year.addWidget(page.year)
    column.addLayout(year)
    column.addWidget(page.periods)
    column.addSpacing(4)
    column.addLayout(_titled(new_report_texts.DAYS, new_report_texts.WHERE_TO_CHANGE))
    column.addWidget(page.line)
    column.addWidget(page.clock)
    column.addSpacing(4)
    column.addLayout(_titled(new_report_texts.BEGIN_WITH, new_report_texts.DIGITS))
    column.addWidget(page.doors)
    column.addWidget(page.already)
    page.clock.hide()
    page.already.hide()
    return card


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column


def _titled(words: str, note: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(words, "strong"))
    row.addStretch(1)
    row.addWidget(label(note, "small"))
    return row


def _top(page: NewReportParts) -> QFrame:
    bar = frame("top")
    bar.setFixedHeight(theme.px(48))
    back = Button(common_texts.REPORTS, role="quiet", icon="arrow-left")
    back.clicked.connect(page.close)
    row = QHBoxLayout(bar)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(back)
    row.addWidget(label(new_report_texts.NEW_REPORT, "strong"))
    row.addStretch(1)
    return bar


def _bottom(page: NewReportParts) -> QFrame:
    bar = frame("bottom")
    bar.setFixedHeight(theme.px(48))
    cancel = Button(common_texts.CANCEL, key="Esc")
    cancel.clicked.connect(page.close)
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 0, 12, 0)
    row.addWidget(label(new_report_texts.KEYS, "small"))
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(page.make)
    return bar


def _named(words: str, editor: QWidget, role: str = "strong") -> QWidget:
    name = label(words, role)
    name.setBuddy(editor)
    editor.setAccessibleName(words)
    return name

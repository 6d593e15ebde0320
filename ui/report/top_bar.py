"""The top bar of a report: the button back to the list, the report's unit, its state and its deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk.drafts import origin_words
from cchc_desktop.report.periods import span_of
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.icons import Icon
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.words import common_texts, date_texts, help_texts, letter_texts, report_texts
from ui.words.versions import comparing_texts, history_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

HEIGHT = 48
_NAME = 170
"""The width that the name keeps where the unit is cut already."""
_ANY = 16_777_215
"""The maximum width of a widget that has none, as Qt counts it."""
_NO_DUE, _NO_UNIT = 860, 780
"""The widths below which the bar leaves out the deadline, and unit and help: keys and pages lead to both."""


class TopBar(QFrame):
    """The top bar with an open report's name; `closed` asks for the list, `compare_wanted` for a comparison."""

    closed = Signal()
    go_wanted = Signal()
    help_wanted = Signal()
    compare_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, open_report: OpenReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "top")
        self.setFixedHeight(theme.px(HEIGHT))
        self._report, self._came = open_report, ("", "")
        self.back = Button(common_texts.REPORTS, role="quiet", icon="arrow-left", key="Alt+←")
        self.back.clicked.connect(self.closed)
        self._keyed = [self.back]
        rule = frame("rule")
        rule.setFixedSize(1, theme.px(24))
        self._unit, self._state, self._due = ElidedLabel("note"), label("", "chip"), label("", "note")
        self._name = ElidedLabel("strong", least=_NAME)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(8)
        for part in (self.back, rule, self._name):
            row.addWidget(part)
        row.addWidget(self._unit)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._clock = Icon("calendar-clock")
        row.addWidget(self._clock)
        row.addWidget(self._due)
        for words, icon, wanted in (
            (history_texts.OPEN_KEY, "history", self.history_wanted),
            (comparing_texts.COMPARE_KEY, "git-compare", self.compare_wanted),
        ):
            button = Button("", role="quiet", icon=icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(wanted)
            row.addWidget(button)
        for words, icon, key, wanted in (
            (report_texts.GO_TO, "search", "Ctrl+G", self.go_wanted),
            (help_texts.TITLE, "circle-question-mark", "F1", self.help_wanted),
        ):
            button = Button(words, role="quiet", icon=icon, key=key)
            button.clicked.connect(wanted)
            row.addWidget(button)
            self._keyed.append(button)
        QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(self.compare_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Show the present unit and state."""
        origin = self._report.origin
        came = (origin_words.briefly(origin),) if origin else ()
        example = (report_texts.EXAMPLE,) if self._report.report.is_example else ()
        period = (period_name(self._report.report, self._report.template),) if self._report.name else ()
        set_text_if_changed(self._unit, " · ".join((*example, *period, unit_name(self._report.report), *came)))
        if origin:
            self._unit.setToolTip(f"{unit_name(self._report.report)}\n{origin_words.in_full(origin)}")
        set_text_if_changed(self._state, report_texts.STATES[self._report.report.state])

    def show_received(self, back: str, came: str, briefly: str) -> None:
        """Name the page to go back to, and when the report came instead of its deadline, briefly in a narrow bar."""
        self._came = came, briefly
        self.back.setText(back)
        set_text_if_changed(self._due, came)
        self._fit_buttons(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the period, and the deadline to its distance, in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(theme.NARROW)
        whole_name = report_name(self._report.report, self._report.template)
        short_name = period_name(self._report.report, self._report.template)
        name = self._report.name or (short_name if narrow else whole_name)
        came, briefly = self._came
        set_text_if_changed(self._name, f"{unit_name(self._report.report)}, {short_name}" if came else name)
        self._name.setToolTip(f"{self._report.name}\n{whole_name}".strip())
        dates, today = self._report.dates, now().date()
        whole = came or (date_texts.deadline(dates.due, today) if dates else "")
        short = briefly or (date_texts.distance(dates.due, today) if dates else "")
        told = date_texts.DUE_OVER if dates and not short else short if narrow else whole
        set_text_if_changed(self._due, told)
        self._due.setToolTip(whole)
        width = event.size().width()
        for part, least in (
            (self._clock, _NO_DUE),
            (self._due, _NO_DUE),
            (self._unit, _NO_UNIT),
            (self._keyed[-1], _NO_UNIT),
        ):
            part.setVisible(width >= theme.px(least) and not (came and part is self._unit))
        self._fit_buttons(width)

    def _fit_buttons(self, width: int) -> None:
        """Leave out the keys of buttons before names are cut: a button between both sizes would be wide and bare."""
        layout = self.layout()
        for button in self._keyed:
            button.setMaximumWidth(_ANY)
        if layout and layout.sizeHint().width() > width:
            for button in self._keyed:
                button.setMaximumWidth(button.minimumSizeHint().width())


def window_title(open_report: OpenReport) -> str:
    """Return the title of the window of a report: its unit, and its own name or that of its period."""
    report = open_report.report
    name = open_report.name or report_name(report, open_report.template)
    return report_texts.WINDOW_TITLE.format(unit=unit_name(report), report=name)


def report_name(report: Report, template: Template) -> str:
    """Return a report's name: "Báo cáo CCHC 6 tháng đầu năm 2023"."""
    span = span_of(template, report.period)
    period = span.name if span else report.period
    return " ".join(report_texts.REPORT_NAME.format(kind=template.short, period=period).split())


def period_name(report: Report, template: Template) -> str:
    """Return the name of a report's period: "6 tháng đầu năm 2023", "Quý I năm 2023"."""
    span = span_of(template, report.period)
    return span.title if span else report.period


def unit_name(report: Report) -> str:
    """Return the unit's name: "xã An Thanh, huyện Tứ Kỳ"."""
    own = f"{report.text('unit.kind')} {report.text('unit.name')}".strip()
    return ", ".join(part for part in (own or letter_texts.UNNAMED_UNIT, report.text("unit.district")) if part)

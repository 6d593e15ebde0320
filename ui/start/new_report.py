"""The page for a new report: template, year, period, unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.checks.unit_form import has_two_tiers, unit_kinds
from cchc_desktop.desk.office import library
from cchc_desktop.report.periods import PeriodSpan, spans_of_year
from cchc_desktop.report.template import Template
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.notice import Notice
from ui.start.period_choice import DatedPeriod, PeriodsChoice
from ui.units.unit_choice import UnitChoice
from ui.words import common_texts, date_texts, letter_texts, start_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk

_WIDTH = 960


class NewPage(QWidget):
    """The page that starts a report: `made` names its draft, `closed` goes back without one."""

    made = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.template, self.year, self.periods = Combo(), Combo(), PeriodsChoice()
        self.choice = UnitChoice()
        self.unit = self.choice.editors
        self.notice, self._note = Notice(), label("", "note", wrap=True)
        self.make = Button(start_texts.NEW_REPORT, role="primary", icon="arrow-right", key="Enter", trailing=True)
        self._lay_out()
        self._connect()

    def prepare(self, today: date | None = None) -> None:
        """Fill in likely answers: the newest template, the period nearest to its deadline, the last used unit."""
        self._today = today or now().date()
        self.notice.hide()
        self.template.clear()
        self.year.clear()
        for template in filter(None, map(library.find, library.template_ids())):
            self.template.addItem(template.name, template)
        self.template.setCurrentIndex(self._likely_template())
        self._show_units()
        self._show_template()

    def stop(self) -> None:
        """Do nothing: no work runs here, and nothing is stored before the report is made."""

    def focus_first(self) -> None:
        """Put the focus on the period; the other fields are likely right."""
        self.periods.focus_current()

    def _show_units(self) -> None:
        """Show the unit used last, and offer the others."""
        units = self._desk.settings.units()
        self.choice.offer(units)
        self.choice.show_unit(units[0] if units else {})

    def _likely_template(self) -> int:
        templates: list[Template] = [self.template.itemData(index) for index in range(self.template.count())]
        fitting = [i for i, t in enumerate(templates) if t.first_year <= self._today.year <= (t.last_year or 9999)]
        return fitting[-1] if fitting else len(templates) - 1

    def _show_template(self) -> None:
        template: Template = self.template.currentData()
        wanted = self.year.currentData() or self._today.year
        last = min(template.last_year or 9999, self._today.year + 1)
        years = list(range(max(last, template.first_year), template.first_year - 1, -1))
        self.year.clear()
        for year in years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(years.index(wanted) if wanted in years else 0)
        set_text_if_changed(self._note, template.note if template.status == "proposed" else "")
        self._note.setVisible(template.status == "proposed")
        self.choice.show_kinds(unit_kinds(template), two_tiers=has_two_tiers(template))
        self._show_year()

    def _show_year(self) -> None:
        template, year = self.template.currentData(), self.year.currentData()
        unit = self.choice.unit()
        self.periods.show_year([self._dated(span, unit) for span in spans_of_year(template, year)], self._today)
        self.periods.follow(self.year)
        self.periods.choose_nearest()

    def _show_dates(self) -> None:
        """Show the deadlines of another unit; the chosen period stays."""
        chosen = self.periods.current
        self._show_year()
        self.periods.choose(chosen)

    def _name_button(self, span: PeriodSpan) -> None:
        self.make.setText(start_texts.MAKE.format(span.name))

    def _dated(self, span: PeriodSpan, unit: dict[str, str]) -> DatedPeriod:
        return DatedPeriod(span, self._desk.settings.dates(unit, span))

    def _make(self) -> None:
        with self.notice.showing_errors():
            added = self._desk.start(self.template.currentData().id, self.periods.current, self.choice.unit())
            self.made.emit(added.ref)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 20, 0, 12)
        middle.setSpacing(12)
        middle.addWidget(label(start_texts.NEW_REPORT, "title"))
        middle.addWidget(self.notice)
        middle.addWidget(self._card())
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
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column.addWidget(area, 1)
        column.addWidget(self._bottom())

    def _card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(_named(start_texts.TEMPLATE, self.template))
        column.addWidget(self.template)
        column.addWidget(self._note)
        column.addSpacing(8)
        year = QHBoxLayout()
        year.addWidget(label(start_texts.PERIOD, "strong"))
        year.addStretch(1)
        year.addWidget(_named(date_texts.YEAR, self.year, "text2"))
        year.addWidget(self.year)
        column.addLayout(year)
        column.addWidget(self.periods)
        column.addSpacing(8)
        column.addWidget(_named(letter_texts.UNIT_CARD, self.choice.line))
        column.addWidget(self.choice)
        return card

    def _top(self) -> QFrame:
        bar = frame("top")
        bar.setFixedHeight(theme.px(48))
        back = Button(common_texts.REPORTS, role="quiet", icon="arrow-left")
        back.clicked.connect(self.closed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(back)
        row.addStretch(1)
        return bar

    def _bottom(self) -> QFrame:
        bar = frame("bottom")
        bar.setFixedHeight(theme.px(48))
        cancel = Button(common_texts.CANCEL, key="Esc")
        cancel.clicked.connect(self.closed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(label(start_texts.NEW_KEYS, "small"))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.make)
        return bar

    def _connect(self) -> None:
        self.template.activated.connect(self._show_template)
        self.year.activated.connect(self._show_year)
        self.choice.changed.connect(self._show_dates)
        self.choice.confirmed.connect(self._make)
        self.periods.confirmed.connect(self._make)
        self.periods.chosen.connect(self._name_button)
        self.make.clicked.connect(self._make)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)


def _named(words: str, editor: QWidget, role: str = "strong") -> QWidget:
    name = label(words, role)
    name.setBuddy(editor)
    editor.setAccessibleName(words)
    return name

"""The page for a new report: unit and template, period, and what it begins with."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from cchc_desktop.base.clock import day_words, moment_words, now
from cchc_desktop.base.errors import UserError
from cchc_desktop.checks.unit_form import has_two_tiers, unit_kinds
from cchc_desktop.desk.carrying.beginning import begin_with
from cchc_desktop.desk.carrying.carry_over import CarriedReport, carried_over
from cchc_desktop.desk.carrying.period_states import PeriodStanding, clock_behind, standings
from cchc_desktop.desk.carrying.predecessors import offered_sources
from cchc_desktop.desk.carrying.series import edition_of, of_kind
from cchc_desktop.desk.carrying.sources import known_span, template_for
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.periods import spans_of_year
from cchc_desktop.report.template import Template
from ui.beginning.doors import Door, Doors
from ui.beginning.new_report_layout import NewReportParts, lay_out
from ui.beginning.period_choice import PeriodsChoice
from ui.beginning.time_line import TimeLine
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.labels import label, set_text_if_changed
from ui.kit.notice import Notice
from ui.units.unit_choice import UnitChoice
from ui.words.carrying import new_report_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.carrying.sources import CarrySource
    from cchc_desktop.desk.drafts.desk import Added, Desk
    from cchc_desktop.report.store_protocol import DraftInfo

_LOW = 700
_PREVIEW_AFTER_MS = 30


class NewPage(QWidget):
    """The page that starts a report: `made` names its draft, `closed` goes back without one.

    `opened` names the draft of a period that has one already, `file_wanted` asks for a file.
    """

    made = Signal(str)
    opened = Signal(str)
    file_wanted = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._wanted, self._by_hand = desk, "", False
        self._carried: dict[tuple[str, ...], CarriedReport] = {}
        self.template, self.year, self.periods = Combo(), Combo(), PeriodsChoice()
        self.choice, self.line, self.doors = UnitChoice(), TimeLine(), Doors()
        self.unit = self.choice.editors
        self.notice, self.note = Notice(), label("", "note", wrap=True)
        self.already, self.clock = label(new_report_texts.ALREADY, "text2", wrap=True), Notice()
        self.make = Button("", role="primary", icon="arrow-right", key="Enter", trailing=True)
        self._preview = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._preview.timeout.connect(self._show_counts)
        parts = NewReportParts(
            self.notice, self.choice, self.template, self.note, self.year, self.periods, self.line, self.clock,
            self.doors, self.already, self.make, self.closed.emit,
        )  # fmt: skip
        lay_out(self, parts)
        self._connect()

    def prepare(self, today: date | None = None, moment: datetime | None = None) -> None:
        """Fill in likely answers: the template of the year, the period nearest to its deadline, the last used unit."""
        moment = moment or now()
        self._today = today or moment.date()
        self.notice.hide()
        for choice in (self.template, self.year):
            choice.clear()
        for template in library.templates():
            self.template.addItem(template.name, template)
        first = min(template.first_year for template in library.templates())
        for year in range(self._today.year + 1, first - 1, -1):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(max(self._today.year, first)))
        units = self._desk.settings.units()
        self.choice.offer(units)
        self.choice.show_unit(units[0] if units else {})
        self._show_clock(moment)
        self._choose_template()
        self._show_year()

    def carry_from(self, ref: str) -> None:
        """Begin from a draft: of its unit, for the first period after its own that has no report yet.

        Of two that end on one day it is the longer: nine months hold the third quarter.
        """
        report, before = self._desk.load(ref)
        source = known_span(report.period)
        if source is None:
            return
        self._wanted = ref
        self.choice.show_unit(unit_of(report))
        self._choose_template(before.series)
        for year in (source.year, source.year + 1):
            self.year.setCurrentIndex(max(self.year.findData(year), 0))
            self._take_year()
            later = (each for each in self.periods.standings if each.span.end > source.end and each.draft is None)
            if found := min(later, key=lambda each: (each.span.end, each.span.start), default=None):
                self.periods.choose(found.span.key)
                return

    def stop(self) -> None:
        """Compute no further counts; nothing is stored before the report is made."""
        self._preview.stop()

    def focus_first(self) -> None:
        """Put the focus on the period; the other fields are likely right."""
        self.periods.focus_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a way to begin by its digit, where no field takes it."""
        digits = {str(door.value): door for door in Door}
        door = digits.get(event.text())
        if door and not event.modifiers() and self.doors.isVisible():
            self.doors.choose(door)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the line of days on a low page."""
        super().resizeEvent(event)
        self.line.show_low(low=self.height() < theme.px(_LOW))

    def _show_clock(self, moment: datetime) -> None:
        last = clock_behind(self._desk.drafts(), moment)
        self.clock.setVisible(last is not None)
        if last:
            words = new_report_texts.CLOCK_BEHIND
            self.clock.show_message("warn", words.format(day_words(moment.date()), moment_words(last.astimezone())))

    def _take_template(self) -> None:
        """Choose the year nearest to the present one that a template has, then show its periods."""
        self._by_hand = True
        template: Template = self.template.currentData()
        last = template.last_year or self._today.year + 1
        year = min(max(self.year.currentData(), template.first_year), last)
        self.year.setCurrentIndex(self.year.findData(year))
        self._show_year()

    def _take_year(self) -> None:
        """Keep the template if it has the year, else choose the newest that has, then show the periods."""
        self._by_hand = False
        template: Template = self.template.currentData()
        if not template.first_year <= self.year.currentData() <= (template.last_year or self.year.currentData()):
            self._choose_template()
        self._show_year()

    def _choose_template(self, series: str = "") -> None:
        """Choose the edition in force in the year, of a series or of the kind of report that is chosen."""
        shown: Template | None = self.template.currentData()
        if found := edition_of(self.year.currentData(), self._today, series or (shown.series if shown else "")):
            self.template.setCurrentIndex(self.template.findText(found.name))

    def _show_year(self) -> None:
        template: Template = self.template.currentData()
        note = template.note if template.status == "proposed" else ""
        rows = sum(len(form.rows) for form in template.forms)
        set_text_if_changed(self.note, note or new_report_texts.BY_YEAR.format(len(template.forms), rows))
        self.choice.show_kinds(unit_kinds(template), two_tiers=has_two_tiers(template))
        spans, unit = spans_of_year(template, self.year.currentData()), self.choice.unit()
        shown = standings(spans, lambda span: self._desk.settings.dates(unit, span), self._drafts(), unit, self._today)
        self.periods.show_year(shown, self._today)
        self.periods.follow(self.year)
        self.periods.choose_nearest()

    def _drafts(self) -> list[DraftInfo]:
        """Return the drafts of the kind of report that is chosen."""
        return of_kind(self._desk.drafts(), self.template.currentData())

    def _show_unit(self) -> None:
        """Show the dates and the earlier reports of another unit; the chosen period stays."""
        chosen = self.periods.current
        self._show_year()
        self.periods.choose(chosen)

    def _show_period(self, standing: PeriodStanding) -> None:
        """Show the days of a period, and the earlier reports it can begin from, by the edition in force then."""
        if self._take_edition(standing):
            return
        self.line.show_period(standing.span, standing.dates, self._today)
        template, unit = self.template.currentData(), self.choice.unit()
        found = offered_sources(self._desk, self._drafts(), unit, template, standing.span)
        self.doors.show_sources(found, self._wanted)
        self.doors.setVisible(standing.draft is None)
        self.already.setVisible(standing.draft is not None)
        self._name_button()

    def _take_edition(self, standing: PeriodStanding) -> bool:
        """Choose the edition in force at a period's end, unless one was chosen by hand; return whether it changed."""
        found = None if self._by_hand else template_for(standing.span.key, self.template.currentData().id)
        if found is None or found.id == self.template.currentData().id:
            return False
        self._by_hand = True  # the period that another edition's year shows first is not the one wanted
        self.template.setCurrentIndex(self.template.findText(found.name))
        self._show_year()
        self._by_hand = False
        self.periods.choose(standing.span.key)
        return True

    def _name_button(self) -> None:
        standing = self.periods.standing
        if standing is None:
            return
        words = new_report_texts.MAKE.format(standing.span.name)
        if standing.draft:
            sealed = standing.draft.state != OPEN
            words = new_report_texts.OPEN_SEALED if sealed else new_report_texts.OPEN_DRAFT
        elif self.doors.chosen is Door.FILE:
            words = new_report_texts.TAKE_FILE
        self.make.setText(words)
        self.doors.show_counts(self._known())
        if self.doors.chosen is Door.EARLIER:
            self._preview.start()

    def _known(self) -> CarriedReport | None:
        source, template = self.doors.current_source(), self.template.currentData()
        return self._carried.get(self._wanted_key(source, template)) if source and template else None

    def _wanted_key(self, source: CarrySource, template: Template) -> tuple[str, ...]:
        return source.draft.ref, template.id, *self.choice.unit().values()

    def _show_counts(self) -> None:
        """Count what comes along from the chosen earlier report; what cannot be read is said when it is made."""
        source, template = self.doors.current_source(), self.template.currentData()
        if source is None or self._known():
            return
        try:
            earlier, before = self._desk.load(source.draft.ref)
        except UserError:
            return
        found = carried_over(earlier, before, template, self.periods.current, self.choice.unit())
        self._carried[self._wanted_key(source, template)] = found
        self.doors.show_counts(found)

    def _make(self) -> None:
        standing = self.periods.standing
        if standing and standing.draft:
            self.opened.emit(standing.draft.ref)
        elif self.doors.chosen is Door.FILE:
            self.file_wanted.emit()
        else:
            with self.notice.showing_errors():
                self.made.emit(self._begun().ref)

    def _begun(self) -> Added:
        template, period, unit = self.template.currentData(), self.periods.current, self.choice.unit()
        source = self.doors.current_source()
        if self.doors.chosen is Door.EARLIER and source:
            return begin_with(self._desk, source.draft.ref, template, period, unit)
        return self._desk.start(template.id, period, unit)

    def _connect(self) -> None:
        self.template.activated.connect(self._take_template)
        self.year.activated.connect(self._take_year)
        self.choice.changed.connect(self._show_unit)
        self.doors.changed.connect(self._name_button)
        self.doors.take.clicked.connect(self.file_wanted)
        for part in (self.choice, self.periods, self.doors):
            part.confirmed.connect(self._make)
        self.periods.chosen.connect(self._show_period)
        self.make.clicked.connect(self._make)
        for key, act in (("Esc", self.closed), ("Ctrl+I", self.file_wanted)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

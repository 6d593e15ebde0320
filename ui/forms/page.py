"""The page of one statistics form: its head, its table, and the help for the current row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.drafts.counting import Standing, counted
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from cchc_desktop.desk.drafts.text_search import TextMatch
from cchc_desktop.desk.one_stop.dossier_figures import counted_by
from cchc_desktop.desk.work.earlier import Earlier, beside
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.reading.old_fonts import modern
from cchc_desktop.report.keys import FieldKind, Place, figure_of, kind_of
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Form
from ui.forms import key_table
from ui.forms.bulk import BulkFiller
from ui.forms.bulk_strip import BulkStrip
from ui.forms.end_strip import EndStrip
from ui.forms.model import NOTE, RESULT, FormModel
from ui.forms.paste import OldTextCells, Paster, PasteStrip
from ui.forms.row_help import RowHelp
from ui.forms.row_layout import BARE, NARROW
from ui.forms.row_menu import show_menu
from ui.forms.shown_rows import filled_rows, other_tiers
from ui.forms.table import FormTable
from ui.kit import theme
from ui.kit.buttons import RING, Button
from ui.kit.frames import frame
from ui.kit.labels import label
from ui.kit.layouts import FlowRow, outset, row_of
from ui.report.counts import FindingCounts
from ui.report.finding_words import elsewhere
from ui.report.page import Page
from ui.words import date_texts, form_texts, place_texts, report_texts
from ui.words.taking import taking_texts

_COMPARED = {"unit.kind", "unit.name"}
"""The fields that decide which reports are earlier ones of the same unit."""


class FormPage(Page):
    """One form of the appendix, filled in row by row."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._stale, self._sealed = False, not open_report.editable
        self._version: Earlier | None = None
        self._flow = ReportSteps(open_report.template)
        self.form = open_report.template.form(step.number)
        self.model = FormModel(open_report, self.form, self)
        self.view = FormTable(self.model)
        key_table.attach(self.view)
        self.view.setAccessibleName(form_texts.FORM_TABLE.format(step.name))
        self.head = FormHead(open_report, self.form, step)
        self.help = RowHelp(open_report)
        self.strip, self.old_text = PasteStrip(), OldTextCells(self.view)
        self.asking = BulkStrip()
        self.paster, self.bulk = Paster(self.view, self.strip), BulkFiller(self.view, self.asking, self.strip)
        following = self._flow.next(step)
        self.end = EndStrip(step.name, following.name if following else "")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addLayout(outset(self.head))
        rows.addWidget(_card(self.view), 1)
        rows.addWidget(self.old_text)
        rows.addWidget(self.strip)
        rows.addWidget(self.asking)
        rows.addWidget(self.end)
        rows.addWidget(self.help)
        self._connect()
        self._compare()
        self._show_counts()
        self._show_editable()
        self.view.go(*self._start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low page's room to the rows."""
        super().resizeEvent(event)
        self.help.fit_height(event.size().height())

    def _connect(self) -> None:
        self.head.section.clicked.connect(lambda: self.wants.emit(self.form.section))
        self.head.paste.clicked.connect(self._paste_block)
        self.head.take.clicked.connect(lambda: self.wants.emit("taking"))
        self.head.tiers.toggled.connect(self._hide_rows)
        self.head.blanks.toggled.connect(self._hide_rows)
        self.view.tiers_shown.connect(self._show_all_rows)
        self.view.menu_wanted.connect(self._show_menu)
        self.strip.undone.connect(self._undo)
        self.view.moved.connect(self._moved)
        self.view.ended.connect(self._end)
        self.end.next_wanted.connect(self._go_on)
        self.end.blank_wanted.connect(lambda: self.go_to(self.model.field(*self._start())))
        self.end.closed.connect(self._close_end)
        self.view.action_requested.connect(self._act)

    def go_to(self, place: str) -> None:
        """Put the focus into a row's result or note; for the step itself, where it was or in the first empty row."""
        self._catch_up()
        self._make_current(Place.parse(place).key)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, matches: Sequence[TextMatch], current: TextMatch | None) -> None:
        """Make the row of the current match of a search current; the focus stays where it is."""
        if current and current.key != self.place():
            self._make_current(current.key)

    def _make_current(self, key: str) -> None:
        row, column = self.model.place_of(figure_of(key))
        if row is not None:
            self.view.go(row, NOTE if kind_of(key) is FieldKind.NOTE else column)

    def place(self) -> str:
        """Return the key of the current cell's field."""
        return self.model.field(self.view.row, self.view.column)

    def refresh(self, edited: Edited) -> None:
        """Show the rows that an edit changed; while another page is shown, wait until this one is."""
        self._stale = True
        self.strip.hide()
        if edited.keys:
            self.bulk.forget()
        if _COMPARED.intersection(edited.keys):
            self._compare()
        if self.isVisible():
            self._catch_up()

    def compare_version(self, version: Earlier) -> None:
        """Show the figures of an earlier version beside the rows, in the place of the period before."""
        self._version = version
        self._compare()

    def leave(self) -> None:
        """Save the text typed in the current cell."""
        self.view.save()

    def showEvent(self, event: QShowEvent) -> None:
        """Show edits made while another page was shown."""
        self._catch_up()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save typed text before the page is hidden."""
        self.leave()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys: F1 unfolds the help, F9 goes to the section, Ctrl+H and Ctrl+T hide rows."""
        if event.key() == Qt.Key.Key_F1 and not event.modifiers() and self.help.unfold():
            return
        if event.key() == Qt.Key.Key_F9:
            self.head.section.click()
        elif event.key() == Qt.Key.Key_H and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.head.tiers.toggle()
        elif event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.head.blanks.toggle()
        else:
            super().keyPressEvent(event)

    def dismiss(self) -> bool:
        """Close the strip about a pasted block, or its question; else the one at the end, else fold the help."""
        closings = (self.old_text.close_offer, self.bulk.close, self.strip.dismissed.emit, self.end.closed.emit)
        for shown, close in zip((self.old_text, self.asking, self.strip, self.end), closings, strict=True):
            if shown.isVisible():
                close()
                return True
        return self.help.fold()

    def keeps_undo(self) -> str:
        """Take back explanations just given, or close the strip about a block that was not pasted."""
        if self.bulk.take_back():
            return form_texts.EXPLAINED_BACK
        return report_texts.NOTHING_PASTED if self.strip.refused and self.dismiss() else ""

    def _paste_block(self) -> None:
        text = QGuiApplication.clipboard().text()
        (self.old_text.ask if modern(text).changed else self.paster.paste)(text)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.model.refresh()
            if self._sealed is self.open_report.editable:
                self._sealed = not self.open_report.editable
                self._show_editable()
                self.view.reopen()
            self.help.show_row(self.model.cell(self.view.row, self.view.column), self.model.beside)
            self._show_counts()

    def _compare(self) -> None:
        report = self.open_report
        span = span_of(report.template, report.report.period)
        self.model.compare(beside(report.earlier(), span, self._version))
        self.view.lay_out()

    def _show_editable(self) -> None:
        editable = self.open_report.editable
        self.head.show_editable(editable=editable, tiers=bool(other_tiers(self.model.views)))
        self.help.show_keys(editable=editable)

    def _hide_rows(self) -> None:
        """Hide the rows of other tiers, or those that are filled, as the buttons say; a row filled later stays."""
        tiers, blanks = self.head.tiers.isChecked(), self.head.blanks.isChecked()
        self.view.save()
        hidden = other_tiers(self.model.views) if tiers else frozenset[int]()
        hidden |= filled_rows(self.model.views) if blanks else frozenset[int]()
        if len(hidden) == len(self.model.views):
            self.head.blanks.setChecked(False)
            self.strip.show_refused("ok", form_texts.NO_BLANKS, "")
            return
        self.view.hide_rows(hidden)
        if blanks:
            self.view.go(*self._start())
        self.head.tiers.setText(form_texts.SHOW_TIERS if tiers else form_texts.HIDE_TIERS)

    def _show_all_rows(self) -> None:
        for button in (self.head.blanks, self.head.tiers):
            button.setChecked(False)

    def _show_menu(self, at: QPoint) -> None:
        show_menu(self.view, self.bulk, self.undo_wanted.emit, (self.history_wanted.emit, self.help.unfold), at)

    def _undo(self) -> None:
        """Take back what the strip reports."""
        if not self.bulk.take_back():
            self.open_report.undo()
        self.strip.dismissed.emit()

    def _start(self) -> tuple[int, int]:
        """Return row and column of the first row the commune fills that is still empty, else of the first it fills."""
        rows = [row for row in range(len(self.model.views)) if self.model.fillable(row)]
        row = next((row for row in rows if not self.model.filled(row)), rows[0] if rows else 0)
        return row, next(iter(self.model.stops(row, self.model.values)), RESULT)

    def _end(self) -> None:
        """Offer the next step after the last row; go there if it is offered already."""
        if self.end.isVisible():
            self._go_on()
            return
        rows = [row for row in range(len(self.model.views)) if self.model.fillable(row)]
        self.end.show_end(sum(not self.model.filled(row) for row in rows))

    def _go_on(self) -> None:
        following = self._flow.next(self.step)
        if following:
            self.end.hide()
            self.wants.emit(following.id)

    def _close_end(self) -> None:
        self.end.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self) -> None:
        self.end.hide()
        if layout := self.layout():
            layout.activate()  # the rows move now, not under a list that a click opens
        self.help.show_keys(editable=self.open_report.editable, note=self.view.column == NOTE)
        self.help.show_row(self.model.cell(self.view.row, self.view.column), self.model.beside)
        self.moved.emit(self.place())

    def _act(self, finding: Finding) -> None:
        """Apply a finding's fix; without one, go to the other place it names."""
        if finding.mendable and self.open_report.editable:
            self.open_report.mend(finding)
        elif target := elsewhere(finding):
            self.wants.emit(target)

    def _show_counts(self) -> None:
        found = counted(self._flow, self.open_report.outcome)
        self.head.counts.show_standings(each.standing for each in found if each.step.id == self.step.id)
        rows = [row for row in range(len(self.model.views)) if self.model.fillable(row)]
        self.head.show_filled(len(rows), sum(map(self.model.filled, rows)), self.model.came_along)


class FormHead(QWidget):
    """The head of a form: its number, title, counts and days, the buttons of its table and of its section."""

    def __init__(self, open_report: OpenReport, form: Form, step: ReportStep) -> None:
        super().__init__()
        self.section = Button(place_texts.SECTION.format(form.section), icon="file-text", key="F9")
        self.paste = Button(form_texts.PASTE, icon="copy", key="Ctrl+V")
        self.take = Button(taking_texts.FROM_FORM, role="link", icon="table-2")
        self._takes = any(key in counted_by(open_report.template) for key in step.keys)
        self.tiers = Button(form_texts.HIDE_TIERS, role="quiet", icon="eye")
        self.blanks = Button(form_texts.BLANKS_ONLY, role="quiet", icon="circle-dashed")
        for button, words in ((self.tiers, form_texts.TIERS_KEY), (self.blanks, form_texts.BLANKS_KEY)):
            button.setToolTip(words)
            button.setAccessibleDescription(words)
            button.setCheckable(True)
        self.counts = FindingCounts(Standing.ERROR, Standing.WARNING, Standing.HINT, Standing.EXPLAINED)
        self._filled = label("", "note")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(RING, 0, RING, 0)
        rows.setSpacing(0)
        title = label(step.title, "title", wrap=True)
        self._top = top = row_of(label(step.name, "number"), title, self.blanks, self.tiers, self.paste, self.section)
        top.setStretchFactor(title, 1)
        self._days = label(_days(open_report), "note")
        self._below = FlowRow(self._filled, self.counts, self.take, None, self._days, spared=self._filled)
        rows.addLayout(top)
        rows.addLayout(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the table's buttons under the title on a narrow page, in the place of the days, on a bare one all."""
        super().resizeEvent(event)
        width = event.size().width()
        self._days.setVisible(width >= theme.px(NARROW))
        order = (self.blanks, self.tiers, self.paste, self.section)
        for at, (button, least) in enumerate(zip(order, (NARROW, NARROW, BARE, BARE), strict=True)):
            above = self._top.indexOf(button) >= 0
            if above and width < theme.px(least):
                self._top.removeWidget(button)
                self._below.add(button)
            elif not above and width >= theme.px(least):
                later = (self._top.indexOf(each) for each in order[at + 1 :])
                self._below.removeWidget(button)
                self._top.insertWidget(min((place for place in later if place >= 0), default=-1), button)

    def show_editable(self, *, editable: bool, tiers: bool) -> None:
        """Show the button to paste if the form is editable, and that to hide rows if there are any to hide."""
        self.paste.setVisible(editable)
        self.take.setVisible(editable and self._takes)
        self.blanks.setVisible(editable)
        self.tiers.setVisible(tiers)

    def show_filled(self, rows: int, filled: int, carried: int) -> None:
        """Show the number of the commune's rows, of those filled, and of those with an earlier report's figure."""
        words = form_texts.FORM_CARRIED if carried else form_texts.FORM_COUNTS
        self._filled.setText(words.format(filled, rows, carried))


def _days(open_report: OpenReport) -> str:
    span = span_of(open_report.template, open_report.report.period)
    return form_texts.FORM_DAYS.format(start=date_texts.day(span.start), end=date_texts.day(span.end)) if span else ""


def _card(widget: QWidget) -> QFrame:
    card = frame("card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(widget)
    return card

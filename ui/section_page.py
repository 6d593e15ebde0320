"""The page of one part of the narrative: its sub-sections as tabs, guidance, text, findings, figures to link."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.open_report import Edited, OpenReport
from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Form
from ui import texts
from ui.figure_panel import FigurePanel
from ui.finding_list import Entry
from ui.finding_words import elsewhere, fix_label
from ui.flow import Step
from ui.page import Page
from ui.places import short
from ui.section_editor import SectionEditor
from ui.section_parts import Guidance, SectionFindings, SectionHead, WordCount, editor_card


class SectionPage(Page):
    """The text of one or more section codes, one shown at a time."""

    def __init__(self, open_report: OpenReport, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._stale = False
        self.forms = _forms_of(open_report, step)
        own = self.forms if _has_own(open_report, step) else ()
        self.head = SectionHead(open_report.template, step, own)
        self.guidance, self.words, self.found = Guidance(), WordCount(), SectionFindings()
        self.figures = FigurePanel(self.forms)
        self.editors = {code: SectionEditor(open_report, code) for code in step.keys}
        self.stack = QStackedWidget()
        self._shown = step.keys[0]
        self._lay_out()
        self._connect()
        self._show(self._shown)

    @property
    def editor(self) -> SectionEditor:
        """The editor that is shown."""
        return self.editors[self._shown]

    def go_to(self, place: str) -> None:
        """Put the caret on a place of one of the sections; of the step itself, where it was or the first empty one."""
        self._catch_up()
        spot = Place.parse(place)
        if spot.key in self.editors:
            self._show(spot.key)
            self.editor.go_to(spot)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return where the caret is."""
        return self.editor.place()

    def refresh(self, edited: Edited) -> None:
        """Show what an edit changed: text, findings, figures; while another page is shown that waits."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def leave(self) -> None:
        """Save the text that is shown."""
        self.editor.save()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was changed while another page was shown."""
        self._catch_up()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save before the page goes."""
        self.leave()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 goes to the figures, F9 to the form, Ctrl+F1 folds the guidance, Ctrl+Enter does a finding's action."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_F3:
            self.figures.focus_list()
        elif event.key() == Qt.Key.Key_F9 and self.head.form is not None:
            self.head.form.click()
        elif event.key() == Qt.Key.Key_F1 and control:
            self.guidance.fold()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._act()
        else:
            super().keyPressEvent(event)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            for editor in self.editors.values():
                editor.refresh()
            self._show_found()

    def _lay_out(self) -> None:
        for code, editor in self.editors.items():
            editor.setAccessibleName(texts.SECTION_TEXT.format(code))
            self.stack.addWidget(editor)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.guidance)
        left.addWidget(editor_card(self.stack, self.words), 1)
        left.addWidget(self.found)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addLayout(left, 1)
        sides.addWidget(self.figures)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(self.head)
        rows.addLayout(sides, 1)

    def _connect(self) -> None:
        self.head.chosen.connect(self._choose)
        self.head.figures.clicked.connect(self.figures.focus_list)
        self.head.form_wanted.connect(self.wants)
        self.figures.chosen.connect(self._insert)
        self.found.wanted.connect(self.go_to)
        self.found.fixed.connect(self._fix)
        for code, editor in self.editors.items():
            editor.moved.connect(partial(self._caret_moved, code))
            editor.textChanged.connect(partial(self._count, code))

    def _choose(self, code: str) -> None:
        self._show(code)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, code: str) -> None:
        self.editor.save()
        self._shown = code
        self.stack.setCurrentWidget(self.editor)
        self.head.show_code(code)
        self.guidance.show_text(self.open_report.template.sections[code].guidance)
        self._count(code)
        self._show_found()
        self.moved.emit(self.place())

    def _show_found(self) -> None:
        outcome = self.open_report.outcome
        by_code: dict[str, list[Finding]] = {code: [] for code in self.editors}
        for finding in outcome.findings:
            code = Place.parse(finding.at[0]).key
            if code in by_code:
                by_code[code].append(finding)
        self.found.show_entries(tuple(map(_entry, by_code[self._shown])))
        self.head.show_findings(by_code)
        self.figures.show_figures(outcome.subject.table, self.open_report.report.text(self._shown))

    def _count(self, code: str) -> None:
        if code == self._shown:
            self.words.show_text(self.editor.text())

    def _caret_moved(self, code: str) -> None:
        if code == self._shown and self.editor.hasFocus():
            self.moved.emit(self.place())

    def _insert(self, key: str) -> None:
        self.editor.insert_link(key)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self) -> None:
        """Do the action of the first finding that has one."""
        entries = (line for line in self.found.findings.lines if isinstance(line, Entry) and line.fix)
        entry = next(entries, None)
        if entry:
            self._fix(entry.finding)

    def _fix(self, finding: Finding) -> None:
        if finding.fix:
            self.open_report.edit(finding.fix.at, finding.fix.text, cause="fix")
        else:
            self.wants.emit(elsewhere(finding))


def _entry(finding: Finding) -> Entry:
    target = elsewhere(finding)
    action = fix_label(finding) or (texts.GO_TO_PLACE.format(short(target)) if target else "")
    return Entry(finding, "", "", action)


def _forms_of(open_report: OpenReport, step: Step) -> tuple[Form, ...]:
    """Return the forms that count a step's field; all of them where it has none of its own."""
    own = tuple(form for form in open_report.template.forms if _counts(form, step))
    return own or open_report.template.forms


def _has_own(open_report: OpenReport, step: Step) -> bool:
    return any(_counts(form, step) for form in open_report.template.forms)


def _counts(form: Form, step: Step) -> bool:
    return form.section == step.id.removeprefix("section.") or form.section in step.keys

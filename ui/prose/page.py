"""The page of one part of the narrative: its sub-sections as tabs, guidance, text, findings, figures to link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.base.unseen import Cleaned
from cchc_desktop.desk.drafts.counting import counted
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from cchc_desktop.desk.drafts.text_search import TextMatch
from cchc_desktop.desk.work.clipboard_prose import PastedProse
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Form
from ui.kit import theme
from ui.kit.layouts import outset
from ui.kit.notice import Notice
from ui.prose.carried.keep_key import KeepKey
from ui.prose.carried.strip import CarriedStrip
from ui.prose.editor_card import WordCount, editor_card
from ui.prose.figure_panel import FigurePanel
from ui.prose.finding_cursor import FindingCursor
from ui.prose.guidance import Guidance
from ui.prose.inserting.insertions import Insertions
from ui.prose.pasted_text import OldTextPaste
from ui.prose.reading.reading_note import ReadingNote
from ui.prose.section_findings import SectionFindings
from ui.prose.section_head import SectionHead
from ui.prose.section_text import SectionText
from ui.prose.text_edit import ProseEdit
from ui.prose.text_menu import TextMenu
from ui.report.page import NARROW, Page
from ui.words import finding_texts, place_texts, prose_texts

_COUNT_AFTER_MS = 250
_LOW = 640 - 96  # height of the page: that of the window without the bars


class SectionPage(Page):
    """The text of one or more section codes, one shown at a time."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self._stale = self._narrow = False
        self._steps = ReportSteps(open_report.template)
        self.forms = _forms_of(open_report, step)
        own = self.forms if _has_own(open_report, step) else ()
        self.head = SectionHead(open_report.template, step, own)
        self.guidance, self.words, self.found = Guidance(), WordCount(), SectionFindings()
        self.notice, self.strip = Notice(), CarriedStrip()
        self.old_text, self.reading = OldTextPaste(), ReadingNote(open_report)
        self.findings = FindingCursor(open_report, step.keys, self.found, lambda: self.section, self.notice)
        self.figures, self.sealed = FigurePanel(self.forms), self.sealed_banner()
        self.insertions = Insertions(open_report, lambda: self.section, self)
        self.sections = {code: SectionText(open_report, code, self) for code in step.keys}
        self.stack, self._sides = QStackedWidget(), QHBoxLayout()
        self._shown = step.keys[0]
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self._lay_out()
        self._connect()
        self._show(self._shown)

    @property
    def section(self) -> SectionText:
        """The section that is shown."""
        return self.sections[self._shown]

    @property
    def editor(self) -> ProseEdit:
        """The editor of the section that is shown."""
        return self.section.edit

    def go_to(self, place: str) -> None:
        """Put the caret on a place of one of the sections; for the step itself, where it was or the first empty one."""
        self._catch_up()
        spot = Place.parse(place)
        if spot.key in self.sections:
            self._show(spot.key)
            self.section.go_to(spot)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.findings.follow()

    def place(self) -> str:
        """Return the place of the caret."""
        return self.section.place()

    def refresh(self, edited: Edited) -> None:
        """Show an edit's changes of text, findings and figures, once this page is shown."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def dismiss(self) -> bool:
        """Close the offer to convert a pasted text, or the notice, at Esc."""
        shown = self.notice.isVisible()
        self.notice.hide()
        return self.old_text.dismiss() or shown

    def leave(self) -> None:
        """Save the shown text and the place of the caret."""
        self.section.save()
        self.reading.stop()
        self.moved.emit(self.place())

    def showEvent(self, event: QShowEvent) -> None:
        """Show the edits that were made while another page was shown."""
        self._catch_up()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save before the page is hidden."""
        self.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text most room: on a narrow page the figures become a drawer, on a low one guidance folds."""
        super().resizeEvent(event)
        self._fold_guidance()
        narrow = self.width() < theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            (self._sides.removeWidget if narrow else self._sides.addWidget)(self.figures)
            self.figures.setVisible(not narrow)
        self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys: F2 sentences, F3 figures, F4 documents, F9 form; Ctrl+F1 folds guidance, Ctrl+Enter acts."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = _CONTROL_KEYS if control else _KEYS
        act = keys.get(Qt.Key(event.key()))
        if act:
            act(self)
        else:
            super().keyPressEvent(event)

    def show_figures(self) -> None:
        """Put the focus into the list of figures."""
        if self._narrow:
            self.figures.show()
            self.figures.raise_()
            self._place_drawer()
        self.figures.focus_search()

    def show_form(self) -> None:
        """Go to the row of the figure at the caret, else to the form of the section."""
        chip = self.editor.chip_beside()
        if chip and chip.key in self.open_report.template.rows:
            self.wants.emit(chip.key)
        elif self.head.form is not None:
            self.head.form.click()

    def act(self) -> None:
        """Perform the action of the current finding: its fix, or the way to the other place that it concerns."""
        self.findings.act()

    def keeps_undo(self) -> str:
        """Take back a hint that was silenced just now, and say so."""
        return finding_texts.SHOWN_AGAIN if self.notice.take_back() else ""

    def find_next(self, *, back: bool) -> bool:
        """Put the caret behind the next finding of the shown section; after the last one the window goes on."""
        if not self.findings.step(back=back):
            return False
        self._back_to_text()
        return True

    def selected_words(self) -> str:
        """Return the words selected in the text, "" if there are none, or a figure or the end of a line among them."""
        return self.section.selected_words()

    def show_found(self, matches: Sequence[TextMatch], current: TextMatch | None) -> None:
        """Mark the matches of a search in the texts, and select the current one."""
        for section in self.sections.values():
            section.show_found([match.place for match in matches], current.place if current else None)

    def open_menu(self, position: int, point: QPoint) -> None:
        """Open the menu of a position of the text at a point of the screen."""
        menu = TextMenu(self.open_report, self.section, self.findings, position)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.figure_wanted.connect(self.show_figures)
        menu.document_wanted.connect(self.insertions.ask_document)
        menu.sentence_wanted.connect(self.insertions.ask_sentence)
        menu.undo_wanted.connect(self.undo_wanted)
        menu.history_wanted.connect(self.history_wanted)
        menu.redo_wanted.connect(self.redo_wanted)
        menu.popup(point)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            for section in self.sections.values():
                section.refresh()
            self._show_found()

    def _lay_out(self) -> None:
        for code, section in self.sections.items():
            section.edit.setAccessibleName(prose_texts.SECTION_TEXT.format(place_texts.short(code)))
            self.stack.addWidget(section.edit)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.guidance)
        left.addWidget(self.strip)
        left.addWidget(editor_card(self.stack, self.words), 1)
        for part in (self.old_text, self.insertions.starter, self.notice, self.found, self.reading):
            left.addWidget(part)
        self._sides.setSpacing(12)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self.figures)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addLayout(outset(self.head))
        rows.addWidget(self.sealed)
        rows.addLayout(self._sides, 1)
        self.head.figures.setVisible(self.open_report.editable)

    def _connect(self) -> None:
        self.head.chosen.connect(self._choose)
        self.old_text.chosen.connect(self._insert_pasted)
        self.old_text.closed.connect(self._back_to_text)
        self.head.figures.clicked.connect(self.show_figures)
        self.figures.left.connect(self._back_to_text)
        KeepKey(self, self.open_report, lambda: self.section)
        self.strip.wanted.connect(partial(self.wants.emit, "carried"))
        self.head.form_wanted.connect(self.wants)
        self.figures.chosen.connect(self._insert)
        self.found.wanted.connect(self.go_to)
        self.findings.wants.connect(self.wants)
        self.insertions.done.connect(self._back_to_text)
        self.insertions.wants.connect(self.wants)
        self.words.documents.clicked.connect(self.insertions.ask_document)
        self.words.sentences.clicked.connect(self.insertions.ask_sentence)
        for code, section in self.sections.items():
            section.moved.connect(partial(self._caret_moved, code))
            self.findings.watch(section.edit)
            self.reading.watch(code, section.edit, section.text)
            section.edit.entered.connect(self._close_drawer)
            section.edit.followed.connect(self.wants)
            section.edit.textChanged.connect(self._counting.start)
            section.edit.cleaned.connect(self._show_cleaned)
            section.edit.old_text.connect(self.old_text.ask)
            section.edit.cursorPositionChanged.connect(partial(self._follow_caret, code))
            section.edit.menu_wanted.connect(self.open_menu)
            section.edit.words_at = section.words_at

    def _show_cleaned(self, words: str) -> None:
        self.notice.show_message("ok", words)

    def _insert_pasted(self, found: PastedProse, text: Cleaned) -> None:
        self.editor.insert_pasted(found, text)

    def _follow_caret(self, code: str) -> None:
        if code == self._shown and self.editor.hasFocus():
            self.findings.follow()

    def _back_to_text(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_guidance(self) -> None:
        """Fold the guidance on a low page, and where findings are listed; not while typing: the text would jump.

        A blank section has room for it, and needs it most.
        """
        low = self.height() < theme.px(_LOW)
        self.guidance.fit(low=(low and bool(self.section.text().strip())) or self.found.some)
        self.found.fit_page(self.height())

    def _place_drawer(self) -> None:
        if self._narrow:
            top, margin = self._sides.geometry().top(), 20
            left = self.width() - margin - self.figures.width()
            self.figures.setGeometry(left, top, self.figures.width(), self.height() - top - 12)

    def _close_drawer(self) -> None:
        if self._narrow:
            self.figures.hide()

    def _choose(self, code: str) -> None:
        self._show(code)
        self._back_to_text()

    def _show(self, code: str) -> None:
        self.section.save()
        self.notice.hide()
        self.old_text.hide()
        self._shown = code
        self.stack.setCurrentWidget(self.editor)
        self.head.show_code(code)
        self.guidance.show_text(self.open_report.template.sections[code].guidance)
        self._count()
        self._show_found()
        self._fold_guidance()
        self.moved.emit(self.place())

    def _show_found(self) -> None:
        outcome = self.open_report.outcome
        self.findings.show_findings()
        self.strip.show_left(len(self.open_report.report.open_marks(self._shown)))
        self.words.show_hint(found=bool(self.found.entries))
        if self.head.tabs:
            self.head.show_findings(counted(self._steps, outcome), self.open_report.report)
        self.figures.show_figures(outcome, self.open_report.report.text(self._shown))

    def _count(self) -> None:
        self._counting.stop()
        text = self.section.text()
        self.words.show_text(text, editable=self.open_report.editable)
        self.insertions.offer(empty=self.open_report.editable and not text.strip())

    def _caret_moved(self, code: str) -> None:
        if code == self._shown and self.editor.hasFocus():
            self.moved.emit(self.place())

    def _insert(self, key: str) -> None:
        self.section.insert_link(key)
        self._back_to_text()


_KEYS: dict[Qt.Key, Callable[[SectionPage], None]] = {
    Qt.Key.Key_F2: lambda page: page.insertions.ask_sentence(),
    Qt.Key.Key_F3: SectionPage.show_figures,
    Qt.Key.Key_F4: lambda page: page.insertions.ask_document(),
    Qt.Key.Key_F9: SectionPage.show_form,
}
_CONTROL_KEYS: dict[Qt.Key, Callable[[SectionPage], None]] = {
    Qt.Key.Key_F1: lambda page: page.guidance.fold(),
    Qt.Key.Key_Return: SectionPage.act,
    Qt.Key.Key_Enter: SectionPage.act,
    Qt.Key.Key_Period: lambda page: page.editor.ask_for_menu(),
}


def _forms_of(open_report: OpenReport, step: ReportStep) -> tuple[Form, ...]:
    """Return the forms that count a step's subject; all forms if none does."""
    own = tuple(form for form in open_report.template.forms if _counts(form, step))
    return own or open_report.template.forms


def _has_own(open_report: OpenReport, step: ReportStep) -> bool:
    return any(_counts(form, step) for form in open_report.template.forms)


def _counts(form: Form, step: ReportStep) -> bool:
    return form.section == step.id.removeprefix("section.") or form.section in step.keys

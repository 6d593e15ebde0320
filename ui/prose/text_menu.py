"""The menu at a place of a section's text: what mends the finding there, then its figure, then editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from cchc_desktop.checks.growth import growth_of
from ui.kit import theme
from ui.prose.carried.mark_entries import mark_entries
from ui.prose.table_keys import insert_table
from ui.prose.text_form import chip_at, chip_before
from ui.report.finding_words import fix_label
from ui.words import prose_texts
from ui.words.place_texts import short
from ui.words.versions import history_texts
from ui.words.writing import sentence_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.prose.finding_cursor import FindingCursor
    from ui.prose.section_text import SectionText
    from ui.prose.text_edit import ProseEdit


class TextMenu(QMenu):
    """The menu of a text at a position; the first entry that mends is the chosen one.

    Signals for what the text cannot do itself: `figure_wanted`, `document_wanted`, `sentence_wanted`, `undo_wanted`,
    `redo_wanted`, `history_wanted`.
    """

    figure_wanted = Signal()
    document_wanted = Signal()
    sentence_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, report: OpenReport, section: SectionText, findings: FindingCursor, position: int) -> None:
        super().__init__(section.edit)
        self._report, self._section, self._findings = report, section, findings
        finding = section.finding_at(position)
        if finding is not None:
            self._add_finding(finding)
        self._add_mark(position)
        self._add_chip(position)
        self._add_growth(position)
        self._add_link(position)
        self._add_editing(section.edit)
        mends = finding is not None and finding.mendable and report.editable
        if mends:
            self.setActiveAction(self.actions()[0])

    def _add_finding(self, finding: Finding) -> None:
        findings = self._findings
        label = fix_label(finding) if self._report.editable else ""
        if label:
            mend = self._add(label, "Ctrl+Enter", lambda: findings.act(finding))
            font = mend.font()
            font.setBold(True)
            mend.setFont(font)
            mend.setIcon(self._icon("pencil-line", "accent"))
        findings.add_to(self, finding)
        self.addSeparator()

    def _add_mark(self, position: int) -> None:
        mark = self._section.mark_at(position)
        if mark is not None and self._report.editable:
            for entry in mark_entries(self._report, mark):
                self._add(*entry)
            self.addSeparator()

    def _add_chip(self, position: int) -> None:
        section, edit = self._section, self._section.edit
        chip = chip_at(edit.document(), position)
        if chip is None:
            return
        if chip.key in self._report.template.rows:
            self._add(prose_texts.CHIP_GO.format(short(chip.key)), "Enter", lambda: edit.followed.emit(chip.key))
        if not edit.isReadOnly():
            look = edit.looks.look(chip)
            if look.kind not in ("blank", "unknown"):
                words = prose_texts.CHIP_TO_NUMBER.format(look.text)
                self._add(words, "", lambda: section.replace_chip(position, look.text))
            self._add(prose_texts.CHIP_REMOVE, "Delete", lambda: section.replace_chip(position, ""))
        self.addSeparator()

    def _add_link(self, position: int) -> None:
        """Offer the row of a typed number that equals it, by Enter at once where nothing is to mend."""
        section = self._section
        typed = section.typed_figure_at(position)
        if typed is not None:
            words = prose_texts.NUMBER_TO_CHIP.format(short(typed.key))
            action = self._add(words, "", lambda: section.link_figure(typed))
            action.setIcon(self._icon("link-2", "accent"))
            self.addSeparator()
            self.setActiveAction(action)

    def _add_growth(self, position: int) -> None:
        """Offer how the figure here, or before it in its sentence, has grown since the same period a year before."""
        section, chip = self._section, chip_before(self._section.edit.document(), position)
        if chip is None or chip.form or section.edit.isReadOnly():
            return
        growth = growth_of(chip.key, self._report.report, self._report.outcome.subject.table)
        if growth is not None:
            words = growth.sentence()
            self._add(prose_texts.GROWTH.format(words), "", lambda: section.add_to_part(position, f", {words}"))
            self.addSeparator()

    def _add_editing(self, edit: ProseEdit) -> None:
        chosen, writable = edit.textCursor().hasSelection(), not edit.isReadOnly()
        undo, redo = edit.document().isUndoAvailable(), edit.document().isRedoAvailable()
        if writable:
            self._add(prose_texts.UNDO, "Ctrl+Z", edit.undo if undo else self.undo_wanted.emit).setEnabled(
                undo or self._report.can_undo
            )
            self._add(prose_texts.REDO, "Ctrl+Y", edit.redo if redo else self.redo_wanted.emit).setEnabled(
                redo or self._report.can_redo
            )
            self.addSeparator()
            self._add(prose_texts.CUT, "Ctrl+X", edit.cut).setEnabled(chosen)
        self._add(prose_texts.COPY, "Ctrl+C", edit.copy).setEnabled(chosen)
        if writable:
            self._add(prose_texts.PASTE, "Ctrl+V", edit.paste).setEnabled(edit.canPaste())
        self._add(prose_texts.SELECT_ALL, "Ctrl+A", edit.selectAll)
        self._add(history_texts.MENU_SECTION, "F7", self.history_wanted.emit)
        if writable:
            self.addSeparator()
            self._add(prose_texts.INSERT_FIGURE, "F3", self.figure_wanted.emit)
            self._add(prose_texts.INSERT_TABLE, "", lambda: insert_table(edit))
            self._add(prose_texts.CITE, "F4", self.document_wanted.emit)
            self._add(sentence_texts.SENTENCES, sentence_texts.KEY, self.sentence_wanted.emit)

    def _add(self, words: str, key: str, act: Callable[[], object]) -> QAction:
        action = self.addAction(words.replace("&", "&&") + (f"\t{key}" if key else ""))
        action.triggered.connect(lambda _checked=False: act())
        return action

    def _icon(self, name: str, ink: str) -> QIcon:
        return QIcon(theme.pixmap(name, ink, 16, self.devicePixelRatioF()))

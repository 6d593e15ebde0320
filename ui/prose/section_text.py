"""The text of one section in its editor: saved after a pause and on leaving, marked at its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor

from cchc_desktop.base.text import stored
from cchc_desktop.checks.carried_check import STALE
from cchc_desktop.checks.explained import settled
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.prose.figure_prose import TypedFigure, typed_figures
from cchc_desktop.desk.drafts.counting import waiting_links
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedMark
from cchc_desktop.report.periods import period_name
from cchc_desktop.report.prose import BLANK
from ui.kit.save_pause import SavePause
from ui.prose.chips import ChipLooks
from ui.prose.found_words import show_found
from ui.prose.marks import ProseMarks, TextMark
from ui.prose.reading.span_box import draw_box
from ui.prose.table_keys import TableKeys
from ui.prose.text_edit import ProseEdit
from ui.prose.text_form import LETTER, Chip, chip_at, fill, normal, offset_of, position_of, stored_text
from ui.words.carrying import carried_texts

_MOVED_AFTER_MS = 300
_END_OF_PART = re.compile(r"[,.;:)](?![0-9])")


@dataclass
class CarriedShown:
    """How words that came along are marked in a text: alone, without findings, and which is the current one."""

    only: bool = False
    current: Place | None = None


class SectionText(QObject):
    """The text of one section code in `edit`; the signal `moved` follows the caret after a short delay."""

    moved = Signal()

    def __init__(self, open_report: OpenReport, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.carried, self.read_only = CarriedShown(), False
        self.edit = ProseEdit(_looks(open_report))
        self._report = open_report
        TableKeys(self.edit)
        self._loading = False
        self._current: Finding | None = None
        self._read: tuple[int, str] | None = None  # the text at a revision of the document
        self._marks = ProseMarks(self.edit.document, self.edit.tables)
        self.edit.draw_over = partial(draw_box, self.edit, self._marks.current)
        self._saving = SavePause(self)
        self._saving.over.connect(self._pause)
        self._moving = QTimer(self, singleShot=True, interval=_MOVED_AFTER_MS)
        self._moving.timeout.connect(self.moved)
        self._load(open_report.report.text(code))
        self.edit.textChanged.connect(self._saving.restart)
        self.edit.cursorPositionChanged.connect(self._moving.start)
        self.edit.left.connect(self.save)
        self.edit.resized.connect(self.edit.ensureCursorVisible)
        self.edit.theme_changed.connect(self._marks.repaint)
        self.edit.resized.connect(self._marks.show_tables)
        self.edit.setReadOnly(not open_report.editable)
        self.show_findings()

    def place(self) -> str:
        """Return the place of the caret in the stored text."""
        at = self.offset()
        return str(Place(self.code, at, at))

    def offset(self) -> int:
        """Return the offset of the caret in the stored text."""
        return offset_of(self._known(), self.edit.textCursor().position())

    def text(self) -> str:
        """Return the text in stored form; it is read anew only after a change of the document."""
        revision = self.edit.document().revision()
        if self._read is None or self._read[0] != revision:
            self._read = revision, stored(stored_text(self.edit.document()))
        return self._read[1]

    def go_to(self, place: Place) -> None:
        """Put the caret behind a span of the stored text, or choose its chip; a bare code leaves the caret."""
        if place.start is None or place.end is None:
            return
        self.put_caret(place.end)
        cursor = self.edit.textCursor()
        cursor.setPosition(self._bounded(place.start))
        cursor.setPosition(self._bounded(place.end), QTextCursor.MoveMode.KeepAnchor)
        if chip_at(self.edit.document(), cursor.selectionStart()) and cursor.selectionEnd() == cursor.anchor() + 1:
            self.edit.setTextCursor(cursor)

    def put_caret(self, offset: int) -> None:
        """Put the caret at an offset of the stored text, and scroll to it."""
        cursor = self.edit.textCursor()
        cursor.setPosition(self._bounded(offset))
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()

    def insert_link(self, key: str) -> None:
        """Insert a link to a figure at the caret."""
        self.insert_stored(str(Chip(key)))

    def insert_stored(self, stored: str) -> None:
        """Insert a stored text at the caret."""
        if self.edit.isReadOnly():
            return
        cursor = self.edit.textCursor()
        fill(cursor, stored)
        self.edit.setTextCursor(cursor)
        self.save()

    def typed_figure_at(self, position: int) -> TypedFigure | None:
        """Return the typed number at a position of the document that is the figure of a row."""
        if self._saving.waiting or self.edit.isReadOnly():
            return None
        here = offset_of(self._known(), position)
        found = typed_figures(self.code, self._report.outcome.subject)
        return next((each for each in found if each.start <= here <= each.end), None)

    def link_figure(self, typed: TypedFigure) -> None:
        """Put a link to its row in the place of a typed number; it can be undone like typing."""
        cursor = self.edit.textCursor()
        cursor.setPosition(self._bounded(typed.start))
        cursor.setPosition(self._bounded(typed.end), QTextCursor.MoveMode.KeepAnchor)
        fill(cursor, str(Chip(typed.key)))
        self.edit.setTextCursor(cursor)
        self.save()

    def insert_paragraphs(self, stored: Sequence[str]) -> None:
        """Insert stored texts as paragraphs behind that of the caret, and select the first blank to fill in them."""
        if self.edit.isReadOnly() or not stored:
            return
        cursor = self.edit.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        begin = cursor.position()
        fill(cursor, "\n".join(("", *stored) if cursor.block().text().strip() else stored))
        cursor.endEditBlock()
        blank = self.edit.document().find(BLANK, begin)
        self.edit.setTextCursor(cursor if blank.isNull() else blank)
        self.save()

    def replace_chip(self, position: int, text: str) -> None:
        """Put plain text in the place of a chip; it can be undone like typing."""
        cursor = self.edit.textCursor()
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text, QTextCharFormat())
        self.edit.setTextCursor(cursor)
        self.save()

    def add_to_part(self, position: int, words: str) -> None:
        """Put words at the end of the part of a sentence that a position is in; it can be undone like typing."""
        block = self.edit.document().findBlock(position)
        text, at = block.text(), position - block.position()
        end = _END_OF_PART.search(text, at + text[at : at + 1].count(LETTER))
        stop = end.start() if end else len(text.rstrip())
        cursor = self.edit.textCursor()
        cursor.setPosition(block.position() + stop)
        cursor.insertText(words, QTextCharFormat())
        self.edit.setTextCursor(cursor)
        self.save()

    def selected_words(self) -> str:
        """Return the selected words, "" if there are none, or a figure or the end of a paragraph among them."""
        chosen = self.edit.textCursor().selectedText()
        return "" if LETTER in chosen or "\N{PARAGRAPH SEPARATOR}" in chosen else chosen

    def show_found(self, places: Sequence[Place], current: Place | None) -> None:
        """Mark the places of a search that are in this text, and select the current one if it is."""
        spans = {place: span for place in places if (span := self._span(place))}
        show_found(self.edit, [*spans.values()], spans.get(current) if current else None)

    def save(self) -> None:
        """Hand the text to the report if it differs from the stored one, and indent new list paragraphs."""
        waited = self._saving.waiting
        self._saving.stop()
        if self.edit.isReadOnly():
            return
        self.edit.settle()
        self._saving.stop()
        if not self._in_step():
            self._report.edit(self.code, self.text())
        elif waited:  # else they stand as they are; a page that is being destroyed has no document any more
            self.show_findings()

    def refresh(self) -> None:
        """Load a text that was changed elsewhere, show new values, and mark the present findings."""
        self.edit.setReadOnly(self.read_only or not self._report.editable)
        if not self._saving.waiting and not self._in_step():
            self._load(self._report.report.text(self.code), self.edit.textCursor().position())
        self.edit.show_looks(_looks(self._report))
        self.show_findings()

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings about this text, in its order."""
        found = [(place, each) for each in self._report.outcome.findings if (place := self.place_in(each))]
        return tuple(each for _, each in sorted(found, key=lambda pair: (pair[0].start or 0, pair[0].end or 0)))

    def place_in(self, finding: Finding) -> Place | None:
        """Return where a finding is in this text, None if it is in another field and only names this text."""
        place = Place.parse(finding.at[0])
        return place if place.key == self.code and finding.rule != STALE else None

    def finding_here(self) -> Finding | None:
        """Return the finding whose place the caret is in or touches; None also while the text is being typed."""
        return self.finding_at(self.edit.textCursor().position())

    def finding_at(self, position: int) -> Finding | None:
        """Return the finding around a position of the document, the narrowest if there are several."""
        if self._saving.waiting or self._loading:
            return None
        here = offset_of(self._known(), position)
        around = []
        for finding in self.findings():
            place = self.place_in(finding)
            if place and place.start is not None and place.end is not None and place.start <= here <= place.end:
                around.append((place.end - place.start, finding))
        return min(around, key=lambda each: each[0])[1] if around else None

    def words_at(self, position: int) -> str:
        """Return the message of the finding at a position of the document, "" if there is none."""
        finding = self.finding_at(position) if position >= 0 else None
        if finding:
            return finding.message
        mark = self.mark_at(position) if position >= 0 else None
        source = period_name(self._report.template, mark.period) if mark else ""
        return carried_texts.UNSEEN.format(source) if mark else ""

    def mark_at(self, position: int) -> CarriedMark | None:
        """Return the open mark around a position of the document, None also while the text is being typed."""
        if self._saving.waiting or self._loading:
            return None
        here = offset_of(self._known(), position)
        inside = (each for each in self._report.report.open_marks(self.code) if each.at.start is not None)
        return next((each for each in inside if (each.at.start or 0) <= here <= (each.at.end or 0)), None)

    def mark_current(self, finding: Finding | None) -> None:
        """Mark a finding as the current one."""
        if finding != self._current:
            self._current = finding
            self.show_findings()

    def show_findings(self) -> None:
        """Underline the findings, if the text is the checked one."""
        if self._saving.waiting:
            return
        known, last = self._known(), self.edit.document().characterCount() - 1
        marks, done = [*self._came_along(known, last)], settled(self._report.outcome)
        waiting = waiting_links(self._report.outcome)  # the chip itself says that its row is blank
        for finding in () if self.carried.only else self._report.outcome.findings:
            place = None if finding in waiting else self.place_in(finding)
            if place and place.start is not None and place.end is not None:
                start, end = (min(position_of(known, each), last) for each in (place.start, place.end))
                marks.append(TextMark(start, end, finding.severity, finding == self._current, finding in done))
        self._marks.show_marks(tuple(marks))
        self._marks.show_tables()

    def _came_along(self, known: str, last: int) -> Iterator[TextMark]:
        """Yield what came along from an earlier report; what was seen only on the page of such places."""
        for mark in self._report.report.carried:
            if mark.at.key == self.code:
                open_one = mark.is_open(known)
                if open_one or (self.carried.only and mark.settled):
                    ends = (mark.at.start or 0, len(known) if mark.at.end is None else mark.at.end)
                    start, end = (min(position_of(known, each), last) for each in ends)
                    yield TextMark(start, end, None, mark.at == self.carried.current, settled=not open_one)

    def _pause(self) -> None:
        """Save after a pause; nothing is restyled while a word is still being composed."""
        if self.edit.composing:
            self._saving.restart()
            self._report.edit(self.code, self.text())
        else:
            self.save()

    def _load(self, text: str, position: int = 0) -> None:
        """Show a stored text and put the caret at a position; it does not move into findings on the way."""
        self._loading = True
        self.edit.load(text)
        cursor = self.edit.textCursor()
        cursor.setPosition(min(position, self.edit.document().characterCount() - 1))
        self.edit.setTextCursor(cursor)
        self._loading = False
        self._saving.stop()

    def _in_step(self) -> bool:
        return self.text() == normal(self._report.report.text(self.code))

    def _known(self) -> str:
        """Return the stored text that places refer to: the report's own while the editor has the same."""
        text = self._report.report.text(self.code)
        typed = self.text()
        return text if typed == normal(text) else typed

    def _span(self, place: Place) -> tuple[int, int] | None:
        """Return the positions of a span of this text, None if it is of another field."""
        if place.key != self.code or place.start is None or place.end is None:
            return None
        return self._bounded(place.start), self._bounded(place.end)

    def _bounded(self, offset: int) -> int:
        return min(position_of(self._known(), offset), self.edit.document().characterCount() - 1)


def _looks(open_report: OpenReport) -> ChipLooks:
    outcome = open_report.outcome
    return ChipLooks(outcome.subject.table, outcome.findings)

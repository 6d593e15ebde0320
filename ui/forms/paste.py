"""Pasting a block into a form and clearing one: the strip that reports it, the question about its decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.work.clipboard_block import block_of
from cchc_desktop.desk.work.pasted_form import FormLine, LineFault
from cchc_desktop.desk.work.pasting import Pasting, Skipped, SkipReason, doubtful, plan, with_decimals
from cchc_desktop.reading.old_fonts import modern
from cchc_desktop.reading.pasted_prose import listed
from cchc_desktop.report.loading import COMMA, DOT
from ui.forms.model import NOTE
from ui.forms.selected_rows import put
from ui.forms.shown_rows import tier_name
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.labels import label
from ui.kit.notice import PASSING_MS
from ui.kit.old_text_offer import OldTextOffer
from ui.words import common_texts, form_texts

if TYPE_CHECKING:
    from cchc_desktop.report.template import Form, Template
    from ui.forms.table import FormTable

_SHOWN = 40
_NAMED = 6
"""So many of the rows that were not taken are named."""


class PasteStrip(QFrame):
    """A line under the table: what was done and how to take it back, or a question with its answers.

    refused: nothing was pasted, so that there is nothing to undo.
    """

    answered = Signal(str)
    undone = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.refused = False
        self.words, self._more = label("", "strong", wrap=True), label("", "text2", wrap=True)
        self.decimals, self.thousands = Button(form_texts.PASTE_DECIMALS), Button(form_texts.PASTE_THOUSANDS)
        self.undo = Button(common_texts.UNDO, role="link", key="Ctrl+Z")
        self._close = Button(common_texts.CLOSE_NOTICE, role="link", key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.words)
        words.addWidget(self._more)
        row.addLayout(words, 1)
        for button in (self.decimals, self.thousands, self.undo, self._close):
            row.addWidget(button)
        self.decimals.clicked.connect(lambda: self.answered.emit(DOT))
        self.thousands.clicked.connect(lambda: self.answered.emit(COMMA))
        self.undo.clicked.connect(self.undone)
        self._close.clicked.connect(self.dismissed)
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self._pass)
        self.hide()

    def ask(self, example: str) -> None:
        """Ask how a block's decimals are meant, and take the keyboard for the answer."""
        self._show("info", form_texts.PASTE_QUESTION.format(example), "", undo=False, question=True)
        self.refused = True
        self.decimals.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, frame: str, text: str, more: str = "", *, undo: bool = False) -> None:
        """Report what was done; the keyboard stays where it is. Where nothing was left out, it goes by itself."""
        self._show(frame, text, more, undo=undo, question=False)
        if frame in ("ok", "info") and undo:
            self._passing.start()

    def show_refused(self, frame: str, text: str, more: str) -> None:
        """Show why nothing was pasted: there is nothing to undo."""
        self.show_message(frame, text, more)
        self.refused = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from one button to the next."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _pass(self) -> None:
        """Close the strip, unless it is being used."""
        if self.underMouse() or self.undo.hasFocus():
            self._passing.start()
        else:
            self.hide()

    def _show(self, frame: str, text: str, more: str, *, undo: bool, question: bool) -> None:
        self.refused = False
        self._passing.stop()
        restyle(self, "frame", frame)
        self.words.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.decimals.setVisible(question)
        self.thousands.setVisible(question)
        self.undo.setVisible(undo)
        self.setAccessibleName(f"{text} {more}".strip())
        self.show()


class OldTextCells(OldTextOffer):
    """The offer under the table to convert a text from the clipboard before it is put into the cells."""

    def __init__(self, view: FormTable) -> None:
        super().__init__(narrow=True)
        self._view = view
        self._text = self._modern = ""
        view.old_text.connect(self.ask)
        self.taken.connect(lambda: self._put(self._modern))
        self.refused.connect(lambda: self._put(self._text))
        self.dismissed.connect(self.close_offer)

    def ask(self, text: str) -> None:
        """Show both forms of a text."""
        found = modern(listed(text))
        self._text, self._modern = text, found.text
        lines = sum(bool(line.strip()) for line in text.split("\n"))
        self.offer(found.fonts, found.changed, lines, text, found.text)

    def close_offer(self) -> None:
        """Put nothing into the cells."""
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, text: str) -> None:
        self.close_offer()
        put(self._view, text)


class Paster(QObject):
    """Pastes blocks into a form's table and clears them, each as one edit, and says in a strip what came of it."""

    def __init__(self, view: FormTable, strip: PasteStrip) -> None:
        super().__init__(view)
        self._view, self._strip = view, strip
        self._report = view.form_model.open_report
        self._waiting = Pasting()
        view.pasted.connect(self.paste)
        view.cleaned.connect(lambda words: self._strip.show_message("info", form_texts.PASTE_CLEANED.format(words)))
        view.cleared.connect(self.clear)
        strip.answered.connect(self._answer)
        strip.dismissed.connect(self._dismiss)

    def paste(self, text: str) -> None:
        """Paste a block from the selection's first row on; ask first if its numbers may be English."""
        if not self._report.editable:
            return
        if not text.strip():
            self._strip.show_refused("info", form_texts.PASTE_NOTHING, form_texts.PASTE_HOW)
            return
        view = self._view
        notes = view.column == NOTE and not view.selection.both
        values = view.form_model.values
        first = 0 if view.selection.both or notes else values.index(view.column)
        try:
            self._waiting = plan(
                self._report.template, view.form_model.form, block_of(text), view.rows_below(), first=first, notes=notes
            )
        except UserError as error:
            self._strip.show_refused("warn", error.title, error.text)
            return
        doubted = doubtful(self._report.template, self._waiting.texts)
        if doubted:
            self._strip.ask(doubted[0])
        else:
            self._paste(self._waiting.texts)

    def clear(self) -> None:
        """Clear the selected cells."""
        view, chosen = self._view, self._view.selection
        cells = [
            (row, column) for row in chosen.rows for column in chosen.columns if view.form_model.editable(row, column)
        ]
        keys = [view.form_model.field(row, column) for row, column in cells if view.form_model.typed(row, column)]
        if keys:
            self._report.edit_many(dict.fromkeys(keys, ""), "cleared")
            self._strip.show_message("info", form_texts.CLEARED.format(len(keys)), undo=True)

    def _answer(self, sign: str) -> None:
        self._paste(with_decimals(self._report.template, self._waiting.texts, sign))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste(self, pasted: dict[str, str]) -> None:
        self._view.save()
        self._report.edit_many(pasted, "paste")
        self._view.reopen()
        words = form_texts.PASTED.format(len(pasted)) if pasted else form_texts.PASTE_NOTHING_TO_TAKE
        more = left_out(self._report.template, self._view.form_model.form, self._waiting)
        if pasted:
            self._strip.show_message("warn" if more else "ok", words, more, undo=True)
        else:
            self._strip.show_refused("warn", words, more)

    def _dismiss(self) -> None:
        self._strip.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


def left_out(template: Template, form: Form, pasting: Pasting) -> str:
    """Return which cells of a block were not taken, and why; "" if all were."""
    parts = []
    if pasting.skipped:
        rows = [form_texts.PASTE_SKIPPED_ROW.format(one.row.no, _why(template, one)) for one in pasting.skipped]
        parts.append(form_texts.PASTE_SKIPPED.format(len(rows), ", ".join(_first(rows))))
    if pasting.unplaced:
        lines = [_fault(form, line, pasting.unplaced) for line in pasting.unplaced]
        parts.append(form_texts.PASTE_UNPLACED.format(len(lines), "; ".join(_first(list(dict.fromkeys(lines))))))
    if pasting.beyond:
        parts.append(form_texts.PASTE_BEYOND.format(pasting.beyond))
    if pasting.cleaned:
        parts.append(form_texts.PASTE_CLEANED.format(pasting.cleaned))
    return " ".join(parts)


def _first(words: list[str]) -> list[str]:
    """Return the first of the words, and how many more there are."""
    more = [form_texts.PASTE_SKIPPED_MORE.format(len(words) - _NAMED)] if len(words) > _NAMED else []
    return words[:_NAMED] + more


def _fault(form: Form, line: FormLine, lines: list[FormLine]) -> str:
    if line.fault is LineFault.TWICE:
        times = sum(other.fault is line.fault and other.number == line.number for other in lines)
        return form_texts.PASTE_TWICE.format(line.number, form_texts.PASTE_TIMES.get(times, times))
    return form_texts.PASTE_FAULTS[line.fault.value if line.fault else ""].format(
        number=line.number, form=form.number, label=line.label[:_SHOWN]
    )


_SKIPPED = {
    SkipReason.HEADING: form_texts.PASTE_HEADING,
    SkipReason.COMPUTED: form_texts.PASTE_COMPUTED,
    SkipReason.LACKING: form_texts.PASTE_LACKING,
}


def _why(template: Template, skipped: Skipped) -> str:
    if skipped.why is SkipReason.TIER:
        return form_texts.TIER_FILLS.format(tier_name(template, skipped.row.tier))
    return _SKIPPED[skipped.why]

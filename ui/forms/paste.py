"""Pasting a block into a form and clearing one: the strip that reports it, the question about its decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.work.pasting import Pasting, Skipped, SkipReason, block_of, doubtful, plan, with_decimals
from cchc_desktop.report.loading import COMMA, DOT
from ui.forms.model import NOTE
from ui.forms.shown_rows import tier_name
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.kit.labels import label
from ui.words import common_texts, form_texts

if TYPE_CHECKING:
    from cchc_desktop.report.template import Template
    from ui.forms.table import FormTable

_NAMED = 6
"""So many of the rows that were not taken are named."""


class PasteStrip(QFrame):
    """A line under the table: what was done and how to take it back, or a question with its answers."""

    answered = Signal(str)
    undone = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
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
        self.hide()

    def ask(self, example: str) -> None:
        """Ask how a block's decimals are meant, and take the keyboard for the answer."""
        self._show("info", form_texts.PASTE_QUESTION.format(example), "", undo=False, question=True)
        self.decimals.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, frame: str, text: str, more: str = "", *, undo: bool = False) -> None:
        """Report what was done; the keyboard stays where it is."""
        self._show(frame, text, more, undo=undo, question=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from one button to the next."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _show(self, frame: str, text: str, more: str, *, undo: bool, question: bool) -> None:
        restyle(self, "frame", frame)
        self.words.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.decimals.setVisible(question)
        self.thousands.setVisible(question)
        self.undo.setVisible(undo)
        self.setAccessibleName(f"{text} {more}".strip())
        self.show()


class Paster(QObject):
    """Pastes blocks into a form's table and clears them, each as one edit, and says in a strip what came of it."""

    def __init__(self, view: FormTable, strip: PasteStrip) -> None:
        super().__init__(view)
        self._view, self._strip = view, strip
        self._report = view.form_model.open_report
        self._waiting = Pasting()
        view.pasted.connect(self.paste)
        view.cleared.connect(self.clear)
        strip.answered.connect(self._answer)
        strip.undone.connect(self._undo)
        strip.dismissed.connect(self._dismiss)

    def paste(self, text: str) -> None:
        """Paste a block from the selection's first row on; ask first if its numbers may be English."""
        if not self._report.editable:
            return
        if not text.strip():
            self._strip.show_message("info", form_texts.PASTE_NOTHING, form_texts.PASTE_HOW)
            return
        view = self._view
        notes = view.column == NOTE and not view.selection.both
        try:
            self._waiting = plan(view.form_model.form, block_of(text), view.selection.rows[0], notes=notes)
        except UserError as error:
            self._strip.show_message("warn", error.title, error.text)
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
        more = left_out(self._report.template, self._waiting)
        self._strip.show_message("warn" if more else "ok", words, more, undo=bool(pasted))

    def _undo(self) -> None:
        self._report.undo()
        self._dismiss()

    def _dismiss(self) -> None:
        self._strip.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


def left_out(template: Template, pasting: Pasting) -> str:
    """Return which cells of a block were not taken, and why; "" if all were."""
    parts = []
    if pasting.skipped:
        rows = [
            form_texts.PASTE_SKIPPED_ROW.format(one.row.no, _why(template, one)) for one in pasting.skipped[:_NAMED]
        ]
        if len(pasting.skipped) > _NAMED:
            rows.append(form_texts.PASTE_SKIPPED_MORE.format(len(pasting.skipped) - _NAMED))
        parts.append(form_texts.PASTE_SKIPPED.format(len(pasting.skipped), ", ".join(rows)))
    if pasting.beyond:
        parts.append(form_texts.PASTE_BEYOND.format(pasting.beyond))
    return " ".join(parts)


def _why(template: Template, skipped: Skipped) -> str:
    if skipped.why is SkipReason.TIER:
        return form_texts.TIER_FILLS.format(tier_name(template, skipped.row.tier))
    return form_texts.PASTE_HEADING if skipped.why is SkipReason.HEADING else form_texts.PASTE_COMPUTED

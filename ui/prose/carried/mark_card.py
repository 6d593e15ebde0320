"""The current place that came along: what the earlier report wrote, what is written now, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from cchc_desktop.desk.carrying.listed_marks import KIND_WORDS
from cchc_desktop.report.members.carried_mark import CarriedKind
from ui.kit.buttons import Button
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words.carrying import carried_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.carrying.proposals import Proposal
    from cchc_desktop.report.members.carried_mark import CarriedMark

_LEAST_FIELD = 200


class MarkCard(QFrame):
    """The current place; `written` asks to write what the field has, `kept` to keep the old words, `later` to go on."""

    written = Signal()
    kept = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.kind, self.number = label("", "chip"), label("", "small")
        self.before = label("", "text", wrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(carried_texts.NOW)
        self.hint = label("", "note", wrap=True)
        self.write = Button(carried_texts.WRITE, role="primary", key="Enter")
        self.keep = Button(carried_texts.KEEP, key="Alt+G")
        self.skip = Button(carried_texts.LATER, role="quiet", key="F8")
        self._lay_out()
        self.field.returnPressed.connect(self.written)
        self.write.clicked.connect(self.written)
        self.keep.clicked.connect(self.kept)
        self.skip.clicked.connect(self.later)

    def show_mark(self, mark: CarriedMark, words: str, likely: Proposal | None, number: str) -> None:
        """Show a mark that is open: its old words, and the likely ones in the field, selected."""
        set_text_if_changed(self.kind, KIND_WORDS[mark.kind])
        set_text_if_changed(self.number, number)
        set_text_if_changed(self.before, words)
        proposed = likely.text if likely else words
        hint = carried_texts.NO_GUESS
        if likely:
            other = carried_texts.OF_REGISTER if mark.kind is CarriedKind.DOCUMENT else carried_texts.GUESSED
            hint = carried_texts.LIKELY_KEPT if likely.text == mark.text else other
        set_text_if_changed(self.hint, hint)
        with QSignalBlocker(self.field):
            self.field.setText(proposed)
        self.field.selectAll()

    def focus(self) -> None:
        """Put the focus into the field, its text selected."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _lay_out(self) -> None:
        self.field.setMinimumWidth(_LEAST_FIELD)
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.number)
        name = label(carried_texts.NOW, "text2")
        name.setBuddy(self.field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(carried_texts.BEFORE, "text2"), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.before, 0, 1)
        grid.addWidget(name, 1, 0)
        grid.addWidget(self.field, 1, 1)
        grid.addWidget(self.hint, 2, 1)
        grid.addLayout(row_of(self.write, self.keep, self.skip, None), 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 16, 8)
        rows.setSpacing(6)
        rows.addLayout(top)
        rows.addLayout(grid)

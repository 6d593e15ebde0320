"""What is asked about a row: the question, why, the answers, kept or changed by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit.buttons import Button
from ui.kit.inputs import Radio
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import FlowRow
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from cchc_desktop.authoring.doubts import Doubt


class DoubtCard(QFrame):
    """A card with one question. Signal `kept` has the number of the chosen answer, `change_wanted` asks for fields."""

    kept = Signal(int)
    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.doubt: Doubt | None = None
        self.title, self.place = label("", "card-title", wrap=True), label("", "small")
        self.why, self.hint = label("", "note", wrap=True), label(texts.CHOOSE_BY, "small")
        self.options: list[Radio] = []
        self._answers = FlowRow()
        self.keep = Button(texts.KEEP, key="Enter", icon="circle-check")
        self.change = Button(texts.CHANGE, key="F2", icon="pencil-line")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.place)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addLayout(self._answers)
        column.addLayout(FlowRow(self.keep, self.change, self.hint))
        self.keep.clicked.connect(lambda: self.kept.emit(self.chosen))
        self.change.clicked.connect(self.change_wanted)
        self.show_doubt(None, "")

    @property
    def chosen(self) -> int:
        """The number of the chosen answer."""
        return next((at for at, option in enumerate(self.options) if option.isChecked()), 0)

    def choose(self, number: int) -> None:
        """Choose an answer."""
        if number < len(self.options):
            self.options[number].setChecked(True)

    def show_doubt(self, doubt: Doubt | None, place: str) -> None:
        """Show a question, or that nothing is asked."""
        self.doubt = doubt
        for option in self.options:
            self._answers.removeWidget(option)
            option.deleteLater()
        words = [option.words for option in doubt.options] if doubt else []
        self.options = [Radio(f"{number}. {each}") for number, each in enumerate(words, 1)]
        for option in self.options:
            self._answers.add(option)
        self.choose(0)
        for part in (self.keep, self.hint, self.place):
            part.setVisible(doubt is not None)
        row = doubt.key.partition(":")[2] if doubt else ""
        set_text_if_changed(self.title, f"{row}  {doubt.title}" if doubt else texts.NOTHING_LEFT)
        set_text_if_changed(self.why, doubt.why if doubt else "")
        set_text_if_changed(self.place, place)
        self.setAccessibleName(f"{self.title.text()} {self.why.text()}")

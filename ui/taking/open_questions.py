"""The questions that a table leaves open, each with its choices; a choice is taken at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.dossiers.asked_columns import OpenQuestion
from ui.kit.inputs import Combo
from ui.kit.labels import label
from ui.words.taking import taking_texts


class OpenQuestions(QWidget):
    """Signal `answered` has a question and the choice made."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[Combo] = []
        self._shown: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def ask(self, questions: Sequence[OpenQuestion]) -> None:
        """Show other questions."""
        for widget in self._shown:
            widget.deleteLater()
        self._shown, self.choices = [], []
        for question in questions:
            choice = Combo()
            choice.setAccessibleName(question.question)
            choice.addItems([taking_texts.CHOOSE, *question.choices])
            choice.activated.connect(lambda index, one=question: self._answer(one, index))
            self.choices.append(choice)
            for widget in (label(question.question, "strong", wrap=True), choice):
                self._rows.addWidget(widget)
                self._shown.append(widget)
        self.setVisible(bool(questions))

    def _answer(self, question: OpenQuestion, index: int) -> None:
        if index:
            self.answered.emit(question.question, question.choices[index - 1])

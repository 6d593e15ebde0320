"""All answers of the receiving office to a report: each remark with its tick, and the way to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.desk.work.remark_ticks import CAUSE, ticked
from ui.kit.labels import label
from ui.report.page import Page
from ui.review.answer_card import VersionAnswerCard
from ui.words.answering import answer_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.steps import ReportStep
    from cchc_desktop.desk.work.open_report import Edited, OpenReport


class AnswersPage(Page):
    """The page of the answers, the latest first; a remark is ticked off by its box or the space bar."""

    def __init__(self, open_report: OpenReport, step: ReportStep, parent: QWidget | None = None) -> None:
        super().__init__(open_report, step, parent)
        self.cards: list[VersionAnswerCard] = []
        self.nothing = label(answer_texts.NONE, "note", wrap=True)
        self.note = label(answer_texts.NOTE if open_report.editable else answer_texts.NOTE_SEALED, "note", wrap=True)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(12)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 12, 20, 12)
        rows.setSpacing(8)
        rows.addWidget(label(answer_texts.TITLE, "title"))
        rows.addWidget(self.note)
        rows.addWidget(self.nothing)
        rows.addLayout(self._answers)
        rows.addStretch(1)
        self._show()

    def go_to(self, place: str) -> None:
        """Put the focus on the remark of a place, else on the first that is not ticked off."""
        self._show()
        tables = [card.table for card in self.cards if card.table is not None]
        chosen = next((table for table in tables if table.choose(place)), None)
        open_one = next((table for table in tables if table.choose_open()), None) if chosen is None else None
        (chosen or open_one or self.nothing).setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit(self.place())

    def place(self) -> str:
        """Return the place of the page itself: those of remarks are on other pages."""
        return self.step.id

    def refresh(self, edited: Edited) -> None:
        """Show the ticks after an edit."""
        self._show()

    def _show(self) -> None:
        answers = sorted(self.open_report.report.answers, key=lambda answer: -answer.version)
        self.nothing.setVisible(not answers)
        self.note.setVisible(any(answer.remarks for answer in answers))
        if [card.version for card in self.cards] != [answer.version for answer in answers]:
            for card in self.cards:
                self._answers.removeWidget(card)
                card.deleteLater()
            self.cards = [VersionAnswerCard(answer, editable=self.open_report.editable) for answer in answers]
            for card in self.cards:
                card.ticked.connect(self._tick)
                card.wanted.connect(self.wants)
                self._answers.addWidget(card)
        for card, answer in zip(self.cards, answers, strict=True):
            card.show_answer(answer)

    def _tick(self, version: int, number: int, settled: bool) -> None:  # noqa: FBT001 - a signal's argument
        if self.open_report.editable:
            self.open_report.apply(ticked(self.open_report.report, version, number, settled=settled), CAUSE)

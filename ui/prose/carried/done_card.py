"""The end of the page of places that came along: all are seen, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cchc_desktop.desk.drafts.counting import OF_BLANKS, TO_DO, counted
from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.layouts import row_of
from ui.words.carrying import carried_texts

if TYPE_CHECKING:
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.drafts.steps import ReportSteps


class DoneCard(QFrame):
    """What is seen and what is left: `wanted` has the place to go on at, `left` goes back to writing."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, steps: ReportSteps) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._steps, self._place = steps, ""
        self.words = label("", "note", wrap=True)
        self.onward = Button("", role="primary", key="Enter")
        self.back = Button("", key="Esc")
        self.onward.clicked.connect(lambda: self.wanted.emit(self._place))
        self.back.clicked.connect(self.left)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 8)
        rows.setSpacing(8)
        rows.addLayout(row_of(Icon("circle-check", "ok"), label(carried_texts.NONE_LEFT, "strong"), None))
        rows.addWidget(self.words)
        rows.addLayout(row_of(self.onward, self.back, None))

    def show_rest(self, seen: int, outcome: Outcome, back: str) -> None:
        """Show how many places are seen, how many figures are blank, and the step to go back to."""
        found = counted(self._steps, outcome)
        blanks = [
            each
            for each in found
            if each.step.kind == "form" and each.standing in TO_DO and each.finding.rule in OF_BLANKS
        ]
        review = next(step for step in self._steps.steps if step.kind == "review")
        step = blanks[0].step if blanks else review
        self._place = blanks[0].finding.at[0] if blanks else review.id
        rest = carried_texts.BLANKS_LEFT.format(len(blanks)) if blanks else carried_texts.NO_BLANKS_LEFT
        set_text_if_changed(self.words, f"{carried_texts.ALL_SEEN.format(seen)} {rest}")
        self.onward.setText((carried_texts.FILL_IN if blanks else carried_texts.GO_ON).format(step.name))
        self.back.setText(carried_texts.WRITE_ON.format(back))

    def focus(self) -> None:
        """Put the focus on the way on."""
        self.onward.setFocus(Qt.FocusReason.OtherFocusReason)

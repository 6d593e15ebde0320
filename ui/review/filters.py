"""The filter of the review page by the counts of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from cchc_desktop.desk.drafts.counting import CountedFinding, Standing
from ui.kit.buttons import RING, Button
from ui.kit.layouts import FlowRow
from ui.report.counts import COUNT_LOOKS
from ui.words import review_texts

_ALWAYS = (Standing.ERROR, Standing.WARNING, Standing.HINT)
"""The others are offered where there are findings of them."""


class StandingFilter(QWidget):
    """One button for all findings and one for each standing; each shows its number of findings.

    beside is a button that stands at the right of them.
    """

    def __init__(self, beside: Button) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        row = FlowRow()
        self.buttons = [Button("") for _ in range(1 + len(Standing))]
        for standing, button in zip(Standing, self.buttons[1:], strict=True):
            button.show_icon(*COUNT_LOOKS[standing][:2])
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            self.group.addButton(button, number)
            row.add(button)
        self.buttons[0].setChecked(True)
        row.add(None)
        row.add(beside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(RING, 0, RING, 0)
        outer.addLayout(row)

    @property
    def chosen(self) -> Standing | None:
        """The standing whose findings are wanted, None for all."""
        number: int = self.group.checkedId()
        return list(Standing)[number - 1] if number else None

    def show_findings(self, found: Sequence[CountedFinding]) -> None:
        """Show the counts of findings; a choice that is no longer offered is given up."""
        counts = Counter(each.standing for each in found)
        self.buttons[0].setText(review_texts.ALL.format(len(found)))
        for standing, button in zip(Standing, self.buttons[1:], strict=True):
            button.setText(review_texts.COUNTED.format(review_texts.STANDINGS[standing.value], counts[standing]))
            offered = standing in _ALWAYS or counts[standing] > 0
            button.setVisible(offered)
            if not offered and button.isChecked():
                self.buttons[0].setChecked(True)

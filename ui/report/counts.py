"""The number of findings of each standing, in a row of icons and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.drafts.counting import Standing
from ui.kit import theme
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed
from ui.kit.severity_look import BLANK_LOOK

COUNT_LOOKS: dict[Standing, tuple[str, str, str]] = {
    Standing.ERROR: ("circle-x", "error", step_texts.ERRORS),
    Standing.WARNING: ("triangle-alert", "warn", step_texts.WARNINGS),
    Standing.HINT: ("lightbulb", "hint", step_texts.HINTS),
    Standing.BLANK: (*BLANK_LOOK[:2], step_texts.BLANKS),
    Standing.EXPLAINED: ("circle-check", "ok", step_texts.EXPLAINED),
}
"""The icon, colour token and words of each count, in the order in which they are shown."""


def count_words(standings: Iterable[Standing]) -> str:
    """Return the numbers in words: "1 lỗi, 2 cảnh báo, 3 chỗ chưa nhập"; "" if there are none."""
    counts = Counter(standings)
    return ", ".join(words.format(counts[each]) for each, (_, _, words) in COUNT_LOOKS.items() if counts[each])


class FindingCounts(QWidget):
    """Shows the numbers of findings by standing; a standing without findings is left out."""

    def __init__(self, *shown: Standing) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.words = {each: label("", COUNT_LOOKS[each][1]) for each in shown}
        self._icons = {each: Icon(*COUNT_LOOKS[each][:2]) for each in shown}
        for each in shown:
            self.words[each].setContentsMargins(theme.px(6), 0, theme.px(12) if each is not shown[-1] else 0, 0)
            row.addWidget(self._icons[each])
            row.addWidget(self.words[each])

    def show_standings(self, standings: Iterable[Standing]) -> None:
        """Show the counts of findings."""
        counts = Counter(standings)
        for each, words in self.words.items():
            set_text_if_changed(words, COUNT_LOOKS[each][2].format(counts[each]))
            for part in (self._icons[each], words):
                part.setVisible(counts[each] > 0)

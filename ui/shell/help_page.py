"""The page of all keys, and how saving works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ui.kit import theme
from ui.kit.labels import label
from ui.kit.side_page import SidePage
from ui.words import help_texts

_PAIRS = 2


class HelpPage(SidePage):
    """The page of the keys; `closed` returns to the view before it."""

    def __init__(self) -> None:
        super().__init__(help_texts.TITLE, help_texts.BACK)
        self.cards.addWidget(label(help_texts.SAVING, "text2", wrap=True))
        for title, keys in help_texts.GROUPS:
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(1, 1)
            for row, (key, words) in enumerate(keys):
                grid.addWidget(label(key, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(words, "text2", wrap=True), row, 1)
                grid.setColumnMinimumWidth(0, theme.px(240))
            self.add_card(title).addLayout(grid)

    def focus_first(self) -> None:
        """Put the focus on the column, so that arrows scroll."""
        self.area.setFocus()

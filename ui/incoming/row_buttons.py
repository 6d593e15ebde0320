"""The buttons for the report of the current row of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.layouts import row_of
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.inbox.board import BoardUnit


class RowButtons(QWidget):
    """Look, accept, return; comparing the key is offered where a package is held aside for it."""

    def __init__(self) -> None:
        super().__init__()
        self.look = Button(board_texts.LOOK, role="quiet", icon="eye", key="Enter")
        self.accept = Button(board_texts.ACCEPT, role="quiet", icon="circle-check", key="Ctrl+Enter")
        self.give_back = Button(board_texts.GIVE_BACK, role="quiet", icon="undo-2", key="Ctrl+R")
        self.compare = Button(board_texts.COMPARE, role="quiet", icon="lock", key="Ctrl+K")
        row = row_of(self.look, self.accept, self.give_back, self.compare)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.show_unit(None)

    def show_unit(self, unit: BoardUnit | None) -> None:
        """Show what can be done with the report of a unit."""
        found = unit.standing if unit else None
        for button in (self.look, self.accept, self.give_back):
            button.setEnabled(found is not None)
        self.compare.setVisible(found is not None and found.held > 0)

"""The chips over the totals: which reports are added up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cchc_desktop.report.numbers import show
from ui.kit.buttons import Button
from ui.kit.layouts import FlowRow
from ui.words.incoming import totals_texts

if TYPE_CHECKING:
    from collections.abc import Mapping


class ScopeChips(QWidget):
    """A chip for each scope with the number of its reports; `chosen` has the one that is wanted."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(totals_texts.SCOPE)
        self.chips: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._row = FlowRow()
        self.setLayout(self._row)

    def show_counts(self, counts: Mapping[str, int], current: str) -> None:
        """Show how many reports each scope has, and which one is added up."""
        for scope, count in counts.items():
            words = totals_texts.SCOPES.get(scope) or totals_texts.KIND.format(scope[:1].upper() + scope[1:], "{}")
            self._chip(scope).setText(words.format(show(count)))
        for scope, chip in self.chips.items():
            chip.setVisible(scope in counts)
        if current in self.chips:
            self.chips[current].setChecked(True)

    def _chip(self, scope: str) -> Button:
        if scope not in self.chips:
            chip = Button("")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self.chosen.emit, scope))
            self._group.addButton(chip)
            self._row.add(chip)
            self.chips[scope] = chip
        return self.chips[scope]

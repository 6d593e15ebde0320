"""The bar over a comparison: the two versions, the button that swaps them, and how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.inputs import Combo
from ui.kit.labels import label
from ui.kit.layouts import row_of
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.comparing.version_choice import VersionChoice

_COMBO, _LEAST = 330, 10


class ChoiceBar(QWidget):
    """Two lists of the same versions; `chosen` asks to compare, `file_wanted` (True: for the first) for a file.

    `looked` has the chosen view: True is in one line.
    """

    chosen = Signal()
    file_wanted = Signal(bool)
    looked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._choices: list[VersionChoice] = []
        self.before, self.after = Combo(), Combo()
        self._shown = [0, 0]
        self.swap = Button("", icon="arrow-left-right")
        self.swap.setToolTip(comparing_texts.SWAP)
        self.swap.setAccessibleName(comparing_texts.SWAP)
        self.sides = Button(comparing_texts.SIDE_BY_SIDE, icon="columns-2")
        self.lines = Button(comparing_texts.IN_LINE, icon="rows-2")
        for combo, name in ((self.before, comparing_texts.BEFORE), (self.after, comparing_texts.AFTER)):
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_LEAST)
            combo.activated.connect(self._choose)
        for button in (self.sides, self.lines):
            button.setCheckable(True)
        self.swap.clicked.connect(self._swap)
        self.sides.clicked.connect(lambda: self.looked.emit(False))
        self.lines.clicked.connect(lambda: self.looked.emit(True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._names = (label(comparing_texts.BEFORE, "note"), label(comparing_texts.AFTER, "note"))
        row = row_of(self._names[0], self.before, self.swap, self._names[1], self.after, None, self.sides, self.lines)
        column.addLayout(row)

    def show_choices(self, choices: Sequence[VersionChoice], before: int, after: int) -> None:
        """Offer versions, two of them chosen."""
        self._choices, self._shown = list(choices), [before, after]
        for combo in (self.before, self.after):
            with QSignalBlocker(combo):
                combo.clear()
                combo.addItems([choice.name for choice in choices])
                combo.addItem(comparing_texts.FILE)
        self._show_chosen()

    def add(self, choice: VersionChoice, *, first: bool) -> None:
        """Offer one version more and choose it."""
        self._choices.append(choice)
        at = len(self._choices) - 1
        self._shown[0 if first else 1] = at
        for combo in (self.before, self.after):
            with QSignalBlocker(combo):
                combo.insertItem(at, choice.name)
        self._show_chosen()
        self.chosen.emit()

    def pair(self) -> tuple[VersionChoice, VersionChoice]:
        """Return the chosen versions."""
        return self._choices[self._shown[0]], self._choices[self._shown[1]]

    def show_look(self, *, in_line: bool, room: bool) -> None:
        """Show which view is chosen; without room for two columns there is one."""
        self.sides.setChecked(not in_line)
        self.lines.setChecked(in_line)
        for part in (self.sides, self.lines, *self._names):
            part.setVisible(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give both lists the same width: all that is left in a narrow window."""
        super().resizeEvent(event)
        left = (event.size().width() - self.swap.sizeHint().width() - theme.px(24)) // 2
        for combo in (self.before, self.after):
            combo.setFixedWidth(max(min(theme.px(_COMBO), left), theme.px(_LEAST * 8)))

    def _choose(self) -> None:
        for first, combo in enumerate((self.after, self.before)):
            if combo.currentIndex() == len(self._choices):
                self._show_chosen()
                self.file_wanted.emit(bool(first))
                return
        self._shown = [self.before.currentIndex(), self.after.currentIndex()]
        self.chosen.emit()

    def _swap(self) -> None:
        self._shown.reverse()
        self._show_chosen()
        self.chosen.emit()

    def _show_chosen(self) -> None:
        for combo, at in zip((self.before, self.after), self._shown, strict=True):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(at)

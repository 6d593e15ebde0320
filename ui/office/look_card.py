"""The card of the window's look: its colours, and the size of its letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.inputs import Combo
from ui.kit.labels import label
from ui.words import settings_texts


class Look(Protocol):
    """The look that was chosen: a scheme ("" as the system has it), a zoom, and the zooms to choose among."""

    @property
    def scheme(self) -> str:
        """The colours."""
        ...

    @property
    def zoom(self) -> float:
        """The zoom."""
        ...

    @property
    def zooms(self) -> Sequence[float]:
        """The zooms to choose among."""
        ...


class LookCard(QWidget):
    """The choices of colours and zoom; `chosen` has both after a change."""

    chosen = Signal(str, float)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.scheme, self.zoom = Combo(), Combo()
        for value, words in settings_texts.SCHEMES.items():
            self.scheme.addItem(words, value)
        for zoom in look.zooms:
            self.zoom.addItem(settings_texts.PERCENT.format(round(zoom * 100)), zoom)
        self.scheme.setCurrentIndex(self.scheme.findData(look.scheme))
        self.zoom.setCurrentIndex(self.zoom.findData(look.zoom))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (name, combo) in enumerate(
            ((settings_texts.SCHEME, self.scheme), (settings_texts.ZOOM, self.zoom))
        ):
            title = label(name, "text2")
            title.setBuddy(combo)
            combo.setAccessibleName(name)
            combo.activated.connect(self._emit, Qt.ConnectionType.QueuedConnection)  # the page is made again then
            grid.addWidget(title, 0, column)
            grid.addWidget(combo, 1, column)
        grid.setColumnStretch(2, 1)

    def _emit(self) -> None:
        self.chosen.emit(self.scheme.currentData(), self.zoom.currentData())

"""The checks that still wait for figures, on the review page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout

from cchc_desktop.checks.findings import Unchecked
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.words import review_texts

_UNCHECKED_HEIGHT = 160


class UncheckedList(QFrame):
    """The list of checks that cannot run yet, folded; unfolded it scrolls, so that the findings keep their height."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.button = Button("", role="link", icon="chevron-right")
        self.text = label("", "note", wrap=True)
        self.text.setAccessibleName(review_texts.UNCHECKED_LIST)
        self.text.setContentsMargins(12, 0, 0, 8)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(review_texts.UNCHECKED_LIST)
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._area.setMaximumHeight(theme.px(_UNCHECKED_HEIGHT))
        self._area.setWidget(self.text)
        self._area.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 0, 12, 0)
        rows.setSpacing(0)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._area)
        self.button.clicked.connect(self._fold)

    def show_entries(self, entries: tuple[Unchecked, ...]) -> None:
        """Show the waiting checks, and the figures they wait for."""
        self.button.setText(review_texts.UNCHECKED.format(len(entries)))
        self.text.setText("\n".join(entry.message for entry in entries))
        self.setVisible(bool(entries))

    def _fold(self) -> None:
        self._area.setVisible(self._area.isHidden())
        self.button.show_icon("chevron-right" if self._area.isHidden() else "chevron-down", "accent")

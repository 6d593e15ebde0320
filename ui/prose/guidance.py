"""The guidance of a section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.words import prose_texts


class Guidance(QFrame):
    """A frame with the guidance of a section, which can be folded."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self._open, self._low = True, False
        self._button = Button(prose_texts.GUIDANCE, role="link", icon="chevron-down", key="Ctrl+F1")
        self._button.clicked.connect(self.fold)
        self.text = label("", "note", wrap=True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 0, 12, 8)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.text.setContentsMargins(16, 0, 4, 0)
        self._rows.addWidget(self.text)

    def show_text(self, text: str) -> None:
        """Show a section's guidance; without any the frame is hidden."""
        self.text.setText(text)
        self.setVisible(bool(text))

    def fit(self, *, low: bool) -> None:
        """Fold the text when the page becomes low, unfold it when there is room again."""
        if low != self._low:
            self._low = low
            if self._open == low:
                self.fold()

    def fold(self) -> None:
        """Fold or unfold the text."""
        self._open = not self._open
        self.text.setVisible(self._open)
        self._button.show_icon("chevron-down" if self._open else "chevron-right", "accent")
        self._rows.setContentsMargins(8, 0, 12, 8 if self._open else 0)

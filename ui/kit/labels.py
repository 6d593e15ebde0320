"""Labels of plain text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.kit import theme


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text; role selects a rule of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class ElidedLabel(QLabel):
    """A label of one line that is cut to its width; its tooltip is the whole text.

    For the name of something known, such as a folder or a unit. least is the width that it keeps at least, if its
    text is as long.
    """

    def __init__(self, role: str, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, *, least: int = 60) -> None:
        super().__init__()
        self._mode, self._least = mode, least
        self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the text may be cut."""
        whole = super().minimumSizeHint()
        return QSize(min(theme.px(self._least), whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut to the width."""
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        self.style().drawItemText(
            QPainter(self), self.rect(), self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


def set_text_if_changed(target: QLabel, text: str) -> None:
    """Set the text of a label if it differs."""
    if target.text() != text:
        target.setText(text)

"""A signature that is made, as a green strip: who, until when the certificate counts, when it was signed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit.frames import restyle
from ui.kit.icons import Icon
from ui.kit.labels import label, set_text_if_changed


class DoneStep(QFrame):
    """A strip for a signature that was made; red for one that no longer holds."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "ok")
        self._icon = Icon("circle-check", "ok")
        self.title, self.text, self._when = (
            label("", "strong", wrap=True),
            label("", "note", wrap=True),
            label("", "note"),
        )
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._when)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_step(self, title: str, text: str, moment: datetime | None, *, holds: bool) -> None:
        """Show a signature."""
        restyle(self, "frame", "ok" if holds else "error")
        self._icon.show_icon(*(("circle-check", "ok") if holds else ("circle-x", "error")))
        set_text_if_changed(self.title, title)
        set_text_if_changed(self.text, text)
        set_text_if_changed(self._when, f"{moment.astimezone():%d/%m %H:%M}" if moment else "")

"""The signed copy in a received package: what was found in it, in the colour of its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cchc_desktop.desk.signed_copies.examination_words import lines_of, verdict_of
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.words import receiving_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy

_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "error": "circle-x"}


class SignedCopyStrip(QFrame):
    """A strip with a line for each thing found in the signed copy."""

    def __init__(self, copy: ExaminedCopy) -> None:
        super().__init__()
        role = verdict_of(copy.found).value
        lines = [line.strip() for line in lines_of(copy)]
        self.setProperty("frame", role)
        self.title = label(receiving_texts.SIGNED_COPY, "strong", wrap=True)
        self.text = label("\n".join(lines), "note", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(f"{receiving_texts.SIGNED_COPY} {' '.join(lines)}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(Icon(_ICONS[role], role, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

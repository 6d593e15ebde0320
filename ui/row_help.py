"""The help line under a form's table: what the current row asks for; F1 unfolds the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from cchc_desktop.report.template import Template, Tier
from ui import texts
from ui.parts import label

if TYPE_CHECKING:
    from ui.form_rows import RowView


class RowHelp(QFrame):
    """Number, label and help of a row at the left, the keys at the right; one line of help until it is unfolded."""

    def __init__(self, template: Template) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._template = template
        self._text = self._words = ""
        self._whole = False
        self._no, self._label = label("", "strong"), label("", "text2")
        self._help = label("", "note")
        for part in (self._label, self._help):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keys = label(texts.ROW_KEYS, "small")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(12, 6, 12, 6)
        sides.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._no, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._label, 1)
        left.addLayout(first)
        left.addWidget(self._help)
        sides.addLayout(left, 1)
        sides.addWidget(keys)

    def show_row(self, view: RowView) -> None:
        """Show a row's help."""
        self._no.setText(view.row.no)
        self._words = view.row.label
        parts = [view.row.help]
        if view.row.choices:
            codes = "; ".join(texts.CHOICE.format(*each) if each[1] else each[0] for each in view.row.choices.items())
            parts.insert(0, texts.ROW_CODES.format(codes))
        if view.row.tier is not Tier.COMMUNE and not view.row.help:
            parts.append(texts.ROW_TIER.format(self._template.tier_names[view.row.tier]))
        self._text = " ".join(filter(None, parts))
        self._show_help()

    def fold(self) -> None:
        """Unfold the whole help, or fold it again."""
        self._whole = not self._whole
        self._show_help()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the folded line anew."""
        super().resizeEvent(event)
        self._show_help()

    def _show_help(self) -> None:
        for part, text in ((self._label, self._words), (self._help, self._text)):
            part.setWordWrap(self._whole)
            part.setText(text if self._whole else _cut(part, text))
            part.setAccessibleName(text)


def _cut(where: QLabel, text: str) -> str:
    """Cut a text to what a label shows in one line; F1 shows the whole."""
    return QFontMetrics(where.font()).elidedText(text, Qt.TextElideMode.ElideRight, max(where.width(), 200))

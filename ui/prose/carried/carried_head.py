"""The head of the page of places that came along: its title, where from, and how many are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.kit import theme
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.words.carrying import carried_texts

_BAR = 160


class CarriedHead(QWidget):
    """The head: title, the earlier report's period, a bar of progress and the numbers seen and left."""

    def __init__(self) -> None:
        super().__init__()
        self.source, self.seen, self.left = ElidedLabel("note"), label("", "strong"), label("", "note")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.px(_BAR))
        self.bar.setAccessibleName(carried_texts.PROGRESS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(carried_texts.TITLE, "title"))
        row.addWidget(self.source, 1)
        row.addWidget(self.bar)
        row.addWidget(self.seen)
        row.addWidget(self.left)

    def show_progress(self, source: str, seen: int, total: int) -> None:
        """Show how many of the places are seen; `source` is the name of the earlier period, "" if not known."""
        set_text_if_changed(self.source, carried_texts.FROM.format(source) if source else "")
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(seen)
        set_text_if_changed(self.seen, carried_texts.SEEN.format(seen, total))
        set_text_if_changed(self.left, carried_texts.LEFT.format(total - seen) if seen < total else "")

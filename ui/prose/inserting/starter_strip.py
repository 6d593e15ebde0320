"""The strip under an empty section that offers its sentences."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.kit.buttons import Button
from ui.kit.icons import Icon
from ui.kit.labels import label
from ui.words.writing import sentence_texts


class StarterStrip(QFrame):
    """A strip with two buttons: `all_wanted` puts every sentence into the text, `one_wanted` opens their list."""

    all_wanted = Signal()
    one_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "info")
        self._words = label("", "note", wrap=True)
        self.all, self.one = Button(""), Button(sentence_texts.ONE, role="link", key=sentence_texts.KEY)
        self.all.clicked.connect(self.all_wanted)
        self.one.clicked.connect(self.one_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(Icon("lightbulb", "accent"))
        row.addWidget(self._words, 1)
        row.addWidget(self.one)
        row.addWidget(self.all)

    def show_count(self, count: int) -> None:
        """Show how many sentences there are; without any the strip is hidden."""
        self.setVisible(count > 0)
        if count:
            self._words.setText(sentence_texts.STRIP.format(count))
            self.all.setText(sentence_texts.ALL.format(count))

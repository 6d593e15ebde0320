"""The card of a section's text, with the count of its words."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.report.prose import links
from ui.kit.buttons import Button
from ui.kit.frames import frame
from ui.kit.labels import ElidedLabel, label, set_text_if_changed
from ui.words import prose_texts
from ui.words.writing import sentence_texts


class WordCount(QWidget):
    """A line with the counts of a text, how to type lists or the key of the menu, and buttons to insert something."""

    def __init__(self) -> None:
        super().__init__()
        self._count = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 4, 0)
        row.addWidget(self._count)
        row.addStretch(1)
        self._hint = ElidedLabel("small")
        self._hint.setText(prose_texts.HOW_TO_LIST)
        row.addWidget(self._hint)
        self.sentences = Button(sentence_texts.SENTENCES, role="link", key=sentence_texts.KEY)
        self.documents = Button(prose_texts.CITE, role="link", key="F4")
        row.addWidget(self.sentences)
        row.addWidget(self.documents)

    def show_text(self, text: str, *, editable: bool) -> None:
        """Show the counts of a stored text; one that cannot be edited is offered nothing to insert."""
        for part in (self._hint, self.sentences, self.documents):
            part.setVisible(editable)
        self._count.setText(prose_texts.WORD_COUNT.format(len(text.split()), len(links(text))))

    def show_hint(self, *, found: bool) -> None:
        """Show the key of the menu where something was found, else how to type lists."""
        set_text_if_changed(self._hint, prose_texts.MENU_KEY if found else prose_texts.HOW_TO_LIST)


def editor_card(stack: QStackedWidget, words: WordCount) -> QFrame:
    """Return the card that holds the editors and the line under them."""
    card = frame("card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(1, 1, 1, 1)
    rows.setSpacing(0)
    rows.addWidget(stack, 1)
    rows.addWidget(words)
    return card

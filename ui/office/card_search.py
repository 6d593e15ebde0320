"""The search in a page of cards: words typed, with accents or without, leave the cards that have them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from cchc_desktop.base.text import slug
from ui.kit import theme
from ui.words import settings_texts

_WIDTH = 320


class CardSearch(QLineEdit):
    """A line that hides the cards without the typed words; `nothing` reports whether all are hidden."""

    nothing = Signal(bool)

    def __init__(self) -> None:
        super().__init__(placeholderText=settings_texts.FIND)
        self.setAccessibleName(settings_texts.FIND)
        self.setFixedWidth(theme.px(_WIDTH))
        self._cards: Sequence[QWidget] = ()
        self.textChanged.connect(self._sift)

    def search(self, cards: Sequence[QWidget]) -> None:
        """Search in these cards."""
        self._cards = cards

    def _sift(self, typed: str) -> None:
        words = [word for word in slug(typed).split("-") if word]
        found = 0
        for card in self._cards:
            text = slug(" ".join(_texts(card))) if words else ""
            shown = all(word in text for word in words)
            card.setVisible(shown)
            found += shown
        self.nothing.emit(not found)


def _texts(card: QWidget) -> Iterator[str]:
    """Yield what a person reads on a card."""
    parts: list[QWidget] = list(card.findChildren(QWidget))
    for part in parts:
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()

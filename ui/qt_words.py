"""Vietnamese for the buttons that Qt makes itself; Qt ships no Vietnamese translation."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from ui.qt_texts import QT_WORDS


class QtWords(QTranslator):
    """Answers Qt's own words from a table; any other stays."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the Vietnamese of a word of Qt's; an empty answer would be shown, so others are given back."""
        return QT_WORDS.get(source, source)

    def isEmpty(self) -> bool:
        """Say that there are words, else Qt does not ask."""
        return False

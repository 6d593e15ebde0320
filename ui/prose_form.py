"""How a section's stored text stands in its editor, and back: the one place that knows both."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from cchc_desktop.report.prose import Link

_BREAKS = str.maketrans({"\N{PARAGRAPH SEPARATOR}": "\n", "\N{LINE SEPARATOR}": "\n"})
_WIDE = "\uffff"


class LinksAsTyped:
    """Links stand in the editor as they are stored: "{7:6.7.2}". A line is a paragraph."""

    def fill(self, document: QTextDocument, stored: str) -> None:
        """Make a stored text the whole of a document."""
        document.setPlainText(stored)

    def stored(self, document: QTextDocument) -> str:
        """Return a document's text as it is stored."""
        return document.toRawText().translate(_BREAKS)

    def position(self, document: QTextDocument, offset: int) -> int:
        """Return the document's position (UTF-16 units) of an offset of the stored text (code points)."""
        return units(self.stored(document)[:offset])

    def offset(self, document: QTextDocument, position: int) -> int:
        """Return the offset in the stored text (code points) of a document's position (UTF-16 units)."""
        text = self.stored(document)
        if not _wide(text):
            return position
        return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))

    def insert(self, cursor: QTextCursor, link: Link) -> None:
        """Put a link where a cursor is, in the place of what is selected."""
        cursor.insertText(str(link))


def units(text: str) -> int:
    """Return a text's length in UTF-16 units, as Qt counts."""
    return len(text.encode("utf-16-le")) // 2 if _wide(text) else len(text)


def _wide(text: str) -> bool:
    return bool(text) and max(text) > _WIDE

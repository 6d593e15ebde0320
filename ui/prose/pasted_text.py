"""A text from the clipboard put into a section's document; one in an old font is offered first, in both forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from cchc_desktop.reading.table_lines import cells_of
from ui.kit.old_text_offer import OldTextOffer
from ui.prose.text_form import LETTER
from ui.words import prose_texts

if TYPE_CHECKING:
    from cchc_desktop.base.unseen import Cleaned
    from cchc_desktop.desk.work.clipboard_prose import PastedProse

_PLAIN_TEXT = {ord(LETTER): None, ord("\t"): " "}


class OldTextPaste(OldTextOffer):
    """The offer under the editor; `chosen` has the PastedProse and the form of its text to put into the section.

    `closed` says that the offer is gone.
    """

    chosen = Signal(object, object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: PastedProse | None = None
        self.taken.connect(lambda: self._choose(converted=True))
        self.refused.connect(lambda: self._choose(converted=False))
        self.dismissed.connect(self.dismiss)

    def ask(self, found: PastedProse) -> None:
        """Show both forms of a text from the clipboard."""
        if found.modern is not None:
            self._found = found
            self.offer(found.fonts, found.changed, found.paragraphs, found.as_is.text, found.modern.text)

    def dismiss(self) -> bool:
        """Paste nothing; return whether there was an offer."""
        shown = not self.isHidden()
        if shown:
            self.hide()
            self.closed.emit()
        return shown

    def _choose(self, *, converted: bool) -> None:
        found, self._found = self._found, None
        if found is not None:
            self.chosen.emit(found, found.modern if converted and found.modern else found.as_is)
        self.dismiss()


def insert_prose(cursor: QTextCursor, found: PastedProse, text: Cleaned) -> str:
    """Put one form of a clipboard's text in the place of the selection, as one step of undo; say what it lost.

    A table at its edge gets lines of its own.
    """
    lines = text.text.translate(_PLAIN_TEXT)
    before = "\n" if cells_of(lines.partition("\n")[0]) and not at_line_head(cursor) else ""
    after = "\n" if cells_of(lines.rpartition("\n")[2]) and not _at_line_end(cursor) else ""
    cursor.insertText(f"{before}{lines}{after}")
    words = ", ".join(filter(None, (text.words, found.remark)))
    return prose_texts.PASTE_CLEANED.format(words) if words else ""


def at_line_head(cursor: QTextCursor) -> bool:
    """Return whether what is put in the place of the selection begins a paragraph."""
    start = QTextCursor(cursor.document())
    start.setPosition(cursor.selectionStart())
    return not start.block().text()[: start.positionInBlock()].strip()


def _at_line_end(cursor: QTextCursor) -> bool:
    """Return whether what is put in the place of the selection ends a paragraph."""
    end = QTextCursor(cursor.document())
    end.setPosition(cursor.selectionEnd())
    return not end.block().text()[end.positionInBlock() :].strip()

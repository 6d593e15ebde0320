"""The matches of a search in a section's text: each marked, the current one selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.kit import theme
from ui.kit.frames import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.prose.text_edit import ProseEdit

Span = tuple[int, int]
"""Two positions of a document, the end exclusive."""


def show_found(editor: ProseEdit, spans: Sequence[Span], current: Span | None) -> None:
    """Mark spans of a text, in place of those marked before, and select one of them."""
    editor.setExtraSelections([_selection(editor, span) for span in spans])
    restyle(editor, "searched", "true" if spans else "")
    if current:
        editor.setTextCursor(_cursor(editor, current))
        editor.ensureCursorVisible()


def _cursor(editor: ProseEdit, span: Span) -> QTextCursor:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _selection(editor: ProseEdit, span: Span) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = _cursor(editor, span)  # type: ignore[attr-defined] # PySide's stubs leave the fields out
    made.format.setBackground(theme.color("warn_line"))  # type: ignore[attr-defined]
    return made

"""Keys in the lines of a table: Tab goes from cell to cell, Enter to the next row, which is added at the end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from cchc_desktop.reading.table_lines import BAR, row_line
from ui.prose.paragraph_look import is_table_line
from ui.words import prose_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEP = QTextCursor.MoveMode.KeepAnchor


class TableKeys(QObject):
    """Watches an editor's keys while the caret is in a line of a table."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on Tab, Shift+Tab and Enter in a table; all else is the editor's."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or self._edit.isReadOnly():
            return False
        if not is_table_line(self._edit.textCursor().block().text()):
            return False
        if event.key() == Qt.Key.Key_Tab and not event.modifiers():
            return _step(self._edit)
        if event.key() == Qt.Key.Key_Backtab:
            return _step_back(self._edit)
        return event.key() in _ENTER and not event.modifiers() and _end_row(self._edit)


def insert_table(edit: QTextEdit) -> None:
    """Put a small table below the caret's line, its first head chosen to be typed over."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    if cursor.block().text().strip():
        cursor.insertBlock()
    heads = [prose_texts.TABLE_COLUMN.format(number) for number in (1, 2, 3)]
    cursor.insertText(row_line(heads))
    first = cursor.block()
    cursor.insertBlock()
    cursor.insertText(_blank_row(len(heads)))
    cursor.endEditBlock()
    _choose(edit, first, 0)


def _step(edit: QTextEdit) -> bool:
    """Choose the next cell; behind the last one of a table a row is added."""
    cursor = edit.textCursor()
    block, at = cursor.block(), _cell_of(cursor)
    if at + 1 < len(_cells(block)):
        _choose(edit, block, at + 1)
    elif is_table_line(block.next().text()):
        _choose(edit, block.next(), 0)
    else:
        _add_row(edit)
    return True


def _step_back(edit: QTextEdit) -> bool:
    """Choose the cell before; before the first one of a table the key is the editor's."""
    cursor = edit.textCursor()
    block, at = cursor.block(), _cell_of(cursor)
    if at > 0:
        _choose(edit, block, at - 1)
    elif is_table_line(block.previous().text()):
        _choose(edit, block.previous(), len(_cells(block.previous())) - 1)
    else:
        return False
    return True


def _end_row(edit: QTextEdit) -> bool:
    """Add a row below; in a blank row at the end of a table leave the table."""
    block = edit.textCursor().block()
    if is_table_line(block.next().text()):
        _choose(edit, block.next(), 0)
    elif block.text().replace(BAR, "").strip():
        _add_row(edit)
    else:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
        edit.setTextCursor(cursor)
    return True


def _add_row(edit: QTextEdit) -> None:
    cursor = edit.textCursor()
    cells = len(_cells(cursor.block()))
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock()
    cursor.insertText(_blank_row(cells))
    cursor.endEditBlock()
    _choose(edit, cursor.block(), 0)


def _blank_row(cells: int) -> str:
    """Return a row of blank cells, each with a space on both sides of what will be typed."""
    return BAR + f"  {BAR}" * cells


def _choose(edit: QTextEdit, block: QTextBlock, at: int) -> None:
    """Select the text of a cell; in a blank cell the caret is between two spaces, which are there for it."""
    cells, text = _cells(block), block.text()
    left, right = cells[min(max(at, 0), len(cells) - 1)]
    inside = text[left:right]
    start = left + len(inside) - len(inside.lstrip()) if inside.strip() else left + min(len(inside), 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + start + len(inside.strip()), _KEEP)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def _cells(block: QTextBlock) -> list[tuple[int, int]]:
    """Return where the cells of a line begin and end."""
    text = block.text()
    return [(left + 1, right) for left, right in pairwise(at for at, char in enumerate(text) if char == BAR)]


def _cell_of(cursor: QTextCursor) -> int:
    """Return the number of the cell that the end of the selection is in."""
    before = cursor.selectionEnd() - cursor.block().position()
    return cursor.block().text()[:before].count(BAR) - 1

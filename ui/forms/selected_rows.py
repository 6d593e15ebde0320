"""Actions on several rows of a form's table: select, copy to a spreadsheet, paste from one, clear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cchc_desktop.base.unseen import cleaned
from cchc_desktop.desk.work.clipboard_block import Block, block_of
from cchc_desktop.reading.old_fonts import modern
from cchc_desktop.reading.pasted_prose import listed, prose_of
from ui.forms.model import NOTE

if TYPE_CHECKING:
    from ui.forms.table import FormTable


def extend(direction: int, table: FormTable) -> bool:
    """Extend the selection by the row below or above."""
    row = table.beyond(table.row, direction)
    if row is not None:
        table.go(row, table.column, extend=True)
    return True


def widen(table: FormTable) -> bool:
    """Select results and notes of the selected rows; the keys of a single cell go to its text."""
    return _select(table, both=True)


def narrow(table: FormTable) -> bool:
    """Select one column of the selected rows again."""
    return _select(table, both=False)


def _select(table: FormTable, *, both: bool) -> bool:
    several = table.selection.several
    if several:
        table.selection = replace(table.selection, both=both)
        table.viewport().update()
    return several


def copy(table: FormTable) -> bool:
    """Copy the selected cells as a spreadsheet reads them; the text of a single one is copied by its editor."""
    chosen = table.selection
    if table.editor.line and not chosen.several:
        return False
    rows = [row for row in chosen.rows if not table.isRowHidden(row)]
    lines = ("\t".join(_quoted(table.form_model.copied(row, column)) for column in chosen.columns) for row in rows)
    QGuiApplication.clipboard().setText("".join(f"{line}\n" for line in lines))
    return True


def _quoted(text: str) -> str:
    """Return a cell as spreadsheets write it: in quotes if it has a line break or a tab, or begins with a quote."""
    plain = not text.startswith('"') and not any(sign in text for sign in "\n\t")
    return text if plain else '"' + text.replace('"', '""') + '"'


def paste(table: FormTable) -> bool:
    """Paste one cell, or the lines of a note, into the editor, a block into rows; ask first about old letters."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n")
    if modern(text).changed:
        table.old_text.emit(text)
    else:
        put(table, text)
    return True


def put(table: FormTable, text: str) -> None:
    """Put a text into the editor, if it is one cell or the lines of a note; emit `pasted` for a block."""
    block = block_of(text) if "\t" in text or "\n" in text else ((text.strip(),),)
    alone = table.editor.line and not table.selection.several
    if alone and len(block) == 1 and len(block[0]) == 1:
        _insert(table, block[0][0])
    elif alone and table.column == NOTE and _is_prose(text, block):
        _insert(table, text.strip())
    else:
        table.pasted.emit(text)


def _is_prose(text: str, block: Block) -> bool:
    """Return whether a text has lines, but no cells: a tab behind a bullet of Word parts none."""
    lines = tuple((line.strip(),) for line in text.split("\n"))
    return block == lines or ("\t" in text and "\t" not in listed(text))


def _insert(table: FormTable, text: str) -> None:
    """Put a pasted text into the editor of the current cell."""
    note = table.column == NOTE
    clean = prose_of(text, line_head=table.editor.at_line_head) if note else cleaned(text, figure=True)
    table.editor.insert(clean.text)
    if clean.words:
        table.cleaned.emit(clean.words)


def clear(table: FormTable) -> bool:
    """Emit `cleared` for the selected cells; the keys of a single cell go to its text."""
    if table.selection.several:
        table.cleared.emit()
    return table.selection.several

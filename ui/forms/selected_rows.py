"""Actions on several rows of a form's table: select, copy to a spreadsheet, paste from one, clear."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cchc_desktop.desk.work.pasting import block_of
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
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows([table.form_model.copied(row, column) for column in chosen.columns] for row in chosen.rows)
    QGuiApplication.clipboard().setText(out.getvalue())
    return True


def paste(table: FormTable) -> bool:
    """Paste one cell, or the lines of a note, into the editor; emit `pasted` for a block."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n")
    block = block_of(text) if "\t" in text or "\n" in text else ((text.strip(),),)
    alone = table.editor.line and not table.selection.several
    if alone and len(block) == 1 and len(block[0]) == 1:
        table.editor.insert(block[0][0])
    elif alone and table.column == NOTE and "\t" not in text and '"' not in text[:1]:
        table.editor.insert(text.strip())
    else:
        table.pasted.emit(text)
    return True


def clear(table: FormTable) -> bool:
    """Emit `cleared` for the selected cells; the keys of a single cell go to its text."""
    if table.selection.several:
        table.cleared.emit()
    return table.selection.several

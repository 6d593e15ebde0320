"""Several rows of a form's table at once: selected, copied to a spreadsheet, pasted from one, cleared."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cchc_desktop.desk.work.pasting import block_of
from ui.forms.model import NOTE

if TYPE_CHECKING:
    from ui.forms.cells import FormCells


def select(step: int, view: FormCells) -> bool:
    """Take the row below or above into the selection."""
    row = view.beyond(view.row, step)
    if row is not None:
        view.go(row, view.column, extend=True)
    return True


def widen(view: FormCells, *, both: bool) -> bool:
    """Select results and notes, or one column again; a single cell's keys belong to its text."""
    if not view.selection.several:
        return False
    view.select(both=both)
    return True


def copy(view: FormCells) -> bool:
    """Copy the selected cells as a spreadsheet reads them; the text of a single one is copied by its editor."""
    chosen = view.selection
    if view.editing() and not chosen.several:
        return False
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows([view.form.copied(row, column) for column in chosen.columns] for row in chosen.rows)
    QGuiApplication.clipboard().setText(out.getvalue())
    return True


def paste(view: FormCells) -> bool:
    """Paste one cell, or the lines of a note, into the editor; hand on a block."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n")
    block = block_of(text) if "\t" in text or "\n" in text else ((text.strip(),),)
    alone = view.editing() and not view.selection.several
    if alone and len(block) == 1 and len(block[0]) == 1:
        view.insert(block[0][0])
    elif alone and view.column == NOTE and "\t" not in text and '"' not in text[:1]:
        view.insert(text.strip())
    else:
        view.pasted.emit(text)
    return True


def clear(view: FormCells) -> bool:
    """Ask for the selected cells to be cleared; a single one's keys belong to its text."""
    if view.selection.several:
        view.cleared.emit()
    return view.selection.several

"""Several rows of a form's table at once: which are selected, copied to a spreadsheet, pasted from one, cleared."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cchc_desktop.desk.pasting import block_of
from ui.form_model import NOTE, RESULT

if TYPE_CHECKING:
    from ui.form_view import FormView


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows from `anchor` to the current one, in its column or in results and notes both."""

    anchor: int
    row: int
    column: int
    both: bool = False

    @property
    def rows(self) -> range:
        """The selected rows, downwards."""
        return range(min(self.anchor, self.row), max(self.anchor, self.row) + 1)

    @property
    def columns(self) -> tuple[int, ...]:
        """The selected columns."""
        return (RESULT, NOTE) if self.both else (self.column,)

    @property
    def several(self) -> bool:
        """Whether more than the current cell is selected."""
        return self.anchor != self.row or self.both


def select(step: int, view: FormView) -> bool:
    """Take the row below or above into the selection."""
    row = view.beyond(view.row, step)
    if row is not None:
        view.go(row, view.column, extend=True)
    return True


def widen(view: FormView, *, both: bool) -> bool:
    """Select results and notes, or one column again; a single cell's keys belong to its text."""
    if not view.selection.several:
        return False
    view.select(both=both)
    return True


def copy(view: FormView) -> bool:
    """Copy the selected cells as a spreadsheet reads them; the text of a single one is copied by its editor."""
    chosen = view.selection
    if view.editing() and not chosen.several:
        return False
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerows([view.form.copied(row, column) for column in chosen.columns] for row in chosen.rows)
    QGuiApplication.clipboard().setText(out.getvalue())
    return True


def paste(view: FormView) -> bool:
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


def clear(view: FormView) -> bool:
    """Ask for the selected cells to be cleared; a single one's keys belong to its text."""
    if view.selection.several:
        view.cleared.emit()
    return view.selection.several

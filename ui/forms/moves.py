"""The actions of keys on one cell: going to the next row to fill, to the note, a page on; edit, undo, fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.forms.model import NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.forms.table import FormTable


def fill(direction: int, table: FormTable) -> bool:
    """Go to the next row the commune fills in the same column; emit `ended` after the last one."""
    if not _fill(direction, table, (table.column,)) and direction > 0:
        table.ended.emit()
    return True


def step(direction: int, table: FormTable) -> bool:
    """Go to the next visible row."""
    row = table.beyond(table.row, direction)
    if row is not None:
        table.go(row, table.column)
    return True


def edge(direction: int, table: FormTable) -> bool:
    """Go to the first or the last visible row."""
    row = table.beyond(-1, 1) if direction < 0 else table.beyond(len(table.laid), -1)
    if row is not None:
        table.go(row, table.column)
    return True


def page(direction: int, table: FormTable) -> bool:
    """Go as many rows on as the table shows at once."""
    room = max(table.viewport().height() - table.laid[table.row].height, 1)
    row, following = table.row, table.beyond(table.row, direction)
    while room > 0 and following is not None:
        row = following
        room -= table.laid[row].height
        following = table.beyond(row, direction)
    if row != table.row:
        table.go(row, table.column)
    return True


def aside(table: FormTable) -> bool:
    """Go from a result to the next one of its row, to its note, to the next result; False leads out of the table."""
    return _beside(1, table) or _fill(1, table, table.form_model.values)


def aside_back(table: FormTable) -> bool:
    """Go from a note to its last result, to the one before, to the note before; False leads out of the table."""
    return _beside(-1, table) or _fill(-1, table, (NOTE,))


def _beside(direction: int, table: FormTable) -> bool:
    """Go to the next cell of the row that can be edited; return False if there is none."""
    cells = (*table.form_model.values, NOTE)
    at = cells.index(table.column) + direction
    while 0 <= at < len(cells):
        if table.form_model.editable(table.row, cells[at]):
            table.go(table.row, cells[at])
            return True
        at += direction
    return False


def edit_text(table: FormTable) -> bool:
    """Put the caret behind the text and select nothing; open a computed row's cell."""
    if table.editor.line is None:
        if table.form_model.cell(table.row, table.column).row.kind == "heading":
            return False
        table.go(table.row, table.column, force=True)
    if table.editor.line:
        table.editor.line.start_editing()
    return True


def edit_note(table: FormTable) -> bool:
    """Edit the row's note."""
    if table.form_model.editable(table.row, NOTE):
        table.go(table.row, NOTE)
        edit_text(table)
    return True


def undo_cell(table: FormTable) -> bool:
    """Restore the text that the cell had when it was entered; return False if it still has it."""
    undone = table.editor.line is not None and table.editor.line.undo_all()
    table.save()
    return undone


def menu(table: FormTable) -> bool:
    """Ask for the menu of the current cell, under it."""
    table.ask_menu()
    return True


def act(table: FormTable) -> bool:
    """Request the action of the current row: that of the chosen message, else of the first that has one."""
    table.save()
    message = table.chosen_action()
    if message:
        table.action_requested.emit(message.finding)
    return message is not None


def next_action(table: FormTable) -> bool:
    """Choose the row's next action, cyclically."""
    table.action = (table.action + 1) % max(len(table.actions_here()), 1)
    table.viewport().update()
    return True


def _fill(direction: int, table: FormTable, columns: Sequence[int]) -> bool:
    """Go to the next row that the commune fills in one of some columns; return False if there is none."""
    row = table.beyond(table.row, direction)
    while row is not None:
        if stops := table.form_model.stops(row, columns):
            table.go(row, stops[0])
            return True
        row = table.beyond(row, direction)
    table.save()
    return False

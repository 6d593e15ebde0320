"""Where the keys lead in a form's table: to the next row to fill, aside to the note, a row or a page on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.editors import Move
from ui.form_model import NOTE, RESULT

if TYPE_CHECKING:
    from ui.form_view import FormView


def _fill(step: int, view: FormView) -> bool:
    """Go to the next row the commune fills, in the same column; stay at the ends."""
    row = view.row + step
    while 0 <= row < len(view.laid) and not view.form.fillable(row):
        row += step
    if not 0 <= row < len(view.laid):
        view.save()
        return False
    view.go(row, view.column)
    return True


def _step(step: int, view: FormView) -> bool:
    row = min(max(view.row + step, 0), len(view.laid) - 1)
    if row != view.row:
        view.go(row, view.column)
    return True


def _page(direction: int, view: FormView) -> bool:
    room = max(view.viewport().height() - view.laid[view.row].height, 1)
    row = view.row
    while room > 0 and 0 <= row + direction < len(view.laid):
        row += direction
        room -= view.laid[row].height
    return _step(row - view.row, view)


def _aside(view: FormView) -> bool:
    if view.column == RESULT and view.form.editable(view.row, NOTE):
        view.go(view.row, NOTE)
        return True
    view.save()
    return _to_result(1, view)


def _aside_back(view: FormView) -> bool:
    if view.column == NOTE:
        view.go(view.row, RESULT)
        return True
    view.save()
    return _to_result(-1, view)


def _to_result(step: int, view: FormView) -> bool:
    row = view.row + step
    while 0 <= row < len(view.laid) and not view.form.fillable(row):
        row += step
    if not 0 <= row < len(view.laid):
        return False
    view.go(row, RESULT if step > 0 else NOTE)
    return True


def _note(view: FormView) -> bool:
    if view.form.editable(view.row, NOTE):
        view.go(view.row, NOTE)
        view.caret_into()
    return True


MOVES: dict[Move, Callable[[FormView], bool]] = {
    Move.NEXT: partial(_fill, 1),
    Move.BACK: partial(_fill, -1),
    Move.DOWN: partial(_step, 1),
    Move.UP: partial(_step, -1),
    Move.PAGE_DOWN: partial(_page, 1),
    Move.PAGE_UP: partial(_page, -1),
    Move.ASIDE: _aside,
    Move.ASIDE_BACK: _aside_back,
    Move.UNDO: lambda view: view.undo_cell(),
    Move.EDIT: lambda view: view.caret_into(),
    Move.NOTE: _note,
    Move.ACT: lambda view: view.act(),
}

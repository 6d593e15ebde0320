"""Where the keys lead in a form's table: to the next row to fill, aside to the note, a row or a page on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.forms import blocks
from ui.forms.editors import Move
from ui.forms.model import NOTE, RESULT

if TYPE_CHECKING:
    from ui.forms.cells import FormCells


def _fill(step: int, view: FormCells) -> bool:
    """Go to the next row the commune fills, in the same column; stay at the ends."""
    row = _fillable(view, step)
    if row is None:
        view.save()
        return False
    view.go(row, view.column)
    return True


def _fillable(view: FormCells, step: int) -> int | None:
    row = view.beyond(view.row, step)
    while row is not None and not view.form.fillable(row):
        row = view.beyond(row, step)
    return row


def _step(step: int, view: FormCells) -> bool:
    row = view.beyond(view.row, step)
    if row is not None:
        view.go(row, view.column)
    return True


def _page(direction: int, view: FormCells) -> bool:
    room = max(view.viewport().height() - view.laid[view.row].height, 1)
    row, following = view.row, view.beyond(view.row, direction)
    while room > 0 and following is not None:
        row = following
        room -= view.laid[row].height
        following = view.beyond(row, direction)
    if row != view.row:
        view.go(row, view.column)
    return True


def _aside(view: FormCells) -> bool:
    if view.column == RESULT and view.form.editable(view.row, NOTE):
        view.go(view.row, NOTE)
        return True
    view.save()
    return _to_result(1, view)


def _aside_back(view: FormCells) -> bool:
    if view.column == NOTE:
        view.go(view.row, RESULT)
        return True
    view.save()
    return _to_result(-1, view)


def _to_result(step: int, view: FormCells) -> bool:
    row = _fillable(view, step)
    if row is None:
        return False
    view.go(row, RESULT if step > 0 else NOTE)
    return True


def _note(view: FormCells) -> bool:
    if view.form.editable(view.row, NOTE):
        view.go(view.row, NOTE)
        view.caret_into()
    return True


MOVES: dict[Move, Callable[[FormCells], bool]] = {
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
    Move.NEXT_ACTION: lambda view: view.next_action(),
    Move.SELECT_DOWN: partial(blocks.select, 1),
    Move.SELECT_UP: partial(blocks.select, -1),
    Move.WIDER: partial(blocks.widen, both=True),
    Move.NARROWER: partial(blocks.widen, both=False),
    Move.COPY: blocks.copy,
    Move.PASTE: blocks.paste,
    Move.CLEAR: blocks.clear,
}

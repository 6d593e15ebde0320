"""The keys of a form's table, and the action of each; the actions are in `moves` and `selected_rows`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.forms import moves, selected_rows

if TYPE_CHECKING:
    from ui.forms.table import FormTable

Action = Callable[["FormTable"], bool]
"""An action of a key in a table; it returns False if there was nothing to do."""

_NONE: dict[Qt.Key, Action] = {
    Qt.Key.Key_Return: partial(moves.fill, 1),
    Qt.Key.Key_Enter: partial(moves.fill, 1),
    Qt.Key.Key_Down: partial(moves.step, 1),
    Qt.Key.Key_Up: partial(moves.step, -1),
    Qt.Key.Key_PageDown: partial(moves.page, 1),
    Qt.Key.Key_PageUp: partial(moves.page, -1),
    Qt.Key.Key_Tab: moves.aside,
    Qt.Key.Key_Escape: moves.undo_cell,
    Qt.Key.Key_F2: moves.edit_text,
    Qt.Key.Key_F4: moves.edit_note,
    Qt.Key.Key_Delete: selected_rows.clear,
}
_SHIFT: dict[Qt.Key, Action] = {
    Qt.Key.Key_Return: partial(moves.fill, -1),
    Qt.Key.Key_Enter: partial(moves.fill, -1),
    Qt.Key.Key_Tab: moves.aside_back,
    Qt.Key.Key_Backtab: moves.aside_back,
    Qt.Key.Key_Down: partial(selected_rows.extend, 1),
    Qt.Key.Key_Up: partial(selected_rows.extend, -1),
    Qt.Key.Key_Right: selected_rows.widen,
    Qt.Key.Key_Left: selected_rows.narrow,
    Qt.Key.Key_Insert: selected_rows.paste,
}
_CTRL: dict[Qt.Key, Action] = {
    Qt.Key.Key_Return: moves.act,
    Qt.Key.Key_Enter: moves.act,
    Qt.Key.Key_Down: moves.next_action,
    Qt.Key.Key_Home: partial(moves.edge, -1),
    Qt.Key.Key_End: partial(moves.edge, 1),
    Qt.Key.Key_C: selected_rows.copy,
    Qt.Key.Key_Insert: selected_rows.copy,
    Qt.Key.Key_V: selected_rows.paste,
    Qt.Key.Key_Period: moves.menu,
}
_KEYS = {
    Qt.KeyboardModifier.NoModifier: _NONE,
    Qt.KeyboardModifier.ShiftModifier: _SHIFT,
    Qt.KeyboardModifier.ControlModifier: _CTRL,
}

_OF_EDITOR_TOO: tuple[Action, ...] = (
    selected_rows.widen, selected_rows.narrow, selected_rows.copy, selected_rows.paste, selected_rows.clear,
)  # fmt: skip
"""Actions whose key goes to the editor if the table has nothing to do."""


def attach(table: FormTable) -> None:
    """Connect the keys of a table and its editor to their actions."""
    table.on_key = partial(_in_table, table)
    table.editor.on_key = partial(_in_editor, table)


def _in_table(table: FormTable, event: QKeyEvent) -> bool:
    """Run the action of a key in a table whose current cell has no editor; return False if there was nothing to do."""
    action = _action_of(event)
    return action is not None and action(table)


def _in_editor(table: FormTable, event: QKeyEvent) -> bool:
    """Run the action of a key in the editor; return False to leave it to the editor. Tab may leave the table."""
    action = _action_of(event)
    if action is None:
        return False
    done = action(table)
    if not done and action in (moves.aside, moves.aside_back):
        table.focusNextPrevChild(action is moves.aside)
    return done or action not in _OF_EDITOR_TOO


def _action_of(event: QKeyEvent) -> Action | None:
    modifiers = event.modifiers()
    typed = modifiers ^ (modifiers & Qt.KeyboardModifier.KeypadModifier)
    return _KEYS.get(typed, {}).get(Qt.Key(event.key()))

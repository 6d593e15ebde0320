"""The menu of a cell in a form's table: what the keys do, by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from cchc_desktop.desk.work.blank_rows import counted_rows
from ui.forms import moves, selected_rows
from ui.words import common_texts, form_texts
from ui.words.versions import history_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from cchc_desktop.report.template import Row
    from ui.forms.bulk import BulkFiller
    from ui.forms.table import FormTable


def show_menu(
    table: FormTable,
    bulk: BulkFiller,
    undo: Callable[[], None],
    ways: tuple[Callable[[], object], Callable[[], object]],
    at: QPoint,
) -> None:
    """Show the menu of the current cell, or of the selected rows, at a point; `ways` lead to history and help."""
    history, help_ = ways
    menu = QMenu(table)
    editable, several = table.form_model.open_report.editable, table.selection.several
    _add(menu, form_texts.MENU_COPY, "Ctrl+C", lambda: copy_cell(table))
    if editable:
        paste = _add(menu, form_texts.MENU_PASTE, "Ctrl+V", lambda: selected_rows.paste(table))
        paste.setEnabled(bool(QGuiApplication.clipboard().text()))
        if several:
            _add(menu, form_texts.MENU_CLEAR, "Delete", lambda: selected_rows.clear(table))
        undoing = _add(menu, common_texts.UNDO, "Ctrl+Z", lambda: _undo(table, undo))
        undoing.setEnabled(table.form_model.open_report.can_undo or table.editor.has_typing)
        menu.addSeparator()
        _add_rows(menu, bulk)
        if not several and table.editor.line:
            _add(menu, form_texts.MENU_EDIT, "F2", lambda: moves.edit_text(table))
            _add(menu, form_texts.MENU_NOTE, "F4", lambda: moves.edit_note(table))
    _add(menu, history_texts.MENU, "F7", history)
    _add(menu, form_texts.MENU_HELP, "F1", help_)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def copy_cell(table: FormTable) -> None:
    """Copy the text selected in the cell, the whole cell, or the selected rows."""
    line = table.editor.line
    if line and not table.selection.several:
        QGuiApplication.clipboard().setText(line.selected or table.form_model.copied(table.row, table.column))
    else:
        selected_rows.copy(table)


def _undo(table: FormTable, undo: Callable[[], None]) -> None:
    """Undo what was typed in the cell since it was saved, else the last edit of the report."""
    line = table.editor.line
    if line and line.undoable:
        line.undo()
    else:
        undo()


def _add_rows(menu: QMenu, bulk: BulkFiller) -> None:
    meant, whole = bulk.meant(), bulk.whole()
    offers: list[tuple[str, Sequence[Row], Callable[[Sequence[Row]], None]]] = [
        (form_texts.MENU_ZERO, counted_rows(meant), bulk.ask_zero),
        (form_texts.MENU_EXPLAIN, bulk.unexplained(meant), bulk.ask_reason),
    ]
    if len(whole) > len(meant):
        offers += [
            (form_texts.MENU_ZERO_FORM, counted_rows(whole), bulk.ask_zero),
            (form_texts.MENU_EXPLAIN_FORM, bulk.unexplained(whole), bulk.ask_reason),
        ]
    for words, rows, ask in offers:
        if rows:
            menu.addAction(words.format(len(rows))).triggered.connect(lambda _=False, ask=ask, rows=rows: ask(rows))
    if whole:
        menu.addSeparator()


def _add(menu: QMenu, words: str, key: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(f"{words}\t{key}")  # a name of the key alone: the shortcut itself is the window's
    action.triggered.connect(act)
    return action

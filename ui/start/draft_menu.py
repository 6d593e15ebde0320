"""The menu of a draft in the list: what a key does too, for those who look for it with the right mouse button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    MenuLine = tuple[str, str, Callable[[], object]]
    """The words of a line, its key, and what it does."""


def show_menu(parent: QWidget, place: QPoint, groups: Sequence[Sequence[MenuLine]]) -> QMenu:
    """Show lines in groups as a menu at a place; it is deleted when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        for words, key, act in group:
            # the key is said, not bound: the list has it already
            menu.addAction(f"{words}\t{key}" if key else words).triggered.connect(lambda _checked, act=act: act())
    menu.popup(place)
    menu.setActiveAction(menu.actions()[0])
    return menu

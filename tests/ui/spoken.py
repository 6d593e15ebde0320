"""A page as a screen reader is told of it: Qt's accessibility tree, which Windows hands out as UI Automation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget

Role = QAccessible.Role
WITH_VALUE = (Role.EditableText, Role.ComboBox, Role.SpinBox)
TABLES = (Role.Table, Role.Tree)
LISTS = (Role.List,)
ACTING = (Role.Button, Role.CheckBox, Role.RadioButton, Role.Link, Role.PageTab, *WITH_VALUE, *TABLES, *LISTS)
"""The roles of what a user acts on or goes through; others only hold or show something."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of one part of a page: its role, name, value and whether it is checked, and its description."""

    role: str
    name: str
    value: str
    description: str


def parts(widget: QWidget) -> list[QAccessibleInterface]:
    """Return the interface of every visible part of a page that a user acts on, in order."""
    return [found for found in _walk(QAccessible.queryAccessibleInterface(widget)) if found.role() in ACTING]


def said(part: QAccessibleInterface) -> Spoken:
    """Return what is said of a part."""
    return Spoken(part.role().name, name_of(part), value_of(part), part.text(QAccessible.Text.Description))


def name_of(part: QAccessibleInterface) -> str:
    """Return the name of a part; on Linux Qt gives a box's choice as its name, and elsewhere this."""
    box = part.object()
    return box.accessibleName() if isinstance(box, QComboBox) else part.text(QAccessible.Text.Name)


def value_of(part: QAccessibleInterface) -> str:
    """Return the value of a part: its text, its choice, whether it is checked, the size of a list or table."""
    if part.role() in WITH_VALUE:
        return part.text(QAccessible.Text.Value)
    if part.role() in (*TABLES, *LISTS):
        return " x ".join(map(str, (len(rows_of(part)), *([len(heads_of(part))] if part.role() in TABLES else []))))
    state = state_of(part)
    return ("checked" if state.checked else "not checked") if state.checkable else ""


def state_of(part: QAccessibleInterface) -> Any:  # noqa: ANN401 - the stubs leave the fields of a state out
    """Return the state of a part."""
    return part.state()


def heads_of(part: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Return the heads of the columns of a table; a list has none."""
    return [found for found in _children(part) if found.role() is Role.ColumnHeader]


def rows_of(part: QAccessibleInterface) -> list[list[QAccessibleInterface]]:
    """Return the cells of a table, or the lines of a list, by rows."""
    cells = [found for found in _children(part) if found.role() in (Role.Cell, Role.ListItem, Role.TreeItem)]
    width = len(heads_of(part)) or 1
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def _children(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(part.childCount()):
        child: QAccessibleInterface | None = part.child(number)
        if child is not None and child.isValid():
            yield child


def _walk(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield part
    if part.role() in (*TABLES, *LISTS, Role.ComboBox):  # its cells are asked through its table
        return
    for child in _children(part):
        if not state_of(child).invisible:
            yield from _walk(child)

"""The keyboard focus: its order, and the reasons for which it leaves only for a moment."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons of a focus change that does not leave a field: a menu, which acts on the selection, or another window."""


def after(page: QWidget, *parts: QWidget) -> None:
    """Set the Tab order so that parts come after the last widget of a page; the order inside the page stays."""
    inside, widget = list[QWidget](), page.nextInFocusChain()
    while widget is not None and widget is not page:
        if page.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            inside.append(widget)
        widget = widget.nextInFocusChain()
    in_order(*inside[-1:], *parts)


def in_order(*parts: QWidget) -> None:
    """Set the Tab order of parts, and within each the order of creation; pop-up lists are left out."""
    inside = [
        widget for part in parts for widget in (part, *part.findChildren(QWidget)) if widget.window() is part.window()
    ]
    for one, other in pairwise(widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        QWidget.setTabOrder(one, other)

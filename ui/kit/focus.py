"""The keyboard focus: its order, and the reasons for which it leaves only for a moment."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons of a focus change that does not leave a field: a menu, which acts on the selection, or another window."""


def following(widget: QWidget) -> QWidget:
    """Return the widget that Tab leads to from another, itself if there is no other."""
    found = widget.nextInFocusChain()
    while found is not None and found is not widget:
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus and found.isVisible() and found.isEnabled():
            return found
        found = found.nextInFocusChain()
    return widget


def in_order(*parts: QWidget) -> None:
    """Set the Tab order of parts, and within each the order of creation; pop-up lists are left out."""
    inside = [
        widget for part in parts for widget in (part, *part.findChildren(QWidget)) if widget.window() is part.window()
    ]
    for one, other in pairwise(widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        QWidget.setTabOrder(one, other)

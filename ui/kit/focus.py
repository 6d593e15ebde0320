"""The keyboard focus: its order, and the reasons for which it only seems to leave."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Why the keyboard goes though the user stays: to a menu, which works on the selection, or to another window."""


def in_order(*parts: QWidget) -> None:
    """Let Tab go through parts in this order, and within each as it was made; lists that pop up are not among them."""
    inside = [
        widget for part in parts for widget in (part, *part.findChildren(QWidget)) if widget.window() is part.window()
    ]
    for one, other in pairwise(widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        QWidget.setTabOrder(one, other)

"""The keyboard focus: its order, and the reasons for which it leaves only for a moment."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons of a focus change that does not leave a field: a menu, which acts on the selection, or another window."""


def leaving(parts: Sequence[QWidget]) -> QWidget | None:
    """Return what Tab leads to if it leaves one of some parts for the next, in their order; None if it stays inside."""
    here = QApplication.focusWidget()
    at = next((at for at, part in enumerate(parts) if here is not None and _inside(part, here)), -1)
    if here is None or at < 0 or _inside(parts[at], _following(here) or here):
        return None
    firsts = (part if _takes(part) else _following(part, part) for part in (*parts[at + 1 :], *parts[:at]))
    return next((first for first in firsts if first is not None), None)


def _inside(part: QWidget, widget: QWidget) -> bool:
    return widget is part or part.isAncestorOf(widget)


def _following(widget: QWidget, part: QWidget | None = None) -> QWidget | None:
    """Return the widget behind another in Qt's own Tab order, the first of a part if one is given; None without any."""
    found = widget.nextInFocusChain()
    while found is not None and found is not widget:
        if _takes(found) and (part is None or _inside(part, found)):
            return found
        found = found.nextInFocusChain()
    return None


def _takes(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def in_order(*parts: QWidget) -> None:
    """Set the Tab order of parts, and within each the order of creation; pop-up lists are left out."""
    inside = [
        widget for part in parts for widget in (part, *part.findChildren(QWidget)) if widget.window() is part.window()
    ]
    for one, other in pairwise(widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        QWidget.setTabOrder(one, other)

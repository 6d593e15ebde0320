"""Rows of parts, and the margin that buttons keep for the focus ring."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import RING, Button

_GAP = 8


def row_of(*parts: QWidget | None) -> QHBoxLayout:
    """Return a row of parts, visibly 8 apart; None takes the remaining width.

    The margin of a button for its ring counts as part of the gap, and lies outside the edges of the row.
    """
    row = QHBoxLayout()
    row.setSpacing(0)
    before: QWidget | None = None
    for part in parts:
        gap = _GAP if part is not None and before is not None else 0
        row.addSpacing(gap - RING * (isinstance(before, Button) + isinstance(part, Button)))
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
        before = part
    row.addSpacing(-RING if isinstance(before, Button) else 0)
    return row


def outset(part: QWidget) -> QHBoxLayout:
    """Return a row whose part reaches over the edges of its column, by the margin of its buttons for their rings."""
    row = QHBoxLayout()
    row.addSpacing(-RING)
    row.addWidget(part)
    row.addSpacing(-RING)
    return row

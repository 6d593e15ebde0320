"""Rows of parts, and the room that buttons keep for the ring of the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import RING, Button

_GAP = 8


def row_of(*parts: QWidget | None) -> QHBoxLayout:
    """Put parts side by side, 8 apart to the eye; None takes the room that is left.

    The room a button keeps for its ring counts as part of the gap, and lies outside the edges of the row.
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
    """Let a part reach over the edges of its column, by the room it keeps for the rings of its buttons."""
    row = QHBoxLayout()
    row.addSpacing(-RING)
    row.addWidget(part)
    row.addSpacing(-RING)
    return row

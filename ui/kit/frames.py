"""Frames and properties by which the style sheet picks a look."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget


def frame(role: str) -> QFrame:
    """Return a frame whose look the role picks in the style sheet."""
    made = QFrame()
    made.setProperty("frame", role)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and apply the style sheet to the widget again if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)

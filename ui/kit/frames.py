"""Frames, and properties that select rules of the style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget


def frame(role: str) -> QFrame:
    """Return a frame; its role selects a rule of the style sheet."""
    made = QFrame()
    made.setProperty("frame", role)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads, and apply the style sheet to the widget again if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)

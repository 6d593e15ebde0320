"""What the program leaves on the clipboard when it ends."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

OWN_TYPE = "application/x-cchc-prose"
"""Stored text with its links, which only this program understands."""


def settle() -> None:
    """Leave plain text where the program's own data lie: data made in Python must not outlive Python, or Qt crashes."""
    clipboard = QGuiApplication.clipboard()
    data = cast("QMimeData | None", clipboard.mimeData())  # nothing at all where nothing was ever copied
    if data is not None and data.hasFormat(OWN_TYPE):
        clipboard.setText(clipboard.text())

"""Asking for the files of templates, with the dialogs of the system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def asked_file(parent: QWidget, title: str, folder: str, endings: str) -> Path | None:
    """Return a file that is there, None if none was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, endings)
    return Path(name) if name else None


def asked_workbook(parent: QWidget, title: str, named: Path, endings: str) -> Path | None:
    """Return the name of a workbook to be written, None if none was chosen."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(named), endings)
    return Path(name).with_suffix(".xlsx") if name else None

"""Dragging files over the window as the system does: to the window's handle, not to a widget."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ui.shell.window import MainWindow

_PLACE = QPoint(400, 300)


def _urls(files: tuple[Path, ...]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def drag(window: MainWindow, *files: Path) -> bool:
    """Drag files over a window; return whether it would take them."""
    mime = _urls(files)
    event = QDragEnterEvent(
        _PLACE, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def leave(window: MainWindow) -> None:
    """Drag away again."""
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())


def drop(window: MainWindow, *files: Path) -> bool:
    """Drop files on a window; return whether it took them."""
    mime = _urls(files)
    event = QDropEvent(
        _PLACE, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()

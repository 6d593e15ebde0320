"""The keys that change the zoom of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.shell.window_settings import stepped

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window_settings import WindowSettings

_KEYS = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}


class ZoomKeys(QObject):
    """Changes the zoom by keys and stores it; `changed` has the new one."""

    changed = Signal(float)

    def __init__(self, settings: WindowSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        for key, step in _KEYS.items():
            QShortcut(QKeySequence(key), window).activated.connect(partial(self._zoom, step))

    def _zoom(self, step: int) -> None:
        before = self._settings.zoom
        zoom = stepped(before, step)
        if zoom != before:
            self._settings.set_zoom(zoom)
            self.changed.emit(zoom)

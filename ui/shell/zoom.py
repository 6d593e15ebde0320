"""The keys and the wheel that change the zoom of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent

from ui.shell.window_settings import stepped

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

    from ui.shell.window_settings import WindowSettings

_KEYS = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1, "Ctrl+0": 0}
_NOTCH = 120
"""The angle of one notch of a mouse's wheel; a touch pad sends less at a time."""


class ZoomControl(QObject):
    """Changes the zoom by keys and by Ctrl with the wheel, and stores it; `changed` has the new one."""

    changed = Signal(float)

    def __init__(self, settings: WindowSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._turned = 0
        for key, step in _KEYS.items():
            QShortcut(QKeySequence(key), window).activated.connect(partial(self._zoom, step))

    def watch(self, handle: QWindow) -> None:
        """Watch the wheel over the whole window, before any editor of it scrolls."""
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom by a notch of the wheel with Ctrl."""
        if event.type() is not QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            return False
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned = 0
            self._zoom(1 if steps > 0 else -1)
        return True

    def _zoom(self, step: int) -> None:
        before = self._settings.zoom
        zoom = stepped(before, step)
        if zoom != before:
            self._settings.set_zoom(zoom)
            self.changed.emit(zoom)

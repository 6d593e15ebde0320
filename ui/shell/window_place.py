"""The place of the window on the screen: never larger than the area that is free there, and never beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QObject, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QWidget

_SIZE = QSize(1366, 720)
_LEAST = QSize(960, 600)
_FRAME = QMargins(8, 32, 8, 8)
"""The room for title bar and borders while the window's system has not said how wide they are."""


class WindowPlace(QObject):
    """Keeps a window within the screens: at its first start, where it was left, and when a screen is taken away."""

    def __init__(self, window: QWidget, saved: QByteArray) -> None:
        super().__init__(window)
        self._window = window
        self._known = window.restoreGeometry(saved)
        if not self._known:
            window.resize(_SIZE)
        self.fit()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.fit)
            app.primaryScreenChanged.connect(self.fit)

    def fit(self) -> None:
        """Make the window no larger than its screen, and move it there if no screen shows its title bar."""
        screens = QGuiApplication.screens()
        if not screens:  # for a moment, while the last one is exchanged
            return
        screen = screen_of(self._window.geometry(), screens) or QGuiApplication.primaryScreen()
        free = screen.availableGeometry().marginsRemoved(_FRAME)
        self._window.setMinimumSize(_LEAST.boundedTo(free.size()))
        if self._window.isMaximized() or self._window.isFullScreen():
            return
        now = self._window.geometry()
        fitting = fitted(now, free, centred=not self._known)
        if fitting != now:
            self._window.setGeometry(fitting)


def screen_of(place: QRect, screens: list[QScreen]) -> QScreen | None:
    """Return the screen that shows the most of a place, None if none shows any of it."""
    shown = {screen: screen.availableGeometry().intersected(place) for screen in screens}
    best = max(screens, key=lambda screen: shown[screen].width() * shown[screen].height(), default=None)
    return best if best is not None and not shown[best].isEmpty() else None


def fitted(place: QRect, free: QRect, *, centred: bool = False) -> QRect:
    """Return a place made to fit into the free area: as little smaller and as little moved as that takes."""
    size = place.size().boundedTo(free.size())
    fitting = QRect(place.topLeft(), size)
    if centred:
        fitting.moveCenter(free.center())
    fitting.moveLeft(min(max(fitting.left(), free.left()), free.right() - size.width() + 1))
    fitting.moveTop(min(max(fitting.top(), free.top()), free.bottom() - size.height() + 1))
    return fitting

"""The pause in typing after which the typed text is saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PAUSE_MS = 700
LATEST_MS = 2500
"""The longest wait after the first unsaved key: with the time of saving, at most 3 s of typing can be lost."""


class SavePause(QObject):
    """Waits while keys follow each other; `over` asks for saving, `changed` reports that waiting began or ended.

    Every key restarts the pause, but saving is never delayed for longer than LATEST_MS.
    """

    over = Signal()
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._end)
        self._latest.timeout.connect(self._end)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._waiting

    def restart(self) -> None:
        """Restart the pause after a key."""
        self._pause.start()
        if not self._waiting:
            self._waiting = True
            self._latest.start()
            self.changed.emit()

    def stop(self) -> None:
        """Stop waiting: the typed text is saved or undone."""
        if self._waiting:
            self._waiting = False
            self._pause.stop()
            self._latest.stop()
            self.changed.emit()

    def _end(self) -> None:
        self.stop()
        self.over.emit()

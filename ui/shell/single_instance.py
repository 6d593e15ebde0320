"""One window for a data folder: a second start hands its file to the first window, calls it, and ends."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 300
_HANDING_MS = 5000
"""How long a file's name may wait for a first window that is busy."""
_STARTING_MS = 5000
"""Time in which the first window has begun to listen, or will not."""
_MOST = 64 * 1024


class SingleInstance(QObject):
    """Finds the window that is open already; `called` is emitted when the same user starts the program again.

    It has the path of the file that the second start was given, None without one. A lock in the data folder decides
    which of two starts is the first: the system frees it when the program ends, however that is.
    """

    called = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"cchc-{crc32(str(folder.resolve()).encode()):08x}"
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # however long the program runs
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def call_first(self, file: Path | None = None) -> bool:
        """Call the window that is open already and return True; else listen for further starts and return False."""
        if self._call(file):
            return True
        with suppress(OSError):  # opening the drafts reports it
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        deadline = QDeadlineTimer(_STARTING_MS)
        while not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            if self._call(file):
                return True
            if deadline.hasExpired():  # it hangs: better a second window than none
                break
            QThread.msleep(50)
        QLocalServer.removeServer(self._name)  # left by a killed program
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Stop listening for further starts."""
        self._server.close()
        self._lock.unlock()

    def _call(self, file: Path | None) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        _let_come_forward()
        if file is not None:
            socket.write(str(file.absolute()).encode("utf-8", "surrogateescape"))
            socket.waitForBytesWritten(_HANDING_MS)
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            if connection.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._take(connection)
            else:
                connection.disconnected.connect(self._take_from_sender)

    def _take_from_sender(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket):
            self._take(connection)

    def _take(self, connection: QLocalSocket) -> None:
        raw = bytes(connection.read(_MOST).data())
        connection.deleteLater()
        self.called.emit(Path(raw.decode("utf-8", "surrogateescape")) if raw else None)


def _let_come_forward() -> None:
    """Let the first window come to the front, which Windows allows only to the program that the user has just used."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for this alone

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)

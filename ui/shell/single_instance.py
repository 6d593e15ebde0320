"""One window for a data folder: a second start calls the first window and ends."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 300


class SingleInstance(QObject):
    """Finds the window that is open already; `called` is emitted when the same user starts the program again."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"cchc-{crc32(str(folder.resolve()).encode()):08x}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def call_first(self) -> bool:
        """Call the window that is open already and return True; else listen for further starts and return False."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.disconnectFromServer()
            return True
        QLocalServer.removeServer(self._name)  # left by a killed program
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Stop listening for further starts."""
        self._server.close()

    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.deleteLater()
            self.called.emit()

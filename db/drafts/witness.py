"""The number of the last acknowledged change, kept beside the drafts, where a truncated log does not affect it.

It is written in place, and flushed only before drafts of fewer changes take the place of the present ones: after a
power cut it may lag behind the drafts, never lead them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cchc_desktop.base.bounded import open_regular

_WIDTH = 20
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Witness:
    """A file of one number of fixed width; where writing it fails, the old number stays and no error is raised."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def read(self) -> int:
        """Return the number, 0 if there is none that can be read."""
        try:
            with open_regular(self._path) as file:
                raw = file.read(_WIDTH + 1)
        except OSError:
            return 0
        return int(raw) if len(raw) == _WIDTH and raw.isdigit() else 0

    def write(self, sequence: int) -> None:
        """Replace the number."""
        with suppress(OSError):
            if self._file is None:
                self._file = os.open(self._path, _FLAGS, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, b"%0*d" % (_WIDTH, sequence))

    def flush(self) -> None:
        """Bring the number to the disk: before the drafts go back behind it."""
        with suppress(OSError):
            if self._file is not None:
                os.fsync(self._file)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

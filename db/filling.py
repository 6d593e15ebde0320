"""Writing the contents of one file into another that may be in use, all or nothing."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from db.failures import reporting


def fill(path: Path, staged: Path, *, timeout: float) -> None:
    """Write all tables of a file into another, in one transaction."""
    deadline = time.monotonic() + timeout

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error

    with (
        reporting(path),
        closing(sqlite3.connect(staged)) as source,
        closing(sqlite3.connect(path, timeout=timeout)) as target,
    ):
        target.execute("PRAGMA synchronous = FULL").close()
        source.backup(target, progress=give_up, sleep=0.05)

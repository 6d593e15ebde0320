"""A journal that another process makes and removes while a database is opened is no pipe."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from db.failures import refuse_pipes


def test_a_journal_that_comes_and_goes_is_no_pipe(tmp_path: Path) -> None:
    path, over = tmp_path / "inbox.sqlite3", Event()
    path.touch()
    journal = path.with_name(f"{path.name}-journal")

    def come_and_go() -> None:
        while not over.is_set():
            with suppress(OSError):  # Windows refuses or has removed it already, while it is being looked at
                journal.touch()
                journal.unlink()

    other = Thread(target=come_and_go)
    other.start()
    try:
        for _ in range(3000):
            refuse_pipes(path)
    finally:
        over.set()
        other.join()

"""Timing an edit until it is on disk, against raw sqlite3 with the same settings and the same work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from benchmarks.timing import Measure, medians
from cchc_desktop.desk.drafts.desk import Desk
from db.drafts.store import open_drafts

EDITS = 100
FLOOR = "raw sqlite3, same settings and rows"


def measures(folder: Path) -> Iterator[Measure]:
    """Time edits of one figure through the store and through sqlite3 itself."""
    store = open_drafts(folder / "store")
    ref = Desk(store).add_sample(printed=True).ref
    numbers = count()

    def stored() -> None:
        for _ in range(EDITS):
            store.edit(ref, "7:6.7.2", str(next(numbers)), who="", cause="typed")

    taken = medians({FLOOR: _raw(folder / "raw.sqlite3"), "an edit saved": stored})
    yield Measure("an edit saved", taken["an edit saved"] / EDITS, FLOOR, taken[FLOOR] / EDITS, most_ratio=1.8)
    store.close()


def _raw(path: Path) -> Callable[[], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE field (report, key, text, PRIMARY KEY (report, key)) WITHOUT ROWID;"
        "CREATE TABLE change (sequence INTEGER PRIMARY KEY AUTOINCREMENT, report, key, before, after, at, who, cause);"
        "CREATE INDEX change_report ON change (report);"
        "INSERT INTO field VALUES (1, '7:6.7.2', '0');"
    )
    numbers = count()

    def edits() -> None:
        for _ in range(EDITS):
            text = str(next(numbers))
            connection.execute("BEGIN IMMEDIATE")
            before = connection.execute("SELECT text FROM field WHERE report = 1 AND key = '7:6.7.2'").fetchone()[0]
            connection.execute("INSERT OR REPLACE INTO field VALUES (1, '7:6.7.2', ?)", (text,))
            row = ("7:6.7.2", before, text, "2023-06-09T03:00:00.000Z", "", "typed")
            connection.execute("INSERT INTO change VALUES (NULL, 1, ?, ?, ?, ?, ?, ?)", row)
            connection.execute("COMMIT")

    return edits

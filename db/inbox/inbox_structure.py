"""The tables of an inbox in a SQLite file: exactly those of its revision, or the file is not this program's."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from cchc_desktop.base.errors import StorageError
from db.drafts.structure import structure_of
from db.failures import DamagedError, storage_error
from db.inspection import REVISIONS, faults_of, reading, revision_in

INBOX_STRUCTURES = {"i0001": "0aaec0b05b61d8031c506461dff857f1c90adfbe81a2efaf0661128f75306645"}
"""For each revision the SHA-256 that `structure_of` returns; a test compares them with the migrations."""


def is_inbox(connection: sqlite3.Connection) -> bool:
    """Return whether a file has the tables of an inbox."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {"alembic_version", "package", "standing", "figure"} <= tables


def was_begun(path: Path) -> bool:
    """Return whether a file has more in it than a first run that was killed left: no tables."""
    if not path.exists():
        return False
    with suppress(StorageError, OSError, sqlite3.DatabaseError), reading(path) as connection:
        return bool(connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall())
    return True


def require_inbox(connection: sqlite3.Connection, path: Path) -> str:
    """Return the revision of a whole inbox; DamagedError if a file is damaged or something else.

    The tables of a newer revision are not known here.
    """
    advice = "Chọn bản sao khác. Những gì đã tiếp nhận được giữ nguyên."
    if faults_of(connection):
        raise storage_error(path, "Tệp bị hỏng, không dùng được.", advice, kind=DamagedError)
    if not is_inbox(connection):
        raise storage_error(path, "Tệp này không phải bản sao của mục tiếp nhận.", advice, kind=DamagedError)
    revision = revision_in(connection.execute(REVISIONS).fetchall(), path)
    if revision in INBOX_STRUCTURES and structure_of(connection, counted=True) != INBOX_STRUCTURES[revision]:
        raise storage_error(path, "Tệp tiếp nhận không đúng cấu trúc.", advice, kind=DamagedError)
    return revision

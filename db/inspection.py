"""Reading a database file without changing it: whether it is whole, its revision, its number of changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.base.errors import StorageError
from db.checksum import ChecksumLine, mark_of
from db.failures import DamagedError, refuse_pipes, reporting, storage_error

REVISIONS = "SELECT version_num FROM alembic_version"


@dataclass(frozen=True, slots=True)
class FileContents:
    """The revision and the number of changes of a whole file."""

    revision: str
    changes: int


@contextmanager
def reading(path: Path, *, still: bool = False, timeout: float = 5.0) -> Iterator[sqlite3.Connection]:
    """Open an existing file for reading; a still one is a copy that no process writes, read without locks or a log."""
    refuse_pipes(path)
    uri = f"{path.resolve().as_uri()}?mode={'ro&immutable=1' if still else 'rw'}"
    with reporting(path), closing(sqlite3.connect(uri, uri=True, timeout=timeout)) as connection:
        connection.execute("PRAGMA query_only = ON").close()
        yield connection


def revision_in(rows: Sequence[Sequence[object]], path: Path) -> str:
    """Return the one revision that a file names (`REVISIONS`); DamagedError if it names none, or several."""
    names = [name for (name,) in rows]
    if len(names) != 1 or not isinstance(names[0], str) or not names[0]:
        text = "Tệp không cho biết đúng một số hiệu cấu trúc. Khôi phục từ bản sao."
        raise storage_error(path, "Tệp dữ liệu không đúng cấu trúc.", text, kind=DamagedError)
    return names[0]


def faults_of(connection: sqlite3.Connection) -> list[str]:
    """Return the damage that SQLite finds; none means whole."""
    return [text for (text,) in connection.execute("PRAGMA integrity_check(20)") if text != "ok"]


def contents_of(path: Path, *, still: bool = False) -> FileContents:
    """Return the contents of a file; StorageError if it is damaged or not this program's."""
    with reading(path, still=still) as connection:
        faults = faults_of(connection)
        if faults:
            raise storage_error(path, "Tệp bị hỏng, không dùng được.", "Chọn bản sao khác.", kind=DamagedError)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", "change"} <= tables:
            advice = "Chọn tệp sao lưu khác."
            raise storage_error(path, "Tệp này không chứa bản thảo của chương trình.", advice, kind=DamagedError)
        revision = revision_in(connection.execute(REVISIONS).fetchall(), path)
        (changes,) = connection.execute("SELECT count(*) FROM change").fetchone()
    return FileContents(revision, changes)


def check_copy(path: Path, *, at_least: int) -> None:
    """Raise StorageError unless a fresh copy is whole, as it was written, and holds at least so many changes."""
    if mark_of(path) is not ChecksumLine.SOUND:
        raise StorageError("Bản sao không đủ.", "Đọc lại khác với khi ghi. Kiểm tra ổ đĩa rồi sao lưu lại.")
    held = contents_of(path, still=True).changes
    if held < at_least:
        missing = f"Bản sao chỉ có {held} trong {at_least} thay đổi. Kiểm tra ổ đĩa rồi sao lưu lại."
        raise StorageError("Bản sao không đủ.", missing)

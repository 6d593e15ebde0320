"""The database of the inbox as its store uses it, and the SQLite file in a data folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine

from cchc_desktop.base.clock import Clock
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import make_folder, make_private_file
from cchc_desktop.inbox.package_folder import PackageFolder
from db.copies import before, keep
from db.engine import driver_of, snapshot, writing
from db.failures import reporting, storage_error
from db.opening import open_database
from db.schema import Schema

FILE_NAME = "inbox.sqlite3"
FOLDER_NAME = "inbox"
SCHEMA = Schema(Path(__file__).parent / "migrations", head="i0001")
_TIMEOUT = 30.0
"""Seconds for which a write waits for that of another process."""


FigureRow = tuple[str, str, int, str, str, str, int, int]
"""A row of the table `figure`, in the order of its columns."""


def inbox_in(folder: Path) -> Path:
    """Return the path of the inbox's file in a data folder."""
    return folder / FILE_NAME


def packages_in(folder: Path) -> PackageFolder:
    """Return the folder of the packages in a data folder."""
    return PackageFolder(folder / FOLDER_NAME)


class InboxDatabase(Protocol):
    """A database that holds an inbox; folder keeps the packages, None where the database itself does."""

    @property
    def folder(self) -> PackageFolder | None:
        """The folder of the packages."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a connection whose statements all see the same state."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a connection inside a transaction; only one of all processes is in one at a time."""
        ...

    def add_figures(self, connection: Connection, rows: Sequence[FigureRow]) -> None:
        """Add rows of figures, thousands at a time, in the way in which the database takes them fastest."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteInboxFile:
    """An inbox in a SQLite file; it belongs to the thread that opened it."""

    engine: Engine
    folder: PackageFolder | None

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a connection that sees the file as it is at its first statement."""
        return snapshot(self.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a connection that has the right to write from its beginning."""
        return writing(self.engine)

    def add_figures(self, connection: Connection, rows: Sequence[FigureRow]) -> None:
        """Add rows of figures by the driver itself."""
        with reporting(connection.engine.url.database or ""):
            driver_of(connection).executemany("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows).close()

    def close(self) -> None:
        """Close the file; SQLite folds its log into it, and learns which table of a join is the smaller."""
        with suppress(StorageError), self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA optimize")
        self.engine.dispose()


def sqlite_inbox(data: Path, clock: Clock) -> SqliteInboxFile:
    """Open the inbox in a data folder, which is made if need be; an earlier file is copied before it is migrated."""
    path = inbox_in(data)
    try:
        make_folder(data)
    except OSError as error:
        advice = "Kiểm tra đường dẫn và quyền ghi, hoặc chọn thư mục dữ liệu khác."
        raise storage_error(path, "Không lập được thư mục dữ liệu.", advice) from error
    make_private_file(path)

    def keep_older(engine: Engine, revision: str) -> None:
        keep(engine, path, before(path, clock(), revision))

    return SqliteInboxFile(open_database(path, SCHEMA, keep_older, timeout=_TIMEOUT), packages_in(data))

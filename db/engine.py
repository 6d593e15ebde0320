"""A SQLite file through SQLAlchemy Core: durable settings, explicit transactions, failures as StorageError.

An engine keeps one connection for its whole life (StaticPool). Opening one costs more than an edit, and each time the
last connection to a file in WAL mode is closed SQLite folds the log back into it, which a pool without memory would
do at every keystroke. The driver refuses other threads that connection: an engine belongs to the thread that uses it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from sqlite3 import Connection as DriverConnection
from time import monotonic, sleep

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

from db.failures import raise_for_people, refuse_pipes, reporting

_SETTINGS = (
    "synchronous = FULL",  # a commit is on the disk when it returns, power cut or not
    "trusted_schema = OFF",  # a file from elsewhere may not run functions through its views and triggers
    "cell_size_check = ON",  # damage is found where it is read, not carried on
)

_COUNTED = "counted"
_VERSIONS = 1 << 31
_PAUSE = 0.005
"""Seconds between two tries of what SQLite refuses at once."""


def open_engine(path: Path, *, timeout: float, foreign_keys: bool = True) -> Engine:
    """Return an engine on a file; it waits `timeout` seconds for a lock. The file is touched at the first use.

    The driver begins nothing by itself: `snapshot` and `writing` do, and outside them each statement is a transaction.
    """
    refuse_pipes(path)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"timeout": timeout, "isolation_level": None},
        hide_parameters=True,  # an error's text goes to the log: it must not contain typed text
    )
    event.listen(engine, "connect", partial(_configure, timeout=timeout, foreign_keys=foreign_keys))
    event.listen(engine, "handle_error", partial(raise_for_people, path))
    return engine


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Yield a connection whose statements all see the file as it is at the first of them."""
    with engine.connect() as connection:
        _begin(connection, "BEGIN")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection inside `transaction`."""
    with engine.connect() as connection, transaction(connection):
        yield connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Do the block in a transaction that has the right to write from its beginning, so that none fails half-way.

    The first one of a connection changes the first page, whose counter tells a log of this file from one of an earlier
    state of it: to change `user_version`, which means nothing here, is the way to do so.
    """
    with connection.begin():
        _begin(connection, "BEGIN IMMEDIATE")
        if not connection.info.get(_COUNTED):
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            connection.exec_driver_sql(f"PRAGMA user_version = {(version + 1) % _VERSIONS}")
        yield
        connection.info[_COUNTED] = True


def wait_for_locks(engine: Engine, seconds: float) -> None:
    """Change the time that an engine waits for a lock."""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def _configure(connection: DriverConnection, _record: object, *, timeout: float, foreign_keys: bool) -> None:
    _begin_log(connection, timeout)
    for setting in (*_SETTINGS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_log(connection: DriverConnection, timeout: float) -> None:
    """Let a file have a log. Of two connections that give it one at once SQLite refuses the second without waiting."""
    end = monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= end:
                raise
            sleep(_PAUSE)
        else:
            return


def driver_of(connection: Connection) -> DriverConnection:
    """Return the driver's own connection, for a step that must be fast; `reporting` converts its errors."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, DriverConnection)  # noqa: S101 - the one driver there is
    return driver


def _begin(connection: Connection, statement: str) -> None:
    # Straight to the driver: a listener for "begin" makes SQLAlchemy ask for listeners at every step of an edit.
    with reporting(connection.engine.url.database or ""):
        driver_of(connection).execute(statement).close()

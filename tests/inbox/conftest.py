"""The inboxes that the tests run over: a SQLite file, and a database of a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from benchmarks.postgres_server import empty, make_database, programs, running_server, server_folder
from cchc_desktop.base.clock import Clock
from db.inbox.inbox_tables import metadata
from db.inbox.sql_inbox import SqlInbox, open_inbox, open_shared_inbox

OpenOffice = Callable[[Path, Clock], SqlInbox]
"""Opens a new inbox; a database of a server is emptied for it, the folder is that of the file."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a running server, with "{}" for the name of a database."""
    if programs() is None:
        pytest.skip("needs Debian's package postgresql")
    with server_folder() as folder, running_server(folder) as address:
        yield address


@pytest.fixture(scope="session")
def database(server: str) -> str:
    """Return the address of a database with the tables of the inbox."""
    address = make_database(server, f"cchc-{uuid4().hex}")
    open_shared_inbox(address).close()
    return address


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def open_office(request: pytest.FixtureRequest) -> OpenOffice:
    """Return how to open a new inbox of each kind."""
    if request.param == "sqlite":
        return open_inbox
    address: str = request.getfixturevalue("database")

    def opened(_folder: Path, clock: Clock) -> SqlInbox:
        empty(address, [table.name for table in metadata.sorted_tables])
        return open_shared_inbox(address, clock)

    return opened

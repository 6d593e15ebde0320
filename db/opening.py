"""Opening a database file at the revision this program works with: new, up to date, older, newer or foreign."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Engine

from db.engine import open_engine
from db.failures import storage_error
from db.inspection import REVISIONS, revision_in
from db.schema import Schema


def open_database(path: Path, schema: Schema, keep: Callable[[Engine, str], None], *, timeout: float) -> Engine:
    """Open a file and bring it to the newest revision; StorageError, and an untouched file, where that cannot be.

    `keep` is called with an older file and its revision before it is migrated.
    """
    with ExitStack() as on_failure:
        engine = open_engine(path, timeout=timeout)
        on_failure.callback(engine.dispose)
        revision = revision_of(engine, path)
        if revision != schema.head:
            from db.migrate import migrate, refuse_newer  # noqa: PLC0415 - Alembic takes 0.2 s to import, once per file

            if revision is not None:
                refuse_newer(path, schema, revision)
                keep(engine, revision)
            migrate(path, schema, timeout=timeout)
        on_failure.pop_all()
    return engine


def revision_of(engine: Engine, path: Path) -> str | None:
    """Return the revision of a file, None if it is empty; StorageError if it is another program's."""
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        if not tables:
            return None
        if "alembic_version" in tables:
            return revision_in(connection.exec_driver_sql(REVISIONS).all(), path)
    raise storage_error(
        path,
        "Tệp này là cơ sở dữ liệu của chương trình khác.",
        "Chuyển tệp này sang thư mục khác rồi mở lại; chương trình sẽ lập tệp mới.",
    )

"""Opening a file of ours at the revision this program works with: new, up to date, older, newer or foreign."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from db.engine import open_engine
from db.failures import storage_error


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file is to hold: the folder of its Alembic migrations, and the id of the newest of them."""

    migrations: Path
    head: str


def open_database(path: Path, schema: Schema, *, timeout: float) -> Engine:
    """Open a file and bring it to the newest revision; StorageError, and an untouched file, where that cannot be."""
    with ExitStack() as on_failure:
        engine = open_engine(path, timeout=timeout)
        on_failure.callback(engine.dispose)
        revision = _revision(engine, path)
        if revision != schema.head:
            from db.migrate import migrate  # noqa: PLC0415 - Alembic takes 0.2 s to import, and a file is new only once

            migrate(path, schema, revision, timeout=timeout)
        on_failure.pop_all()
    return engine


def _revision(engine: Engine, path: Path) -> str | None:
    """Return the revision of a file, None if it is empty."""
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        if not tables:
            return None
        if "alembic_version" in tables:
            revision: str = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            return revision
    raise storage_error(
        path,
        "Tệp này là cơ sở dữ liệu của chương trình khác.",
        "Chuyển tệp này sang thư mục khác rồi mở lại; chương trình sẽ lập tệp mới.",
    )

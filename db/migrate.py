"""Bringing a file to the newest revision with Alembic, all or nothing; imported only for a new or an older file.

A new revision is started with `alembic.command.revision(config_of(schema), message, rev_id=...)`.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.engine import open_engine, writing
from db.failures import storage_error
from db.schema import Schema

_ONE = Lock()
"""Held during an upgrade: the `context` and `op` of Alembic are those of the whole process, whichever thread asks."""


def config_of(schema: Schema) -> Config:
    """Return Alembic's configuration for a schema; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    config.set_main_option("file_template", "revision_%%(rev)s")
    return config


def known_revisions(schema: Schema) -> set[str]:
    """Return the revisions of a schema that this program knows."""
    return {script.revision for script in ScriptDirectory.from_config(config_of(schema)).walk_revisions()}


def refuse_newer(path: Path, schema: Schema, revision: str) -> None:
    """Raise StorageError if a file is of a revision this program does not know."""
    if revision not in known_revisions(schema):
        raise storage_error(
            path,
            "Tệp dữ liệu do phiên bản CCHC Desktop mới hơn ghi.",
            "Cài phiên bản CCHC Desktop mới nhất rồi mở lại. Tệp được giữ nguyên.",
        )


def migrate(path: Path, schema: Schema, *, timeout: float) -> None:
    """Bring a file of a known revision, or an empty one, to the newest."""
    # Batch migrations drop and rename tables: with foreign keys on, SQLite would empty the tables that refer to them.
    engine = open_engine(path, timeout=timeout, foreign_keys=False)
    try:
        with writing(engine) as connection:
            upgrade(connection, schema)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError(f"a migration of {path} leaves rows that refer to nothing")
    finally:
        engine.dispose()


def upgrade(connection: Connection, schema: Schema) -> None:
    """Run the migrations that a database lacks, inside a transaction that lets no other process write."""
    config = config_of(schema)
    config.attributes["connection"] = connection
    with _ONE:
        command.upgrade(config, "head")

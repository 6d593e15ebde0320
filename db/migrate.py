"""Bringing a file to the newest revision with Alembic, all or nothing; imported only for a new or an older file.

A new revision is started with `alembic.command.revision(config_of(schema), message, rev_id=...)`.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from cchc_desktop.base.files import replacing
from db.engine import open_engine, writing
from db.failures import storage_error
from db.opening import Schema


def migrate(path: Path, schema: Schema, revision: str | None, *, timeout: float) -> None:
    """Bring a file from a revision (None: it is empty) to the newest; what it holds is copied beside it first."""
    config = config_of(schema)
    if revision is not None:
        _refuse_newer(path, config, revision)
        _copy(path, path.with_stem(f"{path.stem}-{revision}"), timeout=timeout)
    _upgrade(path, config, timeout=timeout)


def config_of(schema: Schema) -> Config:
    """Return Alembic's configuration for a schema; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(schema.migrations).replace("%", "%%"))
    config.set_main_option("file_template", "revision_%%(rev)s")
    return config


def _refuse_newer(path: Path, config: Config, revision: str) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision not in known:
        raise storage_error(
            path,
            "Tệp dữ liệu do bản mới hơn của chương trình ghi.",
            "Cài bản CCHC Desktop mới nhất rồi mở lại. Tệp được giữ nguyên.",
        )


def _copy(path: Path, copy: Path, *, timeout: float) -> None:
    engine = open_engine(path, timeout=timeout)
    try:
        with replacing(copy) as temporary, closing(engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM INTO ?", [str(temporary)])
    finally:
        engine.dispose()


def _upgrade(path: Path, config: Config, *, timeout: float) -> None:
    # Batch migrations drop and rename tables: with foreign keys on, SQLite would empty the tables that refer to them.
    engine = open_engine(path, timeout=timeout, foreign_keys=False)
    try:
        with writing(engine).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError(f"a migration of {path} leaves rows that refer to nothing")
    finally:
        engine.dispose()

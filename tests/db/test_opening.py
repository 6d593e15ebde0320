"""Opening files: new, older, newer, foreign, damaged; and the migrations."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from cchc_desktop.base.errors import StorageError
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts import tables
from db.drafts.data_files import FILE_NAME, SCHEMA
from db.drafts.store import open_drafts
from db.engine import open_engine
from db.migrate import config_of
from db.opening import open_database
from db.schema import Schema
from tests.db.drafts import OLDEST
from tests.make import make_report, make_template_source

LATER_REVISION = '''
"""A later revision that rebuilds a table others refer to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("report", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="đỏ"))
    {more}
'''


@pytest.fixture
def filled(store: DraftStore, tmp_path: Path) -> Path:
    """The closed file of a store with one draft."""
    store.create(make_report(), make_template_source(), ref="an-thanh", who="Lan", cause="import")
    store.close()
    return tmp_path / FILE_NAME


@pytest.fixture
def later(tmp_path: Path) -> Callable[[str], Schema]:
    """Makes a later schema: the drafts' own with one more revision that also does `more`."""

    def make(more: str) -> Schema:
        folder = tmp_path / "100% mới"
        shutil.copytree(SCHEMA.migrations, folder)
        (folder / "versions" / "revision_0004.py").write_text(LATER_REVISION.replace("{more}", more), encoding="utf-8")
        return Schema(folder, "0004")

    return make


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def described(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND sql > '' ORDER BY name")


def test_the_newest_revision_is_the_one_the_program_works_with() -> None:
    assert ScriptDirectory.from_config(config_of(SCHEMA)).get_heads() == [SCHEMA.head]


def test_migrations_leave_the_tables_that_the_store_uses(filled: Path, tmp_path: Path) -> None:
    engine = open_engine(filled, timeout=1)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()
    made = tmp_path / "made.sqlite3"
    engine = open_engine(made, timeout=1)
    tables.metadata.create_all(engine)
    engine.dispose()
    assert described(filled) == described(made)


def test_a_new_revision_gets_its_place_and_its_name(later: Callable[[str], Schema]) -> None:
    schema = later("")
    command.revision(config_of(schema), "Add what comes next", rev_id="0005")
    written = (schema.migrations / "versions" / "revision_0005.py").read_text(encoding="utf-8")
    assert written.startswith('"""Add what comes next."""')
    assert ScriptDirectory.from_config(config_of(schema)).get_heads() == ["0005"]


def test_a_new_file_has_the_durable_settings(filled: Path) -> None:
    engine = open_engine(filled, timeout=2.5)
    with engine.connect() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names] == ["wal", 2, 1, 2500]
    engine.dispose()


def test_an_older_file_is_shown_as_it_was_then_migrated(filled: Path, later: Callable[[str], Schema]) -> None:
    kept: list[tuple[str, object]] = []

    def keep(engine: Engine, revision: str) -> None:
        with engine.connect() as connection:
            kept.append((revision, connection.exec_driver_sql("SELECT ref FROM report").scalar()))

    open_database(filled, later(""), keep, timeout=1).dispose()
    assert rows(filled, "SELECT version_num FROM alembic_version") == [("0004",)]
    assert rows(filled, "SELECT ref, colour FROM report") == [("an-thanh", "đỏ")]
    assert len(rows(filled, "SELECT * FROM field")) == len(make_report().fields)
    assert kept == [("0003", "an-thanh")]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ("op.execute(\"INSERT INTO setting (name) VALUES ('a')\")", IntegrityError),
        ('op.execute("DELETE FROM report")', RuntimeError),
    ],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    filled: Path, later: Callable[[str], Schema], more: str, error: type[Exception]
) -> None:
    before = described(filled)
    with pytest.raises(error):
        open_database(filled, later(more), lambda _engine, _revision: None, timeout=1)
    assert described(filled) == before
    store = open_drafts(filled.parent)
    assert store.load("an-thanh").report.fields == make_report().fields
    store.close()


def test_a_newer_file_is_left_alone(filled: Path, later: Callable[[str], Schema]) -> None:
    open_database(filled, later(""), lambda _engine, _revision: None, timeout=1).dispose()
    raw, names = filled.read_bytes(), files(filled.parent)
    with pytest.raises(StorageError, match=r"phiên bản CCHC Desktop mới hơn[\s\S]*drafts\.sqlite3"):
        open_drafts(filled.parent)
    assert (filled.read_bytes(), files(filled.parent)) == (raw, names)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("Báo cáo công tác cải cách hành chính\n" * 200, encoding="utf-8")
    raw = path.read_bytes()
    with pytest.raises(StorageError, match=r"không phải tệp dữ liệu[\s\S]*drafts\.sqlite3"):
        open_drafts(tmp_path)
    assert path.read_bytes() == raw
    assert files(tmp_path) == {FILE_NAME}


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    rows(tmp_path / FILE_NAME, "CREATE TABLE danh_ba (ten TEXT)")
    with pytest.raises(StorageError, match="chương trình khác"):
        open_drafts(tmp_path)
    assert rows(tmp_path / FILE_NAME, "SELECT name FROM sqlite_master") == [("danh_ba",)]


def test_an_older_file_that_another_process_holds_is_reported_and_left_alone(tmp_path: Path) -> None:
    shutil.copy(OLDEST, tmp_path / FILE_NAME)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="chương trình khác sử dụng"):
            open_drafts(tmp_path, timeout=0.05)
        other.execute("ROLLBACK")
    assert rows(tmp_path / FILE_NAME, "SELECT version_num FROM alembic_version") == [("0001",)]
    open_drafts(tmp_path).close()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    store = open_drafts(tmp_path)
    assert store.drafts() == []
    store.close()


def damaged_at(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


def test_a_damaged_file_is_reported_at_opening(filled: Path) -> None:
    damaged_at(filled, 100, 3900)
    with pytest.raises(StorageError, match=r"bị hỏng[\s\S]*drafts\.sqlite3"):
        open_drafts(filled.parent)


def test_a_damaged_part_is_reported_when_it_is_read(filled: Path) -> None:
    page = int(str(rows(filled, "SELECT rootpage FROM sqlite_master WHERE name = 'field'")[0][0]))
    damaged_at(filled, (page - 1) * 4096, 4096)
    with closing(open_drafts(filled.parent)) as store:
        assert len(store.history("an-thanh")) == 1
        with pytest.raises(StorageError, match=r"bị hỏng[\s\S]*drafts\.sqlite3"):
            store.load("an-thanh")


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    with pytest.raises(StorageError, match="Không lập được thư mục dữ liệu"):
        open_drafts(tmp_path / "tệp" / "dữ liệu")

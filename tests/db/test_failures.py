"""The messages when a file cannot be read or written; each failure is SQLite's own."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError

from cchc_desktop.base.errors import StorageError
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.data_files import FILE_NAME
from db.drafts.store import SqliteDrafts, open_drafts
from db.engine import open_engine, writing
from db.failures import DamagedError
from db.inspection import contents_of
from tests.make import make_report, make_template_source

NOBODY = 65_534


def filled(folder: Path, *, timeout: float = 5.0) -> SqliteDrafts:
    store = open_drafts(folder, timeout=timeout)
    store.create(make_report(), make_template_source(), ref="an-thanh", who="Lan", cause="import")
    return store


def edited(store: DraftStore, text: str) -> None:
    store.edit("an-thanh", "mo-dau", text, who="Lan", cause="typed")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "số liệu.sqlite3", timeout=0)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE one (text TEXT NOT NULL)")
    yield engine
    engine.dispose()


def test_a_file_held_by_another_process_is_waited_for_then_reported(tmp_path: Path) -> None:
    store = filled(tmp_path, timeout=0.05)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"chương trình khác sử dụng[\s\S]*drafts\.sqlite3"):
            edited(store, "khi đang bị giữ")
        assert store.load("an-thanh").report.fields == make_report().fields  # reading goes on
        other.execute("ROLLBACK")
    edited(store, "sau khi được trả")
    assert store.load("an-thanh").report.text("mo-dau") == "sau khi được trả"
    store.close()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write anywhere: for a while the process acts for somebody who may not."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a store that others may only read; not in tmp_path, whose parents are closed to other users."""
    if os.name != "posix":
        pytest.skip("permissions by mode are POSIX")
    with tempfile.TemporaryDirectory() as name:
        filled(Path(name)).close()
        (Path(name) / FILE_NAME).chmod(0o444)
        yield Path(name)
        Path(name).chmod(0o755)


def test_a_read_only_file_is_reported_when_it_is_written(folder: Path) -> None:
    folder.chmod(0o777)
    with ordinary_user(), closing(open_drafts(folder)) as store:
        assert store.load("an-thanh").report.fields == make_report().fields
        with pytest.raises(StorageError, match=r"chỉ đọc[\s\S]*drafts\.sqlite3"):
            edited(store, "chữ mới")


def test_a_read_only_folder_is_reported(folder: Path) -> None:
    folder.chmod(0o555)
    with ordinary_user(), pytest.raises(StorageError, match=r"chỉ đọc[\s\S]*drafts\.sqlite3"):
        open_drafts(folder)


def test_a_file_that_may_not_be_read_is_reported(folder: Path) -> None:
    folder.chmod(0o777)
    (folder / FILE_NAME).chmod(0)
    with ordinary_user(), pytest.raises(StorageError, match=r"Không mở được[\s\S]*drafts\.sqlite3"):
        open_drafts(folder)


def test_a_write_to_a_read_only_database_is_reported(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StorageError, match="chỉ đọc"), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO one VALUES ('a')")


def test_a_full_disk_is_reported_and_what_was_saved_stays(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO one VALUES ('đã lưu')")
        connection.exec_driver_sql("PRAGMA max_page_count = 4")
    with pytest.raises(StorageError, match=r"đã đầy[\s\S]*số liệu\.sqlite3"), writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO one VALUES (hex(zeroblob(100000)))")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT text FROM one").scalars().all() == ["đã lưu"]


def test_a_disk_that_fails_is_reported_and_what_was_saved_stays(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    store = filled(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(StorageError, match=r"Ổ đĩa báo lỗi[\s\S]*drafts\.sqlite3"):
            edited(store, "dài" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert store.load("an-thanh").report.fields == make_report().fields
    edited(store, "sau đó")
    assert store.load("an-thanh").report.text("mo-dau") == "sau đó"
    store.close()


@pytest.mark.parametrize(
    ("statement", "error"),
    [("INSERT INTO one VALUES (NULL)", IntegrityError), ("SELECT * FROM two", OperationalError)],
)
def test_a_bug_keeps_its_own_error(engine: Engine, statement: str, error: type[Exception]) -> None:
    with pytest.raises(error), engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_cell_that_is_no_text_is_reported_as_damage(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("UPDATE field SET text = CAST(x'91ff' AS TEXT)")
        connection.commit()
    with closing(open_drafts(tmp_path)) as store, pytest.raises(DamagedError, match=FILE_NAME):
        store.load("an-thanh")


def test_any_bytes_overwritten_are_reported_as_damage_or_do_no_harm(tmp_path: Path) -> None:
    filled(tmp_path).close()
    raw = (tmp_path / FILE_NAME).read_bytes()
    told = 0
    for seed in range(80):
        chance, spoiled, path = random.Random(seed), bytearray(raw), tmp_path / f"{seed}.sqlite3"  # noqa: S311 - repeatable harm, no secret
        for _ in range(200):
            spoiled[chance.randrange(len(raw))] ^= 255
        path.write_bytes(spoiled)
        try:
            contents_of(path, still=True)
        except DamagedError:
            told += 1
    assert told > 70

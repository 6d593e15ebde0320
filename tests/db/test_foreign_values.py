"""Values and tables that SQLite accepts and the program never writes: reported as damage, restored from no copy."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from alembic import command

from cchc_desktop.base.errors import StorageError
from cchc_desktop.desk.drafts.home import CopyState
from db import checksum
from db.drafts.data_files import SCHEMA, drafts_in
from db.drafts.first_list import read_first_list
from db.drafts.health import examine
from db.drafts.looking import look
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.drafts.structure import STRUCTURES, structure_of
from db.drafts.tables import metadata
from db.engine import open_engine, writing
from db.failures import DamagedError
from db.migrate import config_of
from tests.db.drafts import WRITTEN, wrong
from tests.db.foreign_values import DAMAGES, VALUES, harm

SEEN_WHEN_READ = {"a field of bytes", "a period of bytes", "more no json", "more a list", "more of another form"}
SEEN_WHEN_READ |= {"more too deep", "more with a number too long", "when out of all time", "a place of bytes"}
SEEN_WHEN_READ |= {"a version out of bounds", "a version that is no number"}
SEEN_WHEN_READ |= {"a template of bytes", "reason no json", "an unknown state", "when no moment"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with rows in every table."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(WRITTEN["0002"], drafts_in(data))
    open_drafts(data).close()
    shutil.rmtree(data / "copies")
    return data


def copied(folder: Path, to: Path, *, marked: bool) -> Path:
    """Return the drafts as a copy; one that is marked carries a checksum of what it holds."""
    with closing(sqlite3.connect(drafts_in(folder))) as connection:
        connection.execute("VACUUM INTO ?", [str(to)])
    if marked:
        checksum.add(to)
    return to


def read_all(folder: Path) -> None:
    with closing(open_drafts(folder)) as store:
        for binned in (False, True):
            for draft in store.drafts(binned=binned):
                version = store.load(draft.ref).report.version
                for number in range(1, version + 1):
                    store.sealed(draft.ref, number)
                store.history(draft.ref)
        store.setting("chữ.cỡ")


COLUMNS = [f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns]
COLUMNS += ["sqlite_sequence.seq", "alembic_version.version_num"]


@pytest.mark.parametrize("name", COLUMNS)
def test_any_value_in_any_column_is_read_or_reported(folder: Path, tmp_path: Path, name: str) -> None:
    table, column = name.split(".")
    shutil.copytree(folder, tmp_path / "whole")
    for number, value in enumerate(VALUES.values()):
        other = Path(shutil.copytree(tmp_path / "whole", tmp_path / str(number)))
        try:
            harm(drafts_in(other), f'UPDATE "{table}" SET "{column}" = {value}')  # noqa: S608 - our names
        except sqlite3.IntegrityError:
            continue  # a key or a number that SQLite itself refuses
        examine(other)
        read_first_list(other)
        copy = copied(other, tmp_path / f"{number}.sqlite3", marked=bool(number % 2))
        look(copy)
        with suppress(StorageError):
            read_all(other)
        target = Path(shutil.copytree(tmp_path / "whole", tmp_path / f"target {number}"))
        try:
            restore(target, copy)
        except StorageError:
            assert wrong(target) == []
        read_all(target)


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_reported_as_damage_wherever_it_is_read(folder: Path, damage: str) -> None:
    harm(drafts_in(folder), DAMAGES[damage])
    if damage == "no numbers":  # all that the numbers stand for is there, and still reported as missing
        with closing(open_drafts(folder)) as store:
            assert "thiếu" in store.notices[0]
        return
    with pytest.raises(DamagedError) as told:
        read_all(folder)
    assert damage not in SEEN_WHEN_READ or "bảng" in told.value.text


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_list_of_the_start_is_left_to_the_store_or_can_be_shown(folder: Path, damage: str) -> None:
    harm(drafts_in(folder), DAMAGES[damage])
    first = read_first_list(folder)
    assert first is None or damage in SEEN_WHEN_READ


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_doctor_examines_it_and_says_that_it_is_wrong(folder: Path, damage: str) -> None:
    harm(drafts_in(folder), DAMAGES[damage])
    assert wrong(folder)


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_taken_from_no_copy_and_the_drafts_stay(
    folder: Path, tmp_path: Path, damage: str, *, marked: bool
) -> None:
    shutil.copytree(folder, tmp_path / "other")
    harm(drafts_in(tmp_path / "other"), DAMAGES[damage])
    copy = copied(tmp_path / "other", tmp_path / "copy.sqlite3", marked=marked)
    before = drafts_in(folder).read_bytes()
    assert look(copy).state in (CopyState.UNREADABLE, CopyState.SOUND)
    with pytest.raises(StorageError, match="hỏng hoặc không phải bản sao"):
        restore(folder, copy)
    assert drafts_in(folder).read_bytes() == before
    read_all(folder)


@pytest.mark.parametrize("text", ["{", "[1]", '[{"name": 1}]', '{"xã a": {"2023-H1": ["x", ""]}}', '{"xã a": []}'])
@pytest.mark.parametrize("name", ["units", "officers", "dates"])
def test_a_copy_with_settings_of_another_form_is_not_taken(folder: Path, tmp_path: Path, name: str, text: str) -> None:
    shutil.copytree(folder, tmp_path / "other")
    harm(drafts_in(tmp_path / "other"), f"INSERT INTO setting VALUES ('{name}', '{text}')")  # noqa: S608 - our texts
    with pytest.raises(StorageError):
        restore(folder, copied(tmp_path / "other", tmp_path / "copy.sqlite3", marked=True))
    assert wrong(tmp_path / "other")
    assert wrong(folder) == []


def test_a_sound_copy_is_taken(folder: Path, tmp_path: Path) -> None:
    restore(folder, copied(folder, tmp_path / "copy.sqlite3", marked=True))
    read_all(folder)
    assert wrong(folder) == []


@pytest.mark.parametrize("revision", STRUCTURES)
def test_a_structure_is_that_of_the_migrations(tmp_path: Path, revision: str) -> None:
    engine = open_engine(tmp_path / "made.sqlite3", timeout=1, foreign_keys=False)
    with writing(engine) as connection:
        config = config_of(SCHEMA)
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "made.sqlite3")) as connection:
        assert structure_of(connection) == STRUCTURES[revision]


def test_every_line_of_the_doctor_is_there_for_a_damaged_file(folder: Path) -> None:
    whole = {line.what for line in examine(folder)}
    harm(drafts_in(folder), DAMAGES["when no moment"])
    assert {line.what for line in examine(folder)} == whole

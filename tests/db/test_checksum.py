"""The checksum of a copy shows whether the copy has changed since it was written."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError, WayOut
from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.home import CopyState
from db.checksum import ChecksumLine, mark_of
from db.drafts.data_files import FILE_NAME, drafts_in
from db.drafts.health import examine
from db.drafts.looking import look
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.inspection import contents_of
from tests.db.drafts import OLDEST
from tests.make import make_report, make_template_source

TYPED = "một nghìn ba trăm"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with one draft, a backup of it "b.sqlite3" beside the folder, and an edit after that."""
    data = tmp_path / "dữ liệu"
    with closing(open_drafts(data)) as store:
        store.create(make_report({"mo-dau": TYPED}), make_template_source(), ref="xã", who="", cause="import")
        store.set_binned(store.create(make_report(), make_template_source(), ref="bỏ", who="", cause=""), binned=True)
        store.backup(tmp_path / "b.sqlite3")
        store.edit("xã", "mo-dau", "sau bản sao", who="", cause="typed")
    return data


@pytest.fixture
def altered(folder: Path) -> Path:
    """A backup in which a letter became another: SQLite finds nothing wrong with it."""
    copy = folder.parent / "khác.sqlite3"
    copy.write_bytes((folder.parent / "b.sqlite3").read_bytes().replace(TYPED.encode(), TYPED.upper().encode()))
    contents_of(copy, still=True)
    return copy


def opening(folder: Path) -> str:
    with closing(open_drafts(folder)) as store:
        return store.load("xã").report.text("mo-dau")


def test_any_copy_the_program_makes_is_sound_and_still_a_database(folder: Path) -> None:
    open_drafts(folder).close()
    kept = restore(folder, folder.parent / "b.sqlite3")
    made = [*DataFolder(folder).copies(), folder.parent / "b.sqlite3"]
    assert kept in made
    assert len(made) == 3
    for copy in made:
        assert mark_of(copy) is ChecksumLine.SOUND
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("SELECT count(*) FROM report").fetchone() == (2,)
        assert mark_of(copy) is ChecksumLine.SOUND  # reading it in another program does not harm it


def test_drafts_in_use_and_files_from_before_carry_none(folder: Path) -> None:
    restore(folder, folder.parent / "b.sqlite3")
    assert mark_of(drafts_in(folder)) is ChecksumLine.NONE
    assert drafts_in(folder).stat().st_size % 4096 == 0
    assert mark_of(OLDEST) is ChecksumLine.NONE
    restore(folder.parent / "máy mới", folder.parent / "b.sqlite3")
    assert mark_of(drafts_in(folder.parent / "máy mới")) is ChecksumLine.NONE
    with closing(open_drafts(folder)):  # its last edits are in the log
        assert mark_of(drafts_in(folder)) is ChecksumLine.NONE


SPOILED: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "one byte": lambda raw, chance: flipped(raw, chance, 1),
    "many bytes": lambda raw, chance: flipped(raw, chance, 200),
    "cut": lambda raw, chance: raw[: chance.randrange(len(raw))],
    "cut in its last line": lambda raw, chance: raw[: len(raw) - chance.randrange(1, 80)],
    "something behind": lambda raw, chance: raw + chance.randbytes(chance.randint(1, 9000)),
}


def flipped(raw: bytes, chance: random.Random, times: int) -> bytes:
    spoiled = bytearray(raw)
    for at in chance.sample(range(len(raw)), times):
        spoiled[at] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


@pytest.mark.parametrize("name", SPOILED)
def test_no_corrupted_copy_is_taken_for_a_sound_one(folder: Path, name: str) -> None:
    raw, copy = (folder.parent / "b.sqlite3").read_bytes(), folder.parent / "hỏng.sqlite3"
    for seed in range(60):
        copy.write_bytes(SPOILED[name](raw, random.Random(seed)))  # noqa: S311 - repeatable harm, no secret
        assert look(copy).state in (CopyState.ALTERED, CopyState.UNREADABLE), seed
        with pytest.raises(StorageError):
            restore(folder, copy)
    assert opening(folder) == "sau bản sao"


def test_an_altered_copy_is_taken_only_by_choice_and_the_drafts_are_kept(folder: Path, altered: Path) -> None:
    with pytest.raises(StorageError, match="bị thay đổi sau khi ghi") as caught:
        restore(folder, altered)
    assert caught.value.way is WayOut.RESTORE_ALTERED
    assert opening(folder) == "sau bản sao"
    kept = restore(folder, altered, altered=True)
    assert opening(folder) == TYPED.upper()
    assert kept
    restore(folder, kept)
    assert opening(folder) == "sau bản sao"


def test_an_altered_copy_that_cannot_be_listed_is_refused_even_by_choice(folder: Path) -> None:
    copy = folder.parent / "b.sqlite3"
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE change SET \"when\" = 'hôm qua'")
        connection.commit()
    assert look(copy).state is CopyState.UNREADABLE
    with pytest.raises(StorageError, match="hỏng hoặc không phải"):
        restore(folder, copy, altered=True)
    assert opening(folder) == "sau bản sao"


def test_doctor_names_an_altered_copy(folder: Path, altered: Path) -> None:
    open_drafts(folder).close()
    (copy,) = DataFolder(folder).copies()
    assert [str(line) for line in examine(folder)][-1].endswith("tốt (3 thay đổi)")
    shutil.copy(altered, copy)
    (line,) = [line for line in examine(folder) if line.what == f"Bản sao {copy}"]
    assert "đã bị thay đổi sau khi ghi" in line.wrong


def test_a_look_into_a_copy_shows_its_reports_and_what_it_is_good_for(folder: Path) -> None:
    copy = look(folder.parent / "b.sqlite3")
    assert (copy.state, copy.changes) == (CopyState.SOUND, 2)
    assert [(draft.ref, draft.period, draft.state) for draft in copy.drafts] == [("xã", "2023-H1", "open")]
    old = look(OLDEST)
    assert (old.state, old.changes, old.usable) == (CopyState.UNMARKED, 7, True)
    assert [draft.ref for draft in old.drafts] == ["an-thanh-2023-H1-2", "an-thanh-2023-H1"]
    (folder.parent / "thư.txt").write_text("không phải", encoding="utf-8")
    assert [look(folder.parent / name).state for name in ("thư.txt", "dữ liệu")] == [CopyState.UNREADABLE] * 2
    with pytest.raises(StorageError, match="USB đã cắm chưa"):
        look(folder.parent / "không có")


def test_a_log_beside_a_sound_copy_is_not_part_of_it(folder: Path) -> None:
    copy, log = folder.parent / "b.sqlite3", folder.parent / "b.sqlite3-wal"
    with closing(open_drafts(folder)) as store:
        store.edit("xã", "mo-dau", "trong nhật ký", who="", cause="typed")
        shutil.copy(folder / (FILE_NAME + "-wal"), log)
    restore(folder, copy)
    assert opening(folder) == TYPED

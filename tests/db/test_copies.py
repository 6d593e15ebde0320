"""Copies: one a day, before a migration, by hand; and putting one back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.report.store_protocol import DraftStore
from db.copies import copies_of
from db.drafts.data_files import FILE_NAME, drafts_in, witness_in
from db.drafts.health import examine
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.inspection import contents_of
from tests.db.damage import overwritten
from tests.make import make_report, make_template_source

NOON = datetime(2023, 6, 15, 12, tzinfo=UTC)


def at(days: int) -> Callable[[], datetime]:
    return lambda: NOON + timedelta(days=days)


def edited(store: DraftStore, text: str) -> None:
    assert store.edit("xã", "1:1", text, who="", cause="typed")


def names(folder: Path) -> list[str]:
    return [copy.name for copy in copies_of(drafts_in(folder))]


def figure(folder: Path) -> str:
    with closing(open_drafts(folder)) as store:
        return store.load("xã").report.text("1:1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder whose draft "xã" says 41."""
    data = tmp_path / "dữ liệu"
    with closing(open_drafts(data, at(0))) as store:
        store.create(make_report(), make_template_source(), ref="xã", who="", cause="import")
        edited(store, "41")
    return data


def test_a_copy_is_made_at_the_first_opening_of_a_day(folder: Path) -> None:
    assert names(folder) == []
    for day in (1, 1, 2):
        with closing(open_drafts(folder, at(day))) as store:
            assert store.notices == ()
            edited(store, f"{day} {datetime.now(tz=UTC)}")
    assert names(folder) == ["drafts-2023-06-17.sqlite3", "drafts-2023-06-16.sqlite3"]
    assert [contents_of(copy, still=True).changes for copy in copies_of(drafts_in(folder))] == [4, 2]


def test_the_last_seven_daily_copies_stay(folder: Path) -> None:
    for day in range(10):
        open_drafts(folder, at(day)).close()
    assert names(folder) == [f"drafts-2023-06-{day}.sqlite3" for day in range(24, 17, -1)]


def test_a_copy_that_fails_is_reported_and_hinders_nothing(folder: Path) -> None:
    (folder / "copies").write_bytes(b"")
    with closing(open_drafts(folder, at(1))) as store:
        assert len(store.notices) == 1
        assert "Chưa lập được bản sao drafts-2023-06-16.sqlite3" in store.notices[0]
        edited(store, "42")


def test_a_backup_is_one_whole_file_and_replaces_the_one_before(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "usb" / "sao lưu.sqlite3"
    target.parent.mkdir()
    with closing(open_drafts(folder)) as store:
        store.backup(target)
        store.set_setting("màu", "xanh")
        older = target.read_bytes()
        store.backup(target)
        assert target.read_bytes() != older
        assert contents_of(target, still=True).changes == 2
        edited(store, "42")
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_backup_over_the_drafts_themselves_is_refused(folder: Path) -> None:
    with closing(open_drafts(folder)) as store, pytest.raises(UserError, match="chính tệp đang dùng"):
        store.backup(folder / FILE_NAME)
    with pytest.raises(UserError, match="chính tệp đang dùng"):
        restore(folder, folder / FILE_NAME)


def test_a_restored_copy_is_what_the_drafts_are_and_theirs_is_kept(folder: Path, tmp_path: Path) -> None:
    with closing(open_drafts(folder)) as store:
        store.backup(tmp_path / "b.sqlite3")
        edited(store, "42")
        edited(store, "43")
    kept = restore(folder, tmp_path / "b.sqlite3")
    assert figure(folder) == "41"
    assert kept
    assert restore(folder, kept) != kept
    assert figure(folder) == "43"
    with closing(open_drafts(folder)) as store:
        assert store.notices == ()
    assert all(line.good for line in examine(folder))


def test_another_process_goes_on_after_a_restore(folder: Path, tmp_path: Path) -> None:
    with closing(open_drafts(folder)) as store:
        store.backup(tmp_path / "b.sqlite3")
        edited(store, "42")
        restore(folder, tmp_path / "b.sqlite3")
        assert store.load("xã").report.text("1:1") == "41"
        edited(store, "44")
    assert figure(folder) == "44"
    with closing(open_drafts(folder)) as store:
        assert store.notices == ()


def test_a_folder_without_drafts_is_filled(folder: Path, tmp_path: Path) -> None:
    assert restore(tmp_path / "máy mới", folder / FILE_NAME) is None
    assert figure(tmp_path / "máy mới") == "41"
    assert witness_in(tmp_path / "máy mới").read() == 2


def test_what_is_no_copy_is_refused_and_the_drafts_stay(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("không phải", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "khác.sqlite3")) as other:
        other.execute("CREATE TABLE danh_ba (ten)")
    shutil.copy(folder / FILE_NAME, tmp_path / "hỏng.sqlite3")
    overwritten(tmp_path / "hỏng.sqlite3", "change")
    with closing(sqlite3.connect(shutil.copy(folder / FILE_NAME, tmp_path / "mới.sqlite3"))) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    for name, words in (
        ("thư.txt", "hỏng hoặc không phải"),
        ("khác.sqlite3", "hỏng hoặc không phải"),
        ("hỏng.sqlite3", "hỏng hoặc không phải"),
        ("mới.sqlite3", "phiên bản CCHC Desktop mới hơn"),
        ("không có", "Không chép được"),
        (".", "Không chép được"),
    ):
        with pytest.raises(StorageError, match=words):
            restore(folder, tmp_path / name)
    assert figure(folder) == "41"
    assert not [path for path in folder.iterdir() if path.name.startswith(".restore")]


def test_a_restore_waits_for_another_process_and_then_says_so(folder: Path, tmp_path: Path) -> None:
    with closing(open_drafts(folder)) as store:
        store.backup(tmp_path / "b.sqlite3")
        edited(store, "42")
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="chương trình khác sử dụng"):
            restore(folder, tmp_path / "b.sqlite3", timeout=0.1)
    assert figure(folder) == "42"
    with closing(open_drafts(folder)) as store:
        assert store.notices == ()

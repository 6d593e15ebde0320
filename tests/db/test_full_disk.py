"""A disk that is full, or may not be written: reported at every write, and saved changes stay."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.report.store_protocol import DraftStore, Issue
from db.drafts.data_files import FILE_NAME, drafts_in
from db.drafts.health import examine
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.inspection import contents_of
from tests.db.damage import filled_up, mount, small_disk
from tests.db.drafts import BIG, OLDEST, REASON, edited, made, sealed, wrong
from tests.make import make_report


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "đĩa") as place:
        yield place


WRITES: dict[str, tuple[Callable[[DraftStore], object], Callable[[DraftStore, Path], object]]] = {
    "create": (made, lambda store, _: made(store, "khác", make_report({"mo-dau": BIG}))),
    "edit": (made, lambda store, _: edited(store, BIG)),
    "explain": (made, lambda store, _: store.explain("xã", [REASON])),
    "seal": (made, lambda store, _: sealed(store)),
    "issue": (
        lambda store: [made(store), sealed(store)],
        lambda store, _: store.issue("xã", Issue("5", "2023-07-03", "k.pdf", BIG.encode()), who=""),
    ),
    "setting": (made, lambda store, _: store.set_setting("chữ", BIG)),
    "backup": (made, lambda store, disk: store.backup(disk / "sao lưu.sqlite3")),
}


@pytest.mark.parametrize("leave", [0, 20_000, 60_000])
@pytest.mark.parametrize("name", WRITES)
def test_a_full_disk_is_reported_at_every_write_and_keeps_what_was_saved(disk: Path, name: str, leave: int) -> None:
    before, write = WRITES[name]
    with closing(open_drafts(disk)) as store:
        before(store)
        draft, history = store.load("xã"), store.history("xã")
        there = set(disk.iterdir())
        with filled_up(disk, leave), pytest.raises(StorageError, match=r"đã đầy|No space left"):
            write(store, disk)
        assert set(disk.iterdir()) == there
        assert (store.load("xã"), store.history("xã"), len(store.drafts())) == (draft, history, 1)
        write(store, disk)  # with room again it goes on as if nothing had been
    assert wrong(disk) in ([], ["Bản đã chốt: sai ở “xã” bản 1."])
    with closing(open_drafts(disk)) as store:
        assert store.notices == ()


SMALL: dict[str, Callable[[DraftStore], object]] = {
    "edit": lambda store: store.edit("xã", "1:1", "41", who="", cause="typed"),
    "several edits": lambda store: store.edit_many("xã", {"1:1": "41", "1:2": "60"}, who="", cause="pasted"),
    "cursor": lambda store: store.set_cursor("xã", "1:1"),
    "bin": lambda store: store.set_binned("xã", binned=True),
    "reopen": lambda store: store.reopen("xã", who=""),
    "note losses": lambda store: store.note_losses(),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_disk_that_is_full_to_the_last_byte_is_reported_at_the_smallest_write(disk: Path, name: str) -> None:
    with closing(open_drafts(disk)) as store:
        made(store)
        if name == "reopen":
            sealed(store)
        draft, history = store.load("xã"), store.history("xã")
        with filled_up(disk), pytest.raises(StorageError, match="đã đầy"):
            SMALL[name](store)
        assert (store.load("xã"), store.history("xã"), len(store.drafts())) == (draft, history, 1)
        SMALL[name](store)
    assert wrong(disk) in ([], ["Bản đã chốt: sai ở “xã” bản 1."])


@pytest.mark.parametrize("leave", [0, 40_000])
def test_an_older_file_on_a_full_disk_stays_as_it_was(disk: Path, leave: int) -> None:
    shutil.copy(OLDEST, drafts_in(disk))
    with filled_up(disk, leave), pytest.raises(StorageError, match="đã đầy"):
        open_drafts(disk)
    assert contents_of(drafts_in(disk)) == contents_of(OLDEST, still=True)
    with closing(open_drafts(disk)) as store:
        assert [draft.ref for draft in store.drafts()] == ["an-thanh-2023-H1-2", "an-thanh-2023-H1"]
    assert wrong(disk) == []


def test_an_older_file_is_brought_up_to_date_where_there_is_room_for_it_but_not_for_its_copy(disk: Path) -> None:
    shutil.copy(OLDEST, drafts_in(disk))
    with filled_up(disk, 150_000), closing(open_drafts(disk, lambda: datetime(2023, 6, 15, 12, tzinfo=UTC))) as store:
        assert len(store.drafts()) == 2
        assert [notice.partition(" drafts-")[0] for notice in store.notices] == ["Chưa lập được bản sao"] * 2
    assert wrong(disk) == []


@pytest.mark.parametrize("leave", [0, 4096, 16_384, 36_864, 60_000])
def test_a_new_folder_on_a_full_disk_is_reported_and_opens_later(disk: Path, leave: int) -> None:
    with filled_up(disk, leave), pytest.raises(StorageError, match="đã đầy"):
        open_drafts(disk)
    open_drafts(disk).close()
    assert wrong(disk) == []


def test_a_full_disk_hinders_no_opening_and_no_restore_half_way(disk: Path) -> None:
    with closing(open_drafts(disk)) as store:
        made(store)
        store.backup(disk / "b.sqlite3")
        edited(store, "sau bản sao")
    with filled_up(disk), pytest.raises(StorageError, match="đã đầy"):  # SQLite needs 32 KB to read beside a log
        open_drafts(disk)
    with filled_up(disk, leave=50_000):
        with closing(open_drafts(disk)) as store:
            assert "đã đầy" in store.notices[0]
            assert store.load("xã").report.text("mo-dau") == "sau bản sao"
        with pytest.raises(StorageError, match=r"đã đầy|No space left"):
            restore(disk, disk / "b.sqlite3")
        assert any("Chỗ trống" in str(line) and not line.good for line in examine(disk))
    assert wrong(disk) == []
    with closing(open_drafts(disk)) as store:
        assert (store.load("xã").report.text("mo-dau"), store.notices) == ("sau bản sao", ())


def test_a_read_only_disk_is_reported(disk: Path) -> None:
    with closing(open_drafts(disk)) as store:
        made(store)
    assert mount("-o", "remount,ro", disk).returncode == 0
    try:
        with pytest.raises(StorageError, match=r"chỉ đọc|Không mở được"):
            open_drafts(disk)
        assert wrong(disk)
        with pytest.raises(StorageError, match="Chưa khôi phục được"):
            restore(disk, disk / FILE_NAME.replace("drafts", "b"))
    finally:
        assert mount("-o", "remount,rw", disk).returncode == 0
    with closing(open_drafts(disk)) as store:
        assert store.load("xã").report.fields == make_report().fields

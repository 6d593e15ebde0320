"""Copies under a clock that is wrong: what stays is decided by the order of making; what is odd is reported."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.copies import KEPT, ORDER, copies_of
from db.drafts.data_files import drafts_in
from db.drafts.first_list import read_first_list
from db.drafts.health import examine
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.inspection import contents_of
from tests.db.drafts import edited, made

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LONG_AGO = datetime(2009, 1, 1, 8, tzinfo=UTC)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def opened(folder: Path, moment: datetime, *texts: str) -> tuple[str, ...]:
    """Open the drafts at a moment and edit them; return what opening had to tell."""
    with closing(open_drafts(folder, at(moment))) as store:
        for text in texts:
            edited(store, text)
        return store.notices


def names(folder: Path) -> list[str]:
    return [copy.name for copy in copies_of(drafts_in(folder))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that was used on eight days, with a backup "b.sqlite3" of the first of them beside it."""
    data = tmp_path / "data"
    with closing(open_drafts(data, at(NOW - timedelta(days=8)))) as store:
        made(store)
        store.backup(tmp_path / "b.sqlite3")
    for day in range(7, -1, -1):
        assert opened(data, NOW - timedelta(days=day), f"{day} ngày trước") == ()
    return data


def test_a_copy_made_with_the_clock_in_2009_stays_and_the_clock_is_reported(folder: Path) -> None:
    (notice,) = opened(folder, LONG_AGO, "năm 2009")
    assert "08:00 ngày 01/01/2009" in notice.replace(f"{LONG_AGO.astimezone():%H:%M}", "08:00")
    assert "chắc chắn sai" in notice
    assert names(folder)[0] == "drafts-2009-01-01.sqlite3"
    assert len(names(folder)) == KEPT
    assert contents_of(copies_of(drafts_in(folder))[0], still=True).changes == 9


def test_where_the_clock_stands_in_2009_each_day_of_work_gets_its_copy(folder: Path) -> None:
    for number in range(3):
        opened(folder, LONG_AGO + timedelta(hours=number), f"lần {number}")
    opened(folder, LONG_AGO, "lần 3")
    assert names(folder)[:4] == [f"drafts-2009-01-01{number}.sqlite3" for number in ("-4", "-3", "-2", "")]
    assert [contents_of(copy, still=True).changes for copy in copies_of(drafts_in(folder))[:4]] == [12, 11, 10, 9]


def test_openings_without_work_push_no_copy_out(folder: Path) -> None:
    opened(folder, LONG_AGO)
    before = names(folder)
    for minute in range(9):
        assert opened(folder, LONG_AGO + timedelta(minutes=minute))
    assert names(folder) == before


def test_a_copy_that_a_restore_promised_stays_although_the_clock_is_back(folder: Path) -> None:
    for hour in range(KEPT):
        restore(folder, folder.parent / "b.sqlite3", at(NOW + timedelta(hours=hour)))
    opened(folder, NOW + timedelta(hours=9), "sau")
    kept = restore(folder, folder.parent / "b.sqlite3", at(LONG_AGO))
    assert kept
    opened(folder, LONG_AGO + timedelta(minutes=5))
    opened(folder, NOW)
    assert kept.exists()
    assert kept in copies_of(drafts_in(folder))[:2]


def test_a_week_ahead_is_reported_once_and_back_again_too(folder: Path) -> None:
    ahead = NOW + timedelta(days=9)
    (notice,) = opened(folder, ahead)
    assert "9 ngày sau lần ghi gần nhất" in notice
    assert opened(folder, ahead) == ()
    (notice,) = opened(folder, NOW + timedelta(hours=1), "sau khi chỉnh đồng hồ")
    assert "trước lần ghi gần nhất" in notice
    assert names(folder)[:2] == ["drafts-2026-11-30.sqlite3", "drafts-2026-11-21.sqlite3"]
    assert opened(folder, NOW + timedelta(days=1))[1:] == ()
    assert names(folder)[0] == "drafts-2026-11-22.sqlite3"


def test_the_first_list_is_left_to_the_store_and_the_doctor_says_it(folder: Path) -> None:
    assert read_first_list(folder, at(NOW + timedelta(hours=1)))
    assert read_first_list(folder, at(LONG_AGO)) is None
    assert read_first_list(folder, at(NOW - timedelta(days=1))) is None
    (line,) = [line for line in examine(folder, at(LONG_AGO)) if line.what == "Đồng hồ của máy"]
    assert "chắc chắn sai" in line.wrong
    (line,) = [line for line in examine(folder, at(NOW + timedelta(days=30))) if line.what == "Đồng hồ của máy"]
    assert line.good
    assert "30 ngày" in line.note


@pytest.mark.parametrize("raw", [None, b"", b"\xff\xfe", b"drafts-2026-11-16.sqlite3\n../../x\n"])
def test_a_list_of_copies_that_is_gone_or_spoiled_hinders_nothing(folder: Path, raw: bytes | None) -> None:
    order = folder / "copies" / ORDER
    order.unlink() if raw is None else order.write_bytes(raw)
    opened(folder, NOW + timedelta(days=1), "sau")
    assert names(folder)[0] == "drafts-2026-11-22.sqlite3"
    assert len(names(folder)) == KEPT

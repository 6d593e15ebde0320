"""After each bad day, saved changes are there or their loss is reported, the doctor finds it, a copy restores it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc_desktop.base.errors import StorageError
from cchc_desktop.report.document import report_of
from cchc_desktop.report.store_protocol import DraftStore, Issue
from db.drafts.data_files import FILE_NAME, drafts_in, witness_in
from db.drafts.health import examine
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from tests.db.damage import log_cut_short, log_of, overwritten, taken_from_use
from tests.db.drafts import REASON, WRITTEN, edited, made, sealed, wrong
from tests.make import make_template_source

NOON = datetime(2023, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def used(tmp_path: Path) -> Iterator[tuple[DraftStore, Path]]:
    """A store in use whose last edits are in its log alone, and a backup of it before the last five of them."""
    folder = tmp_path / "đang dùng"
    with closing(open_drafts(folder, lambda: NOON)) as store:
        made(store)
        for number in range(15):
            edited(store, f"lần {number}")
        store.backup(tmp_path / "b.sqlite3")
        for number in range(15, 20):
            edited(store, f"lần {number}")
        yield store, folder


@pytest.mark.parametrize("part", [0.999, 0.9, 0.8])
def test_a_log_cut_short_is_reported_to_the_change(used: tuple[DraftStore, Path], tmp_path: Path, part: float) -> None:
    store, folder = used
    whole = store.history("xã")
    cut = taken_from_use(folder, tmp_path / "mất điện")
    log_cut_short(drafts_in(cut), part)
    with closing(open_drafts(cut, lambda: NOON)) as found:
        history = found.history("xã")
        lost = len(whole) - len(history)
        assert history == whole[: len(history)]
        assert lost > 0
        assert f"thiếu {lost} thay đổi đã lưu (số {len(history) + 1} đến 21), thấy ngày 15/6/2023" in found.notices[0]
        assert edited(found, "sau đó").sequence == 22  # a number that is gone is never given again
    assert any(f"thiếu {lost} thay đổi" in line for line in wrong(cut))
    with closing(open_drafts(cut, lambda: NOON)) as again:
        assert [f"thiếu {lost} thay đổi" in notice for notice in again.notices] == [True]
        again.note_losses()
    with closing(open_drafts(cut, lambda: NOON)) as noted:
        assert noted.notices == ()
    assert [line for line in examine(cut, lambda: NOON) if not line.good and "Chỗ trống" not in line.what] == []
    assert any("đã biết" in str(line) for line in examine(cut))


COUNTED: dict[str, Callable[[DraftStore], object]] = {
    "explanation": lambda store: store.explain("xã", [REASON]),
    "closing": sealed,
    "setting": lambda store: store.set_setting("chữ.cỡ", "14"),
    "bin": lambda store: store.set_binned("xã", binned=True),
}


@pytest.mark.parametrize("name", COUNTED)
def test_acknowledged_changes_that_are_cut_off_are_reported(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "đang dùng"
    with closing(open_drafts(folder)) as store:
        made(store)
        edited(store, "trước đó")
        before = log_of(drafts_in(folder)).stat().st_size
        COUNTED[name](store)
        cut = taken_from_use(folder, tmp_path / "mất điện")
    os.truncate(log_of(drafts_in(cut)), before)
    with closing(open_drafts(cut)) as found:
        assert "thiếu 1 thay đổi đã lưu (số 3 đến 3)" in found.notices[0]
        assert found.load("xã").report.text("mo-dau") == "trước đó"


def test_a_log_that_is_gone_with_everything_in_it_is_reported(used: tuple[DraftStore, Path], tmp_path: Path) -> None:
    cut = taken_from_use(used[1], tmp_path / "mất điện")
    log_cut_short(drafts_in(cut), 0)
    assert wrong(cut)
    with closing(open_drafts(cut)) as found:
        assert "thiếu 21 thay đổi đã lưu (số 1 đến 21)" in found.notices[0]


def test_drafts_that_were_deleted_are_reported(used: tuple[DraftStore, Path], tmp_path: Path) -> None:
    cut = taken_from_use(used[1], tmp_path / "xóa nhầm")
    for path in cut.glob(FILE_NAME + "*"):
        path.unlink()
    assert any("trước đây đã lưu 21 thay đổi" in line for line in wrong(cut))
    with closing(open_drafts(cut)) as found:
        assert "thiếu 21 thay đổi" in found.notices[0]


def test_a_loss_is_over_when_a_copy_is_restored(used: tuple[DraftStore, Path], tmp_path: Path) -> None:
    cut = taken_from_use(used[1], tmp_path / "mất điện")
    log_cut_short(drafts_in(cut), 0)
    open_drafts(cut).close()
    kept = restore(cut, tmp_path / "b.sqlite3")
    assert kept
    with closing(open_drafts(cut)) as found:
        assert (found.load("xã").report.text("mo-dau"), found.notices) == ("lần 14", ())
    assert wrong(cut) == []


def test_no_copy_is_deleted_while_changes_are_missing(used: tuple[DraftStore, Path], tmp_path: Path) -> None:
    cut = taken_from_use(used[1], tmp_path / "mất điện")
    log_cut_short(drafts_in(cut), 0.9)
    for day in range(1, 12):
        open_drafts(cut, lambda day=day: NOON.replace(day=day)).close()  # type: ignore[misc]
    assert len(list((cut / "copies").glob("*.sqlite3"))) == 11


@pytest.mark.parametrize("table", ["change", "field", "version", "report", "sqlite_schema"])
def test_damaged_pages_are_found_and_a_copy_restores(tmp_path: Path, table: str) -> None:
    with closing(open_drafts(tmp_path)) as store:
        made(store)
        edited(store, "đã lưu")
        store.backup(tmp_path / "b.sqlite3")
    if table == "sqlite_schema":
        with drafts_in(tmp_path).open("r+b") as file:
            file.seek(100)
            file.write(b"\xa5" * 3900)
    else:
        overwritten(drafts_in(tmp_path), table)
    raw = drafts_in(tmp_path).read_bytes()
    assert wrong(tmp_path)
    kept = restore(tmp_path, tmp_path / "b.sqlite3")
    assert kept
    assert (kept.name.startswith("drafts-hong-"), kept.read_bytes()) == (True, raw)
    with closing(open_drafts(tmp_path)) as store:
        assert (store.load("xã").report.text("mo-dau"), store.notices) == ("đã lưu", ())
    assert wrong(tmp_path) == []


def test_a_damaged_copy_is_named_and_a_whole_one_too(tmp_path: Path) -> None:
    for day in (14, 15, 16):
        with closing(open_drafts(tmp_path, lambda day=day: NOON.replace(day=day))) as store:  # type: ignore[misc]
            made(store, f"xã-{day}")
    overwritten(tmp_path / "copies" / "drafts-2023-06-16.sqlite3", "change")
    drafts_in(tmp_path).write_bytes(b"x" * 8192)
    said = [str(line) for line in examine(tmp_path)]
    assert any("drafts-2023-06-16.sqlite3: hỏng" in line for line in said)
    assert any("drafts-2023-06-15.sqlite3: tốt (1 thay đổi)" in line for line in said)
    assert "không phải tệp dữ liệu" in said[0]


def test_a_newer_file_is_reported_and_can_be_replaced(tmp_path: Path) -> None:
    with closing(open_drafts(tmp_path)) as store:
        made(store)
        store.backup(tmp_path / "b.sqlite3")
    with closing(sqlite3.connect(drafts_in(tmp_path))) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with pytest.raises(StorageError, match="phiên bản CCHC Desktop mới hơn"):
        open_drafts(tmp_path)
    assert any("phiên bản CCHC Desktop mới hơn" in line for line in wrong(tmp_path))
    restore(tmp_path, tmp_path / "b.sqlite3")
    assert wrong(tmp_path) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE version SET content = content || ' '", "Bản đã chốt"),
        ("UPDATE issued SET content = x'00'", "Bản đã ký"),
        ("UPDATE field SET text = '99' WHERE key = '1:1'", "Nội dung so với lịch sử"),
        ("DELETE FROM field WHERE key = '1:1'", "Nội dung so với lịch sử"),
        ("DELETE FROM template", "Liên kết giữa các bảng"),
        ("UPDATE template SET source = source || ' '", "Mẫu báo cáo"),
        ("UPDATE change SET \"when\" = 'hôm qua'", "Nội dung từng ô: sai ở bảng change, cột when"),
        ("UPDATE report SET more = '{'", "Nội dung từng ô: sai ở bảng report, cột more"),
        ("UPDATE field SET text = CAST('41' AS BLOB)", "Nội dung từng ô: sai ở bảng field, cột text"),
        ("DELETE FROM sqlite_sequence", "Thay đổi đã lưu"),
    ],
)
def test_doctor_finds_what_was_changed_behind_its_back(tmp_path: Path, harm: str, told: str) -> None:
    with closing(open_drafts(tmp_path)) as store:
        store.create(report_of("mau-thu", "2023-H1", {}), make_template_source(), ref="xã", who="", cause="import")
        edited(store, "41", "1:1")
        sealed(store)
        store.issue("xã", Issue("5", "2023-07-03", "k.pdf", b"%PDF-"), who="")
    assert wrong(tmp_path) == []
    with closing(sqlite3.connect(drafts_in(tmp_path))) as other:
        other.execute(harm)
        other.commit()
    assert [line for line in wrong(tmp_path) if line.startswith(told)]


def test_a_witness_that_cannot_be_read_or_written_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "drafts.sequence").mkdir()
    with closing(open_drafts(tmp_path)) as store:
        made(store)
        assert store.notices == ()
    (tmp_path / "drafts.sequence").rmdir()
    for raw in (b"", b"12", b"x" * 20, b"9" * 21):
        (tmp_path / "drafts.sequence").write_bytes(raw)
        with closing(open_drafts(tmp_path)) as store:
            assert store.notices == ()
        (tmp_path / "drafts.sequence").unlink()
    open_drafts(tmp_path).close()
    assert witness_in(tmp_path).read() == 1


@pytest.mark.parametrize("revision", WRITTEN)
def test_the_doctor_finds_files_of_earlier_revisions_well(tmp_path: Path, revision: str) -> None:
    drafts_in(tmp_path).write_bytes(WRITTEN[revision].read_bytes())
    assert wrong(tmp_path) == []

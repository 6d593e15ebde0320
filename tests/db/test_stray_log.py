"""A log that is not of the drafts beside which it lies is never applied: kept aside, reported, both states offered."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.cli.main import main
from cchc_desktop.report.store_protocol import DraftStore
from db.copies import copies_of
from db.drafts.data_files import FILE_NAME, drafts_in
from db.drafts.first_list import read_first_list
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.drafts.stray_log import is_stray, kept_aside
from tests.db.damage import log_of, taken_from_use
from tests.db.drafts import REASON, ROOT, edited, made, wrong

STRAY = "không phải của tệp bản thảo này"


def killed(folder: Path, to: Path, *texts: str, act: Callable[[DraftStore], object] | None = None) -> Path:
    """Return a data folder as a kill left it, after edits that are in its log alone."""
    with closing(open_drafts(folder)) as store:
        if not store.drafts():
            made(store)
        for text in texts:
            edited(store, text)
        if act:
            act(store)
        return taken_from_use(folder, to)


def text_in(folder: Path) -> tuple[str, str]:
    """Return the text of the field that the tests edit, and what opening had to tell."""
    with closing(open_drafts(folder)) as store:
        return store.load("xã").report.text("mo-dau"), "\n".join(store.notices)


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A closed data folder whose draft says "một"."""
    folder = tmp_path / "data"
    killed(folder, tmp_path / "unused", "một")
    return folder


@pytest.fixture
def plain(used: Path, tmp_path: Path) -> Path:
    """The drafts of that folder as the file manager copies them."""
    return Path(shutil.copy(drafts_in(used), tmp_path / "plain.sqlite3"))


ACTS: dict[str, Callable[[DraftStore], object]] = {
    "edits": lambda store: [edited(store, f"lần {number}") for number in range(30)],
    "long texts": lambda store: [edited(store, f"{number} " * 20_000) for number in range(12)],
    "explanations": lambda store: store.explain("xã", [REASON]),
    "a setting": lambda store: store.set_setting("chữ.cỡ", "14"),
    "a place": lambda store: store.set_cursor("xã", "II.5"),
    "another draft": lambda store: made(store, "hai"),
    "nothing": lambda _store: None,
}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("earlier", [False, True])
def test_a_log_of_the_drafts_is_applied_and_nothing_is_said(tmp_path: Path, name: str, *, earlier: bool) -> None:
    if earlier:
        killed(tmp_path / "data", tmp_path / "unused", "trước")
    folder = killed(tmp_path / "data", tmp_path / "killed", "sau", act=ACTS[name])
    with closing(open_drafts(tmp_path / "data")) as store:
        expected = store.load("xã").report.fields
    assert log_of(drafts_in(folder)).stat().st_size
    assert not is_stray(drafts_in(folder))
    assert read_first_list(folder)
    with closing(open_drafts(folder)) as found:
        assert (found.load("xã").report.fields, found.notices) == (expected, ())
    assert wrong(folder) == []


def test_a_log_that_was_folded_in_half_way_is_applied(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with closing(open_drafts(folder)) as store:
        made(store)
        for number in range(10):
            edited(store, f"{number} " * 9_000)
        with closing(sqlite3.connect(drafts_in(folder))) as other:
            other.execute("PRAGMA wal_checkpoint(PASSIVE)")
            whole = taken_from_use(folder, tmp_path / "folded")
            edited(store, "sau khi gộp")
            later = taken_from_use(folder, tmp_path / "later")
    assert text_in(whole) == ("9 " * 9_000, "")
    assert text_in(later) == ("sau khi gộp", "")


def test_a_log_in_use_by_an_open_store_is_left_to_it(used: Path, plain: Path) -> None:
    with closing(open_drafts(used)) as store:
        edited(store, "hai")
        with closing(open_drafts(used)) as other:
            assert (other.load("xã").report.text("mo-dau"), other.notices) == ("hai", ())
        drafts_in(used).write_bytes(plain.read_bytes())  # over an open file: its owner holds the lock
        open_drafts(used).close()
        assert kept_aside(drafts_in(used)) == []


def newer_by_hand(used: Path, tmp_path: Path) -> Path:
    """Return a folder whose log is of an earlier session than its file."""
    early = killed(used, tmp_path / "early", "cũ")
    with closing(open_drafts(used)) as store:
        edited(store, "mới")
        edited(store, "mới nữa")
    shutil.copy(drafts_in(used), early)
    shutil.copy(used / "drafts.sequence", early)
    return early


def test_an_old_log_beside_newer_drafts_takes_nothing_back_and_is_offered(used: Path, tmp_path: Path) -> None:
    folder = newer_by_hand(used, tmp_path)
    log, raw = log_of(drafts_in(folder)).read_bytes(), drafts_in(folder).read_bytes()
    assert read_first_list(folder) is None
    assert any(STRAY in line for line in wrong(folder))
    assert (log_of(drafts_in(folder)).read_bytes(), drafts_in(folder).read_bytes()) == (log, raw)

    text, notices = text_in(folder)
    assert text == "mới nữa"
    assert STRAY in notices
    (aside,) = kept_aside(drafts_in(folder))
    assert aside.read_bytes() == log
    (copy,) = [copy for copy in copies_of(drafts_in(folder)) if "nhat-ky" in copy.name]
    assert str(aside) in notices
    assert str(copy) in notices
    assert text_in(folder) == ("mới nữa", "")
    assert wrong(folder) == []
    restore(folder, copy)
    assert text_in(folder) == ("cũ", "")


def test_without_the_count_beside_it_the_newer_file_stays_too(used: Path, tmp_path: Path) -> None:
    folder = newer_by_hand(used, tmp_path)
    (folder / "drafts.sequence").unlink()
    assert text_in(folder)[0] == "mới nữa"
    assert len(kept_aside(drafts_in(folder))) == 1


@pytest.mark.parametrize("marked", [False, True])
def test_an_older_file_copied_over_killed_drafts_is_not_mixed_with_their_log(
    used: Path, plain: Path, tmp_path: Path, *, marked: bool
) -> None:
    with closing(open_drafts(used)) as store:
        store.backup(tmp_path / "marked.sqlite3")
        edited(store, "hai", "unit.name")
    folder = killed(used, tmp_path / "killed", "ba")
    shutil.copy(tmp_path / "marked.sqlite3" if marked else plain, drafts_in(folder))
    assert read_first_list(folder) is None
    text, notices = text_in(folder)
    assert text == "một"
    assert STRAY in notices
    assert "thiếu 2 thay đổi" in notices
    assert len(kept_aside(drafts_in(folder))) == 1


def test_drafts_of_another_machine_copied_over_killed_ones_are_not_mixed(used: Path, tmp_path: Path) -> None:
    folder = killed(used, tmp_path / "killed", "ba")
    other = tmp_path / "máy kia"
    for text in ("A", "B", "C"):
        killed(other, tmp_path / f"unused {text}", text)
    shutil.copy(drafts_in(other), drafts_in(folder))
    text, notices = text_in(folder)
    assert text == "C"
    assert STRAY in notices


@pytest.mark.parametrize("left", [None, b""])
def test_a_log_whose_drafts_are_gone_is_kept(used: Path, tmp_path: Path, left: bytes | None) -> None:
    folder = killed(used, tmp_path / "killed", "ba")
    drafts_in(folder).unlink() if left is None else drafts_in(folder).write_bytes(left)
    log = log_of(drafts_in(folder)).read_bytes()
    with closing(open_drafts(folder)) as store:
        assert STRAY in store.notices[0]
        assert store.drafts() == []
    assert [aside.read_bytes() for aside in kept_aside(drafts_in(folder))] == [log]


def test_a_journal_of_another_file_is_not_played_back(used: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.sqlite3"
    shutil.copy(drafts_in(used), other)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE field SET text = 'khác'")
        connection.execute("CREATE TABLE x AS SELECT randomblob(100000)")
        shutil.copy(f"{other}-journal", used / f"{FILE_NAME}-journal")
    with closing(open_drafts(used)) as store:
        edited(store, "hai")
    (used / f"{FILE_NAME}-journal").write_bytes(Path(kept_aside(drafts_in(used))[0]).read_bytes())
    text, notices = text_in(used)
    assert text == "hai"
    assert STRAY in notices
    assert len(kept_aside(drafts_in(used))) == 2
    assert wrong(used) == []


def test_a_restore_that_was_killed_after_its_transaction_stays(used: Path, tmp_path: Path) -> None:
    with closing(open_drafts(used)) as store:
        store.backup(tmp_path / "b.sqlite3")
        edited(store, "hai")
    with closing(sqlite3.connect(drafts_in(used))) as holder:  # so that the log is not folded in
        holder.execute("SELECT count(*) FROM report").fetchone()
        restore(used, tmp_path / "b.sqlite3")
        folder = taken_from_use(used, tmp_path / "killed")
    assert log_of(drafts_in(folder)).stat().st_size
    assert text_in(folder) == ("một", "")


def test_a_stray_log_beside_the_file_to_restore_is_not_taken_along(used: Path, tmp_path: Path) -> None:
    folder = newer_by_hand(used, tmp_path)
    restore(tmp_path / "máy mới", drafts_in(folder))
    assert text_in(tmp_path / "máy mới") == ("mới nữa", "")


EDITING = """
import os, sys
from pathlib import Path
from db.drafts.store import open_drafts
store = open_drafts(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    store.edit("xã", "mo-dau", f"{number} " * 3000, who="", cause="typed")
    print(number, flush=True)
"""


def test_logs_that_kills_leave_are_always_taken_for_those_of_the_drafts(tmp_path: Path) -> None:
    folder, chance = tmp_path / "data", random.Random(7)  # noqa: S311 - repeatable harm, no secret
    with closing(open_drafts(folder)) as store:
        made(store)
    for _ in range(6):
        wanted = chance.randrange(5, 250)  # 250 such edits are more than SQLite leaves in a log
        with subprocess.Popen(
            [sys.executable, "-c", EDITING, str(folder)], stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
        ) as process:
            assert process.stdout
            for line in process.stdout:
                if int(line) >= wanted:
                    break
            process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
            last = [line, *process.stdout][-1]
        assert not is_stray(drafts_in(folder))
        text, notices = text_in(folder)
        assert notices == ""
        assert int(text.split()[0]) >= int(last)


def test_the_commands_say_so_and_go_on(used: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = newer_by_hand(used, tmp_path)
    assert main(["--data", str(folder), "doctor"]) == 1
    assert main(["--data", str(folder), "list"]) == 0
    assert STRAY in capsys.readouterr().err
    assert main(["--data", str(folder), "doctor"]) == 0

"""The log: read by its owner alone, with the trace of every error, and without anything that was typed."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.base.logs import log_file, log_to
from cchc_desktop.report.store_protocol import DraftStore
from db.drafts.store import open_drafts
from tests.db.drafts import made

TYPED = "lương của bà Hoa"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    log_to(tmp_path)
    yield log_file(tmp_path)
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def fail_twice() -> None:
    try:
        date.fromisoformat(TYPED)
    except ValueError as error:
        raise KeyError(TYPED) from error


def test_an_error_is_logged_with_its_trace_and_its_causes_without_its_text(log: Path) -> None:
    try:
        fail_twice()
    except KeyError:
        logging.getLogger("a").exception("not read")
    written = log.read_text(encoding="utf-8")
    assert TYPED not in written
    assert "ValueError" in written
    assert "KeyError" in written
    assert written.count("in fail_twice") == 2


def test_an_error_of_the_system_or_of_the_program_says_what_it_was(log: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        os.stat(log.with_name("none"))  # noqa: PTH116 - its error names the file
    logging.getLogger("a").error("not read", exc_info=raised.value)

    assert raised.value.strerror is not None
    assert raised.value.strerror in log.read_text(encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    drafts = open_drafts(tmp_path / "d")
    yield drafts
    drafts.close()


def test_a_statement_that_fails_is_logged_without_its_values(log: Path, store: DraftStore, tmp_path: Path) -> None:
    made(store)
    with sqlite3.connect(tmp_path / "d" / "drafts.sqlite3") as other:
        other.execute("ALTER TABLE setting RENAME COLUMN text TO other")
        other.execute("ALTER TABLE field RENAME COLUMN text TO other")
    failing: list[Callable[[], object]] = [
        lambda: store.set_setting("x", TYPED),
        lambda: store.edit("xã", "IV", TYPED, who="", cause="typed"),
    ]
    for fail in failing:
        try:
            fail()
        except Exception:
            logging.getLogger("a").exception("not saved")
    written = log.read_text(encoding="utf-8")
    assert "no such column" in written or "no column" in written
    assert TYPED not in written


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_only_the_owner_reads_the_log_the_drafts_and_their_copies(log: Path, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    before = os.umask(0o022)
    try:
        for _ in range(2):  # a copy of the day is made when there is something to copy
            store = open_drafts(folder)
            if not store.drafts():
                made(store)
            store.edit("xã", "IV", "a", who="", cause="typed")
            open_files = list(folder.glob("drafts*"))
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in open_files}
            store.backup(tmp_path / "b.sqlite3")
            store.close()
            assert set(modes.values()) == {0o600}, modes
        logging.getLogger("a").warning("x")
        files = [log, tmp_path / "b.sqlite3", *(folder / "copies").iterdir()]
        assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600] * len(files)
        assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "copies")] == [0o700] * 2
        (folder / "drafts.sqlite3").chmod(0o644)
        open_drafts(folder).close()
        assert stat.S_IMODE((folder / "drafts.sqlite3").stat().st_mode) == 0o600
    finally:
        os.umask(before)


WARNING = """
import logging, sys
from pathlib import Path
from cchc_desktop.base.logs import log_at_need
for number, folder in enumerate(sys.argv[1:]):
    log_at_need(Path(folder))
    logging.getLogger("a").warning("not noted %s", number)
    logging.getLogger("a").warning("nor this")
"""


def test_a_command_opens_its_log_at_the_first_warning_and_says_nothing_of_it(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WARNING, tmp_path], capture_output=True, text=True, check=True)
    written = log_file(tmp_path).read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(": ")[2] for line in written] == ["not noted 0", "nor this"]
    assert done.stdout + done.stderr == ""


def test_a_log_that_cannot_be_opened_or_written_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log_file(tmp_path / "folder").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", WARNING, tmp_path / "file", tmp_path / "folder"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout + done.stderr == ""

"""New files that several threads open at once for the first time: each gets its store, and the tables are made once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from db.drafts.store import open_drafts
from db.inbox.inbox_database import FILE_NAME
from db.inbox.sql_inbox import open_inbox

Open = Callable[[Path], None]
SHORT = 0.5


def use_inbox(folder: Path) -> None:
    with closing(open_inbox(folder)) as store:
        assert store.packages() == []


def use_drafts(folder: Path) -> None:
    with closing(open_drafts(folder, timeout=30)) as store:
        assert store.drafts() == []


@pytest.mark.parametrize(
    ("acts", "rounds"),
    [
        pytest.param([use_inbox] * 3, 8, id="an inbox"),
        pytest.param([use_drafts] * 3, 8, id="drafts"),
        pytest.param([use_drafts, use_inbox], 12, id="both"),
    ],
)
def test_threads_that_open_a_new_file_at_once_wait_for_each_other(
    tmp_path: Path, acts: list[Open], rounds: int
) -> None:
    barrier = Barrier(len(acts), timeout=60)

    def open_at_once(act: Open, folder: Path) -> None:
        barrier.wait()
        act(folder)

    with ThreadPoolExecutor(len(acts)) as threads:
        for number in range(rounds):
            folder = tmp_path / str(number)
            folder.mkdir()
            running = [threads.submit(open_at_once, act, folder) for act in acts]
            assert [each.exception() for each in running] == [None] * len(acts)


def test_an_opening_waits_while_another_one_begins_the_log_of_a_new_file(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other,
        ThreadPoolExecutor(1) as threads,
    ):
        other.execute("BEGIN IMMEDIATE")
        opening = threads.submit(use_inbox, tmp_path)
        wait([opening], timeout=SHORT)
        assert not opening.done()
        other.execute("ROLLBACK")
        assert opening.exception() is None

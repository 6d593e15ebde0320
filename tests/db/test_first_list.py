"""The list of drafts as the start reads it: the same as the store's, or none where opening has more to do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.report.store_protocol import Issue
from db.drafts.data_files import drafts_in, witness_in
from db.drafts.first_list import read_first_list
from db.drafts.store import SqliteDrafts, open_drafts
from tests.db.damage import overwritten
from tests.db.drafts import WRITTEN, made, sealed
from tests.make import make_report


def filled(folder: Path) -> SqliteDrafts:
    """Return a store with an edited, a sealed, a reopened, a nameless and two binned drafts, and with settings."""
    store = open_drafts(folder)
    made(store)
    sealed(store)
    store.issue("xã", Issue("12", "2023-06-15"), who="")
    made(store, "hai")
    store.seal("hai", store.load("hai").report, "{}", who="")
    store.reopen("hai", who="")
    for ref in ("ba", "bốn", "năm"):
        made(store, ref, make_report({}))
    for ref in ("ba", "năm"):
        store.set_binned(ref, binned=True)
    store.edit("hai", "unit.name", "Ổ Đường", who="", cause="typed")
    store.set_setting("officer", "Lan")
    return store


@pytest.mark.parametrize("closed", [True, False])
def test_it_is_what_the_store_gives(tmp_path: Path, closed: bool) -> None:  # noqa: FBT001
    with closing(filled(tmp_path)) as store:
        drafts, binned = store.drafts(), store.drafts(binned=True)
        first = None if closed else read_first_list(tmp_path)
    first = first or read_first_list(tmp_path)

    assert first is not None
    assert (first.drafts(), first.drafts(binned=True)) == (drafts, binned)
    assert ([draft.ref for draft in drafts], [draft.ref for draft in binned]) == (["hai", "bốn", "xã"], ["năm", "ba"])
    assert (first.setting("officer"), first.setting("units")) == ("Lan", None)


def test_of_no_drafts_yet_there_is_none(tmp_path: Path) -> None:
    assert read_first_list(tmp_path) is None
    assert not drafts_in(tmp_path).exists()


@pytest.mark.parametrize("revision", WRITTEN)
def test_of_an_earlier_revision_there_is_none_and_the_file_is_as_it_was(tmp_path: Path, revision: str) -> None:
    raw = WRITTEN[revision].read_bytes()
    drafts_in(tmp_path).write_bytes(raw)

    assert read_first_list(tmp_path) is None
    assert drafts_in(tmp_path).read_bytes() == raw


def test_where_changes_are_missing_there_is_none_until_the_store_has_reported_it(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with closing(witness_in(tmp_path)) as witness:
        witness.write(99)
    assert read_first_list(tmp_path) is None
    with closing(open_drafts(tmp_path)) as store:
        assert store.notices
    assert read_first_list(tmp_path) is None


def test_of_a_file_in_use_by_another_program_there_is_none(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with closing(sqlite3.connect(drafts_in(tmp_path))) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert read_first_list(tmp_path) is None


@pytest.mark.parametrize("raw", [b"", b"not a database" * 100])
def test_of_a_file_that_is_no_database_there_is_none(tmp_path: Path, raw: bytes) -> None:
    drafts_in(tmp_path).write_bytes(raw)
    assert read_first_list(tmp_path) is None


@pytest.mark.parametrize("table", ["report", "change", "setting"])
def test_of_a_damaged_file_there_is_none(tmp_path: Path, table: str) -> None:
    filled(tmp_path).close()
    overwritten(drafts_in(tmp_path), table)
    assert read_first_list(tmp_path) is None

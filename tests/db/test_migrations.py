"""Files of earlier revisions: each opens, whole, and none is written to before a copy of it is kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from cchc_desktop.report.store_protocol import Issue
from db.copies import copies_of
from db.drafts.data_files import FILE_NAME, SCHEMA, drafts_in
from db.drafts.health import examine
from db.drafts.restoring import restore
from db.drafts.store import open_drafts
from db.inspection import contents_of
from db.migrate import config_of
from tests.db.drafts import OLDEST, WRITTEN, wrong

NOON = {year: datetime(year, 6, 15, 12, tzinfo=UTC) for year in (2023, 2024)}
WRITTEN_AT = {"0001": NOON[2023], "0002": NOON[2024]}
"""For each earlier revision a moment after the last change in its file."""


def tables(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE sql > '' AND name NOT LIKE 'alembic%' ORDER BY name"
        return connection.execute(query).fetchall()


def test_every_earlier_revision_has_a_file_that_was_written_then() -> None:
    revisions = {script.revision for script in ScriptDirectory.from_config(config_of(SCHEMA)).walk_revisions()}
    assert set(WRITTEN) == revisions - {SCHEMA.head}
    assert {revision: contents_of(path, still=True).revision for revision, path in WRITTEN.items()} == {
        revision: revision for revision in WRITTEN
    }


@pytest.mark.parametrize("revision", WRITTEN)
def test_an_earlier_file_becomes_one_of_today_and_a_copy_of_it_stays(tmp_path: Path, revision: str) -> None:
    open_drafts(tmp_path / "new").close()
    shutil.copy(WRITTEN[revision], tmp_path / FILE_NAME)
    with closing(open_drafts(tmp_path, lambda: WRITTEN_AT[revision])) as store:
        assert store.notices == ()
        assert store.drafts()
    assert tables(tmp_path / FILE_NAME) == tables(tmp_path / "new" / FILE_NAME)
    assert wrong(tmp_path) == []
    kept = tmp_path / "copies" / f"drafts-{WRITTEN_AT[revision]:%Y-%m-%d}-{revision}.sqlite3"
    assert kept in copies_of(drafts_in(tmp_path))
    assert contents_of(kept, still=True) == contents_of(WRITTEN[revision], still=True)


@pytest.mark.parametrize("revision", WRITTEN)
def test_an_earlier_file_is_examined_as_it_is(tmp_path: Path, revision: str) -> None:
    shutil.copy(WRITTEN[revision], tmp_path / FILE_NAME)
    lines = [str(line) for line in examine(tmp_path)]
    assert any("sẽ được nâng cấp" in line for line in lines)
    assert contents_of(tmp_path / FILE_NAME).revision == revision


@pytest.mark.parametrize("revision", WRITTEN)
def test_a_copy_of_an_earlier_revision_is_brought_up_to_date(tmp_path: Path, revision: str) -> None:
    restore(tmp_path, WRITTEN[revision])
    with closing(open_drafts(tmp_path, lambda: WRITTEN_AT[revision])) as store:
        assert store.drafts()
        assert store.notices == ()
    assert contents_of(tmp_path / FILE_NAME).revision == SCHEMA.head
    assert contents_of(WRITTEN[revision], still=True).revision == revision


def test_nothing_of_a_file_of_revision_0001_is_lost(tmp_path: Path) -> None:
    shutil.copy(OLDEST, tmp_path / FILE_NAME)
    with closing(open_drafts(tmp_path)) as store:
        first, second = (store.load(ref) for ref in ("an-thanh-2023-H1", "an-thanh-2023-H1-2"))
        assert store.setting("chữ.cỡ") == "14"
        assert len(store.history("an-thanh-2023-H1")) == 6 == store.history("an-thanh-2023-H1")[-1].sequence
        assert store.edit("an-thanh-2023-H1-2", "1:1", "7", who="", cause="typed")
    assert (first.report.text("1:2"), first.cursor, len(first.report.fields) > 90) == ("60,5", "II.5@3:9", True)
    assert (second.report.version, second.report.state, second.report.extra) == (2, "open", {"màu": "đỏ"})
    assert [reason.as_json()["text"] for reason in second.report.reasons] == ["Huyện giao thêm", "Không có kiến nghị"]
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("SELECT rule, at, text FROM reason").fetchall() == [
            ("total.mismatch", '["3:1.4"]', "Huyện giao thêm")
        ]


def test_nothing_of_a_file_of_revision_0002_is_lost(tmp_path: Path) -> None:
    shutil.copy(WRITTEN["0002"], tmp_path / FILE_NAME)
    with closing(open_drafts(tmp_path)) as store:
        assert [draft.ref for draft in store.drafts(binned=True)] == ["nhap"]
        draft, sealed = store.load("an-thanh"), store.sealed("an-thanh", 1)
        assert store.setting("chữ.cỡ") == "14"
        causes = [change.cause for change in store.history("an-thanh")]
    assert (draft.report.version, draft.report.state, draft.report.text("1:1")) == (2, "open", "41")
    assert (draft.cursor, [reason.text for reason in draft.report.reasons]) == ("II.5@3:9", ["Huyện giao thêm"])
    assert sealed is not None
    assert sealed.issue == Issue("12/BC-UBND", "2024-06-15", "ky.pdf", b"%PDF-1.4 signed")
    assert causes[:3] == ["import", "typed", "close"]

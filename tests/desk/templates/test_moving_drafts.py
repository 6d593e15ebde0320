"""An open draft moved to a newer edition: what lines up, what is new, what would be lost; undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy.exc import IntegrityError

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.desk.templates.moving_drafts import move, move_back, moved, other_editions
from cchc_desktop.desk.templates.taking_up import take_up_source
from cchc_desktop.desk.work.closing import close
from cchc_desktop.report.template import Template
from db.drafts.data_files import drafts_in
from db.drafts.store import open_drafts

NEWER = """
format = 3
id = "song-lam-2026"
name = "CCHC cấp xã 2026, tỉnh Sông Lam"
status = "official"
extends = "cchc-xa-2025"

[edition]
number = 2
before = "cchc-xa-2025"
from = "2026-01-01"

[leave_out]
rows = ["1:3.1"]
rules = ["f1-33-co-kiem-tra"]
outline = ["V"]

[[outline]]
code = "I"
sentences = []

[[forms]]
number = "1"

[[forms.rows]]
no = "9"
label = "Số văn bản chỉ đạo CCHC đã ban hành trong kỳ"
kind = "count"
unit = "Văn bản"
was = "1:1"

[[forms.rows]]
no = "1"
replaces = true
label = "Số cuộc họp về CCHC"
kind = "count"
unit = "Cuộc"
"""
UNIT = {"kind": "xã", "name": "An Thanh", "district": "", "province": "tỉnh Sông Lam", "code": ""}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    TAKEN.open(lambda: tmp_path)
    store = open_drafts(tmp_path)
    yield Desk(store, "Lan")
    store.close()
    TAKEN.open(None)


def newer() -> Template:
    source = take_up_source(NEWER, "a.toml").source
    return source.template


def begun(desk: Desk) -> str:
    ref = desk.start("cchc-xa-2025", "2026-H1", UNIT).ref
    opened = desk.open(ref)
    opened.edit_many({"1:1": "40", "note.1:1": "theo sổ", "1:2.1": "12", "1:3.1": "3", "V": "Phần riêng."}, "typed")
    opened.edit("I", "Đã ban hành {1:1} văn bản, {{ngoặc}}.")
    opened.flushed_store()
    return ref


def test_rows_that_are_named_follow_and_links_with_them(desk: Desk) -> None:
    ref = begun(desk)
    report, before = desk.load(ref)
    after = newer()
    assert other_editions(before, report.period)[0].id == after.id
    found = moved(report, before, after)
    assert {one.before: one.after for one in found.kept} == {
        "1:1": "1:9", "note.1:1": "note.1:9", "1:2.1": "1:2.1", "I": "I",
    }  # fmt: skip
    assert {one.before: one.text for one in found.lost} == {"1:3.1": "3", "V": "Phần riêng."}
    assert found.new == ("1:1",)
    assert found.report.text("I") == "Đã ban hành {1:9} văn bản, {{ngoặc}}."
    assert (found.report.text("1:9"), found.report.text("1:1")) == ("40", "")


def test_a_draft_is_moved_and_moved_back_as_one(desk: Desk) -> None:
    ref = begun(desk)
    after = newer()
    made = move(desk, ref, after)
    report, template = desk.load(made)
    assert (template, report.template, report.text("1:9")) == (after, after.id, "40")
    assert ref not in {draft.ref for draft in desk.drafts()}
    move_back(desk, made, ref)
    assert [draft.ref for draft in desk.drafts()] == [ref]
    assert desk.load(ref)[0].text("1:3.1") == "3"


@contextmanager
def refusing_the_bin(file: Path) -> Iterator[None]:
    """Let the file refuse to put a draft into the bin, as a disk that fails at that write would."""
    with closing(connect(file, isolation_level=None)) as other:
        other.execute(
            "CREATE TRIGGER refusing BEFORE UPDATE OF binned_at ON report WHEN NEW.binned_at IS NOT NULL"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        yield
        other.execute("DROP TRIGGER refusing")


def test_a_move_that_fails_half_way_leaves_what_was_there(desk: Desk) -> None:
    ref, after = begun(desk), newer()
    file = drafts_in(desk.store.folder)
    with refusing_the_bin(file), pytest.raises(IntegrityError):
        move(desk, ref, after)
    assert ([draft.ref for draft in desk.drafts()], desk.drafts(binned=True)) == ([ref], [])
    made = move(desk, ref, after)
    with refusing_the_bin(file), pytest.raises(IntegrityError):
        move_back(desk, made, ref)
    assert [draft.ref for draft in desk.drafts()] == [made]
    assert [draft.ref for draft in desk.drafts(binned=True)] == [ref]
    move_back(desk, made, ref)
    assert [draft.ref for draft in desk.drafts()] == [ref]


def test_a_sealed_report_is_not_moved(desk: Desk) -> None:
    ref = desk.add_sample(printed=False).ref
    assert close(desk.store, ref, by="Chủ tịch").closed
    template = library.find("cchc-xa-2025")
    assert template is not None
    with pytest.raises(UserError, match="Không chuyển được"):
        move(desk, ref, template)


def test_earlier_values_follow_the_rows_that_are_named(desk: Desk) -> None:
    ref = desk.start("cchc-xa-2025", "2025-Y", UNIT).ref
    opened = desk.open(ref)
    opened.edit_many({"1:1": "31", "1:2.1": "11"}, "typed")
    opened.flushed_store()
    newer()
    later = desk.open(desk.start("song-lam-2026", "2026-Y", UNIT).ref)
    (earlier,) = later.earlier()
    assert (earlier.printed("1:9"), earlier.printed("1:2.1"), earlier.printed("1:1")) == ("31", "11", "")

"""A draft being edited: saved at once, checked, reported to its listeners."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.base.errors import UserError
from cchc_desktop.checks.run import Checker, check
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.closing import close, reopen
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.report.template import Severity
from db.drafts.store import open_drafts


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store, who="Văn phòng")
    store.close()


@pytest.fixture
def draft(desk: Desk) -> OpenReport:
    return desk.open(desk.add_sample(printed=True).ref)


def test_an_edit_is_on_disk_at_once(desk: Desk, draft: OpenReport) -> None:
    draft.edit("1:1", "40")
    assert desk.load(draft.ref)[0].text("1:1") == "40"


def test_a_wrong_value_is_kept_and_found(desk: Desk, draft: OpenReport) -> None:
    draft.edit("1:2.1", "ba mươi")
    assert desk.load(draft.ref)[0].text("1:2.1") == "ba mươi"
    assert ("value.format", "1:2.1") in [(found.rule, found.at[0]) for found in draft.outcome.findings]


def test_findings_follow_every_edit(draft: OpenReport) -> None:
    for key, text in (("1:1", "40"), ("6:2.4", "1"), ("7:6.8", "")):
        draft.edit(key, text)
        assert draft.outcome.as_json() == check(draft.report, draft.template).as_json()


def test_a_fix_is_one_edit_that_mends_its_finding(draft: OpenReport) -> None:
    found = next(each for each in draft.outcome.findings if each.at[0] == "6:2.4")
    assert found.fix is not None
    draft.edit(found.fix.at, found.fix.text, "fix")
    assert found not in draft.outcome.findings


def test_a_listener_gets_what_was_found_before_and_after(draft: OpenReport) -> None:
    heard: list[Edited] = []
    draft.subscribe(heard.append)
    before = draft.outcome
    draft.edit("1:1", "40")
    draft.unsubscribe(heard.append)
    draft.edit("1:1", "41")
    assert [(each.keys, each.before) for each in heard] == [(("1:1",), before)]


def test_an_edit_that_changes_nothing_does_nothing(desk: Desk, draft: OpenReport) -> None:
    changes = len(desk.store.history(draft.ref))
    draft.edit("1:1", draft.report.text("1:1"))
    assert len(desk.store.history(draft.ref)) == changes
    assert draft.undo() is None


def test_undo_and_redo_go_through_the_edits_and_are_saved(desk: Desk, draft: OpenReport) -> None:
    draft.edit("1:1", "40")
    draft.edit("1:1", "41")
    assert (draft.undo(), draft.undo(), draft.undo()) == ("1:1", "1:1", None)
    assert draft.report.text("1:1") == "13 / 40"
    assert (draft.redo(), desk.load(draft.ref)[0].text("1:1")) == ("1:1", "40")


def test_a_merge_is_undone_by_the_officer_and_made_again_under_the_colleagues_name(
    desk: Desk, draft: OpenReport
) -> None:
    draft.edit_many({"1:1": "40", "1:2.1": "30"}, "merge", "Chị Hoa")
    draft.undo()
    draft.redo()
    draft.undo()
    draft.redo()
    changes = [each for each in desk.store.history(draft.ref) if each.key == "1:1"]
    assert [(each.who, each.cause) for each in changes] == [
        ("Chị Hoa", "merge"), ("Văn phòng", "undo"), ("Chị Hoa", "redo"), ("Văn phòng", "undo"), ("Chị Hoa", "redo"),
    ]  # fmt: skip


def test_a_new_edit_forgets_what_was_undone(draft: OpenReport) -> None:
    draft.edit("1:1", "40")
    draft.undo()
    draft.edit("1:1", "42")
    assert (draft.redo(), draft.report.text("1:1")) == (None, "42")


def test_the_history_shows_author_and_reason(desk: Desk, draft: OpenReport) -> None:
    draft.edit("1:1", "40")
    draft.undo()
    changes = desk.store.history(draft.ref)[-2:]
    assert [(each.who, each.cause, each.after) for each in changes] == [
        ("Văn phòng", "typed", "40"), ("Văn phòng", "undo", "13 / 40"),
    ]  # fmt: skip


def test_a_draft_is_opened_where_it_was_left(desk: Desk, draft: OpenReport) -> None:
    draft.move_cursor("II.5@1:4")
    assert desk.open(draft.ref).cursor == "II.5@1:4"


def test_a_new_report_is_empty_but_for_its_unit(desk: Desk) -> None:
    added = desk.start("cchc-xa-2025", "2026-Q1", {"kind": "phường", "name": "Trần Phú"})
    report, template = desk.load(added.ref)
    assert (added.ref, template.id) == ("tran-phu-2026-Q1", "cchc-xa-2025")
    assert dict(report.fields) == {"unit.kind": "phường", "unit.name": "Trần Phú", "letter.place": "Trần Phú"}


def test_a_discarded_draft_can_be_brought_back(desk: Desk, draft: OpenReport) -> None:
    desk.discard(draft.ref)
    assert (desk.drafts(), [each.ref for each in desk.drafts(binned=True)]) == ([], [draft.ref])
    desk.bring_back(draft.ref)
    assert [each.ref for each in desk.drafts()] == [draft.ref]


def test_many_fields_are_one_edit_one_message_and_one_undo(desk: Desk, draft: OpenReport) -> None:
    heard: list[Edited] = []
    draft.subscribe(heard.append)
    before = draft.report
    draft.edit_many({"1:1": "50", "1:2.1": "30", "1:3": before.text("1:3")}, "paste")
    assert desk.load(draft.ref)[0].text("1:2.1") == "30"
    assert [each.keys for each in heard] == [("1:1", "1:2.1")]
    assert draft.outcome.as_json() == check(draft.report, draft.template).as_json()
    assert draft.undo() == "1:1"
    assert draft.report == before
    assert draft.undo() is None
    draft.redo()
    assert (draft.report.text("1:1"), draft.report.text("1:2.1")) == ("50", "30")


def test_a_listener_that_raises_keeps_no_other_from_hearing_and_its_error_is_reported(
    draft: OpenReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: bugs.append(error))
    heard: list[Edited] = []

    def fails(_edited: Edited) -> None:
        raise RuntimeError("trang hỏng")

    for listener in (heard.append, fails, heard.append):
        draft.subscribe(listener)
    draft.edit("1:1", "40")
    assert [each.keys for each in heard] == [("1:1",)] * 2
    assert [str(error) for error in bugs] == ["trang hỏng"]


def test_what_is_typed_is_on_disk_though_a_check_fails(
    desk: Desk, draft: OpenReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise RuntimeError("phép kiểm hỏng")

    with monkeypatch.context() as broken:
        broken.setattr(Checker, "check_after", fails)
        with pytest.raises(RuntimeError):
            draft.edit("1:1", "40")
    assert (draft.report.text("1:1"), desk.load(draft.ref)[0].text("1:1")) == ("40", "40")


def test_a_store_that_raises_whatever_it_likes_loses_no_edit_and_no_explanation(
    desk: Desk, draft: OpenReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: bugs.append(error))
    warning = next(each for each in draft.outcome.findings if each.severity is Severity.WARNING)

    def fails(*_args: object, **_more: object) -> None:
        raise RuntimeError("kho hỏng")

    with monkeypatch.context() as broken:
        broken.setattr(desk.store, "edit_many", fails)
        draft.edit("1:1", "40")
        draft.explain(warning, "Đã rà lại.")
        draft.edit("1:1", "41")
        draft.undo()
        assert draft.save_state.failure
        assert not draft.retry()
        with pytest.raises(UserError):
            draft.flushed_store()
        assert (desk.load(draft.ref)[0].text("1:1"), desk.load(draft.ref)[0].reasons) == ("13 / 40", ())
    assert draft.retry()
    assert [(each.after, each.cause) for each in desk.store.history(draft.ref)[-3:]] == [
        ("40", "typed"), ("41", "typed"), ("40", "undo"),
    ]  # fmt: skip
    assert [reason.text for reason in desk.load(draft.ref)[0].reasons] == ["Đã rà lại."]
    assert [str(error) for error in bugs] == ["kho hỏng"]


def test_a_refused_closing_keeps_the_undo_history_and_a_closing_ends_it(desk: Desk) -> None:
    draft = desk.open(desk.add_sample(printed=False).ref)
    draft.edit("1:1", "x")
    assert not close(draft.flushed_store(), draft.ref).closed
    draft.reload()
    assert draft.undo() == "1:1"
    assert close(draft.flushed_store(), draft.ref).closed
    draft.reload()
    assert (draft.editable, draft.undo(), draft.redo()) == (False, None, None)
    reopen(desk.store, draft.ref)
    draft.reload()
    assert (draft.report.version, draft.undo()) == (2, None)

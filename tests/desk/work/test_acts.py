"""Texts, explanations and carried marks are changed, saved, reported and undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.checks.explained import outstanding
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.acts import Acts
from cchc_desktop.desk.work.open_report import Edited, OpenReport
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from db.drafts.store import open_drafts
from tests.make import make_report, make_template_source

TEXT = "Năm 2022, xã có 12 văn bản."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store, who="Văn phòng")
    store.close()


@pytest.fixture
def draft(desk: Desk) -> OpenReport:
    report = make_report({"I": TEXT, "unit.name": "An Thanh"}, carried=(mark("Năm 2022"), mark("12")))
    source = make_template_source()
    return desk.open(desk.store.create(report, source, ref="a", who="", cause="started"))


def mark(words: str) -> CarriedMark:
    at = TEXT.index(words)
    return CarriedMark(at=Place("I", at, at + len(words)), kind=CarriedKind.NUMBER, text=words, period="2022-H1")


def left(report: OpenReport) -> list[str]:
    return [each.text for each in report.report.open_marks()]


def test_marks_move_with_the_words_and_are_on_disk_with_them(desk: Desk, draft: OpenReport) -> None:
    draft.edit("I", f"Theo kế hoạch: {TEXT}")
    assert desk.load("a")[0] == draft.report
    assert [each.covered(draft.report.text("I")) for each in draft.report.carried] == ["Năm 2022", "12"]
    assert left(draft) == ["Năm 2022", "12"]


def test_deleting_the_words_of_a_mark_settles_it_and_undo_asks_again(desk: Desk, draft: OpenReport) -> None:
    draft.edit("I", "Xã có 12 văn bản.")
    assert left(draft) == ["12"]
    draft.undo()
    assert left(draft) == ["Năm 2022", "12"]
    draft.redo()
    assert left(draft) == ["12"]
    assert desk.load("a")[0] == draft.report


def test_words_that_come_back_by_typing_bring_their_mark(draft: OpenReport) -> None:
    draft.edit("I", "Xã có 12 văn bản.")
    draft.edit("I", "Xã có văn bản.")
    draft.edit("I", "Xã có 12 văn bản.")
    assert left(draft) == ["12"]
    draft.edit("I", TEXT)
    assert left(draft) == ["Năm 2022", "12"]


def test_a_mark_that_was_kept_stays_settled_when_other_words_come_back(draft: OpenReport) -> None:
    first, second = draft.report.carried
    draft.edit("I", TEXT[:-1])
    draft.apply(Acts(carried=(first, second.moved(second.at.start, second.at.end, settled=True))), "carried")
    draft.edit("I", TEXT)
    assert left(draft) == ["Năm 2022"]


def test_text_and_explanation_of_one_step_are_undone_together(desk: Desk, draft: OpenReport) -> None:
    heard: list[Edited] = []
    draft.subscribe(heard.append)
    found = outstanding(draft.outcome)[0]
    draft.explain(found, "đã hỏi huyện", "Chủ tịch")
    given = draft.report.reasons
    assert [(each.text, each.who) for each in desk.load("a")[0].reasons] == [(given[0].text, given[0].who)]
    draft.undo()
    assert found in outstanding(draft.outcome)
    draft.redo()
    assert found not in outstanding(draft.outcome)
    both = Acts({"I": "Không phát sinh."}, (replace(given[0], text="lời khác"),))
    draft.apply(both, "typed")
    draft.undo()
    assert (draft.report.text("I"), [each.text for each in draft.report.reasons]) == (TEXT, ["đã hỏi huyện"])
    stored = desk.load("a")[0]
    assert (stored.text("I"), [each.text for each in stored.reasons]) == (TEXT, ["đã hỏi huyện"])
    assert [each.keys for each in heard] == [(), (), (), ("I", "carried.I"), ("I", "carried.I")]


def test_changes_that_change_nothing_are_no_step(draft: OpenReport) -> None:
    draft.apply(Acts({"I": TEXT}, carried=draft.report.carried), "typed")
    assert not draft.can_undo


def test_settling_is_recorded_in_the_history(desk: Desk, draft: OpenReport) -> None:
    first, second = draft.report.carried
    draft.apply(Acts(carried=(first.moved(0, 8, settled=True), second)), "carried")
    change = desk.store.history("a")[-1]
    assert (change.key, change.cause, change.who) == ("carried.I", "carried", "Văn phòng")
    assert desk.open("a").report.carried[0].settled

"""Settling what came along: what is likely now, one place at a time, many of a kind at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.desk.carrying.beginning import begin_from
from cchc_desktop.desk.carrying.groups import groups
from cchc_desktop.desk.carrying.proposals import proposal
from cchc_desktop.desk.carrying.settling import CAUSE, kept, written
from cchc_desktop.desk.carrying.sources import known_span
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.carried_mark import CarriedKind, CarriedMark
from cchc_desktop.report.periods import PeriodSpan
from db.drafts.store import open_drafts


@pytest.fixture
def carried(tmp_path: Path) -> Iterator[OpenReport]:
    store = open_drafts(tmp_path)
    desk = Desk(store, who="Lan")
    yield desk.open(begin_from(desk, desk.add_sample(printed=False).ref, "2024-H1").ref)
    store.close()


def span(key: str) -> PeriodSpan:
    found = known_span(key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "text", "source", "target", "likely"),
    [
        ("year", "năm 2022", "2022-H1", "2023-H1", "năm 2023"),
        ("year", "năm 2021", "2022-H1", "2023-H1", "năm 2022"),
        ("year", "2016", "2022-H1", "2023-H1", "2016"),
        ("year", "năm 2023", "2023-Q1", "2023-H1", "năm 2023"),
        ("period", "6 tháng đầu năm 2022", "2022-H1", "2023-H1", "6 tháng đầu năm 2023"),
        ("period", "06 tháng đầu năm 2022", "2022-H1", "2023-H1", "06 tháng đầu năm 2023"),
        ("period", "6 tháng đầu năm", "2022-H1", "2023-H1", "6 tháng đầu năm"),
        ("period", "quý III/2022", "2022-H1", "2023-H1", "quý III/2023"),
        ("period", "Quý I năm 2023", "2023-Q1", "2023-H1", "6 tháng đầu năm 2023"),
        ("period", "quý I", "2023-Q1", "2023-H1", "6 tháng đầu năm"),
        ("period", "quý III năm 2023", "2023-Q1", "2023-H1", None),
        ("date", "15/02/2022", "2022-H1", "2023-H1", None),
        ("document", "09/KH-UBND", "2022-H1", "2023-H1", None),
        ("number", "258", "2022-H1", "2023-H1", None),
        ("body", "UBND huyện Tứ Kỳ", "2022-H1", "2023-H1", "UBND huyện Tứ Kỳ"),
        ("name", "Nguyễn Văn Bình", "", "2023-H1", "Nguyễn Văn Bình"),
        ("year", "năm 2022", "", "2023-H1", None),
    ],
)
def test_what_likely_stands_there_now(kind: str, text: str, source: str, target: str, likely: str | None) -> None:
    mark = CarriedMark(at=Place("I", 0, len(text)), kind=CarriedKind(kind), text=text, period=source)
    found = proposal(mark, known_span(source), span(target))
    assert (found.text if found else None) == likely


def test_writing_puts_other_words_in_the_place_and_moves_all_behind_it(carried: OpenReport) -> None:
    first, second, *_ = carried.report.open_marks("I")
    carried.apply(written(carried.report, [(first, "Ủy ban nhân dân huyện {Tứ Kỳ}")]), CAUSE)
    assert "của Ủy ban nhân dân huyện {{Tứ Kỳ}} nêu trên" in carried.report.text("I")
    assert carried.report.open_marks("I")[0].text == second.text
    assert [mark.covered(carried.report.text("I")) for mark in carried.report.carried if mark.at.key == "I"][:2] == [
        "Ủy ban nhân dân huyện {{Tứ Kỳ}}",
        second.text,
    ]


def test_the_signer_is_written_as_a_whole(carried: OpenReport) -> None:
    (signer,) = carried.report.open_marks("letter.signer")
    carried.apply(written(carried.report, [(signer, "Trần Thị B")]), CAUSE)
    assert carried.report.text("letter.signer") == "Trần Thị B"
    assert carried.report.open_marks("letter.signer") == ()


def test_a_group_is_one_step_of_undo_and_leaves_what_was_taken_out(carried: OpenReport) -> None:
    before = carried.report
    found = groups(before.open_marks(), known_span, span("2024-H1"))
    years = next(each for each in found if each.words == "năm 2023")
    assert (years.proposed, years.keeps) == ("năm 2024", False)
    out, *chosen = years.marks
    carried.apply(years.acts(before, chosen), CAUSE)
    text = "\n".join(carried.report.sections.values())
    assert text.count("năm 2023") == "\n".join(before.sections.values()).count("năm 2023") - len(chosen)
    assert "ngày 30 tháng 12 năm 2022" in text
    assert out.text in [mark.text for mark in carried.report.open_marks()]
    assert len(carried.report.open_marks()) == len(before.carried) - len(chosen)
    carried.undo()
    assert carried.report == before


def test_a_group_that_stays_is_kept_and_no_word_changes(carried: OpenReport) -> None:
    before = carried.report
    bodies = next(
        each for each in groups(before.open_marks(), known_span, span("2024-H1")) if each.words == "UBND huyện Tứ Kỳ"
    )
    assert bodies.keeps
    carried.apply(bodies.acts(before, bodies.marks), CAUSE)
    assert carried.report.fields == before.fields
    assert len(carried.report.open_marks()) == len(before.carried) - len(bodies.marks)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_settling_and_its_undo_give_the_same_text_and_marks(carried: OpenReport, data: st.DataObject) -> None:
    before = carried.report
    marks = data.draw(st.lists(st.sampled_from(before.open_marks()), min_size=1, max_size=6, unique_by=str))
    if data.draw(st.booleans()):
        texts = [(mark, data.draw(st.text("năm 2024{}", max_size=8))) for mark in marks]
        carried.apply(written(before, texts), CAUSE)
    else:
        carried.apply(kept(before, marks), CAUSE)
    after = carried.report
    assert not set(map(str, marks)) & set(map(str, after.open_marks()))
    for mark in after.open_marks():
        assert mark.covered(after.text(mark.at.key)) == mark.text
    carried.undo()
    assert (carried.report.fields, carried.report.carried) == (before.fields, before.carried)
    carried.redo()
    assert (carried.report.fields, carried.report.carried) == (after.fields, after.carried)
    carried.undo()

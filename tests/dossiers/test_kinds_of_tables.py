"""Many kinds of tables, as workbooks, texts and pages: taken, asked about or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.dossiers.table_grid import Cell, TableGrid
from cchc_desktop.dossiers.take_tables import take_tables
from cchc_desktop.report.periods import span_of
from tests.dossiers.export_kinds import EXPORT_KINDS
from tests.dossiers.further_kinds import COLUMNS, FURTHER_KINDS, HEAD
from tests.dossiers.judged_tables import FORMS, judge, write_kind
from tests.dossiers.kinds_of_tables import KINDS, A, table
from tests.dossiers.lost_kinds import LOST_KINDS
from tests.dossiers.mixed_kinds import MIXED_KINDS
from tests.dossiers.month_kinds import MONTH_KINDS, sheet
from tests.dossiers.narrow_kinds import NARROW_KINDS
from tests.dossiers.period_kinds import PERIOD_KINDS
from tests.dossiers.table_kinds import OWN, TableKind, added, counted_lines, spread
from tests.dossiers.unseen_kinds import UNSEEN_KINDS
from tests.dossiers.way_kinds import WAY_KINDS
from tests.dossiers.wide_kinds import WIDE_KINDS
from tests.hostile.growth import within
from tests.make import shipped_template

TEMPLATE = shipped_template("cchc-xa-2023")
SPAN = span_of(TEMPLATE, "2023-H1")


EVERY = [*KINDS, *FURTHER_KINDS, *UNSEEN_KINDS, *PERIOD_KINDS, *MIXED_KINDS]
EVERY += [*WAY_KINDS, *MONTH_KINDS, *NARROW_KINDS, *EXPORT_KINDS, *WIDE_KINDS, *LOST_KINDS]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.name)
def test_a_kind_of_table_gives_its_figures_or_asks_or_is_refused(kind: TableKind, tmp_path: Path) -> None:
    wrong: dict[str, list[str]] = {}
    for form in FORMS:
        path = write_kind(kind, tmp_path, form)
        faults = judge(kind, take_tables(read_grids(path.read_bytes(), path.name), OWN, span=SPAN))
        wrong |= {form: faults} if faults else {}
    assert wrong == {}


@pytest.mark.parametrize(
    "name", ["ba trang, ba kỳ", "tháng 6 và lũy kế cạnh nhau", "hai kỳ dưới nhau, kỳ báo cáo ở dưới"]
)
def test_a_table_of_several_periods_is_asked_about_where_none_is_the_reports(name: str, tmp_path: Path) -> None:
    path = write_kind(next(kind for kind in PERIOD_KINDS if kind.name == name), tmp_path, "merged.xlsx")
    taken = take_tables(read_grids(path.read_bytes(), path.name), OWN, span=span_of(TEMPLATE, "2023-9M"))
    assert taken is not None
    assert (taken.measures, len(taken.questions)) == ({}, 1)


def test_a_table_of_another_period_is_taken_once_that_was_answered(tmp_path: Path) -> None:
    path = write_kind(next(kind for kind in PERIOD_KINDS if kind.asked), tmp_path, "merged.xlsx")
    grids = read_grids(path.read_bytes(), path.name)
    asked = take_tables(grids, OWN, span=SPAN)
    assert asked is not None
    (question,) = asked.questions
    assert ("6 tháng cuối năm 2022" in question.question, "6 tháng đầu năm 2023" in question.question) == (True, True)
    for choice, settled in zip(question.choices, (added(A)["settled"], None), strict=True):
        taken = take_tables(grids, OWN, {question.question: choice}, SPAN)
        assert taken is not None
        assert (taken.measures.get("settled"), taken.questions) == (settled, [])


def test_the_table_that_is_counted_comes_first_and_names_its_period(tmp_path: Path) -> None:
    path = write_kind(next(kind for kind in PERIOD_KINDS if "cạnh nhau" in kind.name), tmp_path, "merged.xlsx")
    taken = take_tables(read_grids(path.read_bytes(), path.name), OWN, span=SPAN)
    assert taken is not None
    assert [table.name for table in taken.tables] == ["Sheet1: Lũy kế 6 tháng đầu năm 2023", "Sheet1: Tháng 6 năm 2023"]


@pytest.mark.parametrize("name", ["T{}", "Thg 0{}", "0{}.2023", "tháng {}"])
def test_sheets_are_months_by_their_names(name: str) -> None:
    grids = []
    for number in range(1, 7):
        rows, _ = spread(sheet("NĂM 2023", counted_lines(number)))
        grids.append(TableGrid(name.format(number), [["" if cell is None else cell for cell in row] for row in rows]))
    taken = take_tables(grids, OWN, span=SPAN)
    assert taken is not None
    settled = [added(counted_lines(number))["settled"] for number in range(1, 7)]
    assert (taken.measures["settled"], taken.questions) == (sum(settled), [])


def test_levels_of_service_are_online_once_that_was_answered(tmp_path: Path) -> None:
    kind = next(kind for kind in WAY_KINDS if "khác" in kind.name and kind.asked)
    path = write_kind(kind, tmp_path, "merged.xlsx")
    grids = read_grids(path.read_bytes(), path.name)
    asked = take_tables(grids, OWN, span=SPAN)
    assert asked is not None
    (question,) = asked.questions
    whole, part = (kind.counts[name] for name in ("whole", "part"))
    for choice, online in zip(question.choices, (whole + part, whole, part, None), strict=True):
        taken = take_tables(grids, OWN, {question.question: choice}, SPAN)
        assert taken is not None
        assert (taken.measures.get("received.online"), taken.questions, taken.problems) == (online, [], [])


def test_a_table_whose_lines_mostly_fail_is_taken_once_that_was_answered(tmp_path: Path) -> None:
    wrong = [line | {"settled": line["settled"] + 3} for line in A]
    path = write_kind(TableKind("", table(HEAD, COLUMNS, wrong)), tmp_path, "merged.xlsx")
    grids = read_grids(path.read_bytes(), path.name)
    asked = take_tables(grids, OWN, span=SPAN)
    assert asked is not None
    (question,) = asked.questions
    assert (asked.measures, len(question.choices)) == ({}, 2)
    for choice, settled in zip(question.choices, (added(wrong)["settled"], None), strict=True):
        taken = take_tables(grids, OWN, {question.question: choice}, SPAN)
        assert taken is not None
        assert (taken.measures.get("settled"), taken.questions) == (settled, [])


def test_one_part_that_was_told_is_not_all_that_was_settled_in_time(tmp_path: Path) -> None:
    kind = LOST_KINDS[0]
    path = write_kind(kind, tmp_path, "merged.xlsx")
    grids = read_grids(path.read_bytes(), path.name)
    answers: dict[str, str] = {}
    told = ("tiếp nhận trực tuyến", "đã giải quyết trước hạn", "đã giải quyết đúng hạn")
    for answer, in_time in zip(told, (None, None, kind.counts["in_time"]), strict=True):
        asked = take_tables(grids, OWN, answers, SPAN)
        assert asked is not None
        answers[asked.questions[0].question] = answer
        taken = take_tables(grids, OWN, answers, SPAN)
        assert taken is not None
        assert (taken.measures["received.online"], taken.measures.get("settled.in_time"), taken.problems) == (
            kind.counts["online"],
            in_time,
            [],
        )


@pytest.mark.parametrize("kind", [kind for kind in EVERY if kind.asked], ids=lambda kind: kind.name)
def test_every_question_has_choices_and_answers_end_them(kind: TableKind, tmp_path: Path) -> None:
    path = write_kind(kind, tmp_path, "merged.xlsx")
    grids = read_grids(path.read_bytes(), path.name)
    answers: dict[str, str] = {}
    while (taken := take_tables(grids, OWN, answers, SPAN)) and taken.questions:
        question = taken.questions[0]
        assert (len(set(question.choices)) > 1, question.question not in answers) == (True, True)
        answers[question.question] = question.choices[0]
    assert taken is not None


def test_many_totals_are_held_against_many_lines_in_time() -> None:
    columns = ["Tổng tiếp nhận", "Trực tuyến", "Đã giải quyết", "Đúng hạn", "Quá hạn"]
    rows: list[list[Cell]] = [["STT", "Lĩnh vực", *columns]]
    for number in range(1_500):
        rows += [[number, f"Thủ tục {number}", 9, 5, 8, 7, 1], ["", f"Cộng {number}", 8, 5, 8, 7, 1]]
    with within(5.0):
        taken = take_tables([TableGrid("", rows)], OWN)
    assert taken is not None
    assert len(taken.problems) == 1_500

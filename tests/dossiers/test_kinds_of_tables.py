"""Many kinds of tables, as workbooks, texts and pages: taken, asked about or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.dossiers.take_tables import take_tables
from cchc_desktop.report.periods import span_of
from tests.dossiers.further_kinds import FURTHER_KINDS
from tests.dossiers.judged_tables import FORMS, judge, write_kind
from tests.dossiers.kinds_of_tables import KINDS, A
from tests.dossiers.mixed_kinds import MIXED_KINDS
from tests.dossiers.period_kinds import PERIOD_KINDS
from tests.dossiers.table_kinds import OWN, TableKind, added
from tests.dossiers.unseen_kinds import UNSEEN_KINDS
from tests.make import shipped_template

TEMPLATE = shipped_template("cchc-xa-2023")
SPAN = span_of(TEMPLATE, "2023-H1")


@pytest.mark.parametrize(
    "kind", [*KINDS, *FURTHER_KINDS, *UNSEEN_KINDS, *PERIOD_KINDS, *MIXED_KINDS], ids=lambda kind: kind.name
)
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

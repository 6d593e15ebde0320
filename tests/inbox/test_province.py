"""A province of 120 made-up communes, taken in from folders, against an independent sum."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.province import (
    DUE,
    LATE,
    ON_TIME,
    PERIOD,
    ProvinceAnswers,
    communes_of,
    made_up_province,
    write_province,
)
from cchc_desktop.base.work_step import result_of
from cchc_desktop.cli.inbox_reader import reader_command
from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.board import board_of
from cchc_desktop.inbox.intake import IntakeWay, package_files, take_in
from cchc_desktop.inbox.totals import Totals
from cchc_desktop.inbox.unit_identity import owing_unit
from db.inbox.sql_inbox import SqlInbox
from tests.inbox.conftest import OpenOffice


@dataclass
class TakenProvince:
    """A province that was taken in: its store, the verdicts on its files, and what must come of it."""

    store: SqlInbox
    verdicts: dict[str, str]
    answers: ProvinceAnswers
    totals: Totals


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, open_office: OpenOffice) -> Iterator[TakenProvince]:
    folder = tmp_path_factory.mktemp("province")
    units = communes_of()
    answers = write_province(folder, units, made_up_province(folder))
    clock = {"now": DUE - timedelta(days=1)}
    with closing(open_office(folder / "data", lambda: clock["now"])) as store:
        store.set_owing([owing_unit(commune) for commune in units])
        store.set_due(PERIOD, DUE.date())
        verdicts: dict[str, str] = {}
        for place, moment in ((ON_TIME, DUE - timedelta(days=1)), (LATE, DUE + timedelta(days=2))):
            clock["now"] = moment
            taken = result_of(take_in(store, package_files([folder / place]), IntakeWay(reader=reader_command())))
            verdicts |= {verdict.package.file: verdict.state.value for verdict in taken.verdicts}
        yield TakenProvince(store, verdicts, answers, totals_of(store, board_of(store, PERIOD)))


def test_each_package_becomes_what_it_was_made_to_be(province: TakenProvince) -> None:
    assert province.verdicts == province.answers.verdicts


def test_the_board_is_right(province: TakenProvince) -> None:
    board = board_of(province.store, PERIOD)

    assert {unit.unit.code: unit.state.value for unit in board.units} == province.answers.states
    versions = {unit.unit.code: unit.standing.counted_version for unit in board.units if unit.standing}
    assert versions == province.answers.versions


def test_the_totals_are_those_of_an_independent_sum(province: TakenProvince) -> None:
    figures, answers = province.totals.figures, province.answers
    keys = [key for key, total in figures.items() if total.row.kind == "count" and total.aggregate == "sum"]

    assert len(keys) > 60
    assert {key: int(figures[key].number or 0) for key in keys} == {key: answers.sums[key] for key in keys}
    assert {key: figures[key].units for key in keys} == {key: answers.valued[key] for key in keys}
    assert {key: figures[key].nil for key in keys} == {key: answers.nil[key] for key in keys}
    without = [code for code, state in answers.states.items() if state == "missing"]
    assert {key: {*figures[key].missing} for key in keys} == {key: {*answers.lacking[key], *without} for key in keys}


def test_the_percents_follow_from_the_independent_sums(province: TakenProvince) -> None:
    sums = province.answers.sums
    ratios = [(total, total.row.ratio) for total in province.totals.figures.values() if total.row.ratio]
    found = [(total, ratio) for total, ratio in ratios if {ratio.part, ratio.whole} <= sums.keys()]

    assert len(found) > 10
    for total, ratio in found:
        exact = 100 * sums[ratio.part] / sums[ratio.whole]
        assert abs(float(total.number or 0) - exact) <= 0.005


def test_the_row_that_only_the_later_edition_has_is_listed(province: TakenProvince) -> None:
    assert [(each.key[-3:], each.units) for each in province.totals.unaligned] == [(":99", 14)]


def test_a_second_run_over_the_same_folder_changes_nothing(province: TakenProvince, tmp_path: Path) -> None:
    before, board = province.store.packages(), province.store.board(PERIOD)
    copies = tmp_path / "copies"
    copies.mkdir()
    for package in before[:40]:
        (copies / package.file).write_bytes(province.store.content(package.number))
    taken = result_of(take_in(province.store, package_files([copies]), IntakeWay(reader=reader_command())))

    assert {verdict.state.value for verdict in taken.verdicts} <= {"same", "altered", "foreign"}
    assert (province.store.packages(), province.store.board(PERIOD)) == (before, board)

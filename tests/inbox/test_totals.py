"""Totals of a period against sums made here by hand, and properties that hold of all of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.board import board_of
from cchc_desktop.inbox.flat_csv import write_flat
from cchc_desktop.inbox.inbox_store import OfficeAnswer
from cchc_desktop.inbox.package_reading import read_package
from cchc_desktop.inbox.printing.write_totals import keys_of_year_before, outlying
from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.inbox.totals import Totals
from cchc_desktop.inbox.unit_identity import owing_unit
from cchc_desktop.report.members.office_answer import OfficeVerdict
from cchc_desktop.units.commune import Commune
from db.inbox.sql_inbox import SqlInbox
from tests.inbox.communes import PERIOD, district, edition, package
from tests.inbox.conftest import OpenOffice

NOON = datetime(2023, 6, 14, 5, tzinfo=UTC)
LATE = datetime(2023, 7, 30, 5, tzinfo=UTC)
A, B, C, D = district()[:4]
NONE, UNKNOWN = "không có", "chưa có số liệu"


OPENED: list[OpenOffice] = []
"""How the inbox of the present turn is opened: properties are tried over and over in one turn."""


@pytest.fixture(autouse=True, scope="module")
def turn(open_office: OpenOffice) -> Iterator[None]:
    """Run every test over each kind of database."""
    OPENED.append(open_office)
    yield
    OPENED.pop()


@contextmanager
def office(*packages: bytes, when: datetime = NOON, communes: Sequence[Commune] = (A, B, C, D)) -> Iterator[SqlInbox]:
    """Open the inbox of an office of some communes that took these packages in."""
    with TemporaryDirectory() as name, closing(OPENED[-1](Path(name), lambda: when)) as store:
        store.set_owing([owing_unit(each) for each in communes])
        store.add([replace(read_package(raw, f"{number}.cchc"), raw=raw) for number, raw in enumerate(packages)])
        yield store


def totals_in(store: SqlInbox, units: Sequence[str] | None = None) -> Totals:
    return totals_of(store, board_of(store, PERIOD), units)


def value(totals: Totals, key: str) -> object:
    return totals.figures[key].as_json()["value"]


def test_a_sum_counts_who_is_in_it_and_names_who_is_not() -> None:
    with office(
        package(A, {"3:1": "1.200"}),
        package(B, {"3:1": NONE}),
        package(C, {"3:1": UNKNOWN}),
        package(D, {"3:1": "1,395"}),
    ) as store:
        total = totals_in(store).figures["3:1"].as_json()

    assert total["value"] == "1200"
    assert (total["units"], total["nil"]) == (1, 1)
    assert total["missing"] == sorted([C.code, D.code])
    assert total["unread"] == [D.code]


def test_a_unit_without_a_report_is_missing_in_every_total_and_never_zero() -> None:
    with office(package(A, {"3:1": "5"}), package(B, {"3:1": "6"})) as store:
        totals = totals_in(store)

    assert totals.without == tuple(sorted([C.code, D.code]))
    assert all({C.code, D.code} <= {*total.missing} for total in totals.figures.values())
    assert (value(totals, "3:1"), value(totals, "3:2")) == ("11", None)


def test_a_percent_is_made_of_the_summed_parts_and_never_averaged() -> None:
    with office(
        package(A, {"3:1": "1.000", "3:1.1": "1.000"}), package(B, {"3:1": "10", "3:1.1": "5", "3:1.2": "50"})
    ) as store:
        totals = totals_in(store)

    assert value(totals, "3:1.2") == "99,50"
    assert totals.figures["3:1.2"].units == 2


def test_a_percent_names_the_units_that_have_only_one_of_its_parts() -> None:
    with office(package(A, {"3:1": "10", "3:1.1": "5"}), package(B, {"3:1": "10", "3:1.1": UNKNOWN})) as store:
        total = totals_in(store).figures["3:1.2"].as_json()

    assert (total["value"], total["uneven"]) == ("25", [B.code])
    assert B.code in total["missing"]


def test_a_figure_that_should_be_the_same_in_all_names_those_that_differ() -> None:
    with office(*(package(unit, {"3:3": number}) for unit, number in ((A, "140"), (B, "141"), (C, "140")))) as store:
        total = totals_in(store).figures["3:3"].as_json()

    assert (total["value"], total["dissenters"]) == ("140", {B.code: "141"})


def test_choices_are_counted_and_what_is_not_added_has_no_value() -> None:
    with office(package(A, {"3:4": "1", "3:5": "3"}), package(B, {"3:4": "có"}), package(C, {"3:4": "không"})) as store:
        totals = totals_in(store)

    assert value(totals, "3:4") == {"1": 2, "0": 1}
    assert value(totals, "3:5") is None
    assert totals.figures["3:6"].not_ours == 3


def test_money_is_exact_in_its_unit_however_it_was_typed() -> None:
    with office(package(A, {"3:2": "2.649.523.001 đồng"}), package(B, {"3:2": "0,5"})) as store:
        assert value(totals_in(store), "3:2") == "3,149523001"


def test_returned_and_replaced_reports_do_not_count() -> None:
    with office(package(A, {"3:1": "5"}), package(B, {"3:1": "6"}), package(B, {"3:1": "7"}, version=2)) as store:
        store.answer(OfficeAnswer(store.board(PERIOD)[0].newest, OfficeVerdict.RETURNED, "Mai", "2023-06-14"))
        totals = totals_in(store)

    assert (value(totals, "3:1"), totals.counted) == ("7", (B.code,))
    assert A.code in totals.without


def test_where_all_reports_were_returned_every_figure_is_there_without_a_value() -> None:
    with office(package(A, {"3:1": "5"})) as store:
        store.answer(OfficeAnswer(store.board(PERIOD)[0].newest, OfficeVerdict.RETURNED, "Mai", "2023-06-14"))
        totals = totals_in(store)

    assert (value(totals, "3:1"), totals.counted) == (None, ())
    assert len(totals.figures["3:1"].missing) == 4


def test_two_editions_are_aligned_by_key_and_what_is_not_is_listed() -> None:
    more = '{ no = "7", label = "Mới", kind = "count", aggregate = "sum" },'
    with office(
        package(A, {"3:1": "5"}), package(B, {"3:1": "6"}), package(C, {"3:1": "7", "3:7": "9"}, source=edition(more))
    ) as store:
        totals = totals_in(store)

    assert value(totals, "3:1") == "18"
    assert [(each.key, each.label, each.units) for each in totals.unaligned] == [("3:7", "Mới", 1)]
    assert "3:7" not in totals.figures


def test_a_row_that_has_another_number_in_a_newer_edition_is_added_to_what_it_was() -> None:
    moved = edition(
        '{ no = "7", label = "Số hồ sơ mới đánh số", kind = "count", unit = "Hồ sơ", was = "3:1" },', newer=True
    )
    with office(package(A, {"3:1": "5"}), package(B, {"3:1": "6"}), package(C, {"3:7": "9"}, source=moved)) as store:
        totals = totals_in(store)
        parts = {each.unit: each.value for each in totals.unit_figures(store, "3:1")}

    assert value(totals, "3:1") == "20"
    assert sorted(parts.values()) == ["5", "6", "9"]


def test_a_figure_far_from_the_year_before_is_found_by_what_its_row_was() -> None:
    """Row 3:7 was 3:1, and 3:1 is none of them now: nine communes grew by a tenth, one tenfold."""
    moved = edition(
        '{ no = "7", label = "Số hồ sơ mới đánh số", kind = "count", unit = "Hồ sơ", aggregate = "sum", was = "3:1" },',
        newer=True,
    )
    communes = district()[:10]
    then = {each: 100 * 2**number for number, each in enumerate(communes)}
    now = {each: size * 11 // 10 for each, size in then.items()} | {communes[3]: then[communes[3]] * 10}
    with office(
        *(package(each, {"3:1": str(size)}, period="2022-H1") for each, size in then.items()),
        *(package(each, {"3:7": str(now[each]), "3:1": str(60_000 - then[each])}, source=moved) for each in communes),
        communes=communes,
    ) as store:
        totals = totals_in(store)
        before = keys_of_year_before(store, totals)
        since = {
            key: [(each.unit, each.earlier) for each in outlying(store, totals, key, before) if each.earlier]
            for key in ("3:1", "3:7")
        }

    ((unit, earlier),) = since["3:7"]
    assert (communes[3].code in unit, earlier) == (True, then[communes[3]])
    assert since["3:1"] == []
    assert before[edition().sha256]["3:1"] == "3:7"


def test_the_board_tells_who_is_late_and_who_is_missing() -> None:
    with office(package(A, {"3:1": "5"}), when=LATE) as store:
        board = board_of(store, PERIOD)
        assert [unit.state for unit in board.units] == [UnitState.LATE, *[UnitState.MISSING] * 3]
        store.set_due(PERIOD, LATE.date())
        assert board_of(store, PERIOD).units[0].state is UnitState.RECEIVED


def test_without_a_list_the_units_of_the_same_district_owe_a_report() -> None:
    with office(package(A, {"3:1": "5"})) as store:
        store.set_owing([])
        board = board_of(store, PERIOD)

    assert {unit.unit.code for unit in board.units} == {each.code for each in district()}
    assert not board.listed


def test_the_flat_table_is_that_of_what_counts(tmp_path: Path) -> None:
    with office(package(A, {"3:1": "1.200"}), package(A, {"3:1": "1.300", "3:4": "có"}, version=2)) as store:
        number = write_flat(store.flat(PERIOD), tmp_path / "flat.csv")
    with (tmp_path / "flat.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]

    assert number == len(rows) == sum(row.kind != "heading" for row in edition().template.rows.values())
    assert {row["version"] for row in rows} == {"2"}
    assert {(row["key"], row["value"], row["state"]) for row in rows} >= {
        ("3:1", "1300", "value"), ("3:4", "1", "value"), ("3:2", "", "not-entered"), ("3:6", "", "not-ours"),
    }  # fmt: skip


TEXTS = st.sampled_from(("0", "7", "1.234", "999.999.999.999", NONE, UNKNOWN, "", "1,395", "12"))
REPORTS = st.lists(st.fixed_dictionaries({"3:1": TEXTS, "3:2": TEXTS}), min_size=4, max_size=4)


@settings(max_examples=15, deadline=None)
@given(REPORTS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_the_totals_of_any_split_add_up_to_those_of_all(reports: list[dict[str, str]], sides: list[bool]) -> None:
    units = (A, B, C, D)
    with office(*(package(unit, report) for unit, report in zip(units, reports, strict=True))) as store:
        whole = totals_in(store)
        parts = [
            totals_in(store, [unit.code for unit, mine in zip(units, sides, strict=True) if mine is side])
            for side in (True, False)
        ]

    for key in ("3:1", "3:2"):
        found = [part.figures[key] for part in parts if key in part.figures]
        assert sum(total.number or Decimal(0) for total in found) == (whole.figures[key].number or 0)
        assert sum(total.units for total in found) == whole.figures[key].units
        assert sum(total.nil for total in found) == whole.figures[key].nil
        assert sorted(code for total in found for code in total.missing) == [*whole.figures[key].missing]


@settings(max_examples=10, deadline=None)
@given(REPORTS, st.permutations(range(8)))
def test_the_order_of_arrival_changes_no_total(reports: list[dict[str, str]], order: Sequence[int]) -> None:
    units = (A, B, C, D)
    packages = [package(unit, report) for unit, report in zip(units, reports, strict=True)]
    packages += [package(A, reports[1], version=2), package(B, reports[2], hours=3), package(A, reports[3], version=3)]
    packages += [package(C, reports[0], version=2)]
    with office(*packages) as one, office(*(packages[number] for number in order)) as other:
        assert totals_in(one).as_json() == totals_in(other).as_json()


@settings(max_examples=10, deadline=None)
@given(REPORTS, REPORTS)
def test_a_newer_version_replaces_exactly_the_part_of_its_unit(
    reports: list[dict[str, str]], newer: list[dict[str, str]]
) -> None:
    units = (A, B, C, D)
    with office(*(package(unit, report) for unit, report in zip(units, reports, strict=True))) as store:
        before = totals_in(store)
        mine, others = totals_in(store, [B.code]), totals_in(store, [A.code, C.code, D.code])
        store.add([read_package(package(B, newer[1], version=2), "b.cchc")])
        after, new = totals_in(store), totals_in(store, [B.code])
        assert totals_in(store, [A.code, C.code, D.code]).as_json() == others.as_json()

    for key in ("3:1", "3:2"):
        numbers = [each.figures[key].number or Decimal(0) for each in (before, mine, after, new)]
        assert numbers[0] - numbers[1] == numbers[2] - numbers[3]

"""The earlier reports of a unit, and the one that a period is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.work.closing import Explanation, close, issue, reopen
from cchc_desktop.desk.work.earlier import beside
from cchc_desktop.report.file import read_report
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Nature
from db.drafts.store import open_drafts
from tests.make import shipped_template

UNIT = {"kind": "xã", "name": "An Thanh"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store)
    store.close()


def start(desk: Desk, period: str, figures: dict[str, str] | None = None, unit: dict[str, str] = UNIT) -> str:
    ref = desk.start("cchc-xa-2023", period, unit).ref
    desk.open(ref).edit_many(figures or {}, "test")
    return ref


def test_earlier_reports_are_those_of_the_unit_latest_first(desk: Desk) -> None:
    for period in ("2022-H1", "2022-Y", "2023-Q1", "2023-9M"):
        start(desk, period)
    start(desk, "2022-9M", unit={"kind": "xã", "name": "Tứ Xuyên"})
    desk.discard(start(desk, "2021-Y"))
    report = desk.open(start(desk, "2023-H1"))
    assert [one.span.key for one in report.earlier()] == ["2023-Q1", "2022-Y", "2022-H1"]


def test_the_same_period_a_year_before_and_the_period_before_are_set_beside(desk: Desk) -> None:
    for period in ("2021-H1", "2022-H1", "2022-Q3", "2022-Y", "2023-Q1", "2023-H1"):
        start(desk, period)
    found = desk.open(start(desk, "2023-9M")).earlier()
    pairs = {}
    for period in ("2023-H1", "2023-Q1", "2023-Q3", "2023-Y"):
        span = span_of(shipped_template(), period)
        assert span
        both = beside([one for one in found if one.span.end < span.end], span)
        pairs[period] = tuple(one and one.span.key for one in (both.year_before, both.before))
    assert pairs == {
        "2023-H1": ("2022-H1", "2023-Q1"),
        "2023-Q1": (None, "2022-Q3"),  # as long, before the year that ended later
        "2023-Q3": ("2022-Q3", "2023-Q1"),
        "2023-Y": ("2022-Y", "2023-H1"),
    }
    assert beside((), span_of(shipped_template(), "2023-H1")).reports == ()


def test_a_flow_is_not_set_beside_that_of_a_period_of_another_length_a_stock_is(desk: Desk) -> None:
    start(desk, "2022-Y", {"1:1": "40", "2:1": "12", "7:6.7.2": "2500"})
    opened = desk.open(start(desk, "2023-H1"))
    both = beside(opened.earlier(), span_of(opened.template, "2023-H1"))
    assert both.before
    stocks = [key for key, row in opened.template.rows.items() if row.nature is Nature.STOCK]
    assert not both.printed(both.before, "7:6.7.2")
    assert both.before.printed("7:6.7.2") == "2.500"
    assert all(both.compares(both.before, key) for key in stocks)


def test_a_row_shows_what_was_printed_for_it_computed_percents_too(desk: Desk) -> None:
    start(desk, "2022-H1", {"3:3.3.1": "1204", "3:3.3.2": "1201"})
    earlier = desk.open(start(desk, "2023-H1")).earlier()[0]
    assert [earlier.printed(key) for key in ("3:3.3.1", "3:3.3", "3:3.4.1", "9:9")] == ["1.204", "99,75", "", ""]


def test_the_newer_of_two_drafts_of_one_period_counts(desk: Desk) -> None:
    first = start(desk, "2022-H1", {"1:1": "7"})
    start(desk, "2022-H1", {"1:1": "8"})
    assert earlier_printed(desk) == ["8"]
    desk.open(first).edit("1:1", "9")
    assert earlier_printed(desk) == ["9"]


def test_the_issued_report_of_a_period_counts_before_the_closed_and_that_before_the_one_changed_last(
    desk: Desk,
) -> None:
    signed = copied(desk, "2022-H1", "7")
    closed = copied(desk, "2022-H1", "8")
    start(desk, "2022-H1", {"1:1": "9"})
    assert earlier_printed(desk) == ["9"]
    seal(desk, closed)
    start(desk, "2022-H1", {"1:1": "10"})
    assert earlier_printed(desk) == ["8"]
    seal(desk, signed)
    issue(desk.store, signed, number="05", day="2022-06-15")
    reopen(desk.store, closed)
    seal(desk, closed)
    assert earlier_printed(desk) == ["7"]


def test_the_form_and_the_rates_are_given_the_same_report_of_a_period(desk: Desk) -> None:
    rate = {"3:3.3.1": "1204", "3:3.3.2": "1201"}
    ref = copied(desk, "2022-H1", "7")
    desk.open(ref).edit_many(rate, "test")
    seal(desk, ref)
    start(desk, "2022-H1", rate | {"3:3.3.2": "1"})
    opened = desk.open(start(desk, "2023-H1"))
    both = beside(opened.earlier(), span_of(opened.template, "2023-H1"))
    assert both.year_before is opened.earlier()[0]
    assert both.year_before.table.printed("3:3.3") == "99,75"


def earlier_printed(desk: Desk) -> list[str]:
    """Return what a new report of the next year is shown for the row 1:1."""
    ref = start(desk, "2023-H1")
    return [one.printed("1:1") for one in desk.open(ref).earlier()]


def copied(desk: Desk, period: str, figure: str) -> str:
    """Return a report that can be closed: the sample, of another period, with a figure in row 1:1."""
    loaded = read_report(library.sample(printed=False)[1], "sample", library.find)
    report = replace(loaded.report.with_edit("1:1", figure), period=period)
    source = library.shipped(report.template)
    assert source
    return desk.add(replace(loaded, report=report), source, "test").ref


def seal(desk: Desk, ref: str) -> None:
    """Close a draft, whatever is found in it."""
    missing = close(desk.store, ref, by="Chủ tịch").missing
    given = [Explanation(rule=finding.rule, at=finding.at, text="đã rà lại") for finding in missing]
    assert not missing or close(desk.store, ref, given, by="Chủ tịch").closed


def test_a_unit_spelled_in_another_way_is_the_same_unit(desk: Desk) -> None:
    start(desk, "2022-H1", {"3:3.3.1": "1387"}, {"kind": "xã", "name": "Hoà Mỹ"})
    start(desk, "2022-Y", {"3:3.3.1": "1"}, {"kind": "xã", "name": "Hoá Mỹ"})
    earlier = desk.open(start(desk, "2023-H1", unit={"kind": "Xã", "name": "Hòa  Mĩ"})).earlier()
    assert [(one.span.key, one.printed("3:3.3.1")) for one in earlier] == [("2022-H1", "1.387")]


def test_another_unit_typed_in_an_open_report_has_its_own_history(desk: Desk) -> None:
    for year in (2021, 2022):
        start(desk, f"{year}-Y", {"1:1": str(year)})
    start(desk, "2022-H1", {"1:1": "7"}, {"kind": "xã", "name": "Tứ Xuyên"})
    opened = desk.open(start(desk, "2023-H1"))
    assert set(opened.report.earlier) == {"2021-Y", "2022-Y"}
    opened.edit("unit.name", "Tứ Xuyên")
    assert set(opened.report.earlier) == {"2022-H1"}
    opened.undo()
    assert set(opened.report.earlier) == {"2021-Y", "2022-Y"}
    assert opened.outcome.subject.report == opened.report

"""Which earlier reports of a unit there are, and which of them a period is set beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.earlier import comparable
from cchc_desktop.report.periods import span_of
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


def test_the_same_period_of_the_year_before_is_set_beside_else_the_latest(desk: Desk) -> None:
    for period in ("2022-H1", "2022-Y"):
        start(desk, period)
    found = desk.open(start(desk, "2023-H1")).earlier()
    template = shipped_template()
    beside = {period: comparable(found, span_of(template, period)) for period in ("2023-H1", "2023-Q1")}
    assert {period: one and one.span.key for period, one in beside.items()} == {
        "2023-H1": "2022-H1",
        "2023-Q1": "2022-Y",
    }
    assert comparable((), span_of(template, "2023-H1")) is None


def test_a_row_shows_what_was_printed_for_it_computed_percents_too(desk: Desk) -> None:
    start(desk, "2022-H1", {"3:3.3.1": "1204", "3:3.3.2": "1201"})
    earlier = desk.open(start(desk, "2023-H1")).earlier()[0]
    assert [earlier.printed(key) for key in ("3:3.3.1", "3:3.3", "3:3.4.1", "9:9")] == ["1.204", "99,75", "", ""]


def test_the_newer_of_two_drafts_of_one_period_counts(desk: Desk) -> None:
    start(desk, "2022-H1", {"1:1": "7"})
    start(desk, "2022-H1", {"1:1": "8"})
    earlier = desk.open(start(desk, "2023-H1")).earlier()
    assert [one.printed("1:1") for one in earlier] == ["8"]

"""A unit made of others in July 2025 may begin from a report of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.desk.carrying.beginning import begin_with
from cchc_desktop.desk.carrying.predecessors import offered_sources
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.report.periods import PeriodSpan, span_of
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era
from db.drafts.store import open_drafts

CHI_MINH = communes(Era.TWO_TIERS)["11131"]
FIRST, SECOND = (communes(Era.DISTRICTS)[code] for code in CHI_MINH.merged_whole[:2])
ALONE = next(each for each in communes(Era.TWO_TIERS).values() if len(each.merged_whole) == 1 and not each.merged_part)
TEMPLATE = library.find("cchc-xa-2025")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store)
    store.close()


def target() -> PeriodSpan:
    assert TEMPLATE is not None
    span = span_of(TEMPLATE, "2026-H1")
    assert span is not None
    return span


def before(desk: Desk, commune: Commune, period: str, **unit: str) -> str:
    ref = desk.start("cchc-xa-2023", period, commune.unit() | unit).ref
    desk.open(ref).edit_many({"II.3": f"UBND xã {commune.name} có 20 người.", "4:2.1": "20"}, "test")
    return ref


def offered(desk: Desk, unit: dict[str, str]) -> list[tuple[str, str]]:
    assert TEMPLATE is not None
    found = offered_sources(desk, desk.drafts(), unit, TEMPLATE, target())
    return [(each.span.key, each.predecessor) for each in found]


def test_reports_of_its_predecessors_are_offered_the_same_period_first(desk: Desk) -> None:
    before(desk, FIRST, "2024-Y")
    before(desk, SECOND, "2025-H1")
    assert offered(desk, CHI_MINH.unit()) == [("2025-H1", SECOND.title), ("2024-Y", FIRST.title)]


def test_its_own_reports_come_first(desk: Desk) -> None:
    before(desk, FIRST, "2025-H1")
    desk.start("cchc-xa-2025", "2025-Y", CHI_MINH.unit())
    assert offered(desk, CHI_MINH.unit()) == [("2025-Y", ""), ("2025-H1", FIRST.title)]


def test_another_unit_of_a_predecessors_name_is_none(desk: Desk) -> None:
    before(desk, FIRST, "2025-H1", district="huyện Quỳnh Phụ", province="tỉnh Thái Bình", code="99999")
    assert offered(desk, CHI_MINH.unit()) == []


@pytest.mark.parametrize(("commune", "stock"), [(CHI_MINH, ""), (ALONE, "20")])
def test_words_come_along_stocks_only_from_the_one_unit_that_it_was(desk: Desk, commune: Commune, stock: str) -> None:
    assert TEMPLATE is not None
    ref = before(desk, communes(Era.DISTRICTS)[commune.merged_whole[0]], "2025-H1")
    report, _ = desk.load(begin_with(desk, ref, TEMPLATE, "2026-H1", commune.unit()).ref)
    assert report.text("II.3").endswith("có 20 người.")
    assert "II.3" in {mark.at.key for mark in report.open_marks()}
    assert report.text("4:2.1") == stock

"""The history of a unit that was made of others in July 2025."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.work.earlier import Earlier
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era
from db.drafts.store import open_drafts

CHI_MINH = communes(Era.TWO_TIERS)["11131"]
WHOLE = [communes(Era.DISTRICTS)[code] for code in CHI_MINH.merged_whole]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path)
    yield Desk(store)
    store.close()


def before(desk: Desk, number: int, figures: dict[str, str], **unit: str) -> None:
    ref = desk.start("cchc-xa-2023", "2025-H1", WHOLE[number].unit() | unit).ref
    desk.open(ref).edit_many(figures, "test")


def earlier(desk: Desk, unit: dict[str, str]) -> list[Earlier]:
    return [*desk.open(desk.start("cchc-xa-2025", "2026-H1", unit).ref).earlier()]


def test_all_whole_predecessors_are_added_up_and_named(desk: Desk) -> None:
    before(desk, 0, {"1:1": "1.000", "2:2.2.1": "990", "3:1.1": "4"})
    before(desk, 1, {"1:1": "300", "2:2.2.1": "300", "3:1.1": "4"}, name="An  Thanh", code="")
    before(desk, 2, {"1:1": "Không", "2:2.2.1": "Chưa có số liệu", "3:1.1": "4"})
    (one,) = earlier(desk, CHI_MINH.unit())
    assert one.added == tuple(each.title for each in WHOLE)
    assert one.missing == one.left_out == ()
    assert one.other_template
    assert {key: one.texts.get(key) for key in ("1:1", "2:2.2.1", "3:1.1")} == {
        "1:1": "1300", "2:2.2.1": None, "3:1.1": None,
    }  # fmt: skip


def test_without_the_report_of_one_nothing_is_added_up_and_it_is_named(desk: Desk) -> None:
    before(desk, 0, {"1:1": "1.000"})
    before(desk, 1, {"1:1": "300"})
    (one,) = earlier(desk, CHI_MINH.unit() | {"code": ""})
    assert one.missing == (WHOLE[2].title,)
    assert one.printed("1:1") == ""


def test_the_report_of_another_unit_of_a_predecessors_name_does_not_count(desk: Desk) -> None:
    for number in (0, 2):
        before(desk, number, {"1:1": "100"})
    before(desk, 1, {"1:1": "300"}, district="huyện Quỳnh Phụ", province="tỉnh Thái Bình", code="12541")
    (one,) = earlier(desk, CHI_MINH.unit())
    assert one.missing == (WHOLE[1].title,)


def test_a_unit_in_no_list_finds_the_reports_of_its_own_name(desk: Desk) -> None:
    unit = {"kind": "xã", "name": "Hoà Bình Thử", "district": "", "province": "tỉnh Trăng Non", "code": ""}
    ref = desk.start("cchc-xa-2023", "2025-H1", unit).ref
    desk.open(ref).edit("1:1", "7")
    (one,) = earlier(desk, unit | {"name": "Hòa Bình Thử"})
    assert (one.printed("1:1"), one.added) == ("7", ())


def test_a_report_has_the_figures_of_earlier_periods_with_it(desk: Desk) -> None:
    for number in range(3):
        before(desk, number, {"1:1": "100"})
    ref = desk.start("cchc-xa-2025", "2026-H1", CHI_MINH.unit()).ref
    assert desk.load(ref)[0].earlier["2025-H1"]["1:1"] == "300"
    assert desk.open(ref).report.earlier == desk.load(ref)[0].earlier

"""The form of the unit's profile: what stands in the wrong field, and what mends it."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.run import Checker
from cchc_desktop.checks.unit_form import unit_faults, unit_kinds
from cchc_desktop.desk.office import library
from cchc_desktop.report.document import report_of
from cchc_desktop.report.template import Template

THREE_TIERS, TWO_TIERS = ("xã", "phường", "thị trấn"), ("xã", "phường", "đặc khu")
GOOD = {"unit.kind": "xã", "unit.name": "An Thanh", "unit.province": "thành phố Hải Phòng"}


def template(template_id: str) -> Template:
    found = library.find(template_id)
    assert found
    return found


@pytest.mark.parametrize(
    ("part", "typed", "better"),
    [
        ("kind", "Xã", "xã"),
        ("kind", "UBND xã", "xã"),
        ("kind", "PHƯỜNG", "phường"),
        ("kind", "quận", None),
        ("name", "UBND xã An Thanh", "An Thanh"),
        ("name", "Uỷ ban nhân dân xã An Thanh", "An Thanh"),
        ("name", "Ủy ban phường 1", "1"),
        ("name", "xã An Thanh", "An Thanh"),
        ("name", "Thị trấn Tứ Kỳ", "Tứ Kỳ"),
        ("name", "AN THANH", "An Thanh"),
        ("name", "XÃ ĐẠI SƠN", "Đại Sơn"),
        ("name", "EA H'LEO", "Ea H'leo"),
        ("district", "UBND huyện Tứ Kỳ", "huyện Tứ Kỳ"),
        ("district", "HUYỆN TỨ KỲ", "huyện Tứ Kỳ"),
        ("province", "UBND tỉnh Hải Dương", "tỉnh Hải Dương"),
        ("province", "TỈNH HẢI DƯƠNG", "tỉnh Hải Dương"),
    ],
)
def test_what_stands_in_the_wrong_field_is_mended(part: str, typed: str, better: str | None) -> None:
    (fault,) = unit_faults({part: typed}, THREE_TIERS)
    assert (fault.part, fault.better) == (part, better)
    if better is not None:
        assert unit_faults({part: better}, THREE_TIERS) == []


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("kind", "thị trấn"),
        ("name", "An Thanh"),
        ("name", "1"),
        ("name", "12"),
        ("name", "Ủng Hòa"),
        ("name", ""),
        ("district", "huyện Tứ Kỳ"),
        ("district", "Thành phố Hải Dương"),
        ("province", "tỉnh Hải Dương"),
    ],
)
def test_what_is_right_stays(part: str, typed: str) -> None:
    assert unit_faults({part: typed}, THREE_TIERS) == []


def test_the_kinds_are_those_of_the_time_of_the_template() -> None:
    assert unit_kinds(template("cchc-xa-2023")) == THREE_TIERS
    assert unit_kinds(template("cchc-xa-2025")) == TWO_TIERS


@pytest.mark.parametrize(
    ("template_id", "period", "found"), [("cchc-xa-2023", "2023-H1", 0), ("cchc-xa-2025", "2026-H1", 1)]
)
def test_a_district_is_superfluous_only_where_there_is_none_any_more(template_id: str, period: str, found: int) -> None:
    report = report_of(template_id, period, {**GOOD, "unit.district": "huyện Tứ Kỳ"})
    outcome = Checker(template(template_id)).check(report, Context())
    faults = [each for each in outcome.findings if each.at[0] == "unit.district"]
    assert len(faults) == found
    assert all(fault.fix is not None and fault.fix.text == "" for fault in faults)


def test_a_fault_is_a_finding_with_one_fix() -> None:
    report = report_of("cchc-xa-2023", "2023-H1", {**GOOD, "unit.name": "UBND XÃ AN THANH"})
    outcome = Checker(template("cchc-xa-2023")).check(report, Context())
    (found,) = [each for each in outcome.findings if each.at[0] == "unit.name"]
    assert found.rule == "letter.format"
    assert found.fix is not None
    assert found.fix.text == "An Thanh"

"""Percents and shares against the parts they follow from."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.findings import Fix
from cchc_desktop.report.template import Severity
from tests.checks.results import finding, findings, silent, unchecked
from tests.make import make_outcome, make_template

RATIO = make_template({"1": {"kind": "percent", "ratio": {"part": "1:1.2", "whole": "1:1.1"}}, "1.1": {}, "1.2": {}})
TIERS = make_template(
    {
        "1": {"kind": "percent", "ratio": {"part": "1:1.2", "whole": "1:1.1"}, "tier": "district"},
        "1.1": {"tier": "district"},
        "1.2": {"tier": "district"},
    }
)
SHARE = make_template({"1": {"share_of": "1:1"}, "2": {"share_of": "1:1"}})
MONEY = make_template(
    {
        "1": {"kind": "decimal", "unit": "Tỷ đồng", "share_of": "1:1"},
        "2": {"kind": "decimal", "unit": "Tỷ đồng", "share_of": "1:1"},
    }
)


def ratio(typed: str, part: str, whole: str) -> dict[str, str]:
    return {"1:1": typed, "1:1.2": part, "1:1.1": whole}


@pytest.mark.parametrize("typed", ["60,5", "60,53", "61", ""])
def test_23_of_38_agrees_with_what_rounds_to_it(typed: str) -> None:
    assert silent(RATIO, ratio(typed, "23", "38"))


@pytest.mark.parametrize("typed", ["60,6", "60,52", "60", "62", "Không"])
def test_23_of_38_disagrees_with_what_does_not(typed: str) -> None:
    found = finding(RATIO, ratio(typed, "23", "38"))
    assert (found.rule, found.severity, found.at) == ("percent.mismatch", Severity.ERROR, ("1:1", "1:1.2", "1:1.1"))


def test_a_mismatch_shows_the_numbers_and_not_which_is_wrong() -> None:
    found = finding(RATIO, ratio("99,13", "1381", "1395"))
    assert (found.found, found.expected) == ("99,13", "99,00")
    assert "99,13%, trong khi 1.381 : 1.395 được 99,00%. Các số không khớp" in found.message


def test_a_percent_kept_from_100_by_its_rest_agrees_when_it_is_typed() -> None:
    assert silent(RATIO, ratio("99,99", "20.000", "20.001"))


def test_the_computed_percent_is_taken_by_one_key() -> None:
    assert finding(RATIO, ratio("0", "28", "28")).fix == Fix("1:1", "")


def test_2_65_of_2_7_lies_between_96_2_and_100_2() -> None:
    found = finding(MONEY, {"1:1": "2,7", "1:2": "2,65/95,02%"})
    assert found.rule == "share.mismatch"
    assert "chỉ có thể từ 96,2% đến 100,2%" in found.message


@pytest.mark.parametrize("share", ["96,2", "98", "98,15", "100,1"])
def test_every_share_between_the_bounds_agrees(share: str) -> None:
    assert silent(MONEY, {"1:1": "2,7", "1:2": f"2,65/{share}%"})


def test_money_in_dong_leaves_no_room() -> None:
    money = {"1:1": "2.788.383.000 đồng", "1:2": "2.649.523.000 đồng/95,02%"}
    assert silent(MONEY, money)
    assert findings(MONEY, money | {"1:2": "2.649.523.000 đồng/95,03%"}) == [("share.mismatch", "1:2")]


def test_a_probable_reading_is_what_is_checked_and_the_finding_says_so() -> None:
    fields = {"1:1": "2,7", "1:2": "2.65/95.02%"}
    assert findings(MONEY, fields) == [("value.format", "1:2"), ("share.mismatch", "1:2")]
    assert make_outcome(MONEY, fields).findings[1].message.startswith("Nếu “2.65/95.02%” là 2,65/95,02%: đã ghi")


def test_a_row_s_share_of_itself_is_a_hundred() -> None:
    assert silent(SHARE, {"1:1": "20/100 %", "1:2": "1"})
    assert findings(SHARE, {"1:1": "20/95%", "1:2": "1"}) == [("share.mismatch", "1:1")]


def test_a_share_is_fixed_by_one_key() -> None:
    assert finding(SHARE, {"1:1": "20", "1:2": "19/96%"}).fix == Fix("1:2", "19/95%")


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("2.649.523.000 đồng/90%", "2.649.523.000 đồng/98,13%"),
        ("2.65/90.5%", "2,65/98,15%"),
        ("270 tỷ/50%", "270 tỷ/10000%"),
    ],
)
def test_a_share_is_fixed_beside_the_number_as_it_was_typed(typed: str, mended: str) -> None:
    rows = make_outcome(MONEY, {"1:1": "2.700.000.000 đồng", "1:2": typed}).findings
    (found,) = (each for each in rows if each.rule == "share.mismatch")
    assert found.fix == Fix("1:2", mended)
    assert silent(MONEY, {"1:1": "2.700.000.000 đồng", "1:2": mended})


def test_a_row_without_a_typed_share_claims_nothing() -> None:
    assert silent(SHARE, {"1:1": "20", "1:2": "19"})


@pytest.mark.parametrize("typed", ["Không", "0", ""])
def test_nil_of_nil_is_silent(typed: str) -> None:
    assert silent(RATIO, ratio(typed, "Không có", "Không có"))


def test_a_part_of_nil_is_an_error() -> None:
    assert findings(RATIO, ratio("100", "2", "Không có")) == [("percent.mismatch", "1:1")]
    assert findings(SHARE, {"1:1": "Không có", "1:2": "2/100%"}) == [("share.mismatch", "1:2")]


def test_0_typed_for_0_of_0_is_undefined_which_is_a_hint() -> None:
    found = finding(RATIO, ratio("0", "0", "0"))
    assert (found.rule, found.severity, found.fix) == ("percent.undefined", Severity.HINT, Fix("1:1", ""))


def test_a_percent_typed_for_0_of_0_is_an_error() -> None:
    assert findings(RATIO, ratio("50", "0", "0")) == [("percent.mismatch", "1:1")]


def test_not_ours_and_blank_is_silent() -> None:
    assert findings(TIERS, {"1:1": "50"}) == [("value.tier", "1:1")]


@pytest.mark.parametrize("part", ["", "Chưa có số liệu", "nhiều"])
def test_a_part_not_entered_or_unknown_leaves_the_percent_unchecked(part: str) -> None:
    fields = ratio("50", part, "38") | {"note.1:1.2": "Chờ số của huyện."}
    entry = unchecked(RATIO, fields)
    assert (entry.rule, entry.at[0], entry.missing) == ("percent.mismatch", "1:1", ("1:1.2",))


def test_a_percent_that_cannot_be_read_is_unchecked() -> None:
    assert unchecked(RATIO, ratio("2.788", "1", "38")).missing == ("1:1",)


def test_a_share_waits_for_its_whole() -> None:
    assert unchecked(SHARE, {"1:2": "19/95%"}).missing == ("1:1",)
    waiting = "Chưa kiểm tra được tỷ lệ ở Biểu mẫu 1, hàng 2: còn thiếu số ở hàng 1."
    assert unchecked(SHARE, {"1:2": "19/95%"}).message == waiting


@pytest.mark.parametrize("typed", ["60,5", "60,6"])
def test_a_half_may_be_rounded_either_way(typed: str) -> None:
    assert silent(RATIO, ratio(typed, "1211", "2000"))


@pytest.mark.parametrize("share", ["98", "101"])
def test_a_rounded_whole_is_still_a_hundred_percent_of_itself(share: str) -> None:
    assert findings(MONEY, {"1:1": f"2,7/{share}%"}) == [("share.mismatch", "1:1")]

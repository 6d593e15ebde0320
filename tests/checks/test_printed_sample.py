"""The An Thanh report: its slips as printed are found, and nothing else is."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import check
from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Severity, Tier
from tests.make import shipped_sample, shipped_template

PRINTED = check(shipped_sample("an-thanh-2023-H1-printed"), shipped_template())
ROWS = shipped_template().rows


def at(key: str) -> list[Finding]:
    return [found for found in PRINTED.findings if found.at[0] == key]


def codes(key: str) -> list[str]:
    return [found.rule for found in at(key)]


def test_99_13_percent_is_not_1381_of_1395() -> None:
    (found,) = at("7:6.7")
    assert (found.rule, found.severity, found.found, found.expected) == (
        "percent.mismatch", Severity.ERROR, "99,13", "99,00",
    )  # fmt: skip
    assert "1.381 : 1.395" in found.message


def test_0_percent_is_not_28_of_28() -> None:
    (found,) = at("7:6.8")
    assert (found.rule, found.severity, found.found, found.expected) == ("percent.mismatch", Severity.ERROR, "0", "100")


def test_0_units_are_not_the_sum_of_their_parts() -> None:
    (found,) = at("6:2.4")
    assert (found.rule, found.severity, found.at) == (
        "total.mismatch", Severity.ERROR, ("6:2.4", "6:2.4.1", "6:2.4.2", "6:2.4.3"),
    )  # fmt: skip


def test_13_of_40_documents_are_two_values() -> None:
    assert codes("1:1") == ["value.mixed"]


def test_2_point_65_is_probably_2_comma_65_and_95_02_percent_is_not_its_share() -> None:
    written, share = at("6:1.2")
    assert (written.rule, written.expected) == ("value.format", "2,65/95,02%")
    assert (share.rule, share.severity, share.found) == ("share.mismatch", Severity.ERROR, "95,02")
    assert share.message.startswith("Nếu “2.65/95.02%” là 2,65/95,02%: ")
    assert "từ 96,2% đến 100,2%" in share.message


def test_0_of_0_problems_have_no_percent() -> None:
    assert codes("1:3.3") == ["percent.undefined"]


@pytest.mark.parametrize("key", ["1:4.1", "1:4.2", "1:4.3", "1:4.4"])
def test_the_tasks_of_the_district_are_missing(key: str) -> None:
    assert codes(key) == ["value.missing"]


def test_2_of_100_percent_cannot_be_a_percent() -> None:
    assert codes("4:2.5") == ["value.mixed"]


def test_all_part_time_staff_cannot_be_gone() -> None:
    assert codes("4:3.4") == ["value.suspect"]


def test_as_many_slips_as_dossiers_is_suspect() -> None:
    assert codes("1:5.1") == ["value.suspect"]


def test_all_procedures_simplified_in_one_period_is_suspect() -> None:
    assert codes("3:1.1") == ["value.suspect"]


@pytest.mark.parametrize("key", ["5:2.1", "5:2.2", "5:2.3", "5:3.1", "5:3.2"])
def test_a_percent_where_people_are_counted_has_the_wrong_unit(key: str) -> None:
    assert codes(key) == ["value.unit"]


@pytest.mark.parametrize("key", ["3:3.3", "1:2", "7:6.6.1"])
def test_what_the_report_has_right_is_left_alone(key: str) -> None:
    assert codes(key) == []
    assert not [found for found in PRINTED.findings if key in found.at and found.severity is Severity.ERROR]


def test_blank_rows_of_other_tiers_are_left_alone() -> None:
    blank = {key for key, row in ROWS.items() if row.tier is not Tier.COMMUNE and not PRINTED.subject.report.text(key)}
    assert len(blank) == 11
    assert not [found for found in PRINTED.findings if blank & set(found.at)]


def test_filled_rows_of_other_tiers_are_only_hinted_at() -> None:
    filled = ["2:2.1", "7:1", "7:2", "7:4", "7:5.1.1"]
    assert [found.at[0] for found in PRINTED.findings if found.rule == "value.tier"] == filled


def test_every_slip_is_known() -> None:
    assert PRINTED.summary == {"errors": 8, "warnings": 24, "hints": 13}


def test_findings_come_in_the_order_of_the_document() -> None:
    rank = {key: number for number, key in enumerate((*shipped_template().sections, *ROWS))}
    spots = [Place.parse(found.at[0]) for found in PRINTED.findings]
    places = [(rank[spot.key], spot.start or 0) for spot in spots]
    assert places == sorted(places)


def test_the_fixed_report_has_no_errors_and_no_warnings() -> None:
    summary = check(shipped_sample(), shipped_template()).summary
    assert (summary["errors"], summary["warnings"]) == (0, 0)


def test_the_fixed_report_waits_for_nothing_but_its_day() -> None:
    assert [entry.rule for entry in check(shipped_sample(), shipped_template()).unchecked] == ["period.early"]


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("15/02/20263", "text.date"), ("58/KH- UBND", "text.docnum"), ("05/KH-HĐND", "text.docnum"),
        ("05/2020/NĐ-HĐND", "text.docnum"), ("15-KH/UBND", "text.docnum"), ("Quyết định số 10", "text.docnum"),
        ("5.025.904739", "text.number"), ("tiết tiệm", "text.style"), ("VnelD", "text.style"),
    ],
)  # fmt: skip
def test_slips_in_the_words_of_the_report_are_marked(marked: str, code: str) -> None:
    assert code in {found.rule for found in PRINTED.findings if found.found == marked}

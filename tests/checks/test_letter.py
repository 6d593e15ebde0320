"""The letter: what must be there, how it is written, whether it is signed too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import Fix
from cchc_desktop.checks.run import check
from cchc_desktop.report.template import Beginning, Severity
from cchc_desktop.report.template_format import upgraded
from tests.checks.results import finding, findings, silent, unchecked
from tests.make import make_outcome, make_template, shipped_sample, shipped_template

EMPTY = make_template({"1": {}})
TEMPLATE_FIELDS = upgraded({})


@pytest.mark.parametrize("key", ["unit.kind", "unit.name", "letter.place", "letter.signer"])
@pytest.mark.parametrize("text", ["", "  "])
def test_what_the_letter_needs_is_an_error_when_missing(key: str, text: str) -> None:
    found = finding(EMPTY, {key: text})
    assert (found.rule, found.severity, found.at) == ("letter.missing", Severity.ERROR, (key,))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("letter.number", "số 5"),
        ("letter.symbol", "BC UBND"),
        ("letter.symbol", "bc-ubnd"),
        ("letter.symbol", "BC-UBNd"),
        ("letter.symbol", "BC-UBNđ"),
        ("letter.date", "09/6/2023"),
        ("unit.district", "Tứ Kỳ"),
        ("unit.province", "Hải Dương"),
    ],
)
def test_a_short_field_written_otherwise_is_a_warning(key: str, text: str) -> None:
    found = finding(EMPTY, {key: text})
    assert (found.rule, found.severity, found.at) == ("letter.format", Severity.WARNING, (key,))


@pytest.mark.parametrize("key", list(TEMPLATE_FIELDS["required"]))
def test_what_is_required_is_named_by_the_template(key: str) -> None:
    template = replace(EMPTY, required={key: "Ghi ô này."})
    outcome = make_outcome(template, dict.fromkeys(TEMPLATE_FIELDS["required"], ""))
    assert [(each.rule, each.at, each.message) for each in outcome.findings] == [
        ("letter.missing", (key,), "Ghi ô này.")
    ]


@pytest.mark.parametrize(
    ("text", "fits"),
    [("ấp Đông", True), ("Ấp. Đông", True), ("ẤP Đông", True), ("ấp", False), ("ấpĐông", False), ("Đông", False)],
)
def test_the_template_sets_how_a_name_begins(text: str, *, fits: bool) -> None:
    beginning = Beginning(field="unit.name", words=("thôn", "ấp"), message="Ghi cả thôn, ấp.")
    template = replace(EMPTY, beginnings=(beginning,))
    assert ("letter.format" not in {each.rule for each in make_outcome(template, {"unit.name": text}).findings}) is fits


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("letter.number", "05"),
        ("letter.number", "12a"),
        ("letter.symbol", "BC-UBND"),
        ("letter.symbol", "QĐ-UBND/TH"),
        ("unit.district", ""),
        ("unit.district", "Thị xã Kinh Môn"),
        ("unit.district", "TP. Hải Dương"),
        ("unit.province", "thành phố Hải Phòng"),
    ],
)
def test_a_short_field_written_well_is_silent(key: str, text: str) -> None:
    assert silent(EMPTY, {key: text})


def test_blanks_before_a_name_are_fixed_by_one_key() -> None:
    assert finding(EMPTY, {"unit.district": " huyện Tứ Kỳ"}).fix == Fix("unit.district", "huyện Tứ Kỳ")
    assert finding(EMPTY, {"unit.district": " Tứ Kỳ"}).fix is None


def test_blanks_around_a_symbol_are_fixed_by_one_key() -> None:
    assert finding(EMPTY, {"letter.symbol": " BC-UBND"}).fix == Fix("letter.symbol", "BC-UBND")


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("\u0410n Th\u0430nh", "An Thanh"),
        ("\uff21n Thanh", "An Thanh"),
        ("H\u043e\u0300a", "Hòa"),
    ],
)
def test_letters_that_only_look_like_ours_are_found_in_the_unit_s_name_and_mended(name: str, better: str) -> None:
    found = finding(EMPTY, {"unit.name": name})
    assert (found.rule, found.severity, found.fix) == ("text.letters", Severity.WARNING, Fix("unit.name", better))
    assert "U+" in found.message


@pytest.mark.parametrize(
    "name", ["Hoà Bình", "K\u2019Nớ", "\u00d0ồng Tâm", "Ea Ŏ", "Tân Phú 1", "Krông Năng", "Čư Mgar"]
)
def test_names_in_any_latin_writing_are_left_alone(name: str) -> None:
    assert findings(EMPTY, {"unit.name": name}) == []


@pytest.mark.parametrize("day", ["2023-06-31", "2023-02-29", "2023-13-01", "2023-00-10", "0000-01-01"])
def test_a_day_that_does_not_exist_is_an_error(day: str) -> None:
    found = finding(EMPTY, {"letter.date": day})
    assert (found.rule, found.severity, found.at) == ("text.date", Severity.ERROR, ("letter.date",))


@pytest.mark.parametrize("month", ["2023-13", "2023-00"])
def test_a_month_that_does_not_exist_is_an_error(month: str) -> None:
    assert findings(EMPTY, {"letter.date": month}) == [("text.date", "letter.date")]


@pytest.mark.parametrize("day", ["", "2023-06"])
def test_an_open_day_of_signing_leaves_the_cut_off_unchecked(day: str) -> None:
    entry = unchecked(EMPTY, {"letter.date": day})
    assert (entry.rule, entry.missing) == ("period.early", ("letter.date",))


@pytest.mark.parametrize("day", ["2023", "ngày rằm", "2023-6-15", "2023-02-29", "2023-13"])
def test_a_day_of_signing_that_names_no_day_leaves_the_cut_off_unchecked(day: str) -> None:
    assert unchecked(EMPTY, {"letter.date": day}).message.startswith("Chưa ghi ngày ký")


@pytest.mark.parametrize("typed", ["15/6/2023", " 15-06-2023"])
def test_a_day_written_day_first_is_fixed_by_one_key(typed: str) -> None:
    assert finding(EMPTY, {"letter.date": typed}).fix == Fix("letter.date", "2023-06-15")


def test_signing_before_the_period_ends_is_a_warning() -> None:
    found = finding(EMPTY, {"letter.date": "2023-06-29"})
    assert (found.rule, found.severity, found.expected) == ("period.early", Severity.WARNING, "2023-06-30")
    assert silent(EMPTY, {"letter.date": "2023-06-30"})


def test_the_cut_off_is_a_setting_of_the_unit() -> None:
    report = shipped_sample().with_edit("letter.date", "2023-06-09")
    early = [check(report, shipped_template(), Context(cut_off=date(2023, 6, day))).findings for day in (9, 10)]
    assert [[each.rule for each in found] for found in early] == [[], ["period.early"]]


def test_the_letter_s_findings_come_before_those_of_sections_and_figures() -> None:
    assert [code for code, _ in findings(EMPTY, {"1:1": "nhiều", "I": "", "letter.place": "", "note.9:9": "x"})] == [
        "letter.missing", "text.empty", "value.format", "value.row",
    ]  # fmt: skip

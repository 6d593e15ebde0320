"""One figure by itself: what was typed, its range, whether it is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.checks.findings import Fix
from cchc_desktop.report.template import Severity
from tests.checks.results import finding, findings, silent
from tests.make import make_outcome, make_template

COUNT = make_template({"1": {"unit": "Người"}})
DECIMAL = make_template({"1": {"kind": "decimal", "unit": "Tỷ đồng"}})
PERCENT = make_template({"1": {"kind": "percent", "unit": "%"}})
CHOICE = make_template({"1": {"kind": "choice", "choices": {"0": "Không", "1": "Có"}}})
HEADING = make_template({"1": {"kind": "heading"}})
TIER = make_template({"1": {"tier": "district"}})
REQUIRED = make_template({"1": {}, "2": {"required": True, "when": {"key": "1:1", "positive": True}}})


@pytest.mark.parametrize("text", ["", "19", "19/95%", "Không có", "1.395"])
def test_a_right_value_is_silent(text: str) -> None:
    assert silent(COUNT, {"1:1": text})


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("nhiều", "value.format", Severity.ERROR),
        ("13 / 40", "value.mixed", Severity.ERROR),
        ("5%", "value.unit", Severity.WARNING),
        ("1,395", "value.ambiguous", Severity.WARNING),
        ("-1", "value.range", Severity.ERROR),
    ],
)
def test_a_wrong_value_is_found_and_reported_as_typed(text: str, code: str, severity: Severity) -> None:
    found = finding(COUNT, {"1:1": text})
    assert (found.rule, found.severity, found.at) == (code, severity, ("1:1",))
    assert text in found.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("khong", "“khong” không phải là số. Ghi một số; không phát sinh thì ghi 0 hoặc “Không”;"),
        ("1,5", "“1,5” là số thập phân, mà hàng này đếm số nguyên."),
        ("2.1055", "dấu chấm ngăn hàng nghìn"),
    ],
)
def test_a_wrong_count_is_reported_with_its_fault(text: str, words: str) -> None:
    assert words in finding(COUNT, {"1:1": text}).message


def test_a_wrong_value_is_kept() -> None:
    assert make_outcome(COUNT, {"1:1": "13 / 40"}).subject.report.text("1:1") == "13 / 40"


def test_a_probable_reading_is_fixed_by_one_key() -> None:
    found = finding(DECIMAL, {"1:1": "2.65"})
    assert (found.rule, found.fix) == ("value.format", Fix("1:1", "2,65"))
    assert "có lẽ là 2,65" in found.message


def test_an_ambiguous_value_is_reported_with_both_ways() -> None:
    assert "số nguyên 2788 hoặc số thập phân 2,788" in finding(DECIMAL, {"1:1": "2.788"}).message


def test_an_ambiguous_count_has_one_way_to_be_right_which_one_key_takes() -> None:
    found = finding(COUNT, {"1:1": "1,395"})
    assert (found.rule, found.fix) == ("value.ambiguous", Fix("1:1", "1395"))
    assert "Nếu là 1.395 thì viết lại như vậy." in found.message


def test_a_long_text_is_cut_in_the_message_alone() -> None:
    found = finding(COUNT, {"1:1": "dài " * 500})
    assert len(found.message) < 250
    assert found.found == ("dài " * 500).strip()


def test_a_wrong_choice_is_reported_with_the_codes() -> None:
    found = finding(CHOICE, {"1:1": "2"})
    assert (found.rule, found.severity) == ("value.choice", Severity.ERROR)
    assert "0 (Không); 1 (Có)" in found.message


@pytest.mark.parametrize("text", ["100,1", "-5"])
def test_a_typed_percent_lies_between_0_and_100(text: str) -> None:
    assert findings(PERCENT, {"1:1": text}) == [("percent.range", "1:1")]


def test_a_percent_with_parts_may_exceed_a_hundred_when_they_do() -> None:
    template = make_template({"1": {"kind": "percent", "ratio": {"part": "1:2", "whole": "1:3"}}, "2": {}, "3": {}})
    assert silent(template, {"1:1": "114,81", "1:2": "31", "1:3": "27"})


def test_a_row_may_have_a_range_of_its_own() -> None:
    template = make_template({"1": {"minimum": 2, "maximum": 5}})
    assert [bool(findings(template, {"1:1": text})) for text in ("1", "2", "5", "6")] == [True, False, False, True]


def test_a_value_hard_to_believe_is_a_hint_with_the_template_s_reason() -> None:
    template = make_template({"1": {"kind": "percent", "suspect": {"above": 50, "message": "Có lẽ nhầm."}}})
    found = finding(template, {"1:1": "100"})
    assert (found.rule, found.severity, found.message) == ("value.suspect", Severity.HINT, "Đã ghi 100. Có lẽ nhầm.")
    assert silent(template, {"1:1": "50"})


def test_a_required_row_left_blank_is_missing() -> None:
    found = finding(REQUIRED, {"1:1": "3"})
    assert (found.rule, found.severity, found.at) == ("value.missing", Severity.WARNING, ("1:2",))


@pytest.mark.parametrize("asked", ["0", "Không", ""])
def test_a_row_is_required_only_while_its_condition_holds(asked: str) -> None:
    assert silent(REQUIRED, {"1:1": asked})


def test_unknown_wants_a_word_in_the_note() -> None:
    found = finding(COUNT, {"1:1": "Chưa có số liệu"})
    assert (found.rule, found.severity, found.at) == ("value.missing", Severity.WARNING, ("1:1", "note.1:1"))
    assert silent(COUNT, {"1:1": "Chưa có số liệu", "note.1:1": "Công an xã chưa gửi."})


def test_another_tier_s_row_is_silent_when_blank_and_a_hint_when_filled() -> None:
    assert silent(TIER, {})
    found = finding(TIER, {"1:1": "0"})
    assert (found.rule, found.severity, found.fix) == ("value.tier", Severity.HINT, Fix("1:1", ""))
    assert "huyện" in found.message


def test_a_figure_on_a_heading_is_reported_as_misplaced() -> None:
    found = finding(HEADING, {"1:1": "5"})
    assert found.rule == "value.unit"
    assert "đề mục" in found.message


@pytest.mark.parametrize("key", ["9:9", "note.9:9", "1:1.1", "V", "a@b"])
def test_a_key_the_template_lacks_is_a_warning(key: str) -> None:
    found = finding(COUNT, {key: "chữ"})
    assert (found.rule, found.severity, found.at, found.found) == ("value.row", Severity.WARNING, (key,), "chữ")


def test_a_template_may_lower_a_severity() -> None:
    template = replace(make_template({"1": {}}), severity={"value.format": Severity.HINT})
    assert finding(template, {"1:1": "nhiều"}).severity is Severity.HINT


def test_a_wrong_unit_is_reported_with_the_row_s_own_or_that_it_counts() -> None:
    assert "(Người)" in finding(COUNT, {"1:1": "5%"}).message
    assert "(số)" in finding(make_template({"1": {}}), {"1:1": "5%"}).message

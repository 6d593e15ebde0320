"""Rules: signed sums on two sides, and what each operand counts for."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.checks.findings import Fix
from cchc_desktop.report.template import Severity, Template
from tests.checks.results import finding, findings, silent, unchecked
from tests.make import make_outcome, make_rule, make_template

ROWS = {"1": {}, "2": {}, "3": {}, "4": {"tier": "province"}}
SUM = make_template(ROWS, make_rule("1:1", "=", "1:2 1:3 1:4"))
DIFFERENCE = make_template(ROWS, make_rule("1:1", "=", "1:2 -1:3"))
MOST = make_template(ROWS, make_rule("1:2 1:3 1:4", "<=", "1:1", code="part.exceeds"))
LEAST = make_template(ROWS, make_rule("1:1", ">=", "1:2 1:3 1:4", code="part.exceeds"))
ZERO = make_template(ROWS, make_rule("1:1", "=", ""))
DIFFERS = make_template(ROWS, make_rule("1:1", "differs", "1:2", code="value.suspect"))
NONZERO = make_template(ROWS, make_rule("1:1", "differs", "", code="value.suspect"))
TOGETHER = make_template(ROWS, make_rule("1:1", "together", "1:2", code="value.missing"))


def row(**texts: str) -> dict[str, str]:
    return {f"1:{name[1:]}": text for name, text in texts.items()}


def test_equal_sums_are_silent() -> None:
    assert silent(SUM, row(r1="5", r2="2", r3="3"))


def test_unequal_sums_are_found_with_both_sides_and_a_fix() -> None:
    found = finding(SUM, row(r1="6", r2="2", r3="3"))
    assert (found.rule, found.severity) == ("total.mismatch", Severity.ERROR)
    assert (found.at, found.found, found.expected) == (("1:1", "1:2", "1:3", "1:4"), "6", "5")
    assert (found.message, found.fix) == ("6 và 5", Fix("1:1", "5"))


def test_a_fix_of_a_decimal_is_never_ambiguous() -> None:
    decimals = make_template({"1": {"kind": "decimal"}, "2": {"kind": "decimal"}}, make_rule("1:1", "=", "1:2"))
    assert finding(decimals, row(r1="5", r2="2788")).fix == Fix("1:1", "2788")


def test_a_negative_key_is_taken_away() -> None:
    assert silent(DIFFERENCE, row(r1="1", r2="19", r3="18"))
    assert findings(DIFFERENCE, row(r1="0", r2="19", r3="18")) == [("total.mismatch", "1:1")]


def test_a_sum_is_never_fixed_to_less_than_nothing() -> None:
    assert finding(DIFFERENCE, row(r1="0", r2="18", r3="19")).fix is None


def test_a_figure_with_its_share_is_not_fixed_by_one_key() -> None:
    assert finding(DIFFERENCE, row(r1="0/0%", r2="19", r3="18")).fix is None


def test_nil_counts_as_0() -> None:
    assert silent(SUM, row(r1="2", r2="2", r3="Không có"))
    assert findings(MOST, row(r1="Không", r2="2", r3="0")) == [("part.exceeds", "1:2")]


def test_not_ours_and_blank_is_left_out_of_a_sum_and_filled_is_counted() -> None:
    assert findings(SUM, row(r1="5", r2="2", r3="3", r4="1")) == [("total.mismatch", "1:1"), ("value.tier", "1:4")]


@pytest.mark.parametrize("missing", ["", "Chưa có số liệu", "13 / 40", "1,395"])
def test_an_equality_with_an_operand_not_known_is_unchecked(missing: str) -> None:
    fields = row(r1="6", r2="2", r3=missing) | {"note.1:3": "Chờ số."}
    entry = unchecked(SUM, fields)
    assert (entry.rule, entry.at[0], entry.missing) == ("total.mismatch", "1:1", ("1:3",))
    assert "còn thiếu số ở hàng 3" in entry.message


def test_a_probable_reading_counts_and_the_finding_says_so() -> None:
    found = make_outcome(SUM, row(r1="5.025.904739", r2="2", r3="3")).findings[1]
    assert found.message.startswith("Nếu “5.025.904739” là 5.025.904.739:")


def test_a_rule_over_rows_that_are_all_blank_waits_for_each_that_is_ours() -> None:
    assert unchecked(SUM, {}).missing == ("1:1", "1:2", "1:3")


@pytest.mark.parametrize("template", [MOST, LEAST])
def test_parts_up_to_the_whole_are_silent(template: Template) -> None:
    assert silent(template, row(r1="5", r2="2", r3="3"))


@pytest.mark.parametrize(("template", "first"), [(MOST, "1:2"), (LEAST, "1:1")])
def test_parts_beyond_the_whole_are_found(template: Template, first: str) -> None:
    assert findings(template, row(r1="4", r2="2", r3="3")) == [("part.exceeds", first)]


@pytest.mark.parametrize(("template", "first"), [(MOST, "1:2"), (LEAST, "1:1")])
def test_known_parts_that_already_exceed_the_whole_are_found(template: Template, first: str) -> None:
    found = finding(template, row(r1="4", r2="5"))
    assert (found.rule, found.at[0]) == ("part.exceeds", first)
    assert found.message.endswith(" Chưa tính Biểu mẫu 1, hàng 3: còn thiếu số.")


@pytest.mark.parametrize("template", [MOST, LEAST])
@pytest.mark.parametrize("fields", [row(r1="4", r2="3"), row(r2="5", r3="1"), row(r1="chưa", r2="3", r3="9")])
def test_otherwise_a_bound_with_an_operand_not_known_is_unchecked(template: Template, fields: dict[str, str]) -> None:
    assert [entry.rule for entry in make_outcome(template, fields).unchecked] == ["part.exceeds"]


def test_an_empty_right_side_is_0() -> None:
    assert silent(ZERO, row(r1="0"))
    assert (finding(ZERO, row(r1="3")).found, finding(ZERO, row(r1="3")).expected) == ("3", "0")


def test_like_figures_that_should_differ_are_found() -> None:
    assert silent(DIFFERS, row(r1="141", r2="140"))
    assert findings(DIFFERS, row(r1="1.395", r2="1395")) == [("value.suspect", "1:1")]


def test_two_zeros_are_no_suspicious_likeness() -> None:
    assert silent(DIFFERS, row(r1="0", r2="Không"))


def test_a_figure_that_must_not_be_0_is_found_when_it_is() -> None:
    assert silent(NONZERO, row(r1="1"))
    assert findings(NONZERO, row(r1="0")) == [("value.suspect", "1:1")]


def test_figures_that_belong_together_are_both_there_or_neither() -> None:
    assert silent(TOGETHER, {})
    assert silent(TOGETHER, row(r1="1", r2="2"))
    found = finding(TOGETHER, row(r1="1"))
    assert (found.rule, found.at) == ("value.missing", ("1:2", "1:1"))


def test_no_data_yet_is_there() -> None:
    assert silent(TOGETHER, row(r1="1", r2="Chưa có số liệu") | {"note.1:2": "Chờ số."})


def test_figures_are_compared_by_what_rounds_to_them() -> None:
    percent = {"kind": "percent"}
    template = make_template({"1": percent, "2": percent}, make_rule("1:1", "=", "1:2"))
    assert silent(template, row(r1="95", r2="95,4"))
    assert findings(template, row(r1="95", r2="95,6")) == [("total.mismatch", "1:1")]


def test_a_blank_percent_counts_as_computed() -> None:
    rows: dict[str, dict[str, Any]] = {
        "1": {"kind": "percent", "ratio": {"part": "1:2", "whole": "1:3"}},
        "2": {},
        "3": {},
        "4": {"kind": "percent"},
    }
    template = make_template(rows, make_rule("1:1", "=", "1:4"))
    assert silent(template, row(r2="1", r3="4", r4="25"))
    assert findings(template, row(r2="1", r3="4", r4="30")) == [("total.mismatch", "1:1")]


CHOICE = {"1": {}, "5": {"kind": "choice", "choices": {"0": "Không", "1": "Có"}}}
WHEN = make_template(CHOICE, make_rule("1:1", "=", "", when={"key": "1:5", "equals": "0"}, severity="warning"))


@pytest.mark.parametrize("choice", ["0", "Không"])
def test_a_rule_s_condition_asks_for_a_choice_however_it_was_typed(choice: str) -> None:
    found = finding(WHEN, row(r1="120", r5=choice))
    assert (found.at, found.severity) == (("1:1", "1:5"), Severity.WARNING)


def test_a_rule_whose_condition_fails_is_silent() -> None:
    assert silent(WHEN, row(r1="120", r5="1"))


@pytest.mark.parametrize("choice", ["", "Chưa có số liệu"])
def test_a_rule_whose_condition_is_not_known_waits_for_it(choice: str) -> None:
    assert unchecked(WHEN, row(r1="120", r5=choice) | {"note.1:5": "Chờ."}).missing == ("1:5",)


def test_two_rules_of_one_code_that_wait_for_the_same_are_reported_once() -> None:
    rules = [
        make_rule("1:1", op, "", id=op, when={"key": "1:5", "equals": code})
        for op, code in (("=", "0"), ("differs", "1"))
    ]
    assert unchecked(make_template(CHOICE, *rules), row(r1="120")).missing == ("1:5",)


@pytest.mark.parametrize(("asked", "held"), [("01", True), ("1", True), ("2", False), ("0", False)])
def test_a_condition_may_ask_for_a_number(asked: str, held: bool) -> None:  # noqa: FBT001 - a table's column
    template = make_template(ROWS, make_rule("1:1", "=", "", when={"key": "1:2", "equals": "1"}))
    assert silent(template, row(r1="3", r2=asked)) is not held


@pytest.mark.parametrize(("asked", "held"), [("5", True), ("0", False), ("Không", False)])
def test_a_condition_may_ask_whether_there_is_any(asked: str, held: bool) -> None:  # noqa: FBT001 - a table's column
    template = make_template(ROWS, make_rule("1:1", "=", "", when={"key": "1:2", "positive": True}))
    assert silent(template, row(r1="3", r2=asked)) is not held


def test_a_blank_row_whose_condition_fails_is_not_waited_for() -> None:
    rows = {"1": {}, "2": {}, "3": {"when": {"key": "1:2", "positive": True}}}
    template = make_template(rows, make_rule("1:1", "=", "1:2 1:3"))
    assert silent(template, row(r1="0", r2="0"))


def test_a_rule_whose_other_side_is_all_left_out_compares_nothing() -> None:
    template = make_template(ROWS, make_rule("1:1", "=", "1:4"))
    assert silent(template, row(r1="5"))


def test_money_in_a_larger_unit_agrees_with_every_sum_it_may_stand_for() -> None:
    rows = {no: {"kind": "decimal", "unit": "Triệu đồng"} for no in ("1", "2", "3")}
    template = make_template(rows, make_rule("1:1", "=", "1:2 1:3"))
    assert silent(template, {"1:1": "2,7 tỷ", "1:2": "1.350,0", "1:3": "1.399,9"})
    assert silent(template, {"1:1": "2,7 tỷ", "1:2": "1.350,0", "1:3": "1.300,0"})
    assert findings(template, {"1:1": "2,7 tỷ", "1:2": "1.350,0", "1:3": "1.401,0"}) == [("total.mismatch", "1:1")]


@pytest.mark.parametrize("missing", ["left", "right"])
def test_a_missing_operand_that_could_mend_an_excess_leaves_it_unchecked(missing: str) -> None:
    sides = ("1:1 -1:3", "1:2") if missing == "left" else ("1:1", "1:2 1:3")
    template = make_template(ROWS, make_rule(sides[0], "<=", sides[1], code="part.exceeds"))
    outcome = make_outcome(template, row(r1="5", r2="3"))
    assert "part.exceeds" not in {each.rule for each in outcome.findings}
    assert [each.missing for each in outcome.unchecked] == [("1:3",)]

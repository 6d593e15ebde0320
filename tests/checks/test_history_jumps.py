"""Figures against the unit's own history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.checks.context import NO_CONTEXT
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Checker, check
from cchc_desktop.report.document import Report, report_of
from tests.make import shipped_template

FLOW, STOCK, RATE = "7:6.7.2", "1:2.1", "7:6.7"


def jumps(report: Report) -> list[Finding]:
    return [each for each in check(report, shipped_template()).findings if each.rule == "history.jump"]


def report(text: str, *past: str, key: str = FLOW, period: str = "2025-H1") -> Report:
    """Return a report with one figure, and the same period of the years before with others."""
    code = period.partition("-")[2]
    earlier = {f"{2025 - back}-{code}": {key: each} for back, each in enumerate(past, 1)}
    return replace(report_of("cchc-xa-2023", period, {key: text}), earlier=earlier)


def test_a_figure_with_a_digit_too_many_is_a_jump_from_four_reports_on() -> None:
    (found,) = jumps(report("13.870", "1.387", "1.402", "1.290", "1.344"))
    assert found.at == (FLOW,)
    assert (found.found, found.expected) == ("13.870", "1.290–1.402")
    assert "4 báo cáo trước của đơn vị ghi từ 1.290 đến 1.402" in found.message
    assert found.severity.value == "hint"
    assert jumps(report("13.870", "1.387", "1.402", "1.290")) == []


@pytest.mark.parametrize("text", ["1.387", "1.900", "800", "Chưa có số liệu", "", "13.87"])
def test_what_lies_in_the_band_or_is_no_number_is_no_jump(text: str) -> None:
    assert jumps(report(text, "1.387", "1.402", "1.290", "1.344")) == []


@pytest.mark.parametrize(("text", "found"), [("4", False), ("9", True), ("Không", False)])
def test_counts_of_a_few_go_up_and_down(text: str, *, found: bool) -> None:
    assert bool(jumps(report(text, "0", "1", "Không", "2"))) is found


def test_nothing_where_there_was_always_much_is_a_jump() -> None:
    assert [each.found for each in jumps(report("Không", "1.387", "1.402", "1.290", "1.344"))] == ["0"]


def test_years_do_not_judge_a_half_but_every_report_judges_a_stock() -> None:
    years = {f"{year}-Y": {FLOW: "2.800", STOCK: "12"} for year in (2021, 2022, 2023, 2024)}
    half = replace(report_of("cchc-xa-2023", "2025-H1", {FLOW: "1.400", STOCK: "120"}), earlier=years)
    assert [each.at for each in jumps(half)] == [(STOCK,)]


def test_a_figure_counted_from_the_beginning_of_the_year_does_not_fall_within_it() -> None:
    quarter = {"2025-Q1": {FLOW: "700", STOCK: "12", RATE: "99"}, "2024-H1": {FLOW: "900"}}
    half = replace(report_of("cchc-xa-2023", "2025-H1", {FLOW: "650", STOCK: "2", RATE: "98"}), earlier=quarter)
    (found,) = jumps(half)
    assert found.message == (
        "Đã ghi 650, mà quý I năm 2025 đã là 700. Số tính từ đầu năm không giảm; xem lại một trong hai số."
    )
    third = replace(half, period="2025-Q3")
    assert jumps(third) == []


def test_a_report_of_the_newer_template_is_judged_by_years_before_it() -> None:
    template = shipped_template("cchc-xa-2025")
    earlier = {f"{year}-H1": {"1:1": "40"} for year in (2022, 2023, 2024, 2025)}
    made = replace(report_of("cchc-xa-2025", "2026-H1", {"1:1": "400"}), earlier=earlier)
    assert [each.at for each in check(made, template).findings if each.rule == "history.jump"] == [("1:1",)]


def test_an_edit_is_judged_at_once() -> None:
    before = report("1.387", "1.387", "1.402", "1.290", "1.344")
    checker = Checker(shipped_template())
    outcome = checker.check(before, NO_CONTEXT)
    after = checker.check_after(outcome, before.with_edit(FLOW, "13.870"), FLOW)
    assert [each.rule for each in after.findings if each.at == (FLOW,)] == ["history.jump"]

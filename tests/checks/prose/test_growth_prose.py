"""What a section says that a figure has grown by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import check
from cchc_desktop.report.document import Report, report_of
from tests.make import shipped_template

FLOW = "7:6.7.2"


def report(text: str, now: str = "1.381", before: str = "1.204") -> Report:
    made = report_of("cchc-xa-2023", "2023-H1", {FLOW: now, "3:2.1": "3", "II.2.c": text})
    return replace(made, earlier={"2022-H1": {FLOW: before}})


def found(made: Report) -> list[Finding]:
    outcome = check(made, shipped_template())
    return [each for each in outcome.findings if each.rule == "text.figure" and "cùng kỳ" in each.message]


def test_a_growth_that_the_figures_do_not_give_is_found_and_mended() -> None:
    made = report("Tiếp nhận trực tuyến {7:6.7.2} hồ sơ, tăng 5,2% so với cùng kỳ năm 2022.")
    (one,) = found(made)
    assert (one.found, one.expected, one.at[1]) == ("tăng 5,2%", "tăng 14,7%", FLOW)
    assert "là 1.381, cùng kỳ năm 2022 là 1.204: tăng 14,7%." in one.message
    assert one.fix
    mended = made.with_edit("II.2.c", one.fix.applied(made.text("II.2.c")))
    assert mended.text("II.2.c").endswith("hồ sơ, tăng 14,7% so với cùng kỳ năm 2022.")
    assert found(mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "{7:6.7.2} hồ sơ, tăng 14,7% so với cùng kỳ.",
        "{7:6.7.2} hồ sơ, tăng 15% so với cùng kỳ năm trước.",
        "{7:6.7.2} hồ sơ (tăng 14,70% so với cùng kỳ năm 2022).",
        "{7:6.7.2} hồ sơ, tăng 5% so với cùng kỳ năm 2020.",
        "{7:6.7.2} hồ sơ. Thu ngân sách tăng 5% so với cùng kỳ.",
        "Tỷ lệ {7:6.7.2|%}, tăng 5% so với cùng kỳ.",
        "{7:6.7.2} hồ sơ, tăng khoảng 5% so với cùng kỳ.",
        "Thu ngân sách tăng 5% so với cùng kỳ.",
        "{3:2.1} thủ tục, tăng 5% so với cùng kỳ.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(text: str) -> None:
    assert found(report(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("giảm 14,7% so với cùng kỳ", "tăng 14,7%"), ("tăng 14% so với năm 2022", "tăng 14,7%"),
     ("Tăng 14,72% so với cùng kỳ", "tăng 14,70%")],
)  # fmt: skip
def test_the_other_way_and_another_percent_are_found(text: str, expected: str) -> None:
    assert [each.expected for each in found(report(f"{{7:6.7.2}} hồ sơ, {text}."))] == [expected]


def test_a_number_typed_with_its_noun_counts_as_its_figure() -> None:
    (one,) = found(report("Có 1.381 hồ sơ tiếp nhận trực tuyến, tăng 5% so với cùng kỳ."))
    assert one.at[1] == FLOW


def test_an_equal_figure_has_grown_by_nothing() -> None:
    (one,) = found(report("{7:6.7.2} hồ sơ, tăng 5% so với cùng kỳ.", before="1.381"))
    assert (one.expected, one.fix) == ("", None)
    assert "không đổi" in one.message


@pytest.mark.parametrize(("now", "before"), [("1.381", "Không"), ("", "1.204"), ("1.381", ""), ("1,381", "1.204")])
def test_without_two_sure_numbers_nothing_is_said(now: str, before: str) -> None:
    assert found(report("{7:6.7.2} hồ sơ, tăng 5% so với cùng kỳ.", now, before)) == []

"""Rates that a report tells in two sections."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import check
from cchc_desktop.report.document import Report, report_of
from tests.make import shipped_template

ONLINE = "Trong kỳ, tỷ lệ hồ sơ nộp trực tuyến đạt 83,36%, tăng so với cùng kỳ năm trước."


def report(later: str, earlier: str = ONLINE) -> Report:
    return report_of("cchc-xa-2023", "2023-H1", {"II.2.c": earlier, "III.1": later})


def found(made: Report) -> list[Finding]:
    outcome = check(made, shipped_template())
    return [each for each in outcome.findings if each.rule == "text.figure"]


def test_a_rate_that_a_later_section_tells_otherwise_is_found_there_with_the_earlier_place() -> None:
    made = report("Tỷ lệ hồ sơ nộp trực tuyến đạt 83,63%; cải cách hành chính có chuyển biến rõ.")
    (one,) = found(made)
    here, there = one.at
    assert here.startswith("III.1@") and there.startswith("II.2.c@")  # noqa: PT018
    assert (one.found, one.expected) == ("83,63", "83,36")


@pytest.mark.parametrize(
    "earlier",
    [
        "Xã có 1.598 hồ sơ nộp trực tuyến, đạt 83,36% số hồ sơ tiếp nhận mới.",
        "Tỷ lệ trực tuyến của xã là 83,36%. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,2%.",
        "Trong 6 tháng đầu năm 2023, tỷ lệ nộp hồ sơ trực tuyến chiếm 83,36%.",
    ],
)
def test_one_rate_has_several_names(earlier: str) -> None:
    assert [each.found for each in found(report("Tỷ lệ hồ sơ trực tuyến đạt 83,63%.", earlier))] == ["83,63"]


@pytest.mark.parametrize(
    "later",
    [
        "Tỷ lệ hồ sơ nộp trực tuyến đạt 83,36%.",
        "Phấn đấu 6 tháng cuối năm tỷ lệ hồ sơ nộp trực tuyến đạt 90%.",
        "Riêng lĩnh vực hộ tịch, tỷ lệ hồ sơ nộp trực tuyến đạt 91,2%.",
        "Năm 2022, tỷ lệ hồ sơ nộp trực tuyến đạt 61,5%.",
        "Cùng kỳ năm trước, tỷ lệ hồ sơ nộp trực tuyến đạt 61,5%.",
        "Tỷ lệ hồ sơ nộp trực tuyến đạt 80% trở lên ở các thôn.",
        "Tỷ lệ thanh toán trực tuyến đạt 61,21%.",
        "Quý II, tỷ lệ hồ sơ nộp trực tuyến đạt 85,1%.",
        "Có thôn tỷ lệ hồ sơ nộp trực tuyến đạt 70,2%, có thôn tỷ lệ hồ sơ nộp trực tuyến đạt 95,1%.",
        "Tỷ lệ hồ sơ nộp trực tuyến ở thôn An Lao đạt 70,2%.",
    ],
)
def test_other_rates_times_and_parts_are_left_alone(later: str) -> None:
    assert found(report(later)) == []

"""Rates of the report's own period told under the name of another."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.run import check
from cchc_desktop.report.document import report_of
from tests.make import shipped_template

OWN = (
    "Tỷ lệ trả kết quả trước hạn và đúng hạn 7.533/7.540 hồ sơ, đạt 99,91%. "
    "Theo hình thức nộp: trực tuyến 7.016 hồ sơ, đạt 93,32% số hồ sơ mới."
)
OTHER = "Trong 6 tháng cuối năm 2022, xã đạt kết quả tích cực: hồ sơ đúng hạn 99,91%, hồ sơ trực tuyến 93,32%."


def found(later: str, earlier: str = OWN) -> list[str]:
    made = report_of("cchc-xa-2023", "2023-H1", {"II.2.c": earlier, "III.1": later})
    outcome = check(made, shipped_template())
    return [
        each.found for each in outcome.findings if each.rule == "text.year" and "kết quả của kỳ này" in each.message
    ]


@pytest.mark.parametrize("earlier", [OWN, OWN.replace("93,32", "93,23")])
def test_the_other_period_is_marked_also_where_one_rate_has_swapped_digits(earlier: str) -> None:
    assert found(OTHER, earlier) == ["6 tháng cuối năm 2022"]


@pytest.mark.parametrize(
    "later",
    [
        OTHER.replace("6 tháng cuối năm 2022", "6 tháng đầu năm 2023"),
        OTHER.replace("99,91", "98,12").replace("93,32", "80,05"),
        OTHER.replace("99,91", "98,12"),
        "Trong 6 tháng cuối năm 2022, xã đạt kết quả tích cực: hồ sơ đúng hạn 99,91%.",
        "So với 6 tháng cuối năm 2022, hồ sơ đúng hạn giữ ở mức 99,91%, hồ sơ trực tuyến đạt 93,32%.",
        "Hồ sơ đúng hạn đạt 99,91%, hồ sơ trực tuyến đạt 93,32%.",
    ],
)
def test_own_rates_and_those_of_another_period_are_left_alone(later: str) -> None:
    assert found(later) == []

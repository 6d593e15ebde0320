"""Documents that two sections name by two numbers which look alike."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.run import check
from cchc_desktop.report.document import report_of
from tests.make import shipped_template

PLAN = "UBND xã ban hành Kế hoạch số 88/KH-UBND ngày 29/12/2022 về cải cách hành chính năm 2023 của xã."


def found(later: str, earlier: str = PLAN) -> list[tuple[str, str]]:
    made = report_of("cchc-xa-2023", "2023-H1", {"I": earlier, "IV": later})
    outcome = check(made, shipped_template())
    return [(each.at[0].partition("@")[0], each.found) for each in outcome.findings if each.rule == "text.docnum"]


def test_a_document_named_again_by_a_number_with_swapped_digits_is_a_hint_at_the_later_place() -> None:
    earlier = PLAN.replace("88", "187")
    later = "Xã sẽ hoàn thành trọn vẹn Kế hoạch số 178/KH-UBND ngày 29/12/2022."
    assert [code for code, _ in found(later, earlier)] == ["IV"]


@pytest.mark.parametrize(
    "later",
    [
        "Tiếp tục hoàn thành 13 nhiệm vụ còn lại của Kế hoạch số 98/KH-UBND ngày 29/12/2022.",
        "Tiếp tục hoàn thành 13 nhiệm vụ còn lại của Kế hoạch số 88/KH-UBND ngày 29/12/2022.",
        "Tiếp tục thực hiện Kế hoạch số 89/KH-UBND ngày 29/12/2022.",
        "Tiếp tục thực hiện Kế hoạch số 98/KH-UBND ngày 30/12/2022.",
        "Tiếp tục thực hiện Quyết định số 98/QĐ-UBND ngày 29/12/2022.",
        "Tiếp tục thực hiện Kế hoạch số 98/KH-UBND ngày 29/12/2022 về kiểm soát thủ tục hành chính năm 2023.",
        "Tiếp tục thực hiện Kế hoạch số 98/KH-UBND ngày 29/12/2022 của UBND huyện Tứ Kỳ.",
        "Tiếp tục thực hiện Kế hoạch số 134/KH-UBND ngày 29/12/2022.",
    ],
)
def test_other_documents_of_that_day_are_left_alone(later: str) -> None:
    assert found(later) == []

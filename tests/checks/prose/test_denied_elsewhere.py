"""What one section says to be none, and another one counts."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import check
from cchc_desktop.report.document import Report, report_of
from tests.make import shipped_template

LATE = "Đã giải quyết 1.781 hồ sơ, trong đó quá hạn 07 hồ sơ, đều thuộc lĩnh vực đất đai do chờ xác minh."


def report(later: str, earlier: str = LATE) -> Report:
    return report_of("cchc-xa-2023", "2023-H1", {"II.2.c": earlier, "III.2": later})


def found(made: Report) -> list[Finding]:
    outcome = check(made, shipped_template())
    return [each for each in outcome.findings if each.rule == "text.figure"]


@pytest.mark.parametrize(
    ("later", "marked"),
    [
        ("Trong kỳ không phát sinh hồ sơ quá hạn thuộc lĩnh vực đất đai.", "không phát sinh hồ sơ quá hạn"),
        ("Tuy vậy, xã không có hồ sơ giải quyết trễ hạn.", "không có hồ sơ giải quyết trễ hạn"),
        ("100% hồ sơ được giải quyết đúng hạn.", "100% hồ sơ được giải quyết đúng hạn"),
    ],
)
def test_no_late_dossiers_contradict_their_number_in_another_section(later: str, marked: str) -> None:
    (one,) = found(report(later))
    here, there = one.at
    assert here.startswith("III.2@") and there.startswith("II.2.c@")  # noqa: PT018
    assert one.found == marked


@pytest.mark.parametrize(
    "later",
    [
        "Lĩnh vực hộ tịch không có hồ sơ quá hạn.",
        "Xã không có hồ sơ quá hạn ở lĩnh vực hộ tịch.",
        "Không có hồ sơ đang giải quyết quá hạn.",
        "Phấn đấu không có hồ sơ quá hạn.",
        "Không có hồ sơ quá hạn do lỗi của công chức.",
        "Cùng kỳ năm trước không có hồ sơ quá hạn.",
        "Năm 2022 không có hồ sơ quá hạn.",
    ],
)
def test_other_dossiers_times_and_aims_are_left_alone(later: str) -> None:
    assert found(report(later)) == []


def test_all_of_some_things_contradict_those_that_are_told_not_to_be_so() -> None:
    (one,) = found(report("Tất cả các nóc đều có sóng di động.", "Ở Cọc Mun còn 03 nóc chưa có sóng."))
    assert one.found == "đều"
    assert found(report("Tất cả các nóc đều có điện lưới.", "Ở Cọc Mun còn 03 nóc chưa có sóng.")) == []


def test_discipline_is_held_against_its_number_for_the_same_officials() -> None:
    earlier = "Có 01 công chức bị xử lý kỷ luật bằng hình thức khiển trách."
    (one,) = found(report("Trong kỳ không có cán bộ, công chức bị kỷ luật.", earlier))
    assert one.found == "không có cán bộ, công chức bị kỷ luật"
    assert found(report("Trong kỳ không có viên chức bị kỷ luật.", earlier)) == []

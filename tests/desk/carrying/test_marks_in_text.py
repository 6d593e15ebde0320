"""What must be looked at again in a text that came along: which words, and as what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.desk.carrying.marks_in_text import find_places
from tests.make import shipped_sample

CASES = {
    "Kế hoạch số 09/KH-UBND, ngày 15/02/2022 về năm 2022.": [
        ("09/KH-UBND, ngày 15/02/2022", "document"),
        ("năm 2022", "year"),
    ],
    "Thực hiện Nghị định số 45/2020/NĐ-CP của Chính phủ, Hướng dẫn số 22-HD/BTCTU.": [
        ("45/2020/NĐ-CP", "document"),
        ("Chính phủ", "body"),
        ("22-HD/BTCTU", "document"),
    ],
    "Ngày 21/02/2022, UBND xã ban hành Kế hoạch số 15/KH-UBND; trong tháng 7/2022 và tháng 8.": [
        ("21/02/2022", "date"),
        ("15/KH-UBND", "document"),
        ("tháng 7/2022", "date"),
        ("tháng 8", "date"),
    ],
    "6 tháng đầu năm 2022, 06 tháng đầu năm, quý III/2022, Quý IV năm 2022, 9 tháng đầu năm 2022.": [
        ("6 tháng đầu năm 2022", "period"),
        ("06 tháng đầu năm", "period"),
        ("quý III/2022", "period"),
        ("Quý IV năm 2022", "period"),
        ("9 tháng đầu năm 2022", "period"),
    ],
    "giai đoạn 2021 - 2025; các năm 2020, 2021 và 2022; so với năm 2015": [
        ("2021", "year"),
        ("2025", "year"),
        ("năm 2020", "year"),
        ("2021", "year"),
        ("2022", "year"),
        ("năm 2015", "year"),
    ],
    "Thu 5.025.904.739 đồng, đạt 66,44%; 2,65 tỷ đồng; 1.379 + 7 = 1.386 hồ sơ; 17/19 người, 15 đồng chí.": [
        ("5.025.904.739 đồng", "sum"),
        ("66,44%", "number"),
        ("2,65 tỷ đồng", "sum"),
        ("1.379 + 7 = 1.386", "sum"),
        ("17/19", "number"),
        ("15", "number"),
    ],
    "1. Có một thủ tục, hai hồ sơ tại bộ phận một cửa, một số thôn.\n2) Năm lớp tập huấn.": [
        ("một", "number"),
        ("hai", "number"),
        ("Năm", "number"),
    ],
    "UBND huyện Tứ Kỳ, Huyện ủy Tứ Kỳ, Phòng Nội vụ huyện, UBND tỉnh, UBND xã An Thanh, UBND xã, UBND xã Bình Lãng.": [
        ("UBND huyện Tứ Kỳ", "body"),
        ("Huyện ủy Tứ Kỳ", "body"),
        ("Phòng Nội vụ huyện", "body"),
        ("UBND tỉnh", "body"),
        ("UBND xã Bình Lãng", "body"),
    ],
    "Ông Nguyễn Văn Bình, Chủ tịch UBND xã; đồng chí Phó Chủ tịch; bà Lê Thị Hoa; Chủ tịch Hồ Chí Minh; thôn Lê Lợi": [
        ("Nguyễn Văn Bình", "name"),
        ("Lê Thị Hoa", "name"),
    ],
    "Ngày 15 tháng 6, xã thu 2 tỷ 500 triệu đồng qua Kho bạc Nhà nước huyện; 3 tháng đầu năm thu 1 tỷ.": [
        ("Ngày 15 tháng 6", "date"),
        ("2 tỷ 500 triệu đồng", "sum"),
        ("Kho bạc Nhà nước huyện", "body"),
        ("3 tháng đầu năm", "period"),
        ("1 tỷ", "sum"),
    ],
    "Theo Quyết định 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ; Luật số 63/2020/QH14. Sở Nội vụ tỉnh.": [
        ("766/QĐ-TTg ngày 23/6/2022", "document"),
        ("Thủ tướng Chính phủ", "body"),
        ("63/2020/QH14", "document"),
        ("Sở Nội vụ tỉnh", "body"),
    ],
    "Đã giải quyết {3:3.3.1} hồ sơ, đạt {3:3.3}% và {{12}} hồ sơ khác.": [("12", "number")],
}


@pytest.mark.parametrize("text", CASES)
def test_places_are_found_with_their_kind(text: str) -> None:
    assert [(text[each.start : each.end], each.kind.value) for each in find_places(text, "An Thanh")] == CASES[text]


def test_every_typed_digit_of_a_report_is_in_a_place_or_numbers_a_line() -> None:
    for printed in ("an-thanh-2023-H1", "an-thanh-2023-H1-printed"):
        for code, text in shipped_sample(printed).sections.items():
            left = set_of_digits(text)
            for each in find_places(text, "An Thanh"):
                left -= set(range(each.start, each.end))
            for at in left:
                line = text[text.rfind("\n", 0, at) + 1 : at + 3].lstrip("-+ ")
                assert line[:1].isdigit() or text[at - 1].isalpha(), (code, text[max(0, at - 20) : at + 20])


def set_of_digits(text: str) -> set[int]:
    found, inside = set[int](), False
    for at, letter in enumerate(text):
        inside = letter == "{" or (inside and letter != "}")
        if letter.isdigit() and not inside:
            found.add(at)
    return found


@given(st.text(alphabet="năm 2023/-.,{}:|%đồngUBND xãHồ15\n+", max_size=80))
def test_places_lie_side_by_side_and_touch_no_link(text: str) -> None:
    found = find_places(text, "An Thanh")
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(0 <= each.start < each.end <= len(text) for each in found)

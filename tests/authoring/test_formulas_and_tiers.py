"""Formulas of blank forms as offices write them, and who fills rows in by remarks, columns and brackets."""

from __future__ import annotations

import pytest

from cchc_desktop.authoring.row_formulas import RowFormula, RowReference, formula_of, read_formula
from cchc_desktop.authoring.row_numbers import paths_of
from cchc_desktop.authoring.tier_words import TierRemark, filling_tier, meant_tier, remarks_in
from tests.authoring.printed import printed_row


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("dòng 4 Biểu 7/dòng 5 Biểu 4", (("4", "7"), ("5", "4"))),
        ("(1)/(4) của Biểu 2", (("1", ""), ("4", "2"))),
        ("lấy mục 2.1 chia cho mục 2 nhân với 100", (("2.1", ""), ("2", ""))),
        ("Mã 306 : Mã 304", (("306", "", True), ("304", "", True))),
        ("= MS 06/MS 05 x 100", (("6", "", True), ("5", "", True))),
        ("MS 04/MS 02 của Biểu số 3 x 100", (("4", "", True), ("2", "3", True))),
        ("8 = 07/04 x 100%", (("7", ""), ("4", ""))),
        ("(i)/a", (("i", ""), ("a", ""))),
        ("đ/c", (("đ", ""), ("c", ""))),
        ("2c/2", (("2.c", ""), ("2", ""))),
        ("điểm b mục 1/mục 3 Phụ lục II", (("1.b", ""), ("3", "2"))),
    ],
)
def test_a_ratio_is_read_from_the_words_of_a_formula(
    text: str, rows: tuple[tuple[str, str] | tuple[str, str, bool], ...]
) -> None:
    assert read_formula(text) == RowFormula("ratio", tuple(RowReference(*one) for one in rows))


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Tỷ lệ (%) b/a", RowFormula("ratio", (RowReference("b"), RowReference("a")))),
        ("Đạt (%) 5/4", RowFormula("ratio", (RowReference("5"), RowReference("4")))),
        ("Tỷ lệ hoàn thành = (2)/(1)", RowFormula("ratio", (RowReference("2"), RowReference("1")))),
        ("Tổng cộng phải xử lý = 4.1 + 4.2 (hồ sơ)", RowFormula("sum", (RowReference("4.1"), RowReference("4.2")))),
        ("Tỷ lệ tổng đài trực 24/7", None),
        ("Tỷ lệ chi đến ngày 15/6", None),
        ("Tỷ lệ nam/nữ", None),
        ("Số cuộc họp 3/4", None),
    ],
)
def test_a_formula_stands_at_the_end_of_a_label_or_it_is_none(label: str, found: RowFormula | None) -> None:
    assert formula_of((), label) == found


@pytest.mark.parametrize(
    ("remark", "rows"),
    [
        ("Mục 3, 4 do Sở Nội vụ nhập; xã để trống.", [({"3", "4"}, "province")]),
        ("Chỉ tiêu 2.1 và 2.2 do Phòng Nội vụ huyện tổng hợp", [({"2.1", "2.2"}, "district")]),
        ("Số liệu lấy đến ngày 15/6 do tỉnh yêu cầu", []),
        ("Mục 5: xã không ghi", []),
    ],
)
def test_a_remark_names_the_rows_that_another_tier_fills_in(remark: str, rows: list[tuple[set[str], str]]) -> None:
    assert list(remarks_in(remark, "2")) == [TierRemark("2", frozenset(numbers), tier) for numbers, tier in rows]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Phần do cấp huyện báo cáo", "district"),
        ("PHẦN CẤP TỈNH GHI", "province"),
        ("Kết quả (dành cho cấp tỉnh)", "province"),
        ("Biểu này áp dụng cho UBND cấp xã", "commune"),
        ("Áp dụng cho cấp tỉnh, cấp huyện, cấp xã", "commune"),
        ("Nhiệm vụ UBND tỉnh giao", ""),
        ("Văn bản của cấp huyện", ""),
    ],
)
def test_a_title_says_who_fills_all_of_it_in(text: str, tier: str) -> None:
    assert meant_tier(text) == tier


def test_a_tier_that_acts_at_the_beginning_of_a_bracket_fills_in() -> None:
    texts = ("cấp tỉnh đánh giá", "huyện ghi; xã để trống", "mục tiêu tỉnh đánh giá", "dành cho cấp tỉnh, cấp xã")
    assert [filling_tier(text) for text in texts] == ["province", "district", "", "commune"]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("các sở, ban, ngành ghi", "province"),
        ("UBND huyện, thị xã, thành phố ghi", "district"),
        ("sở, ban, ngành tỉnh tổng hợp", "province"),
        ("thị xã ghi", "district"),
        ("số liệu năm trước, cấp tỉnh ghi", "province"),
        ("theo mẫu của sở, xã ghi", "commune"),
        ("Sở Nội vụ chủ trì, xã ghi", "commune"),
    ],
)
def test_a_list_of_offices_fills_in_where_it_begins_with_one_of_a_tier(text: str, tier: str) -> None:
    assert filling_tier(text) == tier


def test_a_letter_that_counts_on_is_a_roman_number() -> None:
    rows = [printed_row(number, number) for number in ("a)", "(i)", "(ii)", "(iii)", "b)", "h)", "i)", "k)")]
    assert paths_of(rows[:5]) == [(1,), (1, 1), (1, 2), (1, 3), (2,)]
    assert paths_of([rows[0], *rows[5:]]) == [(1,), (8,), (9,), (10,)]

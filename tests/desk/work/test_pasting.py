"""A block of a spreadsheet laid over a form: what goes where, what is left out, how decimals are meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.work.clipboard_block import block_of
from cchc_desktop.desk.work.pasted_form import LineFault
from cchc_desktop.desk.work.pasting import Pasting, SkipReason, doubtful, plan, with_decimals
from cchc_desktop.report.loading import COMMA, DOT
from tests.make import make_template, shipped_template

ROWS: dict[str, dict[str, Any]] = {
    "1": {"kind": "heading"},
    "1.1": {},
    "1.2": {"kind": "decimal"},
    "1.3": {"kind": "percent", "ratio": {"part": "1:1.1", "whole": "1:1.2"}},
    "1.4": {"tier": "province"},
    "2": {"kind": "choice", "choices": {"0": "Không", "1": "Có"}},
}
TEMPLATE = make_template(ROWS)
FORM = TEMPLATE.forms[0]


def pasted(text: str, start: int = 0, *, notes: bool = False) -> Pasting:
    return plan(TEMPLATE, FORM, block_of(text), FORM.rows[start:], notes=notes)


HEADS = "STT\tChỉ tiêu\tĐơn vị tính\tKết quả\tGhi chú\n"


def faults(found: Pasting) -> list[tuple[str, LineFault | None]]:
    return [(line.number, line.fault) for line in found.unplaced]


def test_a_column_of_the_official_form_lines_up_row_by_row() -> None:
    assert pasted("\r\n5\r\n2,5\r\n\r\n\r\n1\r\n").texts == {"1:1.1": "5", "1:1.2": "2,5", "1:2": "1"}


def test_a_second_column_goes_into_the_notes() -> None:
    found = pasted('5\ttheo hệ thống\n7\t"hai\ndòng"', 1)
    assert found.texts == {"1:1.1": "5", "note.1:1.1": "theo hệ thống", "1:1.2": "7", "note.1:1.2": "hai\ndòng"}


def test_a_single_column_may_be_notes() -> None:
    assert pasted("ghi\nchú", 1, notes=True).texts == {"note.1:1.1": "ghi", "note.1:1.2": "chú"}


def test_what_is_no_field_of_the_commune_is_left_out_and_named() -> None:
    found = pasted("x\n5\n2,5\n200\n3\n1\n9\n\n8")
    assert [(one.row.no, one.why) for one in found.skipped] == [
        ("1", SkipReason.HEADING),
        ("1.3", SkipReason.COMPUTED),
        ("1.4", SkipReason.TIER),
    ]
    assert found.beyond == 2


def test_a_blank_cell_leaves_its_field_alone() -> None:
    assert pasted("\n \n2", 0).texts == {"1:1.2": "2"}


def test_the_whole_form_goes_by_its_row_numbers() -> None:
    text = "STT\tChỉ tiêu\tĐơn vị\tKết quả\tGhi chú\n1.2.\tHàng 1.2\t\t2,5\tnhé\n1.1\tHàng 1.1\t\t5"
    found = pasted(text, 4)
    assert found.texts == {"1:1.2": "2,5", "note.1:1.2": "nhé", "1:1.1": "5"}


def test_lines_that_have_no_row_come_twice_or_have_another_label_are_not_taken_but_named() -> None:
    lines = (
        "1,1\tHàng 1.1\t\t21\t\n1.2.\tHàng 1.2\t\t22\t\n1.2.\tHàng 1.2\t\t23\t\n9.9.\tLạ\t\t24\tnhé\n2\tKhác\t\t1\t\n"
    )
    found = pasted(HEADS + lines)
    assert found.texts == {"1:1.1": "21"}
    assert faults(found) == [
        ("1.2", LineFault.TWICE),
        ("1.2", LineFault.TWICE),
        ("9.9", LineFault.NO_ROW),
        ("2", LineFault.OTHER_LABEL),
    ]


def test_columns_are_known_by_their_heads_wherever_they_are() -> None:
    heads = "Ghi chú\tSTT\tChỉ tiêu thống kê\tKết quả kỳ trước\tKết quả\n"
    found = pasted(heads + "nhé\t1.1.\tHàng 1.1\t19\t21")
    assert found.texts == {"1:1.1": "21", "note.1:1.1": "nhé"}


@pytest.mark.parametrize(
    "line",
    [
        "1.1.\tHàng 1.1\t6\tghi chú",  # no unit column
        "1.1.\tHàng 1.1\tđơn vị\t5\t6\tghi chú",  # a column of an earlier period
        "1.1.\tHàng 1.1\tđơn vị\t5\t6",
        "1.1.\tHàng 1.1\tđơn vị\t5\tKhông\n1.3.\tHàng 1.3\tđơn vị\t5\t6",
        "Hàng 1.1\t6",
        "1.1.\t6",
        "1.1.\tHàng 1.1\t6",
    ],
)
def test_columns_without_heads_are_refused_where_one_is_missing_or_too_many(line: str) -> None:
    template = make_template({no: {**row, "unit": "đơn vị"} for no, row in ROWS.items()})
    text = f"{line}\n{line.replace('1.1', '1.2')}"
    with pytest.raises(UserError, match="Kết quả"):
        plan(template, template.forms[0], block_of(text), template.forms[0].rows)


def test_the_table_of_another_form_is_refused_by_name() -> None:
    template = shipped_template()
    other = "\n".join(f"{row.no}.\t{row.label}\t{row.unit}\t61\t" for row in template.forms[1].rows)
    with pytest.raises(UserError, match="Biểu mẫu 2"):
        plan(template, template.forms[2], block_of(other), template.forms[2].rows)


def test_of_two_forms_at_once_the_other_one_is_named() -> None:
    template = shipped_template()
    third, fourth = template.forms[2], template.forms[3]
    parts = [
        f"Biểu mẫu {form.number}\n{HEADS}"
        + "\n".join(f"{row.no}.\t{row.label}\t{row.unit}\t7\t" for row in form.rows if row.fillable)
        for form in (third, fourth)
    ]
    found = plan(template, third, block_of("\n".join(parts)), third.rows)
    assert set(found.texts) == {third.key(row) for row in third.rows if row.fillable}
    assert {line.fault for line in found.unplaced} == {LineFault.OTHER_FORM}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            '12\t"Một cửa" tại thôn\n5\t"Nụ cười\n1\tba\n',
            [("12", '"Một cửa" tại thôn'), ("5", '"Nụ cười'), ("1", "ba")],
        ),
        ('5\t"Nụ cười\n1\tcông sở"\n2\tx', [("5", '"Nụ cười'), ("1", 'công sở"'), ("2", "x")]),
        ('5\t"hai\ndòng"\n7\t"""A"""" b"', [("5", "hai\ndòng"), ("7", '"A"" b')]),
        ('5\t"hai ""dòng""\nb"', [("5", 'hai "dòng"\nb')]),
        ('"""Một cửa"" tại thôn"\n""\n"x', [('"Một cửa" tại thôn',), ("",), ('"x',)]),
    ],
)
def test_a_quote_is_a_letter_unless_the_cell_needs_quotes(text: str, cells: list[tuple[str, ...]]) -> None:
    assert list(block_of(text)) == cells


def test_unseen_characters_of_a_block_decide_nothing_and_are_told() -> None:
    found = pasted("4\u200b0\n\ufeff2,5\t\uf0b7 một\u000bhai", 1)
    assert found.texts == {"1:1.1": "40", "1:1.2": "2,5", "note.1:1.2": "- một\nhai"}
    assert found.cleaned == "đổi 1 dấu ngắt dòng, ngắt trang thành xuống dòng, bỏ 2 ký tự không nhìn thấy"


@pytest.mark.parametrize(("text", "notes"), [("1\t2\t3", False), ("1\t2", True), ("a\tb\tc\td", False)])
def test_columns_that_cannot_be_distinguished_are_refused(text: str, notes: bool) -> None:  # noqa: FBT001 - a parameter
    with pytest.raises(UserError, match="cột"):
        pasted(text, notes=notes)


@pytest.mark.parametrize(
    ("key", "text", "asked"),
    [
        ("1:1.2", "2.65", True), ("1:1.2", "2.788", True), ("1:1.2", "2,65", False), ("1:1.2", "1.234,5", False),
        ("1:1.1", "1,395", True), ("1:1.1", "1.395", False), ("1:1.1", "khoảng 1,5", False), ("1:2", "1", False),
        ("note.1:1.1", "2.65", False),
    ],
)  # fmt: skip
def test_english_numbers_are_asked_about(key: str, text: str, asked: bool) -> None:  # noqa: FBT001 - a parameter
    assert bool(doubtful(TEMPLATE, {key: text})) is asked


@pytest.mark.parametrize(
    ("sign", "text", "written"),
    [
        (DOT, "2.65", "2,65"), (DOT, "1,395", "1395"), (DOT, "1,234.5", "1234,5"), (DOT, "Không có", "Không có"),
        (COMMA, "2.788", "2788"), (COMMA, "2.65", "2.65"), (COMMA, "1.234,5", "1234,5"), (DOT, "99.5%", "99,5%"),
    ],
)  # fmt: skip
def test_an_answer_rewrites_every_number(sign: str, text: str, written: str) -> None:
    assert with_decimals(TEMPLATE, {"1:1.2": text, "note.1:1.2": text}, sign) == {"1:1.2": written, "note.1:1.2": text}


@given(st.text(max_size=200), st.integers(0, 60))
def test_any_text_can_be_on_the_clipboard(text: str, start: int) -> None:
    template = shipped_template()
    form = template.forms[6]
    try:
        found = plan(template, form, block_of(text), form.rows[start:])
    except UserError:
        return
    assert set(found.texts) <= {key for row in form.rows for key in (form.key(row), f"note.{form.key(row)}")}

"""A block of a spreadsheet laid over a form: what goes where, what is left out, how decimals are meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.work.pasting import Pasting, SkipReason, block_of, doubtful, plan, with_decimals
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
    return plan(FORM, block_of(text), start, notes=notes)


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
    text = "STT\tChỉ tiêu\tĐơn vị\tKết quả\tGhi chú\n1.2.\tHàng\t\t2,5\tnhé\n1.1\tHàng\t\t5"
    found = pasted(text, 4)
    assert found.texts == {"1:1.2": "2,5", "note.1:1.2": "nhé", "1:1.1": "5"}


@pytest.mark.parametrize(("text", "notes"), [("1\t2\t3", False), ("1\t2", True), ("a\tb\tc\td", False)])
def test_columns_that_cannot_be_told_apart_are_refused(text: str, notes: bool) -> None:  # noqa: FBT001 - a parameter
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
    form = shipped_template().forms[6]
    try:
        found = plan(form, block_of(text), start)
    except UserError:
        return
    assert set(found.texts) <= {key for row in form.rows for key in (form.key(row), f"note.{form.key(row)}")}

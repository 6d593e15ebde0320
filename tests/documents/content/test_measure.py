from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.geometry import CELL, COLUMN_HEAD
from cchc_desktop.documents.content.measure import MeasuredText

WIDTH = 460.0
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ"


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=120))
def test_lines_are_as_wide_as_their_words_and_none_is_too_wide(words: list[str]) -> None:
    text = MeasuredText(" ".join(words), CELL)
    lines = text.lines(WIDTH)
    font = face(bold=False, italic=False)
    spaces = max(len(words) - len(lines), 0)
    whole = (sum(map(font.width, words)) + spaces * font.width(" ")) * CELL.size / 1000
    assert sum(lines) == pytest.approx(whole)
    assert max(lines) <= WIDTH
    assert len(lines) == text.line_count(WIDTH)


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=40))
def test_a_text_breaks_in_no_column_that_is_as_wide_as_it(words: list[str]) -> None:
    text = MeasuredText(" ".join(words), CELL)
    assert text.line_count(text.unbroken) == 1
    assert text.lines(text.unbroken + 0.01) == [pytest.approx(text.unbroken)]
    assert text.line_count(text.unbroken - 1) > 1


def test_a_line_break_of_the_text_is_one_in_every_column() -> None:
    assert MeasuredText("Có = 1;\nKhông = 0", CELL).line_count(WIDTH) == 2
    assert MeasuredText("", CELL).lines(WIDTH) == [0]


def test_centred_lines_are_about_equally_long() -> None:
    text = MeasuredText("Biểu mẫu thống kê số liệu báo cáo cải cách", COLUMN_HEAD)
    widths = text.lines(text.balanced(200))
    assert len(widths) == 2
    assert min(widths) > 0.7 * max(widths)


def test_balancing_cuts_no_word() -> None:
    text = MeasuredText("Số của " + "m" * 17, COLUMN_HEAD)
    assert text.line_count(200) == 2
    assert text.balanced(200) > text.widest_word


def test_a_word_wider_than_a_line_fills_lines() -> None:
    lines = MeasuredText("trước " + "m" * 100 + " sau", CELL).lines(WIDTH)
    assert lines[1:3] == [WIDTH, WIDTH]
    assert len(lines) == 4

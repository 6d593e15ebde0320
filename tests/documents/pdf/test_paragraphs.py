"""Paragraphs on paper: where a page may part them, what justifying may stretch, what is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.content.geometry import BODY
from cchc_desktop.documents.pdf.paragraphs import LEAST_LINES, TextFlowable, texts
from tests.documents.pages import MM, Page, pages, pdf_bytes
from tests.make import make_report, make_template_source

WIDTH = 460.0
LEFT, RIGHT = 30 * MM, 195 * MM


def words(text: TextFlowable) -> list[str]:
    return [word for _, line in text.blPara.lines for word in line]


def lines_of(count: int) -> TextFlowable:
    """A paragraph of so many lines, each with its number."""
    (text,) = texts(" ".join(f"{'m' * 35}{number}" for number in range(count)), BODY, WIDTH)
    text.wrap(WIDTH, 0)
    return text


def first_page(text: str) -> Page:
    return pages(pdf_bytes(make_report().with_edit("mo-dau", text), make_template_source().template))[0]


@given(st.integers(1, 60), st.floats(0, 800))
def test_parting_keeps_all_lines_and_leaves_none_alone(count: int, room: float) -> None:
    text = lines_of(count)
    whole = words(text)
    parts = text.split(WIDTH, room)
    for part in parts:
        part.wrap(WIDTH, 0)
    if len(parts) > 1:
        assert [word for part in parts for word in words(part)] == whole
        assert parts[0].height <= room
        assert all(part.line_count >= LEAST_LINES for part in parts)
    elif count >= 2 * LEAST_LINES:
        assert room < LEAST_LINES * 1.25 * 14 or room >= text.height


def test_a_parted_text_keeps_its_place_in_the_outline_and_its_numbers() -> None:
    text = lines_of(10)
    text.outline, text.counted = (0, "Mục"), True
    first, second = text.split(WIDTH, 100)
    assert (first.outline, second.outline) == ((0, "Mục"), None)
    assert first.counted
    assert second.counted


def test_a_word_wider_than_a_line_is_cut_at_the_margin() -> None:
    page = first_page("trước " + "m" * 100 + " sau")
    lines = [line for line in page.lines if "mm" in line.text]
    assert len(lines) >= 3
    assert "".join(line.text for line in lines).count("m") == 100
    assert max(line.right for line in lines) <= RIGHT + 0.1


def test_a_line_that_would_be_torn_apart_stays_ragged() -> None:
    page = first_page("a b " + "m" * 39)
    line = page.line("a b")
    assert line.text == "a b"
    assert line.left == pytest.approx(LEFT + 12.7 * MM, abs=0.1)
    assert line.right < LEFT + 12.7 * MM + 30

"""Keys of fields, and places in a report."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.report.keys import (
    FieldKind,
    Place,
    column_of,
    figure_of,
    in_column,
    key_order,
    kind_of,
    note_of,
    row_key,
)
from cchc_desktop.report.prose import links
from tests.make import shipped_template


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("7:6.7.2", FieldKind.FIGURE),
        ("1:1", FieldKind.FIGURE),
        ("note.1:1", FieldKind.NOTE),
        ("letter.date", FieldKind.LETTER),
        ("unit.name", FieldKind.UNIT),
        ("II.2.a", FieldKind.SECTION),
        ("mo-dau", FieldKind.SECTION),
        ("1:2.", FieldKind.SECTION),
    ],
)
def test_a_key_has_the_kind_of_its_field(key: str, kind: FieldKind) -> None:
    assert kind_of(key) is kind


def test_a_row_s_key_is_form_and_number_without_the_final_dot() -> None:
    assert {"1:2.1", "7:6.7.2"} <= shipped_template().rows.keys()
    assert not [key for key in shipped_template().rows if kind_of(key) is not FieldKind.FIGURE]


def test_the_sections_of_the_first_template_are_the_fixed_thirteen() -> None:
    codes = "mo-dau I II.1 II.2.a II.2.b II.2.c II.3 II.4 II.5 II.6 III.1 III.2 IV"
    assert list(shipped_template().sections) == codes.split()


def test_a_note_and_its_figure_know_each_other() -> None:
    assert (note_of("1:1"), figure_of("note.1:1"), figure_of("1:1")) == ("note.1:1", "1:1", "1:1")


@pytest.mark.parametrize("text", ["7:6.7.2", "letter.date", "II.5@120:134"])
def test_a_place_is_a_key_or_a_span_of_a_section(text: str) -> None:
    assert str(Place.parse(text)) == text


def test_a_span_has_a_start_and_an_end() -> None:
    assert Place.parse("II.5@120:134") == Place("II.5", 120, 134)


@pytest.mark.parametrize("text", ["a@b", "@", "II.5@1:", "II.5@1:x"])
def test_a_text_that_is_no_span_is_a_key(text: str) -> None:
    assert Place.parse(text) == Place(text)


COLUMN = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
ROWS = st.builds(
    lambda form, rows: f"{form}:{'.'.join(map(str, rows))}",
    st.integers(1, 99), st.lists(st.integers(0, 999), min_size=1, max_size=4),
)  # fmt: skip
CODES = st.from_regex(rf"\A{COLUMN}\Z").filter(lambda code: len(code) <= 24)


@given(ROWS, CODES)
def test_a_column_s_key_is_that_of_its_row_and_its_code(row: str, code: str) -> None:
    key = in_column(row, code)
    assert (row_key(key), column_of(key), in_column(key, "")) == (row, code, row)
    assert kind_of(key) is FieldKind.FIGURE
    assert (kind_of(note_of(key)), note_of(key)) == (FieldKind.NOTE, note_of(row))
    assert (Place.parse(key), figure_of(key)) == (Place(key), key)
    assert [link.key for link in links(f"a {{{key}}} b {{{key}|%}}")] == [key, key]


@given(st.lists(st.tuples(ROWS, st.just("") | CODES), min_size=2, max_size=8))
def test_keys_in_order_go_by_form_row_and_column_the_first_column_first(found: list[tuple[str, str]]) -> None:
    keys = sorted((in_column(*each) for each in found), key=key_order)
    rows = [[int(part) for part in row_key(key).replace(":", ".").split(".")] for key in keys]
    assert rows == sorted(rows)
    same = [(one, other) for one, other in pairwise(keys) if row_key(one) == row_key(other)]
    assert all(column_of(one) <= column_of(other) for one, other in same)


@given(st.text(max_size=12))
def test_what_is_no_code_of_a_column_makes_no_figure_s_key(text: str) -> None:
    is_code = re.fullmatch(COLUMN, text) is not None
    assert (kind_of(f"1:2/{text}") is FieldKind.FIGURE) is is_code

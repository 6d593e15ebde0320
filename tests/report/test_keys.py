"""Keys of fields, and places in a report."""

from __future__ import annotations

import pytest

from cchc_desktop.report.keys import FieldKind, Place, figure_of, kind_of, note_of
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

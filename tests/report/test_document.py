"""The report: texts by key, kept as typed."""

from __future__ import annotations

import unicodedata

import pytest

from tests.make import make_report


def test_what_was_typed_is_kept_in_composed_letters() -> None:
    typed = unicodedata.normalize("NFD", " Không có PAKN ")
    assert make_report({}).with_edit("1:1", typed).text("1:1") == " Không có PAKN "


def test_a_wrong_value_is_stored_as_it_is() -> None:
    assert make_report({}).with_edit("1:1", "13 / 40").figures == {"1:1": "13 / 40"}


@pytest.mark.parametrize("nothing", ["", "\x00"])
def test_an_empty_text_clears_the_field(nothing: str) -> None:
    assert "1:1" not in make_report({"1:1": "40"}).with_edit("1:1", nothing).fields


def test_an_edit_leaves_the_report_before_it_alone() -> None:
    before = make_report({"1:1": "40"})
    assert (before.with_edit("1:1", "41").text("1:1"), before.text("1:1")) == ("41", "40")


def test_figures_notes_and_sections_are_distinguished() -> None:
    report = make_report({"1:1": "40", "note.1:1": "cả công văn", "I": "Chỉ đạo", "letter.date": "2023-06"})
    assert (report.figures, report.notes, report.sections) == (
        {"1:1": "40"}, {"1:1": "cả công văn"}, {"I": "Chỉ đạo"},
    )  # fmt: skip


def test_a_list_of_the_letter_has_a_line_for_each_entry() -> None:
    assert make_report({"letter.recipients": "Như trên\n\n Lưu VT "}).lines("letter.recipients") == [
        "Như trên",
        "Lưu VT",
    ]

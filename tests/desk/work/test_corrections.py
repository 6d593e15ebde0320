"""The field that a reader of the printed draft means, and the other fields that a correction changes."""

from __future__ import annotations

import pytest

from cchc_desktop.checks.run import check
from cchc_desktop.desk.work.corrections import Effect, Shift, effect, fields_meant
from tests.make import shipped_sample, shipped_template


@pytest.mark.parametrize(
    ("typed", "form", "keys"),
    [
        ("7:6.7.2", "", ("7:6.7.2",)), ("7 6.7.2", "", ("7:6.7.2",)), ("BM7 6.7.2.", "", ("7:6.7.2",)),
        ("biểu mẫu 7, hàng 6.7.2", "", ()), ("Biểu mẫu 7 hàng 6.7.2", "", ("7:6.7.2",)),
        ("6.7.2", "", ("7:6.7.2",)), ("7:6.7.2 gc", "", ("note.7:6.7.2",)),
        ("6.7.2, ghi chú", "7", ("note.7:6.7.2",)), ("1.1", "3", ("3:1.1",)), ("ii.5", "", ("II.5",)),
        ("9:9", "", ()), ("", "", ()), ("xin chào", "", ()),
    ],
)  # fmt: skip
def test_a_place_is_typed_as_the_draft_prints_it(typed: str, form: str, keys: tuple[str, ...]) -> None:
    assert fields_meant(shipped_template(), typed, form) == keys


def test_a_row_number_of_several_forms_names_them_all() -> None:
    keys = fields_meant(shipped_template(), "1.1")
    assert len(keys) > 1
    assert all(key.endswith(":1.1") for key in keys)


def test_a_correction_shifts_percents_prose_and_findings() -> None:
    template, report = shipped_template(), shipped_sample()
    before = check(report, template)
    after = check(report.with_edit("7:6.7.2", "1400"), template)
    changed = effect(before, after, "7:6.7.2")
    assert Shift("7:6.7", "99,00", "100,36") in changed.shifts
    assert changed.sections
    assert changed.come
    back = effect(after, before, "7:6.7.2")
    assert {(each.rule, each.at[0]) for each in back.gone} >= {(each.rule, each.at[0]) for each in changed.come}


def test_a_note_changes_nothing_else() -> None:
    template, report = shipped_template(), shipped_sample()
    before = check(report, template)
    changed = effect(before, check(report.with_edit("note.7:6.7.2", "Trừ hồ sơ giấy"), template), "note.7:6.7.2")
    assert changed == Effect((), (), (), ())

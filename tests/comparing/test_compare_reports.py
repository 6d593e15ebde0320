"""Two whole reports compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.comparing.changed_fields import PERIOD, applied
from cchc_desktop.comparing.changed_figures import ChangedFigure, FigureDiff
from cchc_desktop.comparing.compare_reports import ChangedText, ComparedReport, Comparison, compare_reports
from cchc_desktop.documents.content.changes import change_groups
from cchc_desktop.report.document import Report
from tests.make import shipped_sample, shipped_template

KEYS = ("1:1", "1:2", "3:3.3.1", "note.1:1", "I", "II.2.c", "letter.signer", "unit.name", "9:9", "khác")
TEXTS = st.sampled_from(["", "40", "1.386", "1387", "2,65", "2.65", "Không có", "a {3:3.3.1} b", "- một\n- hai", "{{"])


def side(report: Report) -> ComparedReport:
    """Return a report as one side of a comparison."""
    return ComparedReport(report, shipped_template())


def compared(report: Report, **texts: str) -> Comparison:
    """Compare a report with the same one after some edits, named by key with "_" for ":" and "."."""
    other = report
    for key, text in texts.items():
        other = other.with_edit(key, text)
    return compare_reports(side(report), side(other))


def figure(found: Comparison) -> ChangedFigure:
    """Return the one figure that changed."""
    (one,) = (change for change in found.changes if isinstance(change, ChangedFigure))
    return one


def figures(found: Comparison) -> dict[str, ChangedFigure]:
    """Return the figures that changed, by key."""
    return {change.key: change for change in found.changes if isinstance(change, ChangedFigure)}


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(KEYS), TEXTS), st.dictionaries(st.sampled_from(KEYS), TEXTS))
def test_the_changes_applied_to_the_first_report_give_the_second(one: dict[str, str], other: dict[str, str]) -> None:
    """Whatever differs, and for fields that no template has too."""
    reports = [Report(shipped_template().id, period, {}) for period in ("2022-H1", "2023-H1")]
    first, second = (replace(report) for report in reports)
    for key, text in one.items():
        first = first.with_edit(key, text)
    for key, text in other.items():
        second = second.with_edit(key, text)
    found = compare_reports(side(first), side(second))
    made = applied(first, found.fields)
    assert (made.fields, made.period) == (second.fields, second.period)
    assert found.fields[0].at == PERIOD


def test_equal_reports_do_not_differ() -> None:
    """No field, no place."""
    found = compared(shipped_sample())
    assert found.same
    assert (found.places, found.changes) == (0, ())


def test_a_figure_shows_both_values_and_their_difference() -> None:
    """Its sign is said."""
    found = figure(compared(shipped_sample(), **{"1:1": "42"}))
    assert (found.before, found.after, found.difference, found.signed) == ("40", "42", Decimal(2), "+2")


@pytest.mark.parametrize(
    ("before", "after", "sort"),
    [
        ("2.65", "2,65", FigureDiff.WRITING),
        ("1387", "1.387", FigureDiff.WRITING),
        ("không", "Không có", FigureDiff.WRITING),
        ("2,65", "2,66", FigureDiff.VALUE),
        ("0", "Không có", FigureDiff.VALUE),
        ("", "0", FigureDiff.VALUE),
        ("2.788", "2,788", FigureDiff.VALUE),
    ],
)
def test_another_way_to_write_is_told_from_another_value(before: str, after: str, sort: FigureDiff) -> None:
    """A text that could mean two numbers is never taken for either."""
    key = "6:1.2" if "," in after else "1:1"
    base = shipped_sample().with_edit(key, before)
    assert next(change for change in compared(base, **{key: after}).changes if change.key == key).sort is sort  # type: ignore[union-attr]


def test_a_computed_percent_changes_with_its_parts() -> None:
    """It is shown though nobody typed it, and is no stored change."""
    found = compared(shipped_sample().with_edit("3:3.3", ""), **{"3:3.3.2": "1.000"})
    computed = [change for change in found.changes if change.key == "3:3.3"]
    assert [each.sort for each in computed if isinstance(each, ChangedFigure)] == [FigureDiff.COMPUTED]
    assert "3:3.3" not in {field.at for field in found.fields}


def test_prose_is_compared_as_it_is_printed() -> None:
    """A linked figure that changed changes the sentence."""
    base = shipped_sample().with_edit("IV", "Đã giải quyết {3:3.3.1} hồ sơ.")
    found = compared(base, **{"3:3.3.1": "1.400"})
    text = next(change for change in found.changes if change.key == "IV")
    assert isinstance(text, ChangedText)
    (changed,) = (segment for segment in text.lines[0].segments if segment.changed)
    assert (changed.before, changed.after) == ("1.387", "1.400")


def test_a_number_that_became_a_link_prints_the_same() -> None:
    """That is said, not shown as a change of words."""
    found = compared(shipped_sample().with_edit("IV", "Có 1.387 hồ sơ."), IV="Có {3:3.3.1} hồ sơ.")
    (text,) = found.changes
    assert isinstance(text, ChangedText)
    assert text.same_words
    assert not found.same


def test_rows_of_another_template_are_compared_only_where_they_mean_the_same() -> None:
    """The others are named, with and without a value."""
    template = shipped_template()
    form = template.forms[0]
    rows = (replace(form.rows[0], label="Một chỉ tiêu hoàn toàn khác hẳn"), *form.rows[1:-1])
    other = replace(template, id="khac", forms=(replace(form, rows=rows), *template.forms[1:]))
    report = shipped_sample()
    found = compare_reports(side(report), ComparedReport(report.with_edit(form.key(form.rows[0]), "7"), other))
    assert found.rows.alone == (form.key(form.rows[0]), form.key(form.rows[-1]))
    assert len(found.rows.same) == len(template.rows) - 2
    assert not [change for change in found.changes if change.key == form.key(form.rows[0])]


def test_a_day_is_compared_as_people_write_it() -> None:
    other = shipped_sample().with_edit("letter.date", "2023-06-05")
    (change,) = compare_reports(side(shipped_sample().with_edit("letter.date", "2023-06")), side(other)).changes
    assert isinstance(change, ChangedText)
    assert {line.before for line in change.lines} - {""} == {"6/2023"}
    assert {line.after for line in change.lines} - {""} == {"05/6/2023"}


def test_digits_have_their_dots_where_the_value_changed_and_stay_as_typed_where_the_writing_did() -> None:
    value = figures(compared(shipped_sample(), **{"3:3.4.1": "2100"}))["3:3.4.1"]
    assert (value.sort, value.after) == (FigureDiff.VALUE, "2.100")
    writing = figures(compared(shipped_sample(), **{"3:3.3.1": "1387"}))["3:3.3.1"]
    assert (writing.sort, writing.before, writing.after) == (FigureDiff.WRITING, "1.387", "1387")


def test_the_change_of_the_period_is_shown_by_its_name() -> None:
    other = replace(shipped_sample(), period="2023-9M")
    last = change_groups(compare_reports(side(shipped_sample()), side(other)))[-1]
    (change,) = (entry.change for entry in last.entries if isinstance(entry.change, ChangedFigure))
    assert (change.before, change.after) == ("6 tháng đầu năm 2023", "9 tháng đầu năm 2023")

"""Two reports of different editions: rows that the later edition gives another number are compared with their own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cchc_desktop.comparing.changed_figures import ChangedFigure
from cchc_desktop.comparing.compare_reports import ComparedReport, compare_reports
from cchc_desktop.desk.work.linked_rows import links_between
from cchc_desktop.report.template import Template
from tests.make import shipped_sample, shipped_template

MOVED = {"1.1": "1.9", "1.2": "1.1"}
"""Rows of form 2 and their numbers in the later edition: one takes the number of the other."""


def later_edition(template: Template) -> Template:
    form = next(form for form in template.forms if form.number == "2")
    rows = [
        replace(row, no=MOVED[row.no], was=f"2:{row.no}", label=f"{row.label} (mới)") if row.no in MOVED else row
        for row in form.rows
    ]
    changed = replace(form, rows=tuple(rows))
    forms = tuple(changed if one is form else one for one in template.forms)
    return replace(template, id="cchc-xa-sau", edition=replace(template.edition, before=template.id), forms=forms)


def test_a_row_that_another_one_gave_its_number_is_compared_with_its_own_figure() -> None:
    template = shipped_template()
    later = later_edition(template)
    assert {"2:1.1", "2:1.9"} <= later.rows.keys()
    report = (
        shipped_sample()
        .with_edit("II.1", "Không có.")
        .with_edit("2:1.1", "12")
        .with_edit("2:1.2", "7")
        .with_edit("note.2:1.1", "cũ")
    )
    after = report
    for key, text in (
        ("2:1.9", "13"),
        ("2:1.1", "7"),
        ("note.2:1.9", "cũ"),
        ("note.2:1.1", ""),
        ("2:1.2", ""),
    ):
        after = after.with_edit(key, text)

    for links in (None, links_between(template, later)):
        found = compare_reports(ComparedReport(report, template), ComparedReport(after, later), links=links)
        (change,) = found.changes
        assert isinstance(change, ChangedFigure)
        assert (change.key, change.before, change.after, change.difference) == ("2:1.9", "12", "13", Decimal(1))
        assert [(field.at, field.before, field.after) for field in found.fields] == [("2:1.9", "12", "13")]
        assert found.rows.alone == ()


def test_the_later_edition_may_be_the_first_of_both() -> None:
    template = shipped_template()
    later = later_edition(template)
    report = shipped_sample().with_edit("II.1", "Không có.").with_edit("2:1.1", "12").with_edit("2:1.2", "")
    before = report.with_edit("2:1.1", "").with_edit("2:1.9", "12")
    links = links_between(later, template)
    assert links is not None
    assert (links["2:1.1"], links["2:1.2"], links["2:2.1"]) == ("2:1.9", "2:1.1", "2:2.1")
    found = compare_reports(ComparedReport(before, later), ComparedReport(report, template))
    assert found.same
    assert links_between(template, replace(later, edition=replace(later.edition, before=""))) is None


def test_a_row_that_is_gone_keeps_its_figure_in_the_comparison() -> None:
    """What stood there is told, and not beside the figure of the row that took its number."""
    template = shipped_template()
    later = later_edition(template)
    form = next(form for form in later.forms if form.number == "2")
    kept = replace(form, rows=tuple(row for row in form.rows if row.no != "1.9"))
    shorter = replace(later, forms=tuple(kept if one is form else one for one in later.forms))
    report = shipped_sample().with_edit("II.1", "Không có.").with_edit("2:1.1", "12").with_edit("2:1.2", "7")
    after = report.with_edit("2:1.1", "7").with_edit("2:1.2", "")
    found = compare_reports(ComparedReport(report, template), ComparedReport(after, shorter))
    assert [change for change in found.changes if isinstance(change, ChangedFigure)] == []
    assert ("2:1.1", "12", "") in [(field.at, field.before, field.after) for field in found.unseen]
    assert found.rows.alone == ("2:1.1",)

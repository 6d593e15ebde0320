"""The sentences of the shipped templates: they fill in, are found where open, and say nothing that a check doubts."""

from __future__ import annotations

from collections import Counter

import pytest

from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import check
from cchc_desktop.desk.office import library
from cchc_desktop.desk.work.starter_sentences import starter_sentences
from cchc_desktop.report.document import Report, report_of
from cchc_desktop.report.prose import BLANK, links
from cchc_desktop.report.template import Template
from tests.make import shipped_template

TEMPLATES = [shipped_template(name) for name in library.template_ids()]
UNIT = {"unit.kind": "xã", "unit.name": "An Thanh", "unit.district": "huyện Tứ Kỳ", "unit.province": "tỉnh Hưng Yên"}


def counted(template: Template) -> Report:
    """Return a report with a number in every row that is typed; percents are computed from them."""
    figures = {key: "2" for key, row in template.rows.items() if row.kind in ("count", "decimal")}
    figures |= {key: "100" for key, row in template.rows.items() if row.kind == "percent" and row.ratio is None}
    if template.id in ("cchc-xa-2025", "cchc-xa-2026"):
        figures |= {"3:1.4": "4"}  # procedures: two of the commune, two of others
    if template.id == "cchc-xa-2025":
        figures |= {"3:3.1.1": "4", "3:3.2": "4"}  # settled, and not yet: in time, and late
        figures |= {"7:3.1.1": "6", "7:3.1.2": "4"}  # with two carried over as many as settled and not yet
    if template.id == "cchc-xa-2026":
        figures |= {"3:3.1.1": "6", "3:3.1.2": "4", "3:3.2": "4"}  # in time is early and on the day
        figures |= {"7:3.1.1": "8", "7:3.1.2": "6"}
    if template.id == "kstthc-xa-2026":
        figures |= {"2:1": "10", "2:1.1": "8", "2:2": "6", "2:3": "4"}
    return report_of(template.id, f"{template.first_year}-H1", UNIT | figures)


def written(template: Template) -> Report:
    """Return the report with all its sections written of their sentences."""
    report = counted(template)
    for code in template.sections:
        report = report.with_edit(code, "\n".join(starter_sentences(report, template, code)))
    return report


def in_sections(report: Report, template: Template) -> list[Finding]:
    found = check(report, template).findings
    return [each for each in found if each.at[0].partition("@")[0] in template.sections]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_every_section_has_sentences_with_names_filled_in(template: Template) -> None:
    report = counted(template)
    for code in template.sections:
        sentences = starter_sentences(report, template, code)
        assert sentences, code
        assert len(set(sentences)) == len(sentences)
        assert not any("{unit" in each or "{dis" in each or "{pro" in each or "{per" in each for each in sentences)


def test_a_name_that_is_not_known_yet_is_a_blank() -> None:
    template = shipped_template()
    report = report_of(template.id, "2023-H1", {"unit.kind": "xã"})

    (opening,) = starter_sentences(report, template, "mo-dau")

    assert opening.startswith(f"Thực hiện {BLANK} của UBND {BLANK} về {BLANK}, UBND xã báo cáo kết quả")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_open_places_are_findings_and_nothing_else_is_doubted(template: Template) -> None:
    report = written(template)
    found = in_sections(report, template)

    blanks = sum(text.count(BLANK) for text in report.sections.values())
    assert Counter(each.rule for each in found) == {"text.empty": blanks}
    assert all(each.found == BLANK for each in found)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_figures_are_linked_not_typed(template: Template) -> None:
    report = written(template)
    linked = {link.key for text in report.sections.values() for link in links(text)}
    of_forms = Counter(key.partition(":")[0] for key in linked)

    assert set(of_forms) == {form.number for form in template.forms}
    assert len(linked) > len(template.rows) // 3

"""The shipped templates: every rule by its own examples, and every relation that the forms imply."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import DEFAULT_SEVERITY
from cchc_desktop.checks.run import Checker
from cchc_desktop.report.document import report_of
from cchc_desktop.report.template import Rule, Severity, Template
from tests.make import shipped_template

TEMPLATES = {name: shipped_template(name) for name in ("cchc-xa-2023", "cchc-xa-2025", "cchc-xa-2026")}
NOT_SUBSETS = {
    "4:2.1": "the whole itself",
    "4:3.1": "the whole itself",
    "6:1.1": "the whole itself",
    "4:2.3": "people on contract stand beside the allotted posts",
    "5:1.3": "what is left of 5:1.1, which is a subset itself",
}
RULES = [pytest.param(name, rule, id=f"{name}:{rule.id}") for name, each in TEMPLATES.items() for rule in each.rules]
every_template = pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
every_rule = pytest.mark.parametrize(("name", "rule"), RULES)


def found(name: str, rule: Rule, example: dict[str, str]) -> bool:
    template = TEMPLATES[name]
    report = report_of(name, f"{template.first_year}-H1", example)
    return Checker(template).decide(rule, report, Context())


def covered(template: Template, part: str, whole: str) -> bool:
    return any(rule.op == "<=" and part in rule.left and rule.right == (whole,) for rule in template.rules)


@every_rule
def test_a_rule_is_silent_on_its_passing_example(name: str, rule: Rule) -> None:
    assert not found(name, rule, rule.holds)


@every_rule
def test_a_rule_speaks_on_its_failing_example(name: str, rule: Rule) -> None:
    assert found(name, rule, rule.fails)


@every_rule
def test_a_rule_s_message_is_a_friendly_sentence(name: str, rule: Rule) -> None:
    assert name
    assert rule.message.endswith(".")
    assert not [word for word in ("vui lòng", "không hợp lệ", "!") if word in rule.message.lower()]


@every_template
def test_rules_have_ids_of_their_own(template: Template) -> None:
    ids = [rule.id for rule in template.rules]
    assert len(set(ids)) == len(ids)


@every_template
def test_every_part_of_a_ratio_is_held_to_its_whole(template: Template) -> None:
    ratios = {key: row.ratio for key, row in template.rows.items() if row.ratio}
    assert ratios
    assert [key for key, ratio in ratios.items() if not covered(template, ratio.part, ratio.whole)] == []


@every_template
def test_every_share_is_held_to_its_whole_unless_it_is_no_subset(template: Template) -> None:
    shares = {key: row.share_of for key, row in template.rows.items() if row.share_of and key not in NOT_SUBSETS}
    assert shares
    assert [key for key, whole in shares.items() if not covered(template, key, whole)] == []


@every_template
@pytest.mark.parametrize(
    ("typed", "suspect"), [("2.649.523.000", True), ("2.649.523.000 đồng", False), ("2,65", False)]
)
def test_dong_typed_where_billions_are_counted_are_suspect(template: Template, typed: str, suspect: bool) -> None:  # noqa: FBT001 - a table's column
    report = report_of(template.id, f"{template.first_year}-H1", {"6:1.1": typed, "6:1.2": typed})
    found = Checker(template).check(report, Context()).findings
    assert [said.at for said in found if said.rule == "value.suspect"] == [("6:1.1",), ("6:1.2",)] * suspect


@every_template
def test_every_row_but_a_heading_has_help(template: Template) -> None:
    assert [key for key, row in template.rows.items() if row.kind != "heading" and not row.help] == []


@every_template
def test_every_percent_without_parts_has_a_range(template: Template) -> None:
    typed = [row for row in template.rows.values() if row.kind == "percent" and not row.ratio]
    assert {(row.minimum, row.maximum) for row in typed} <= {(Decimal(0), Decimal(100))}


@every_template
def test_every_row_that_the_commune_fills_is_required(template: Template) -> None:
    assert [key for key, row in template.rows.items() if row.fillable and not row.required] == []


@every_template
def test_an_empty_report_misses_exactly_the_rows_without_a_condition(template: Template) -> None:
    outcome = Checker(template).check(report_of(template.id, f"{template.first_year}-H1", {}), Context())
    wanted = {key for key, row in template.rows.items() if row.required and not row.when}
    assert {said.at[0] for said in outcome.findings if said.rule == "value.missing"} == wanted


@every_template
def test_a_lowered_severity_is_that_of_a_known_code(template: Template) -> None:
    assert template.severity.keys() <= DEFAULT_SEVERITY.keys()


def test_the_first_template_has_the_123_rows_of_the_forms() -> None:
    assert [len(form.rows) for form in TEMPLATES["cchc-xa-2023"].forms] == [19, 13, 25, 14, 11, 12, 29]


def test_a_survey_s_rows_are_asked_for_only_when_there_was_one() -> None:
    for template in TEMPLATES.values():
        for key in ("1:5.1", "1:5.2"):
            when = template.rows[key].when
            assert when is not None
            assert (when.key, when.equals) == ("1:5", "1")


def test_the_codes_and_severities_are_those_of_the_design() -> None:
    severities = {code: severity.value for code, severity in DEFAULT_SEVERITY.items()}
    assert severities == {
        **dict.fromkeys(["value.format", "value.mixed", "value.choice", "value.range", "percent.mismatch"], "error"),
        **dict.fromkeys(["percent.range", "share.mismatch", "total.mismatch", "part.exceeds", "text.date"], "error"),
        **dict.fromkeys(["link.unknown", "letter.missing"], "error"),
        **dict.fromkeys(["value.ambiguous", "value.unit", "value.missing", "value.row", "text.empty"], "warning"),
        **dict.fromkeys(["text.letters", "letter.format", "period.early"], "warning"),
        **dict.fromkeys(["text.number", "text.docnum", "text.arithmetic", "text.figure", "text.year"], "warning"),
        **dict.fromkeys(["value.tier", "value.suspect", "percent.undefined"], "hint"),
        **dict.fromkeys(["text.term", "text.repeat", "text.style", "history.jump"], "hint"),
        "history.stale": "warning",
        "answer.remark": "warning",
        "dossiers.late": "warning",
    }


@every_rule
def test_a_part_of_another_form_s_figure_is_a_warning_at_most(name: str, rule: Rule) -> None:
    forms = {key.removeprefix("-").partition(":")[0] for key in (*rule.left, *rule.right)}
    severity = rule.severity or TEMPLATES[name].severity.get(rule.code, DEFAULT_SEVERITY[rule.code])
    assert len(forms) == 1 or severity is not Severity.ERROR

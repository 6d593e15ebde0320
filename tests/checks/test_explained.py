"""Explanations are bound to what stood at a finding's places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cchc_desktop.checks.explained import fingerprint, outstanding, to_explain
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Outcome, check
from cchc_desktop.report.document import Report
from cchc_desktop.report.template import Severity
from tests.make import make_report, make_template_source

TEXT = "Thực hiện kế hoạch {9:9} và kế hoạch năm."
FIELDS = {"unit.kind": "xã", "unit.name": "An Thanh", "letter.place": "An Thanh", "1:1": "4", "1:1.1": "5", "I": TEXT}


def checked(report: Report) -> Outcome:
    return check(report, make_template_source().template)


def found(report: Report, rule: str) -> Finding:
    return next(finding for finding in to_explain(checked(report)) if finding.rule == rule)


def with_reason(report: Report, rule: str, **members: Any) -> Report:  # noqa: ANN401 - any JSON value
    reason = {"rule": rule, "text": "đúng như vậy", "fingerprint": fingerprint(report, found(report, rule))}
    return replace(report, reasons=(reason | members,))


def is_open(report: Report, rule: str) -> bool:
    return rule in {finding.rule for finding in outstanding(checked(report))}


@pytest.mark.parametrize("rule", ["part.exceeds", "link.unknown"])
def test_an_explanation_covers_its_finding_alone(rule: str) -> None:
    report = with_reason(make_report(FIELDS), rule)
    every = {finding.rule for finding in to_explain(checked(report))}
    assert {finding.rule for finding in outstanding(checked(report))} == every - {rule}


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_blank_text_explains_nothing(text: str) -> None:
    assert is_open(with_reason(make_report(FIELDS), "part.exceeds", text=text), "part.exceeds")


def test_a_changed_figure_opens_its_finding_again_until_it_is_as_before() -> None:
    report = with_reason(make_report(FIELDS), "part.exceeds")
    changed = report.with_edit("1:1", "3")
    assert is_open(changed, "part.exceeds")
    assert not is_open(changed.with_edit("1:1", "4"), "part.exceeds")
    assert not is_open(report.with_edit("note.1:1", "ghi chú"), "part.exceeds")


def test_text_around_a_span_may_change_and_the_span_may_not() -> None:
    report = with_reason(make_report(FIELDS), "link.unknown")
    assert not is_open(report.with_edit("I", f"Năm nay: {TEXT} Hết."), "link.unknown")
    assert is_open(report.with_edit("I", TEXT.replace("9:9", "9:8")), "link.unknown")


def test_the_same_text_in_another_section_is_another_input() -> None:
    first, second = (make_report({"mo-dau": "{9:9}"}), make_report({"I": "{9:9}"}))
    prints = {fingerprint(report, found(report, "link.unknown")) for report in (first, second)}
    assert len(prints) == 2


def test_hints_are_not_asked_for() -> None:
    report = make_report(FIELDS)
    assert all(finding.severity is not Severity.HINT for finding in to_explain(checked(report)))


def test_an_explanation_of_a_strange_shape_explains_nothing_and_hinders_nothing() -> None:
    report = replace(make_report(FIELDS), reasons=({"text": 5}, {"fingerprint": ["a"], "text": None}))
    assert outstanding(checked(report)) == to_explain(checked(report))

"""Explanations are bound to what stood at a finding's places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cchc_desktop.checks.explained import explanation, fingerprints, outstanding, to_explain, undecided, withdrawals
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Outcome, check
from cchc_desktop.report.document import Report
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.template import Severity
from tests.make import make_report, make_rule, make_template, make_template_source, shipped_sample

TEXT = "Thực hiện kế hoạch {9:9} và kế hoạch năm."
FIELDS = {
    "unit.kind": "xã", "unit.name": "An Thanh", "letter.place": "An Thanh", "letter.signer": "Nguyễn Văn A",
    "1:1": "4", "1:1.1": "5", "I": TEXT,
}  # fmt: skip
TWICE = "Quý I ban hành {9:9} văn bản, đạt kế hoạch đề ra; quý II ban hành {9:9} văn bản."
FIRST, SECOND = "Quý I ban hành {9:9} văn bản, đạt kế hoạch đề ra; ", "quý II ban hành {9:9} văn bản."
LINK = "link.unknown"


def checked(report: Report) -> Outcome:
    return check(report, make_template_source().template)


def found(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in to_explain(checked(report)) if finding.rule == rule]


def explained(report: Report, finding: Finding, text: str = "đúng như vậy", who: str = "") -> Report:
    reason = explanation(checked(report), finding, text=text, who=who, when="")
    return replace(report, reasons=(*report.reasons, reason))


def with_reason(report: Report, rule: str, text: str = "đúng như vậy") -> Report:
    return explained(report, found(report, rule)[0], text)


def is_open(report: Report, rule: str) -> bool:
    return rule in {finding.rule for finding in outstanding(checked(report))}


def open_links(report: Report) -> list[str]:
    """Return the places of the links that are not explained."""
    return [finding.at[0] for finding in outstanding(checked(report)) if finding.rule == LINK]


@pytest.mark.parametrize("rule", ["part.exceeds", LINK])
def test_an_explanation_covers_its_finding_alone(rule: str) -> None:
    report = with_reason(make_report(FIELDS), rule)
    every = {finding.rule for finding in to_explain(checked(report))}
    assert {finding.rule for finding in outstanding(checked(report))} == every - {rule}


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_blank_text_explains_nothing(text: str) -> None:
    report = with_reason(make_report(FIELDS), "part.exceeds", text=text)
    assert is_open(report, "part.exceeds")
    assert "part.exceeds" in {finding.rule for finding in undecided(checked(report))}


def test_an_error_is_undecided_until_an_explanation_says_who_decides() -> None:
    report = make_report(FIELDS)
    (error,) = found(report, "part.exceeds")
    assert error in undecided(checked(explained(report, error)))
    assert error in undecided(checked(explained(report, error, who=" ")))
    assert error in undecided(checked(explained(report, error, text=" ", who="Chủ tịch")))
    assert error not in undecided(checked(explained(report, error, who="Chủ tịch")))
    (warning,) = found(report, "text.empty")
    assert warning not in undecided(checked(report))


def test_a_changed_figure_opens_its_finding_again_until_it_is_as_before() -> None:
    report = with_reason(make_report(FIELDS), "part.exceeds")
    changed = report.with_edit("1:1", "3")
    assert is_open(changed, "part.exceeds")
    assert not is_open(changed.with_edit("1:1", "4"), "part.exceeds")
    assert not is_open(report.with_edit("note.1:1", "ghi chú"), "part.exceeds")


def test_text_around_a_span_may_change_and_the_span_may_not() -> None:
    report = with_reason(make_report(FIELDS), LINK)
    assert not is_open(report.with_edit("I", f"Năm nay: {TEXT} Hết."), LINK)
    assert is_open(report.with_edit("I", TEXT.replace("9:9", "9:8")), LINK)


def test_the_same_text_in_another_section_is_another_input() -> None:
    report = make_report({"mo-dau": "{9:9}", "I": "{9:9}"})
    first, second = found(report, LINK)
    assert open_links(explained(report, first)) == [second.at[0]]


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_findings_with_the_same_words_in_one_section_one_stays_open(number: int) -> None:
    report = make_report({"I": TWICE})
    both = found(report, LINK)
    assert open_links(explained(report, both[number])) == [both[1 - number].at[0]]
    assert open_links(explained(explained(report, both[0]), both[1])) == []


@pytest.mark.parametrize(
    ("number", "left", "still_open"), [(0, SECOND, 1), (1, FIRST, 1), (0, FIRST, 0), (1, SECOND, 0)]
)
def test_where_one_of_two_goes_the_other_keeps_its_own_explanation_and_takes_no_other(
    number: int, left: str, still_open: int
) -> None:
    report = make_report({"I": TWICE})
    report = explained(report, found(report, LINK)[number])
    assert len(open_links(report.with_edit("I", left))) == still_open


def test_an_explanation_from_before_a_second_finding_stays_with_the_first() -> None:
    report = make_report({"I": FIRST})
    report = explained(report, found(report, LINK)[0]).with_edit("I", TWICE)
    assert open_links(report) == [found(report, LINK)[1].at[0]]
    again = explained(report, found(report, LINK)[0], text="")
    assert len(open_links(again)) == 2


@pytest.mark.parametrize("left", [FIRST, SECOND])
def test_an_explanation_withdrawn_for_one_of_two_does_not_return_when_one_of_them_goes(left: str) -> None:
    report = make_report({"I": FIRST})
    report = explained(report, found(report, LINK)[0]).with_edit("I", TWICE)
    entries = withdrawals(checked(report), found(report, LINK)[0], who="", when="")
    gone = {entry.fingerprint for entry in entries}
    report = replace(report, reasons=(*(each for each in report.reasons if each.fingerprint not in gone), *entries))
    assert len(open_links(report)) == 2
    assert len(open_links(report.with_edit("I", left))) == 1


def test_findings_between_the_same_words_are_distinguished_by_their_order() -> None:
    line = "- Văn bản: {9:9} văn bản đã ban hành trong kỳ;\n"
    report = make_report({"I": line * 4})
    every = found(report, LINK)
    assert open_links(explained(report, every[2])) == [every[each].at[0] for each in (0, 1, 3)]


def test_two_rules_about_the_same_figures_are_explained_one_by_one() -> None:
    rules = [make_rule("1:1", "=", "1:2", id=name, message=f"{name}: {{left}}, {{right}}") for name in ("a", "b")]
    template = make_template({"1": {}, "2": {}}, *rules)
    report = make_report({"1:1": "1", "1:2": "2"})
    outcome = check(report, template)
    first, second = (finding for finding in outcome.findings if finding.rule == "total.mismatch")
    told = replace(report, reasons=(explanation(outcome, second, text="vì sao", who="Lan", when=""),))
    assert first in outstanding(check(told, template))
    assert second not in outstanding(check(told, template))


def test_fingerprints_of_single_findings_are_what_drafts_hold() -> None:
    names = fingerprints(checked(make_report(FIELDS)))
    assert {finding.rule: plain for finding, (plain, *_) in names.items()} == {
        "text.empty": "cd56ec3ca443b1622486a0386cfa5dec527db97e92389faf49a92157397177db",
        "link.unknown": "b5d65f0ff4923f2922d7d5c596bdfbb3eafda3caa103a4fe54262707fe8f93ed",
        "part.exceeds": "e53cdad03a38eb352f9bbd3b6ff1eed05a6dfb0f9e79b9a096654797ff9be7f5",
    }


def test_the_first_of_findings_with_the_same_words_is_explained_by_what_drafts_hold() -> None:
    report = make_report({"I": TWICE})
    both = found(report, LINK)
    (_, plain), (_,) = (fingerprints(checked(report))[finding] for finding in both)
    assert plain == fingerprints(checked(report.with_edit("I", FIRST)))[both[0]][0]
    old = replace(report, reasons=(Reason(LINK, both[0].at, "đúng như vậy", fingerprint=plain),))
    assert open_links(old) == [both[1].at[0]]


def test_hints_are_not_asked_for() -> None:
    report = shipped_sample("an-thanh-2023-H1-printed")
    outcome = check(report, make_template({"1": {"suspect": {"above": "1", "message": "Lớn."}}}))
    hinted = check(report.with_edit("1:1", "2"), outcome.subject.template)
    assert "value.suspect" in {finding.rule for finding in hinted.findings}
    assert all(finding.severity is not Severity.HINT for finding in to_explain(hinted))


def test_an_explanation_of_a_strange_shape_explains_nothing_and_hinders_nothing() -> None:
    strange: list[dict[str, Any]] = [{"text": 5}, {"fingerprint": ["a"], "text": None}, {"fingerprint": "", "at": []}]
    report = replace(make_report(FIELDS), reasons=tuple(map(Reason.of, strange)))
    assert outstanding(checked(report)) == to_explain(checked(report))


@pytest.mark.parametrize(("number", "still_open"), [(0, 1), (1, 0)])
def test_findings_that_only_the_words_before_tell_apart_keep_their_explanations(number: int, still_open: int) -> None:
    first, second = "- Quý I ban hành {9:9} văn bản;", "- Quý II ban hành {9:9} văn bản;"
    report = make_report({"I": f"{first}\n{second}"})
    report = explained(report, found(report, LINK)[number])
    assert len(open_links(report.with_edit("I", second))) == still_open

"""Findings that are not shown: hints refused for their text, hints about words that the unit keeps, late findings.

A late one is an error or a warning of a sealed report that has no explanation: its check is younger than the seal. A
remark of the receiving office always comes after the seal, and is shown.

A refusal is a `Reason` among a report's `reasons`, bound like an explanation to the text it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.checks.findings import REMARK
from cchc_desktop.checks.fingerprints import fingerprints_of
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.report.document import Report

REFUSED = "Bỏ qua chỗ này."
"""The text of a refusal."""
MOST_WORDS = 6
"""So many words may be kept together."""


def silenced(subject: Subject, findings: Sequence[Finding]) -> frozenset[Finding]:
    """Return the hints among findings that were refused, or whose word the unit keeps, and the late ones."""
    kept = subject.context.kept_words
    silent = {finding for finding in findings if kept and word_of(finding) in kept}
    names = {reason.fingerprint for reason in subject.report.reasons if reason.fingerprint and reason.text.strip()}
    if names:
        known = fingerprints_of(subject.report, _hints(findings))
        silent |= {finding for finding, own in known.items() if names.intersection(own)}
    if subject.context.sealed:
        graver = [each for each in findings if each.severity is not Severity.HINT and each.rule != REMARK]
        known = fingerprints_of(subject.report, graver)
        silent |= {finding for finding, own in known.items() if not names.intersection(own)}
    return frozenset(silent)


def word_of(finding: Finding) -> str:
    """Return the word that a unit keeps to silence a hint, folded; "" if the finding is not about a word."""
    if finding.severity is not Severity.HINT or not finding.rule.startswith("text."):
        return ""
    word = folded(finding.found)
    is_word = "@" in finding.at[0] and any(map(str.isalpha, word)) and len(word.split()) <= MOST_WORDS
    return word if is_word else ""


def refusal(report: Report, findings: Sequence[Finding], finding: Finding, *, text: str, who: str, when: str) -> Reason:
    """Return the refusal of a hint among all findings of a report; with a blank text it is taken back."""
    fingerprint = fingerprints_of(report, _hints(findings))[finding][0]
    return Reason(finding.rule, finding.at, text, who, when, fingerprint)


def _hints(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.HINT]

"""Explanations of findings: each is bound to what stood at the finding's places, so that a change re-opens it.

An explanation is {"rule", "at", "text", "who", "when", "fingerprint"} among a report's `reasons`; one whose text is
blank explains nothing.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.report.document import Report


def fingerprint(report: Report, finding: Finding) -> str:
    """Return the SHA-256 of a finding's rule, its places and the raw inputs there.

    A span counts with its section's key and the text it covers, so that it may move with the text around it.
    """
    inputs = [_input(report, Place.parse(place)) for place in finding.at]
    text = json.dumps([finding.rule, inputs], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def to_explain(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings that closing asks an explanation for: errors and warnings, in document order."""
    return tuple(finding for finding in outcome.findings if finding.severity is not Severity.HINT)


def outstanding(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the errors and warnings without a live explanation, in document order."""
    report = outcome.subject.report
    explained = _telling(report, "text")
    return tuple(finding for finding in to_explain(outcome) if fingerprint(report, finding) not in explained)


def undecided(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the errors of which no live explanation says who decides, in document order."""
    report = outcome.subject.report
    decided = _telling(report, "who")
    unexplained = outstanding(outcome)
    errors = (finding for finding in to_explain(outcome) if finding.severity is Severity.ERROR)
    return tuple(each for each in errors if each in unexplained or fingerprint(report, each) not in decided)


def explanation(report: Report, finding: Finding, *, text: str, who: str, when: str) -> dict[str, Any]:
    """Return an entry for a report's `reasons`; of an error `who` decides, of a warning `who` wrote it."""
    entry = {"rule": finding.rule, "at": list(finding.at), "text": text, "who": who, "when": when}
    return {**entry, "fingerprint": fingerprint(report, finding)}


def _telling(report: Report, member: str) -> set[str]:
    """Return the fingerprints of the explanations in which a member is not blank."""
    return {str(reason.get("fingerprint")) for reason in report.reasons if str(reason.get(member) or "").strip()}


def _input(report: Report, place: Place) -> tuple[str, str]:
    return place.key, report.text(place.key)[place.start : place.end]

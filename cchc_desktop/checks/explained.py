"""Explanations of findings: each is bound to what stood at the finding's places, so that a change re-opens it.

An explanation is {"rule", "at", "text", "who", "when", "fingerprint"} among a report's `reasons`; one whose text is
blank explains nothing.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

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
    explained = {reason.get("fingerprint") for reason in report.reasons if str(reason.get("text", "")).strip()}
    return tuple(finding for finding in to_explain(outcome) if fingerprint(report, finding) not in explained)


def _input(report: Report, place: Place) -> tuple[str, str]:
    return place.key, report.text(place.key)[place.start : place.end]

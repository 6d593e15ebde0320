"""Explanations of findings: each is bound to the texts at the finding's places, so that a change re-opens it.

An explanation is a `Reason` among a report's `reasons`; one whose text is blank explains nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from cchc_desktop.report.keys import Place
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.report.document import Report

_AROUND = 24
_CLAUSE_END = re.compile(r"[.;\n]")


def to_explain(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings that must be explained before closing: errors and warnings, in document order."""
    return tuple(finding for finding in outcome.findings if finding.severity is not Severity.HINT)


def fingerprints(outcome: Outcome) -> dict[Finding, tuple[str, ...]]:
    """Return the fingerprints that an explanation of each finding may have; a new explanation gets the first.

    The plain fingerprint is of the rule, the places and the raw inputs there; a span counts with its section's key
    and the text it covers, so that it may move with the text around it. Findings that are alike in all of this are
    distinguished by the clause around their spans, and then by their order; the first also has the plain fingerprint,
    and the last that remains keeps its own.
    """
    report = outcome.subject.report
    groups: dict[str, list[Finding]] = {}
    for finding in dict.fromkeys(to_explain(outcome)):
        inputs = [_input(report, Place.parse(place)) for place in finding.at]
        groups.setdefault(_digest([finding.rule, inputs]), []).append(finding)
    return {finding: names for plain, alike in groups.items() for finding, names in _numbered(report, plain, alike)}


def explanations(outcome: Outcome) -> dict[Finding, Reason]:
    """Return the explanation of each finding that has one, including blank ones."""
    kept = {reason.fingerprint: reason for reason in outcome.subject.report.reasons if reason.fingerprint}
    if not kept:
        return {}
    found = (
        (finding, [kept[name] for name in names if name in kept]) for finding, names in fingerprints(outcome).items()
    )
    return {finding: reasons[0] for finding, reasons in found if reasons}


def outstanding(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the errors and warnings without a live explanation, in document order."""
    explained = {finding for finding, reason in explanations(outcome).items() if reason.text.strip()}
    return tuple(finding for finding in to_explain(outcome) if finding not in explained)


def undecided(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the errors without a live explanation that names who decides, in document order."""
    decided = {
        finding for finding, reason in explanations(outcome).items() if reason.text.strip() and reason.who.strip()
    }
    errors = (finding for finding in to_explain(outcome) if finding.severity is Severity.ERROR)
    return tuple(finding for finding in errors if finding not in decided)


def explanation(outcome: Outcome, finding: Finding, *, text: str, who: str, when: str) -> Reason:
    """Return an entry for a report's `reasons`; `who` decides about an error, or wrote the text for a warning."""
    return Reason(finding.rule, finding.at, text, who, when, fingerprints(outcome)[finding][0])


def _numbered(report: Report, plain: str, alike: Sequence[Finding]) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Yield the findings of one plain fingerprint, each with the fingerprints it is known by."""
    if len(alike) == 1 and not any("@" in place for place in alike[0].at):
        yield alike[0], (plain,)
        return
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in alike:
        around = tuple(_around(report, Place.parse(place)) for place in finding.at)
        seen[around] += 1
        own = _digest([plain, around, seen[around]])
        first = seen.total() == 1
        yield finding, ((plain, own) if len(alike) == 1 else (own, plain) if first else (own,))


def _input(report: Report, place: Place) -> tuple[str, str]:
    return place.key, report.text(place.key)[place.start : place.end]


def _around(report: Report, place: Place) -> str:
    """Return the text of the same clause before and behind a span."""
    if place.start is None or place.end is None:
        return ""
    text = report.text(place.key)
    before, after = text[max(place.start - _AROUND, 0) : place.start], text[place.end : place.end + _AROUND]
    return f"{_CLAUSE_END.split(before)[-1].strip()}\0{_CLAUSE_END.split(after)[0].strip()}"


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

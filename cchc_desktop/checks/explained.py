"""Explanations of findings: each is bound to the texts at the finding's places, so that a change re-opens it.

An explanation is a `Reason` among a report's `reasons`; one whose text is blank explains nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.fingerprints import fingerprints_of
from cchc_desktop.report.reason import Reason
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome


def to_explain(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings that must be explained before closing: errors and warnings, in document order."""
    return tuple(finding for finding in outcome.findings if finding.severity is not Severity.HINT)


def fingerprints(outcome: Outcome) -> dict[Finding, tuple[str, ...]]:
    """Return the fingerprints that an explanation of each finding may have; a new explanation gets the first."""
    return fingerprints_of(outcome.subject.report, to_explain(outcome))


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


def settled(outcome: Outcome) -> frozenset[Finding]:
    """Return the errors and warnings that need nothing more: explained, and the errors decided on."""
    left = {*outstanding(outcome), *undecided(outcome)}
    return frozenset(finding for finding in to_explain(outcome) if finding not in left)


def explanation(outcome: Outcome, finding: Finding, *, text: str, who: str, when: str) -> Reason:
    """Return an entry for a report's `reasons`; `who` decides about an error, or wrote the text for a warning."""
    return Reason(finding.rule, finding.at, text, who, when, fingerprints(outcome)[finding][0])


def explaining(outcome: Outcome, deciders: Sequence[tuple[Finding, str]], *, text: str, when: str) -> list[Reason]:
    """Return entries that give findings one explanation, each with who decides; a blank text withdraws them."""
    if not text:
        return [entry for each, who in deciders for entry in withdrawals(outcome, each, who=who, when=when)]
    return [explanation(outcome, each, text=text, who=who, when=when) for each, who in deciders]


def withdrawals(outcome: Outcome, finding: Finding, *, who: str, when: str) -> list[Reason]:
    """Return entries that withdraw the explanation of a finding, under every fingerprint it is known by.

    An older one left under another of them would explain the finding that remains when an equal one goes.
    """
    kept = {reason.fingerprint for reason in outcome.subject.report.reasons}
    first, *others = fingerprints(outcome)[finding]
    names = (first, *(name for name in others if name in kept))
    return [Reason(finding.rule, finding.at, "", who, when, name) for name in names]

"""Texts of findings: the strongest severity, the label of an action, its target."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cchc_desktop.report.prose import links
from cchc_desktop.report.template import Severity
from ui.words import finding_texts, place_texts

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding


_ORDER = tuple(Severity)
_LONGEST = 30


def strongest(severities: Iterable[Severity]) -> Severity | None:
    """Return the strongest severity, None if there is none."""
    return min(severities, key=_ORDER.index, default=None)


def fix_label(finding: Finding) -> str:
    """Return the label of a finding's fix; "" if it has none."""
    if finding.fix is None:
        return finding_texts.MENDED if finding.mendable else ""
    if finding.fix.at != finding.fix.key:
        return _span_label(finding.fix.text)
    if finding.fix.text:
        return finding_texts.FIX.format(finding.fix.text)
    if finding.rule == "percent.mismatch":
        return finding_texts.FIX.format(finding.expected)
    return finding_texts.CLEAR


def _span_label(text: str) -> str:
    """Return the label of a fix of a stretch of prose: its new words, or the figure it links to."""
    found = links(text)
    if found and str(found[0]) == text.removesuffix("%"):
        return finding_texts.FIX_LINK.format(place_texts.short(found[0].key))
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    quoted = shown if not any(map(str.isalpha, shown)) else f"“{shown}”"
    return finding_texts.FIX_SPAN.format(quoted) if text.strip() else finding_texts.CLEAR_SPAN


def elsewhere(finding: Finding) -> str:
    """Return the first place of a finding on another row or field than its own, "" if there is none."""
    here = place_texts.row_of(finding.at[0])
    return next((place for place in finding.at[1:] if place_texts.row_of(place) != here), "")


def action_label(finding: Finding, form: str = "", *, fixable: bool = True) -> str:
    """Return the label of the one action of a finding on its own page: its fix, else the way to another place."""
    target = elsewhere(finding)
    fix = fix_label(finding) if fixable else ""
    return fix or (finding_texts.GO_TO_PLACE.format(place_texts.short(target, form)) if target else "")

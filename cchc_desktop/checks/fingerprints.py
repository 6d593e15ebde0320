"""Fingerprints of findings: what an explanation or a refusal is bound to, so that a change of the text re-opens it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import REMARK
from cchc_desktop.report.keys import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.report.document import Report

_AROUND = 24
_CLAUSE_END = re.compile(r"[.;\n]")


def fingerprints_of(report: Report, findings: Iterable[Finding]) -> dict[Finding, tuple[str, ...]]:
    """Return the fingerprints that each finding is known by; what is new gets the first.

    The plain fingerprint is of the rule, the places and the raw inputs there; a span counts with its section's key
    and the text it covers, so that it may move with the text around it. Findings that are alike in all of this are
    distinguished by the clause around their spans, and then by their order; the first also has the plain fingerprint,
    and the last that remains keeps its own. A remark counts with its words: what was said to one answers no other.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in dict.fromkeys(findings):
        inputs = [_input(report, Place.parse(place)) for place in finding.at]
        words = [finding.message] if finding.rule == REMARK else []
        groups.setdefault(_digest([finding.rule, inputs, *words]), []).append(finding)
    return {finding: names for plain, alike in groups.items() for finding, names in _numbered(report, plain, alike)}


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
    import hashlib  # noqa: PLC0415 - its library is large, and few reports that are checked have explanations

    return hashlib.sha256(text.encode()).hexdigest()

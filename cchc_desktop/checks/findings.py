"""Results of checks: findings, and rules that cannot be decided yet."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from cchc_desktop.report.keys import Place
from cchc_desktop.report.template import Severity, Template

REMARK = "answer.remark"
"""The code of a remark of the receiving office that is not ticked off; its place is the remark's."""

_ERRORS = (
    "value.format", "value.mixed", "value.choice", "value.range", "percent.mismatch", "percent.range",
    "share.mismatch", "total.mismatch", "part.exceeds", "text.date", "link.unknown", "letter.missing",
)  # fmt: skip
_WARNINGS = (
    "value.ambiguous", "value.unit", "value.missing", "value.row", "text.number", "text.docnum", "text.arithmetic",
    "text.figure", "text.year", "text.letters", "text.empty", "letter.format", "period.early", "history.stale",
    REMARK, "dossiers.late",
)  # fmt: skip
_HINTS = ("value.tier", "value.suspect", "history.jump", "percent.undefined", "text.term", "text.repeat", "text.style")

DEFAULT_SEVERITY: dict[str, Severity] = (
    dict.fromkeys(_ERRORS, Severity.ERROR)
    | dict.fromkeys(_WARNINGS, Severity.WARNING)
    | dict.fromkeys(_HINTS, Severity.HINT)
)


class Fix(NamedTuple):
    """An edit that mends a finding: the place of a field or of a span in it, and the new text there."""

    at: str
    text: str

    @property
    def key(self) -> str:
        """The key of the field."""
        return Place.parse(self.at).key

    def applied(self, text: str) -> str:
        """Return the field's text with the fix in it."""
        place = Place.parse(self.at)
        if place.start is None or place.end is None:
            return self.text
        return f"{text[: place.start]}{self.text}{text[place.end :]}"


class Finding(NamedTuple):
    """A finding of a check. rule is the stable code; at lists the places, the first is where the cursor goes.

    found and expected are as printed ("" where there is no value); message is for the user, in Vietnamese.
    """

    rule: str
    severity: Severity
    at: tuple[str, ...]
    message: str
    found: str = ""
    expected: str = ""
    fix: Fix | None = None

    @property
    def mendable(self) -> bool:
        """Whether one key settles it: it has a fix, or is a remark that can be ticked off."""
        return self.fix is not None or self.rule == REMARK

    def as_json(self) -> dict[str, Any]:
        """Return the finding as `cchc check --json` prints it."""
        data: dict[str, Any] = {
            "rule": self.rule, "severity": self.severity.value, "at": list(self.at),
            "found": self.found, "expected": self.expected, "message": self.message,
        }  # fmt: skip
        if self.fix:
            data["fix"] = {"at": self.fix.at, "text": self.fix.text}
        return data


class Unchecked(NamedTuple):
    """A rule that cannot be decided yet; missing names the fields it waits for."""

    rule: str
    at: tuple[str, ...]
    missing: tuple[str, ...]
    message: str

    def as_json(self) -> dict[str, Any]:
        """Return the entry as `cchc check --json` prints it."""
        return {"rule": self.rule, "at": list(self.at), "missing": list(self.missing), "message": self.message}


CheckResult = Finding | Unchecked


def severity_of(template: Template, code: str) -> Severity:
    """Return the severity of a code under a template, which may change the default."""
    return template.severity.get(code, DEFAULT_SEVERITY[code])


def order_of(template: Template) -> dict[str, int]:
    """Return the rank of every known field in document order: unit and letter, sections, forms."""
    keys = ["unit", "letter", *template.sections, *template.rows]
    return {key: rank for rank, key in enumerate(keys)}


def rank(order: dict[str, int], place: str) -> tuple[int, int]:
    """Return the rank of a place in document order; an unknown field comes last."""
    spot = Place.parse(place)
    key = spot.key.split(".")[0] if spot.key.startswith(("unit.", "letter.")) else spot.key.removeprefix("note.")
    return order.get(key, len(order)), spot.start or 0


def summary(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Count findings by severity: {"errors", "warnings", "hints"}."""
    counts = Counter(finding.severity for finding in findings)
    return {f"{severity.value}s": counts[severity] for severity in Severity}

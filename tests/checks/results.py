"""Results of checks, short enough to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.make import make_outcome

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding, Unchecked
    from cchc_desktop.report.template import Template


def findings(template: Template, fields: dict[str, str]) -> list[tuple[str, str]]:
    """Return code and first place of every finding but those of rows left blank."""
    found = make_outcome(template, fields).findings
    return [(each.rule, each.at[0]) for each in found if each.rule != "value.missing"]


def finding(template: Template, fields: dict[str, str]) -> Finding:
    """Return the only finding."""
    (found,) = make_outcome(template, fields).findings
    return found


def unchecked(template: Template, fields: dict[str, str]) -> Unchecked:
    """Return the only rule that waits."""
    (entry,) = make_outcome(template, fields).unchecked
    return entry


def silent(template: Template, fields: dict[str, str]) -> bool:
    """Return whether nothing is found and nothing waits."""
    outcome = make_outcome(template, fields)
    return not outcome.findings and not outcome.unchecked

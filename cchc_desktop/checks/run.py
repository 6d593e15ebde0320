"""Running the checks: all of them, or after an edit only those that read the edited field."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any

from cchc_desktop.checks import (
    carried_check,
    history_jumps,
    letter,
    percents,
    print_letters,
    relations,
    sections,
    values,
)
from cchc_desktop.checks.answering import remark_check
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import CheckResult, Finding, Unchecked, order_of, rank, summary
from cchc_desktop.checks.lists import late_dossiers, proven_rows
from cchc_desktop.checks.prose import figure_prose, growth_prose, measured_prose, section_prose
from cchc_desktop.checks.silenced import silenced
from cchc_desktop.checks.subject import ANY_FIELD, Check, Subject, depends
from cchc_desktop.report.document import Report
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.keys import Place
from cchc_desktop.report.prose import links
from cchc_desktop.report.template import Rule, Template

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "letter": letter.checks,
    "sections": sections.checks,
    "values": values.checks,
    "percents": percents.checks,
    "relations": relations.checks,
    "history": history_jumps.checks,
    "proven rows": proven_rows.checks,
    "print_letters": print_letters.checks,
    "prose": section_prose.checks,
    "figures in prose": figure_prose.checks,
    "measures in prose": measured_prose.checks,
    "growth in prose": growth_prose.checks,
    "carried": carried_check.checks,
    "late dossiers": late_dossiers.checks,
    "remarks": remark_check.checks,
}


@dataclass(frozen=True)
class Outcome:
    """The results of all checks for one state of a report; they are in the order of the checks."""

    subject: Subject
    results: tuple[tuple[CheckResult, ...], ...]
    order: dict[str, int]

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """Every finding, in document order; also those that are silenced."""
        found = [each for results in self.results for each in results if isinstance(each, Finding)]
        return tuple(sorted(found, key=lambda finding: rank(self.order, finding.at[0])))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings to show, in document order: hints that were refused, or about kept words, are left out."""
        silent = silenced(self.subject, self.found)
        return tuple(finding for finding in self.found if finding not in silent) if silent else self.found

    @cached_property
    def unchecked(self) -> tuple[Unchecked, ...]:
        """Every rule that cannot be decided yet, in document order; two that wait alike are listed once."""
        waiting = dict.fromkeys(each for results in self.results for each in results if isinstance(each, Unchecked))
        return tuple(sorted(waiting, key=lambda entry: rank(self.order, entry.at[0])))

    @cached_property
    def summary(self) -> dict[str, int]:
        """The number of findings by severity: {"errors", "warnings", "hints"}."""
        return summary(self.findings)

    def as_json(self) -> dict[str, Any]:
        """Return the outcome as `cchc check --json` prints it."""
        return {
            "findings": [finding.as_json() for finding in self.findings],
            "unchecked": [entry.as_json() for entry in self.unchecked],
            "summary": self.summary,
        }


class Checker:
    """All checks of one template, with an index from each field to the checks that read it."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self._order = order_of(template)
        self._checks: list[Check] = [check for give in KINDS.values() for check in give(template)]
        self._readers: dict[str, list[int]] = defaultdict(list)
        for number, check in enumerate(self._checks):
            for key in check.reads:
                self._readers[key].append(number)
        self._prints = [(number, check.prints) for number, check in enumerate(self._checks) if check.prints]
        self._linked = lru_cache(maxsize=64)(partial(_linked, template))  # a text for each section, and a few that were

    def check(self, report: Report, context: Context) -> Outcome:
        """Run every check."""
        table = FigureTable.of(self.template, report.figures)
        subject = Subject(report, self.template, table, context)
        return Outcome(subject, tuple(tuple(check.run(subject)) for check in self._checks), self._order)

    def check_after(self, before: Outcome, report: Report, key: str) -> Outcome:
        """Run the checks that read the one field in which `report` differs from `before`; the rest stays."""
        table = before.subject.table.with_edit(key, report.text(key))
        showing = self._showing(key, report)
        subject = before.subject.edited(report, table, {key, *showing})
        results = list(before.results)
        for number in {*self._readers.get(key, ()), *self._readers[ANY_FIELD], *self._printing(showing)}:
            results[number] = tuple(self._checks[number].run(subject))
        return Outcome(subject, tuple(results), self._order)

    def _showing(self, key: str, report: Report) -> set[str]:
        """Return the sections in whose printed text a figure shows."""
        if key not in self.template.rows:
            return set()
        return {code for code in self.template.sections if key in self._linked(report.text(code))}

    def _printing(self, sections: set[str]) -> Iterator[int]:
        """Yield the checks of the printed text of sections."""
        if sections:
            yield from (number for number, prints in self._prints if not sections.isdisjoint(prints))

    def decide(self, rule: Rule, report: Report, context: Context) -> bool:
        """Return whether one rule of the template has a finding in a report."""
        subject = Subject(report, self.template, FigureTable.of(self.template, report.figures), context)
        return any(isinstance(result, Finding) for result in relations.relation(rule, subject))


def _linked(template: Template, text: str) -> frozenset[str]:
    """Return the figures that the links of a text show: those linked, wholes of shares, and what they depend on."""
    keys = {link.key for link in links(text)}
    wholes = {row.share_of for key in keys if (row := template.rows.get(key)) and row.share_of}
    return depends(template, keys | wholes)


def check(report: Report, template: Template, context: Context | None = None) -> Outcome:
    """Run every check of a template over a report."""
    return Checker(template).check(report, context or Context())


def same_finding(outcome: Outcome, finding: Finding) -> Finding | None:
    """Return a finding of an earlier outcome as it is in this one, None if its text changed or it cannot be told apart.

    A span may have moved with the text around it.
    """
    if finding in outcome.found:
        return finding
    alike = [each for each in outcome.found if _unmoved(each) == _unmoved(finding)]
    return alike[0] if len(alike) == 1 else None


def _unmoved(finding: Finding) -> tuple[object, ...]:
    """Return what a finding says, without the positions of its spans."""
    keys = tuple(Place.parse(place).key for place in finding.at)
    fix = (finding.fix.key, finding.fix.text) if finding.fix else None
    return finding.rule, keys, finding.found, finding.expected, finding.message, fix

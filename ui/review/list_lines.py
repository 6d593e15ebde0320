"""The lines of the review's list: findings in groups by step, with their explanations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from cchc_desktop.checks.explained import explanations, outstanding
from cchc_desktop.checks.findings import Finding
from cchc_desktop.desk.drafts.counting import CountedFinding, Standing
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.reason import NO_REASON, Reason
from cchc_desktop.report.template import Severity
from ui.report.counts import count_words
from ui.report.finding_model import FindingEntry, FindingGroup, Line
from ui.report.finding_words import fix_label
from ui.words import finding_texts, review_texts
from ui.words.place_texts import short


def lines_of(open_report: OpenReport, found: Sequence[CountedFinding], folded: AbstractSet[str]) -> tuple[Line, ...]:
    """Return the lines of findings in document order; a folded step has only its head."""
    reasons = explanations(open_report.outcome)
    steps = ReportSteps(open_report.template)
    open_kinds = Counter(_kind(steps, each) for each in outstanding(open_report.outcome))
    lines: list[Line] = []
    for step, of_step in groupby(found, key=lambda each: each.step):
        group = list(of_step)
        hidden = step.id in folded
        lines.append(FindingGroup(_title(step), count_words(each.standing for each in group), step.id, hidden))
        entries = (_entry(each, reasons.get(each.finding, NO_REASON), editable=open_report.editable) for each in group)
        for entry in () if hidden else _merged(entries):
            alike = open_kinds[step.id, entry.finding.rule, entry.finding.severity]
            lines.append(_shared(entry, alike) if open_report.editable else entry)
    return tuple(lines)


def _shared(entry: FindingEntry, left: int) -> FindingEntry:
    """Return a line with the action for its kind, of which so many are left to explain, unless it has all of them."""
    alike = left + len(entry.findings) if entry.reason else left
    return replace(entry, share=review_texts.SHARE.format(alike)) if alike > len(entry.findings) else entry


def _merged(entries: Iterable[FindingEntry]) -> Iterator[FindingEntry]:
    """Yield entries; those that say the same of several places in prose, and have one explanation, share a line."""
    alike: dict[object, list[FindingEntry]] = {}
    for number, entry in enumerate(entries):
        finding, spans = entry.finding, "@" in entry.finding.at[0]
        same = (finding.rule, finding.severity, finding.message, entry.where, entry.reason, entry.who)
        alike.setdefault(same if spans else number, []).append(entry)
    for first, *rest in alike.values():
        yield replace(first, others=tuple(entry.finding for entry in rest)) if rest else first


def same_kind(open_report: OpenReport, finding: Finding) -> tuple[Finding, ...]:
    """Return the findings without an explanation that are of a finding's kind and on its page; without itself."""
    steps = ReportSteps(open_report.template)
    left = (each for each in outstanding(open_report.outcome) if each != finding)
    return tuple(each for each in left if _kind(steps, each) == _kind(steps, finding))


def _kind(steps: ReportSteps, finding: Finding) -> tuple[str, str, Severity]:
    return steps.step_of(finding.at[0]).id, finding.rule, finding.severity


def _entry(counted: CountedFinding, reason: Reason, *, editable: bool) -> FindingEntry:
    finding = counted.finding
    return FindingEntry(
        finding,
        short(finding.at[0]),
        finding_texts.GO,
        fix_label(finding) if editable else "",
        reason.text,
        reason.who if reason.text and finding.severity is Severity.ERROR else "",
        blank=counted.standing is Standing.BLANK,
    )


def last_decider(open_report: OpenReport) -> str:
    """Return the name of the person who decided on an error last, "" if no one has."""
    errors = {each.rule for each in open_report.outcome.findings if each.severity is Severity.ERROR}
    decided = [reason for reason in open_report.report.reasons if reason.rule in errors and reason.who]
    return max(decided, key=lambda reason: reason.when).who if decided else ""


def _title(step: ReportStep) -> str:
    if step.kind == "form":
        return f"{step.name}  {step.label}"
    return f"{step.number}  {step.title}".strip()

"""The findings of a report as the window counts them: what nobody has reached is not entered, explained is settled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.checks.explained import explanations
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.template import Nature, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
    from cchc_desktop.report.reason import Reason

OF_BLANKS = frozenset({"value.missing", "text.empty", "letter.missing"})
"""The codes of findings on a field that is required and blank."""
OF_LINKS = "link.unknown"
"""The code of findings on a link in prose that has nothing to print."""


class Standing(Enum):
    """The count that a finding belongs to."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    BLANK = "blank"
    EXPLAINED = "explained"


TO_DO = (Standing.ERROR, Standing.WARNING, Standing.BLANK)
"""The standings of findings that keep a report from being closed."""


@dataclass(frozen=True, slots=True)
class CountedFinding:
    """A finding, the step it points to, and the count it belongs to."""

    finding: Finding
    step: ReportStep
    standing: Standing


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of findings by standing."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    blanks: int = 0
    explained: int = 0

    @property
    def left(self) -> int:
        """The number of findings that keep a report from being closed."""
        return self.errors + self.warnings + self.blanks

    @classmethod
    def of(cls, found: Iterable[CountedFinding]) -> Counts:
        """Count findings by standing."""
        counts = Counter(each.standing for each in found)
        return cls(*(counts[standing] for standing in Standing))


def counted(flow: ReportSteps, outcome: Outcome) -> tuple[CountedFinding, ...]:
    """Return every finding with its step and its standing, in document order."""
    subject, reasons = outcome.subject, explanations(outcome)
    ahead = {step: unreached(step.keys, subject, in_order=step.kind == "form") for step in flow.steps}
    waiting = waiting_links(outcome)
    found = []
    for finding in outcome.findings:
        step = flow.step_of(finding.at[0])
        blank = finding.rule in OF_BLANKS and finding.at[0] in ahead.get(step, ())
        standing = _standing(finding, reasons.get(finding), blank=blank or finding in waiting)
        found.append(CountedFinding(finding, step, standing))
    return tuple(found)


def unreached(keys: Sequence[str], subject: Subject, *, in_order: bool) -> frozenset[str]:
    """Return the keys of a step that the user has not reached: all of an untouched one, none of another.

    Where they are typed in order, as the rows of a form, those below the last typed one; stocks that came along from an
    earlier report were not typed. In a sealed report everything was reached.
    """
    report = subject.report
    if report.state != OPEN:
        return frozenset()
    came = _stocks(subject) if report.carried else frozenset()
    typed = max((at for at, key in enumerate(keys, 1) if key not in came and report.text(key).strip()), default=0)
    return frozenset(keys[typed:]) if in_order or not typed else frozenset()


def waiting_links(outcome: Outcome) -> frozenset[Finding]:
    """Return the findings on links to rows of a form that are blank because nobody has reached them."""
    links = [each for each in outcome.findings if each.rule == OF_LINKS and len(each.at) > 1]
    if not links:
        return frozenset()
    subject = outcome.subject
    forms = ([key for row in form.rows for key in form.keys(row)] for form in subject.template.forms)
    ahead = frozenset[str]().union(*(unreached(keys, subject, in_order=True) for keys in forms))
    return frozenset(each for each in links if each.at[1] in ahead and not subject.report.text(each.at[1]).strip())


def _stocks(subject: Subject) -> frozenset[str]:
    return frozenset(key for key, row in subject.template.rows.items() if row.nature is Nature.STOCK)


def _standing(finding: Finding, reason: Reason | None, *, blank: bool) -> Standing:
    error = finding.severity is Severity.ERROR
    if reason and reason.text.strip() and (reason.who.strip() or not error):
        return Standing.EXPLAINED
    if blank:
        return Standing.BLANK
    return Standing(finding.severity.value)

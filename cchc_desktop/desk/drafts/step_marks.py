"""The marks of a report's steps: how far each is, and what is left to do in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.checks.carried_check import STALE
from cchc_desktop.checks.findings import REMARK
from cchc_desktop.desk.drafts import step_texts
from cchc_desktop.desk.drafts.counting import OF_BLANKS, TO_DO, Counts
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.drafts.counting import CountedFinding
    from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps


class StepProgress(Enum):
    """The progress of a step, apart from its findings."""

    UNTOUCHED = step_texts.UNTOUCHED
    IN_WORK = step_texts.IN_WORK
    WRITTEN = step_texts.WRITTEN
    COMPLETE = step_texts.COMPLETE


@dataclass(frozen=True, slots=True)
class StepMark:
    """The mark of a step: its progress, and the number of its errors, warnings, fields not entered, places to look at.

    carried are those that came along from an earlier report, remarks those of the receiving office.
    """

    progress: StepProgress
    errors: int = 0
    warnings: int = 0
    blanks: int = 0
    carried: int = 0
    remarks: int = 0

    @property
    def words(self) -> str:
        """The mark in words: "2 lỗi, 1 cảnh báo, 3 chỗ chưa nhập", else the progress."""
        counts = (
            (self.errors, step_texts.ERRORS), (self.warnings, step_texts.WARNINGS), (self.carried, step_texts.MARKS),
            (self.remarks, step_texts.REMARKS), (self.blanks, step_texts.BLANKS),
        )  # fmt: skip
        return ", ".join(words.format(count) for count, words in counts if count) or self.progress.value

    @property
    def severity(self) -> Severity | None:
        """The strongest finding to show, None if there is none."""
        if self.errors:
            return Severity.ERROR
        return Severity.WARNING if self.warnings else None


def step_marks(
    flow: ReportSteps, outcome: Outcome, found: Sequence[CountedFinding], *, exported: bool = False
) -> dict[str, StepMark]:
    """Return the mark of each step, by its id, from the findings as they are counted.

    A step is complete, "checked", if nothing required in it is blank, every error and warning that points to it is
    explained, and none of its rules still waits for a figure. It is written if what is required is there, but the
    checks do not agree yet. The review is complete if all steps are free of such findings; the hand-over, if the report
    was exported as it was sealed.
    """
    by_step: dict[str, list[CountedFinding]] = defaultdict(list)
    for each in found:
        if each.finding.rule not in (STALE, REMARK):  # each step counts its own places and remarks
            by_step[each.step.id].append(each)
    remarks = Counter(each.step.id for each in found if each.finding.rule == REMARK and each.standing in TO_DO)
    places = Counter(flow.step_of(mark.at.key).id for mark in outcome.subject.report.open_marks())
    counts = {step.id: Counts.of(by_step[step.id]) for step in flow.steps}
    waiting = {flow.step_of(entry.at[0]).id for entry in outcome.unchecked}
    left = sum(each.left for each in counts.values()) + places.total() + remarks.total()
    marks = {}
    for step in flow.steps:
        here = counts[step.id]
        if step.kind == "review":
            progress = StepProgress.IN_WORK if left else StepProgress.COMPLETE
        elif step.kind == "export":
            progress = StepProgress.COMPLETE if exported else StepProgress.UNTOUCHED
        else:
            blank = any(each.finding.rule in OF_BLANKS and each.standing in TO_DO for each in by_step[step.id])
            waits = step.id in waiting and step.kind != "general"  # the day of signing stays open to the end
            waits |= bool(places[step.id] + remarks[step.id])
            progress = _progress(step, outcome, here, waits=waits, blank=blank)
        marks[step.id] = StepMark(progress, here.errors, here.warnings, here.blanks, places[step.id], remarks[step.id])
    return marks


def _progress(step: ReportStep, outcome: Outcome, counts: Counts, *, waits: bool, blank: bool) -> StepProgress:
    report = outcome.subject.report
    if not (counts.explained or any(report.text(key).strip() for key in step.keys)):
        return StepProgress.UNTOUCHED
    if not counts.left and not waits:
        return StepProgress.COMPLETE
    return StepProgress.IN_WORK if blank else StepProgress.WRITTEN

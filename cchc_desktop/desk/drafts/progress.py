"""The progress of a draft in numbers, for the list of drafts; computed once the window has been painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.desk.drafts.counting import Counts, counted
from cchc_desktop.desk.drafts.overview import Overview, overview
from cchc_desktop.desk.drafts.step_marks import StepProgress, step_marks
from cchc_desktop.desk.drafts.steps import ReportSteps

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.store_protocol import DraftInfo


@dataclass(frozen=True, slots=True)
class DraftProgress:
    """The progress of a draft: complete, written, flawed, untouched steps of all; findings; the step it was left at.

    The findings are those to be dealt with; `blanks` are the required fields that nobody has reached yet. `example`
    says that the report is an example, or was made from one.
    """

    done: int
    written: int
    steps: int
    flawed: int
    untouched: int
    errors: int
    warnings: int
    hints: int
    blanks: int
    where: str
    example: bool = False


class DraftProgressReader:
    """Reads the progress of drafts one at a time, and again only of those that changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[object, ...], DraftProgress | None] = {}

    def known(self, draft: DraftInfo) -> bool:
        """Return whether the progress of a draft is known for its present state."""
        return _state(draft) in self._known

    def of(self, draft: DraftInfo) -> DraftProgress | None:
        """Return the progress of a draft, None if it cannot be opened."""
        state = _state(draft)
        if state not in self._known:
            found = overview(self._desk, draft.ref)
            self._known[state] = progress_of(found) if found else None
        return self._known[state]

    def forget(self) -> None:
        """Forget the progress of every draft, after a change of the office's settings."""
        self._known.clear()


def progress_of(found: Overview) -> DraftProgress:
    """Return the progress of a draft; the last two steps, to review and to hand over, are not counted."""
    outcome = found.outcome
    flow = ReportSteps(outcome.subject.template)
    findings = counted(flow, outcome)
    marks, counts = step_marks(flow, outcome, findings), Counts.of(findings)
    written = [marks[step.id] for step in flow.steps if step.keys]
    return DraftProgress(
        done=sum(mark.progress is StepProgress.COMPLETE for mark in written),
        written=sum(mark.progress in (StepProgress.WRITTEN, StepProgress.COMPLETE) for mark in written),
        steps=len(written),
        flawed=sum(mark.severity is not None for mark in written),
        untouched=sum(mark.progress is StepProgress.UNTOUCHED for mark in written),
        errors=counts.errors,
        warnings=counts.warnings,
        hints=counts.hints,
        blanks=counts.blanks,
        where=flow.step_of(found.cursor).name if found.cursor else flow.steps[0].name,
        example=outcome.subject.report.is_example,
    )


def _state(draft: DraftInfo) -> tuple[object, ...]:
    return draft.ref, draft.changed_at, draft.version, draft.state

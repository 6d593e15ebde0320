"""The button that closes a report, and the words on whether that is possible."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cchc_desktop.checks.explained import outstanding, undecided
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Outcome
from cchc_desktop.desk.drafts.counting import CountedFinding, counted
from cchc_desktop.desk.drafts.steps import ReportSteps
from ui.kit.buttons import Button
from ui.kit.frames import restyle
from ui.report.counts import count_words
from ui.words import review_texts


class CloseButton(Button):
    """The button that closes the report; primary only when that is possible."""

    def __init__(self) -> None:
        super().__init__(review_texts.CLOSE_REPORT, icon="lock", key="Alt+C")

    def show_ready(self, *, ready: bool) -> None:
        """Show whether the report can be closed."""
        self._role = "primary" if ready else "plain"
        restyle(self, "role", self._role)
        self.update()


def to_do(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings that keep a report from being closed, in document order."""
    missing, open_errors = outstanding(outcome), undecided(outcome)
    return tuple(each for each in outcome.findings if each in missing or each in open_errors)


def closing_words(flow: ReportSteps, outcome: Outcome) -> str:
    """Return in words that a report can be closed, or what is missing."""
    found = counted(flow, outcome)
    if missing := outstanding(outcome):
        return review_texts.CANNOT_CLOSE.format(_words(found, missing))
    if errors := undecided(outcome):
        return review_texts.CANNOT_DECIDE.format(_words(found, errors))
    counts = outcome.summary
    explained = counts["errors"] + counts["warnings"]
    return review_texts.CAN_CLOSE_REASONS.format(explained) if explained else review_texts.CAN_CLOSE


def _words(found: Iterable[CountedFinding], wanted: Collection[Finding]) -> str:
    return count_words(each.standing for each in found if each.finding in wanted)

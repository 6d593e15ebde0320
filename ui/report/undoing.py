"""Ctrl+Z and Ctrl+Y in a report: an edit is taken back or made again, its place is shown, what became of it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.report.undo_words import changes_in_words
from ui.words import report_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_desktop.desk.drafts.steps import ReportSteps
    from cchc_desktop.desk.work.open_report import OpenReport
    from ui.kit.notice import Notice
    from ui.report.page import Page


class Undoing:
    """Undo and redo over the pages of a report; `page` gives the one that is shown, `go` shows a place."""

    def __init__(
        self,
        open_report: OpenReport,
        flow: ReportSteps,
        notice: Notice,
        page: Callable[[], Page | None],
        go: Callable[[str], None],
    ) -> None:
        self._report, self._notice, self._page, self._go = open_report, notice, page, go
        self._own = (flow.corrections, flow.carried, flow.answers)
        """The steps whose pages show an undone edit themselves."""

    def undo(self) -> None:
        """Take the last edit back, unless the page's own last action was no edit."""
        page = self._page()
        if page and (words := page.keeps_undo()):
            self._notice.show_passing(words)
        else:
            self._step(self._report.undo, report_texts.UNDONE, report_texts.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._step(self._report.redo, report_texts.REDONE, report_texts.NOTHING_TO_REDO)

    def _step(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        page = self._page()
        if page:
            page.leave()
        before = self._report.report
        place = step()
        if place is None:
            self._notice.show_passing(nothing)
            return
        after = self._report.report
        if page and page.step in self._own:
            page.go_to(place)
        elif (before.texts, before.carried) != (after.texts, after.carried):  # else an explanation: it is shown here
            self._go(place)
        self._notice.show_passing(done.format(changes_in_words(before, after, place)))

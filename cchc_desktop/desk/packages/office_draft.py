"""The draft of the receiving office's own report, begun from the totals of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.printing.office_report import office_report
from cchc_desktop.report.file import LoadedReport

if TYPE_CHECKING:
    from collections.abc import Generator

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.desk.drafts.desk import Added, Desk
    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template_source import TemplateSource

CAUSE = "totals"


def add_office_draft(desk: Desk, store: InboxStore, board: Board) -> Generator[Step, None, Added]:
    """Add the office's own report of a board's period as a draft; the generator returns it."""
    report, source = yield from office_report(store, totals_of(store, board), board)
    return add_office_report(desk, report, source)


def add_office_report(desk: Desk, report: Report, source: TemplateSource) -> Added:
    """Add the office's own report, made by `office_report`, as a draft."""
    return desk.add(LoadedReport(report, source.template, ()), source, CAUSE)

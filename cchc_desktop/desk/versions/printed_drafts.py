"""The printed drafts of a report: each has a number, and can be read again as it was when it was printed.

A print is an event in the report's history. What the draft said then follows from that history: every change since is
taken back, newest first. Nothing is stored twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.logs import report_bug
from cchc_desktop.report.document import OPEN, report_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import Change

PRINT, REOPEN = "print", "reopen"
"""Causes of changes, under the key "": the draft was printed, the next version begun."""


@dataclass(frozen=True, slots=True)
class PrintedDraft:
    """A draft that was printed: its number, from 1, when, by whom, and its place in the history."""

    number: int
    when: datetime
    who: str
    sequence: int


def printed_drafts(history: Iterable[Change]) -> tuple[PrintedDraft, ...]:
    """Return the printed drafts in a report's history, oldest first."""
    prints = (change for change in history if not change.key and change.cause == PRINT)
    return tuple(PrintedDraft(number, one.when, one.who, one.sequence) for number, one in enumerate(prints, 1))


def report_at(report: Report, history: Sequence[Change], sequence: int) -> Report:
    """Return a report as it was at a place of its history, open; explanations and other members are those of now."""
    texts, version = dict(report.texts), report.version
    for change in reversed(history):
        if change.sequence <= sequence:
            break
        if change.key:
            texts[change.key] = change.before
        version -= change.cause == REOPEN and not change.key
    was = report_of(report.template, report.period, texts)
    return replace(report, fields=was.fields, beside=was.beside, version=version, state=OPEN)


def print_draft(opened: OpenReport) -> int:
    """Record that a report is printed as it is now and return the print's number.

    0 if it is no draft, or where that cannot be recorded: the paper is needed nevertheless.
    """
    if not opened.editable:
        return 0
    try:
        return opened.flushed_store().add_print(opened.ref, who=opened.who)
    except UserError:
        return 0
    except Exception as error:  # noqa: BLE001 - whatever the store raises, the printer must print
        report_bug(error)
        return 0

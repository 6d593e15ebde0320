"""What the menu of a text offers at words that came along: keep them, write the likely ones, settle all of the kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.desk.carrying.groups import groups
from cchc_desktop.desk.carrying.proposals import proposal
from cchc_desktop.desk.carrying.settling import CAUSE, kept, written
from cchc_desktop.desk.carrying.sources import known_span
from cchc_desktop.report.periods import span_of
from ui.words.carrying import carried_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_desktop.desk.work.acts import Acts
    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.report.members.carried_mark import CarriedMark

    MarkEntry = tuple[str, str, Callable[[], object]]
    """The words of an entry, its key, and what it does."""


def mark_entries(open_report: OpenReport, mark: CarriedMark) -> Iterator[MarkEntry]:
    """Yield the entries for an open mark; each settles it, or it and all of its kind, as one step."""
    report = open_report.report
    target = span_of(open_report.template, report.period)
    likely = proposal(mark, known_span(mark.period), target) if target else None

    def settle(acts: Acts) -> None:
        open_report.apply(acts, CAUSE)

    if likely and likely.text != mark.text:
        yield carried_texts.WRITE_THIS.format(likely.text), "", partial(settle, written(report, [(mark, likely.text)]))
    yield carried_texts.KEEP, "Alt+G", partial(settle, kept(report, [mark]))
    found = groups(report.open_marks(), known_span, target) if target else ()
    group = next((each for each in found if mark in each.marks), None)
    if group:
        words = carried_texts.KEEP_ALL if group.keeps else carried_texts.CHANGE_ALL
        yield words.format(len(group.marks)), "", partial(settle, group.acts(report, group.marks))

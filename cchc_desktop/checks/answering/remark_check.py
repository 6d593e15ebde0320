"""The check of the receiving office's remarks: each that is not ticked off is a finding at its place."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.findings import REMARK, Finding, severity_of
from cchc_desktop.checks.subject import Check
from cchc_desktop.report.keys import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import CheckResult
    from cchc_desktop.checks.subject import Subject
    from cchc_desktop.report.template import Template


def checks(_template: Template) -> Iterator[Check]:
    """Yield one check over the answers to all versions."""
    yield Check(frozenset((ANSWERS,)), _open_remarks)


def _open_remarks(subject: Subject) -> Iterator[CheckResult]:
    for answer in subject.report.answers:
        for remark in answer.remarks:
            if not remark.settled:
                message = f"{answer.office}, {_day(answer.when)}: {remark.text}"
                severity = severity_of(subject.template, REMARK)
                yield Finding(REMARK, severity, (remark.place,), message, found=remark.quote)


def _day(when: str) -> str:
    try:
        return day_words(datetime.fromisoformat(when).date())
    except ValueError:
        return when

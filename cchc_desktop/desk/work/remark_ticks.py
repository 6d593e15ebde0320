"""Ticking remarks of the receiving office off as mended, and opening them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import REMARK
from cchc_desktop.desk.work.acts import Acts
from cchc_desktop.report.keys import ANSWERS
from cchc_desktop.report.members.office_answer import answers_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.office_answer import OfficeRemark, VersionAnswer

CAUSE = "mended"
"""The cause of a change that ticks a remark off, in the history."""


def ticked(report: Report, version: int, number: int, *, settled: bool = True) -> Acts:
    """Return the changes that tick off the remark of a number, from 0, in the answer to a version, or open it again."""
    answers = []
    for answer in report.answers:
        if answer.version == version:
            remarks = [*answer.remarks]
            remarks[number] = remarks[number].ticked(settled=settled)
            answers.append(answer.with_remarks(remarks))
        else:
            answers.append(answer)
    return Acts({ANSWERS: answers_text(answers)})


def ticking(report: Report, finding: Finding) -> Acts | None:
    """Return the changes that tick off the open remark that a finding is about; None for any other finding."""
    found = remark_of(report, finding)
    return None if found is None else ticked(report, found[0].version, found[1])


def remark_of(report: Report, finding: Finding) -> tuple[VersionAnswer, int] | None:
    """Return the answer and the number, from 0, of the open remark that a finding is about; None for another finding.

    Remarks of the same words at the same place are ticked off one after the other.
    """
    if finding.rule != REMARK:
        return None
    found = ((a, n) for a, n, remark in _open(report) if remark.place == finding.at[0] and _says(finding, remark))
    return next(found, None)


def _open(report: Report) -> Iterator[tuple[VersionAnswer, int, OfficeRemark]]:
    for answer in report.answers:
        for number, remark in enumerate(answer.remarks):
            if not remark.settled:
                yield answer, number, remark


def _says(finding: Finding, remark: OfficeRemark) -> bool:
    return finding.message.endswith(f": {remark.text}")

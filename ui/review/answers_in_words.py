"""The receiving office's answers in words, for the review page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.desk.drafts.answer_words import answered_day
from cchc_desktop.report.members.office_answer import ACCEPTED
from ui.words.answering import answer_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.office_answer import VersionAnswer


def way_words(answers: Sequence[VersionAnswer]) -> str:
    """Return the words of the button that leads to some answers: their remarks, else the latest acceptance."""
    remarks = [remark for answer in answers for remark in answer.remarks]
    if not remarks:
        return answer_texts.WAY_ACCEPTED.format(max(answer.version for answer in answers))
    return answer_texts.WAY.format(sum(remark.settled for remark in remarks), len(remarks))


def answered_words(report: Report) -> str:
    """Return what the receiving office answered to the present version of a report, "" before that."""
    answer = next((each for each in report.answers if each.version == report.version), None)
    if answer is None:
        return ""
    words = answer_texts.SEALED_ACCEPTED if answer.verdict is ACCEPTED else answer_texts.SEALED_RETURNED
    return words.format(office=answer.office, day=answered_day(answer), count=len(answer.remarks))

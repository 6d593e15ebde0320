"""The receiving office's answer to a report in words, for lists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.report.members.office_answer import ACCEPTED

if TYPE_CHECKING:
    from cchc_desktop.report.members.office_answer import VersionAnswer
    from cchc_desktop.report.store_protocol import DraftInfo

_ACCEPTED, _RETURNED = "nơi nhận đã nhận", "bị trả lại, {} ghi chú"
_TO_MEND, _MENDED = "sửa theo ghi chú, còn {}", "đã sửa đủ ghi chú"


def verdict_words(answer: VersionAnswer) -> str:
    """Return an answer in words: "đã nhận lần 2", "trả lại lần 2 kèm 3 ghi chú"."""
    if answer.verdict is ACCEPTED:
        return f"đã nhận lần {answer.version}"
    return f"trả lại lần {answer.version} kèm {len(answer.remarks)} ghi chú"


def answered_day(answer: VersionAnswer) -> str:
    """Return the day of an answer as it is written, its text where it is none."""
    try:
        return day_words(datetime.fromisoformat(answer.when).date())
    except ValueError:
        return answer.when


def answer_state(draft: DraftInfo) -> str:
    """Return where a draft stands between unit and receiving office, in few words; "" without an answer."""
    answer = draft.answer
    if answer is None:
        return ""
    if answer.verdict is ACCEPTED:
        return _ACCEPTED if answer.version == draft.version else ""
    if answer.version == draft.version:
        return _RETURNED.format(len(answer.remarks))
    return _TO_MEND.format(answer.left) if answer.left else _MENDED

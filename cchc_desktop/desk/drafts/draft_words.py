"""What tells a draft of the list from others, in words: how it began, which of several it is, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.progress import DraftProgress
    from cchc_desktop.report.store_protocol import DraftInfo

_BEGUN = {
    "sample": "ví dụ",
    "package": "từ gói",
    "import": "từ tệp",
    "copy": "bản chép",
    "carried": "từ báo cáo trước",
    "totals": "từ tổng hợp",
}
_SEALED = {"closed": "đã chốt, chỉ đọc", "issued": "đã ban hành"}
_TWIN = "bản thứ {}"
_NOT_BEGUN = "chưa bắt đầu"
_LEFT = "đang làm, còn {} bước"
_TO_CHECK = "đã viết, còn chỗ xem lại"
_COMPLETE = "đã viết đủ, chốt được"


def begun(draft: DraftInfo, *, example: bool = False) -> str:
    """Return how a draft began, in few words; "" for one that was started here, which needs no mark.

    example says that it was found to be an example, however it came here.
    """
    words = _BEGUN.get(draft.cause, "")
    return ", ".join(dict.fromkeys(filter(None, (_BEGUN["sample"] if example else "", words))))


def twin(draft: DraftInfo) -> str:
    """Return which of several drafts of a unit and period it is, by the number of its reference; "" of the first."""
    number = draft.ref.rpartition(f"-{draft.period}-")[2]
    return _TWIN.format(number) if number.isdecimal() and number != draft.ref else ""


def progress_words(draft: DraftInfo, progress: DraftProgress) -> str:
    """Return how far a draft is."""
    if draft.state in _SEALED:
        return _SEALED[draft.state]
    if progress.untouched == progress.steps:
        return _NOT_BEGUN
    unwritten = progress.steps - progress.written
    if unwritten:
        return _LEFT.format(unwritten)
    return _TO_CHECK if progress.errors + progress.warnings + progress.blanks else _COMPLETE

"""Days in an order that cannot be: an end before its beginning, an answer before the letter, an hour that is none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_BEGUN = re.compile(
    r"(?:khai giảng|khai mạc|bắt đầu|khởi công|mở thầu|phát động|tiếp nhận|nhận|nộp|gửi|mở)"
    r"(?: [^\W\d_]+){0,3}? ?(?:vào )?$"
)
_ENDED = re.compile(
    r"[^.;\n0-9]{0,40}(?:bế giảng|bế mạc|kết thúc|hoàn thành|nghiệm thu|tổng kết|hẹn trả|trả kết quả|đã trả|trả)"
    r"(?: [^\W\d_]+){0,3}? ?(?:vào )?"
)
_ANSWERS = re.compile(
    r"[^.;\n]{0,30}(?:trả lời|phúc đáp|để thực hiện|triển khai|thực hiện|hướng dẫn thực hiện)[^.;\n]{0,30}"
)
_HOUR = re.compile(r"(?<![\w.,/-])(?P<hour>[0-9]{1,2}) giờ(?: (?P<minute>[0-9]{1,2})(?: phút)?)?(?= [^\W\d_]*,? ?ngày)")
_HOURS, _MINUTES = 24, 59
_LEAD = 60


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the order of the days of a paragraph, and with its hours."""
    if len(reading.dates) > 1:
        yield from _ends(reading)
        yield from _answers(reading)
    for match in _HOUR.finditer(reading.text) if " giờ" in reading.text else ():
        if int(match["hour"]) > _HOURS or int(match["minute"] or 0) > _MINUTES:
            yield ProseSlip("text.date", *match.span(), f"“{match[0]}”: không có giờ này. Xem lại giờ.")


def _ends(reading: ParagraphReading) -> Iterator[ProseSlip]:
    issued = {document.day.start for document in reading.documents if document.day}
    for first, second in pairwise(reading.dates):
        begin, end = first.calendar, second.calendar
        if not (begin and end and end < begin and first.day and second.day) or {first.start, second.start} & issued:
            continue
        if _BEGUN.search(reading.small, max(0, first.start - _LEAD), first.start) and _ENDED.fullmatch(
            reading.small, first.end, second.start
        ):
            message = f"Ngày {day_words(end)} trước ngày bắt đầu ({day_words(begin)}). Xem lại hai ngày."
            yield ProseSlip("text.date", second.start, second.end, message, severity=Severity.WARNING)


def _answers(reading: ParagraphReading) -> Iterator[ProseSlip]:
    for answer, asked in pairwise(reading.documents):
        if not answer.day or not asked.day:
            continue
        day, before = answer.day.calendar, asked.day.calendar
        joined = _ANSWERS.fullmatch(reading.small, max(answer.end, answer.day.end), asked.start)
        if day and before and before > day and joined:
            message = (
                f"Văn bản ngày {day_words(day)} nói tới một văn bản ban hành sau nó ({day_words(before)}). "
                "Xem lại hai ngày."
            )
            yield ProseSlip("text.date", asked.day.start, asked.day.end, message, severity=Severity.WARNING)

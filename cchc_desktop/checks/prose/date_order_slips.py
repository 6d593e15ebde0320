"""Days in an order that cannot be: an end before its beginning, an answer before the letter, an hour that is none."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import any_word, prose_data
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
_CARRIED_OUT = re.compile(
    r"[^.;\n0-9]{0,100}(?:triển khai|thực hiện|quán triệt|phổ biến|niêm yết|sao gửi)(?: [^\W\d_]+){0,2} ?"
)
_NEARLY = re.compile(r"(?: [^\W\d_]+){0,6}? ?")
_HOURS, _MINUTES = 24, 59
_LEAD, _REACH = 60, 200


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the order of the days of a paragraph, and with its hours."""
    if len(reading.dates) > 1:
        yield from _ends(reading)
        yield from _answers(reading)
        yield from _before_its_paper(reading)
        if "nhận" in reading.small or "đến" in reading.small:
            yield from _came(reading)
    for match in _HOUR.finditer(reading.text) if " giờ" in reading.text else ():
        if int(match["hour"]) > _HOURS or int(match["minute"] or 0) > _MINUTES:
            yield ProseSlip("text.date", *match.span(), f"“{match[0]}”: không có giờ này. Xem lại giờ.")


def _ends(reading: ParagraphReading) -> Iterator[ProseSlip]:
    for first, second in pairwise(reading.dates):
        begin, end = first.calendar, second.calendar
        if (
            not (begin and end and end < begin and first.day and second.day)
            or {first.start, second.start} & reading.issued
        ):
            continue
        if _BEGUN.search(reading.small, max(0, first.start - _LEAD), first.start) and _ENDED.fullmatch(
            reading.small, first.end, second.start
        ):
            message = f"Ngày {day_words(end)} trước ngày bắt đầu ({day_words(begin)}). Xem lại hai ngày."
            yield ProseSlip("text.date", second.start, second.end, message, severity=Severity.WARNING)


def _came(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the day on which a paper came that is before the day it bears: "đề ngày 17/4 … tiếp nhận ngày 14/4"."""
    for first, second in pairwise(reading.dates):
        between = reading.small[first.end : second.start]
        if not (first.day and second.day) or len(between) > _REACH or {first.start, second.start} & reading.issued:
            continue
        told = _ends_with(reading.small[max(0, first.start - _LEAD) : first.start]), _ends_with(between)
        written, came = {("written", "came"): (first, second), ("came", "written"): (second, first)}.get(
            told, (None, None)
        )
        on, by = (written.calendar, came.calendar) if written and came else (None, None)
        if (
            came
            and on
            and by
            and by < on
            and not any(words in between for words in prose_data("days")["papers"]["apart"])
        ):
            message = f"Nhận ngày {day_words(by)}, trước ngày ghi trên văn bản ({day_words(on)}). Xem lại hai ngày."
            yield ProseSlip("text.date", came.start, came.end, message, severity=Severity.WARNING)


def _before_its_paper(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a day on which a paper was carried out before it was written."""
    for document in reading.documents:
        done = reading.date_before(document.kind_at)
        day, written = done.calendar if done and done.day else None, document.day.calendar if document.day else None
        if not done or not day or not written or day >= written or done.start in reading.issued:
            continue
        between = reading.small[done.end : document.kind_at]
        if "đã " in between and _CARRIED_OUT.fullmatch(between):
            later = f"một văn bản ban hành sau đó ({day_words(written)})"
            message = f"Ngày {day_words(day)} đã làm theo {later}. Xem lại hai ngày."
            yield ProseSlip("text.date", done.start, done.end, message, severity=Severity.WARNING)


def _ends_with(lead: str) -> str:
    """Return what the last verb before a day says of it: that a paper was "written", or "came"; "" for neither."""
    last = {name: match.end() for name, words in _papers().items() for match in words.finditer(lead)}
    name = max(last, key=lambda each: last[each], default="")
    return name if name and _NEARLY.fullmatch(lead, last[name]) else ""


@cache
def _papers() -> dict[str, re.Pattern[str]]:
    data = prose_data("days")["papers"]
    return {name: re.compile(any_word(data[name])) for name in ("written", "came")}


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

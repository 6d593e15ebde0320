"""Days after the report on which something is told as done."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.reading.section_reading import Passage
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_DONE = "đã "
_FAR = 160
"""So many letters behind a day tell how it went."""
_UNTIL = re.compile(r"\s{0,3}[-+*•–]?\s{0,3}(?:tính )?đến (?:hết )?(?:ngày |tháng )?")
_UNTIL_WITHIN = re.compile(r"(?<![0-9])[:;,.(–] (?:tính )?đến (?:hết )?(?:ngày |tháng )?$")
_AT_ONCE = re.compile(r",? (?:(?!sẽ |phải |cần )[^\W\d_]+ ){0,5}?đã ")
_EVENT = re.compile(
    r"(?<!\w)(?P<what>bế mạc|bế giảng|kết thúc|khai giảng|khai mạc|nghiệm thu|khánh thành|tổng kết)"
    r"(?: vào)?(?: ngày)? $"
)
_HELD = re.compile(r"(?<!\w)(?:tổ chức|diễn ra|họp|khai mạc|được mở|làm việc)(?: [^\W\d_]+){0,4} $")
_WENT = re.compile(
    r"[^.;]{0,80}?(?<!\w)(?:nhất trí|đồng tình|thành công|đánh giá cao|biểu quyết thông qua|thu hút được|sôi nổi"
    r"|hưởng ứng|không có ý kiến khác)(?!\w)"
)
_MONTH = re.compile(r"tháng (?P<month>0?[7-9]|1[0-2])(?!\w|/[0-9]| năm|,? [0-9]|[.,][0-9])")
_PURPOSE, _LEAD = re.compile(r"(?<!\w)để(?: [^\W\d_]+){1,8} $"), 80
"""Before a day that something was made ready for: "đã in giấy mời để họp dân vào ngày"."""
_SURELY_DONE = re.compile(
    r"(?<!\w)đã (?:được |chính thức |cơ bản ){0,2}"
    r"(?:kết thúc|hoàn thành|hoàn tất|khép lại|tổ chức|diễn ra|bế mạc|bế giảng|khai mạc|khai giảng|nghiệm thu"
    r"|bàn giao|khánh thành|tổng kết|(?:giải quyết|xử lý|khắc phục|thực hiện|làm|sửa) xong)"
    r"(?: trọn vẹn| thành công| đưa vào (?:sử dụng|hoạt động|vận hành))?"
    r"(?: vào| trong)?(?: buổi| sáng| chiều){0,2}(?: ngày)? $"
)
"""Right before the day of what is over, whatever else its sentence has to come."""
_IF = re.compile(r"(?<!\w)(?:khi|nếu|sẽ|dự kiến|sau|phải|để|như|lịch|kế hoạch)(?!\w)[^.;,]{0,80}$")
_OTHER_YEAR = re.compile("năm (?:trước|ngoái|20[0-9]{2})|cùng kỳ|các năm|hằng năm|hàng năm")
_MONTH_WORDS = ("trong tháng ", "trong các tháng ", "vào tháng ", "qua tháng ", "sang tháng ")
_told = partial(word_pattern, "days", "told")


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the days and months of a paragraph that lie after the report, and are told as past."""
    if facts.is_ahead or facts.latest is None:
        return
    if reading.dates:
        yield from _days(reading, facts, facts.latest)
    if facts.period and "tháng " in reading.small and _DONE in reading.small:
        yield from _months(reading, facts.period.year, facts.latest)


def _days(reading: ParagraphReading, facts: ProseFacts, latest: date) -> Iterator[ProseSlip]:
    told = _Told(Passage(-1, -1, ""))
    for each in reading.dates:
        own = each._replace(year=facts.period.year) if each.year is None and facts.period else each
        day = own.calendar
        sure = day is not None and day > latest
        is_late = facts.cut_off and day and each.day and day > facts.cut_off
        if not day or not (sure or is_late) or each.start in reading.issued:
            continue
        sentence = reading.sentence_at(each.start)
        if sentence is None or (each.year is None and _OTHER_YEAR.search(sentence.text)):
            continue
        if sentence.start != told.start:
            told = _Told(sentence)
        over = not told.is_coming and _went(reading, sentence, each.start, each.end)
        if told.is_done(each.start, each.end) or over or _is_over(reading, each.start, each.end):
            known = facts.period.end if facts.period and not sure else latest
            after = f"sau {'báo cáo' if sure else 'kỳ báo cáo'} này ({day_words(known)})"
            said = f"Ngày {day_words(day)}" if each.day else f"Tháng {day.month}/{day.year}"
            message = f"{said} {after} mà việc ghi là đã làm. Xem lại ngày."
            severity = Severity.WARNING if sure else Severity.HINT
            yield ProseSlip("text.date", each.start, each.end, message, severity=severity)


def _went(reading: ParagraphReading, sentence: Passage, start: int, end: int) -> bool:
    """Return whether what was held on a day is said to have gone well: "tổ chức ngày 28/9, các đại biểu nhất trí"."""
    held = _HELD.search(reading.small, max(sentence.start, start - _LEAD), start)
    return held is not None and _WENT.match(reading.small, end, min(sentence.end, end + _FAR)) is not None


def _is_over(reading: ParagraphReading, start: int, end: int) -> bool:
    """Return whether what happened on a day is said to be over behind it: "bế mạc ngày 21/9. Sau khi bế mạc, … đã"."""
    match = _EVENT.search(reading.small, max(0, start - _LEAD), start)
    after = reading.small.find("sau khi ", end, end + _FAR) if match else -1
    if not match or after < 0:
        return False
    told = reading.small[after : after + _FAR]
    done = told.find("đã ")
    return 0 <= told.find(match["what"]) < done and "sẽ " not in told[:done]


class _Told:
    """What a sentence tells: as done, or as still to come; searched once for all of its days."""

    def __init__(self, sentence: Passage) -> None:
        self.start = sentence.start
        self._small = sentence.text.casefold()
        self._done = self._small.rfind(_DONE)
        self.is_coming = _told("coming").search(self._small) is not None
        self._is_still_coming = _told("still_coming").search(self._small) is not None

    def is_done(self, start: int, end: int) -> bool:
        """Return whether it tells what was done on the day that stands there."""
        until = _UNTIL.fullmatch(self._small, 0, start - self.start) and self._done >= end - self.start
        at = start - self.start
        within = None if until else _UNTIL_WITHIN.search(self._small, max(0, at - _LEAD), at)
        at_once = within and _AT_ONCE.match(self._small, end - self.start)
        if (until or at_once) and not self._is_still_coming:
            return True
        if self._done >= 0 and self._is_surely_done(at):
            return True
        return self._done >= 0 and not self.is_coming and not self._is_purpose(at)

    def _is_surely_done(self, at: int) -> bool:
        surely = _SURELY_DONE.search(self._small, max(0, at - _LEAD), at)
        return surely is not None and _IF.search(self._small, max(0, at - _FAR), surely.start()) is None

    def _is_purpose(self, at: int) -> bool:
        return _PURPOSE.search(self._small, max(0, at - _LEAD), at) is not None


def _months(reading: ParagraphReading, year: int, latest: date) -> Iterator[ProseSlip]:
    """Yield months without a year that the report cannot have seen: "trong tháng 9, xã đã mở"."""
    for sentence in reading.sentences:
        later = [
            match
            for match in _MONTH.finditer(reading.small, sentence.start, sentence.end)
            if date(year, int(match["month"]), 1) > latest
            and reading.small.endswith(_MONTH_WORDS, 0, match.start() + len("tháng "))
        ]
        words = sentence.text.casefold() if later else ""
        if _DONE in words and not _told("coming").search(words) and not _OTHER_YEAR.search(words):
            for match in later:
                message = f"“{match[0]}” sau báo cáo này ({day_words(latest)}) mà việc ghi là đã làm. Xem lại tháng."
                yield ProseSlip("text.date", *match.span(), message, severity=Severity.WARNING)

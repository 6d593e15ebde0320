"""Days told in turn of which one is another year's or still to come: "trong 02 ngày (18/4/2022 và 19/4/2023)"."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.report.periods import PeriodSpan

_JOINED = re.compile(r"(?:\s?[,;]\s?(?:và )?|\s(?:và|rồi)\s)(?:các )?(?:ngày )?")
_TWO_DAYS = re.compile(
    r"(?<!mỗi )(?<!các )(?<!\w)(?:0?[2-9]|hai|ba|bốn|năm) ngày(?: làm việc| liền| liên tục| liên tiếp)?"
    r"(?:[,:]| là| gồm)? ?\(?(?:các |vào |từ |là )?(?:ngày )?$"
)
_HELD = re.compile(
    r"(?<!\w)(?:hội nghị|buổi|cuộc|lớp|đợt|phiên|kiểm tra|làm việc|tổ chức|họp|đối thoại|tập huấn|tuyên truyền"
    r"|ra quân|phát động|tiếp xúc|tiếp công dân|đã đến|hỗ trợ)(?!\w)"
)
_COMING = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|lịch|đăng ký|hẹn|hạn|đến ngày|trước ngày|từ ngày|hiệu lực|sắp|phấn đấu|đến hết|thời hạn"
    r"|ban hành|ký|cấp|sinh|hợp đồng|gửi|nhận|nộp|công bố|đơn|phản ánh|chốt|tính đến|so với|cùng kỳ|năm trước"
    r"|các năm|hằng năm|hàng năm|chuẩn bị|mời|nghỉ|tồn tại|kết luận)(?!\w)"
)
_RESULTS = re.compile(
    r"(?:(?: tại [^:;.0-9]{0,60})?: (?=[0-9])|,? (?:kết quả|thu hút|với (?=[0-9])|có (?=[0-9][0-9.]* [^\W\d_]+)|đạt ))"
    r"[^.]{0,60}"
)
_ENROLLED = re.compile(r"(?<!\w)(?:đăng ký|dự kiến|sẽ|được mời|mời|chỉ tiêu|dự trù|thí sinh|dự thi|thành phần)(?!\w)")
_CARRIED = re.compile(
    r"(?<!sẽ )(?<!kiến )được (?:tổ chức|thực hiện|tiến hành|triển khai|hoàn thành|hoàn tất)"
    r"(?: thành công| xong| tập trung| trực tuyến| công khai){0,2}(?: vào| trong)?(?: ngày)? $"
)
_ROW, _MANY, _APART, _RUN = 3, 30, 120, timedelta(days=4)
_NEAR, _LEAD, _FAR = timedelta(days=20), 40, 200


class _Day(NamedTuple):
    """A day as written and that of the calendar."""

    written: WrittenDate
    on: date


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the one day of those told in turn that cannot be meant, and the days to come of which results are told."""
    period = facts.period
    if period is None or facts.is_ahead or not reading.dates:
        return
    if len(reading.dates) > 1:
        yield from _running(reading, period)
    for sentence in reading.sentences:
        days = [
            _Day(each, each.calendar)
            for each in within(reading.dates, sentence.start, sentence.end)[:_MANY]
            if each.day and each.calendar and each.start not in reading.issued
        ]
        if len(days) >= _ROW:
            yield from _odd_one(days, sentence, reading, facts, period)
        if latest := facts.cut_off or facts.latest:
            yield from _with_results(days, sentence, reading, latest)


def _running(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the year of one of two days told to follow each other: "trong 02 ngày (18/4/2022 và 19/4/2023)"."""
    for first, second in pairwise(reading.dates):
        begin, end = first.calendar, second.calendar
        if not (begin and end and first.day and second.day) or begin.year == end.year:
            continue
        if not _JOINED.fullmatch(reading.small, first.end, second.start):
            continue
        lead = reading.small[max(0, first.day_at - _LEAD) : first.day_at]
        odd, other = (first, end) if end.year == period.year else (second, begin)
        meant = odd._replace(year=period.year).calendar
        if other.year != period.year or not meant or not _TWO_DAYS.search(lead) or abs(meant - other) > _RUN:
            continue
        if abs(end - begin) > _RUN:
            written = reading.text[odd.day_at : odd.end]
            message = f"“{written}” khác năm với ngày ghi liền nó ({day_words(other)}). Xem lại năm."
            mend = f"{reading.text[odd.start : odd.end - len(odd.digits[2])]}{period.year}"
            yield ProseSlip("text.year", odd.start, odd.end, message, mend, severity=Severity.WARNING)


def _odd_one(
    days: list[_Day], sentence: Passage, reading: ParagraphReading, facts: ProseFacts, period: PeriodSpan
) -> Iterator[ProseSlip]:
    """Yield the one day of at least three told in turn that breaks their order, of another year or still to come."""
    small = reading.small
    apart = [small[one.written.end : two.written.start] for one, two in pairwise(days)]
    if any(len(between) > _APART or "từ " in between[-6:] or ". " in between for between in apart):
        return
    on = [each.on for each in days]
    if on == sorted(on):
        return
    broken = [at for at in range(len(on)) if (rest := [*on[:at], *on[at + 1 :]]) == sorted(rest)]
    odd = [
        at
        for at in broken
        if _is_out(on[at], facts, period) and not any(_is_out(day, facts, period) for day in [*on[:at], *on[at + 1 :]])
    ]
    lead = small[max(sentence.start, days[0].written.start - _FAR) : days[0].written.start]
    told = lead + " ".join(apart)
    trail = small[days[-1].written.end : min(sentence.end, days[-1].written.end + _LEAD)]
    if len(odd) != 1 or not _HELD.search(told) or _COMING.search(told + trail):
        return
    each = days[odd[0]]
    written, start = reading.text[each.written.day_at : each.written.end], each.written.start
    latest = facts.cut_off or facts.latest
    if latest and each.on > latest:
        message = f"“{written}” sau báo cáo này ({day_words(latest)}), mà các ngày kể cùng dãy đã qua. Xem lại ngày."
        yield ProseSlip("text.date", start, each.written.end, message, severity=Severity.WARNING)
    else:
        message = f"“{written}” không cùng năm, cùng kỳ với các ngày kể cùng dãy. Xem lại ngày."
        yield ProseSlip("text.year", start, each.written.end, message, severity=Severity.HINT)


def _is_out(day: date, facts: ProseFacts, period: PeriodSpan) -> bool:
    """Return whether a day is after the report, or before its period and its year."""
    latest = facts.cut_off or facts.latest
    return bool(latest and day > latest) or day < period.start - _NEAR


def _with_results(days: list[_Day], sentence: Passage, reading: ParagraphReading, latest: date) -> Iterator[ProseSlip]:
    """Yield days after the report of which results are told: "được thực hiện vào ngày 22/6/2023: 04 người …"."""
    for each in days:
        written = each.written
        if each.on <= latest or not _CARRIED.search(reading.small, max(0, written.day_at - _FAR), written.day_at):
            continue
        told = _RESULTS.match(reading.small, written.end, sentence.end)
        lead = reading.small[max(sentence.start, written.start - _FAR) : written.start]
        is_coming = word_pattern("days", "told", "coming").search(lead) is not None
        if told and not is_coming and not _ENROLLED.search(lead + told[0]):
            message = (
                f"Ngày {day_words(each.on)} sau báo cáo này ({day_words(latest)}) mà đây đã ghi kết quả. Xem lại ngày."
            )
            yield ProseSlip("text.date", written.start, written.end, message, severity=Severity.HINT)

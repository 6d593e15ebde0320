"""Days of the year before beside results of this one: "Ngày 24/7/2025, đối thoại với 85 hộ" in quý III năm 2026."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.date_order_slips import BETWEEN
from cchc_desktop.checks.prose.periods.told_of_days import (
    AS_OF,
    BEGINS,
    DONE_FOR,
    DONE_THEN,
    ENDS,
    EVENT,
    NOT_ON,
    RESULT,
    SCHOOL,
    STATE,
    TERM,
    UP_TO,
    VALUE,
    words_around,
)
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.report.periods import PeriodSpan

_BACK = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|đều|cả hai|cùng thời điểm|năm trước|năm ngoái|kỳ trước|trước đây|trước kia|lần trước"
    r"|hằng năm|hàng năm"
    r"|các năm|những năm|hai năm|qua các|trong khi|đến nay|hiện nay|nay|thời điểm đó|khi đó|lúc đó|hồi"
    r"|tiếp theo|lần thứ)(?!\w)"
)
"""Words by which a sentence tells of another time on purpose."""
_OF_THEN = re.compile(
    r"(?<!\w)(?:đơn|gửi|nhận|nộp|cấp|sinh|ký|thành lập|ban hành|kết luận|biên bản|thông báo|khởi công|nghỉ"
    r"|bổ nhiệm|phát sinh"
    r"|tồn tại|xảy ra|kiến nghị|hợp đồng|sắp xếp|sáp nhập|chuyển|theo|căn cứ|từ khi|kể từ|sau|trước|văn bản"
    r"|quyết định|giấy"
    r"|kiện toàn|đại hội|nhiệm kỳ|thứ nhất|chứng thư|hiệu lực|nghị quyết|thay thế|kéo dài|khi|kỳ họp thứ"
    r"|kế hoạch)(?!\w)"
)
"""Before the day of what may well have been a year ago."""
_LATER = re.compile(r"(?<!\w)(?:sẽ|mới|đến năm|hết hạn|có hiệu lực)(?!\w)")
_SINCE_THEN = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|thành lập|vận hành|hoạt động|sáp nhập|sắp xếp|tháng qua|qua [0-9]"
    r"|hơn một năm|một năm"
    r"|nghỉ|đương chức)(?!\w)"
)
"""Beside a stretch of days that has been longer than a year on purpose."""
_BY = re.compile(r"(?<!\w)(?:thực hiện|theo|căn cứ|triển khai)(?: (?:tinh thần|nội dung))? $")
_ROW = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?:, | và ){1,2}(?:ngày )?$")
_LEAD, _TRAIL, _REACH, _NEAR_WORDS = 150, 160, 260, 90
_EARLY, _CLOSE, _LONG, _NEAR = timedelta(days=20), timedelta(days=45), timedelta(days=100), timedelta(days=4)


class _Place(NamedTuple):
    """A day a year before the report's own time: the same day of this year, the words before and behind."""

    each: WrittenDate
    day: date
    now: date
    before: str
    behind: str
    told: str


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield days of a paragraph that are a year before those of the report's own period, beside what it tells of."""
    period = facts.period
    if period is None or facts.latest is None or facts.is_ahead or not reading.dates:
        return
    last = min(facts.latest, period.end + _EARLY)
    for each in reading.dates:
        day = each.calendar
        now = each._replace(year=day.year + 1).calendar if day else None
        if not day or not now or not each.day or not period.start - _EARLY <= now <= last:
            continue
        place = None if each.start in reading.issued else _place(reading, each, day, now)
        severity = _severity(place, reading, last, period) if place else None
        if place and severity:
            message = (
                f"Ngày {day_words(day)} là của năm trước, mà đây kể kết quả của {period.name}. "
                f"Nếu gõ nhầm năm thì sửa thành {now.year}."
            )
            yield ProseSlip("text.year", each.start, each.end, message, severity=severity)


def _place(reading: ParagraphReading, each: WrittenDate, day: date, now: date) -> _Place | None:
    words, sentence = words_around(each, reading), reading.sentence_at(each.start)
    if words is None or sentence is None:
        return None
    around = max(sentence.start, each.start - _REACH), min(sentence.end, each.end + _REACH)
    told = f"{reading.small[around[0] : each.start]} … {reading.small[each.end : around[1]]}"
    return _Place(each, day, now, *words, told)


def _severity(place: _Place, reading: ParagraphReading, last: date, period: PeriodSpan) -> Severity | None:
    """Return how sure it is that a day should have been one of this year."""
    begin = _other_end(place, reading)
    if begin and abs(place.now - period.start) < _NEAR and abs(begin - period.end) < _EARLY:
        return None if _SINCE_THEN.search(place.told) else Severity.WARNING  # the report's own period
    if _BACK.search(place.told) or f"năm {place.day.year}" in place.told or _is_told_again(place, reading):
        return None
    if begin:
        return _of_span(begin, place)
    if AS_OF.search(place.before) or UP_TO.search(place.before):
        return _of_state(place, last)
    return _of_event(place, reading)


def _of_event(place: _Place, reading: ParagraphReading) -> Severity | None:
    """Return how sure it is that what happened on a day was this year."""
    clause = place.before[max(map(place.before.rfind, ",:")) + 1 :]
    if NOT_ON.search(place.before) or _OF_THEN.search(clause) or _LATER.search(place.behind):
        return None
    if not EVENT.search(place.before[-_NEAR_WORDS:] + place.behind):
        return None
    if _is_by_later_paper(place, reading):
        return Severity.WARNING
    is_told = RESULT.search(place.behind) or DONE_FOR.search(place.before) or _in_row(place, reading)
    return Severity.HINT if is_told else None


def _in_row(place: _Place, reading: ParagraphReading) -> bool:
    """Return whether a day stands in a row with one of this year: "ngày 22/02/2022 và ngày 11/5/2023"."""
    if _ROW.search(place.before):
        return True
    near = within(reading.dates, place.each.end, place.each.end + _LEAD // 2)
    own = next((each.calendar for each in near if each.day and each.start not in reading.issued), None)
    return own is not None and own.year == place.now.year and place.now - _LONG <= own <= place.now + _LONG


def _is_by_later_paper(place: _Place, reading: ParagraphReading) -> bool:
    """Return whether what was done on a day was done by a paper of this year, before or behind it in the sentence."""
    at = place.each.start
    for paper in within(reading.documents, at - _REACH, place.each.end + _TRAIL):
        day = paper.day.calendar if paper.day else None
        lead = reading.small[max(0, paper.kind_at - 30) : paper.kind_at]
        same = reading.sentence_at(paper.start) == reading.sentence_at(at)
        if same and day and day.year == place.now.year and day > place.day and _BY.search(lead):
            return True
    return False


def _is_told_again(place: _Place, reading: ParagraphReading) -> bool:
    """Return whether the same day of another year stands near: both are told on purpose."""
    at = place.each.start
    near = within(reading.dates, at - 2 * _REACH, at + 2 * _REACH)
    same = [own for own in near if (own.day, own.month) == (place.each.day, place.each.month)]
    return any(own.year != place.each.year for own in same)


def _other_end(place: _Place, reading: ParagraphReading) -> date | None:
    """Return the last day of the stretch that a day begins, one of this year."""
    near = within(reading.dates, place.each.end, place.each.end + 30)
    if not near or not BETWEEN.fullmatch(reading.small, place.each.end, near[0].start):
        return None
    end = near[0].calendar
    return end if end and near[0].day and place.now <= end else None


def _of_span(end: date, place: _Place) -> Severity | None:
    """Return how sure it is that a stretch of days began this year."""
    if not timedelta(0) <= end - place.now <= _LONG or TERM.search(place.told) or _SINCE_THEN.search(place.told):
        return None
    return None if place.day.day == 1 or SCHOOL.search(place.told) else Severity.HINT


def _of_state(place: _Place, last: date) -> Severity | None:
    """Return how sure it is that things are told for a day near the report's own."""
    if last - place.now > _CLOSE or TERM.search(place.before):
        return None
    is_state = BEGINS.search(place.before) and STATE.match(place.behind)
    if AS_OF.search(place.before):
        is_state = is_state or DONE_THEN.search(place.behind) or ENDS.match(place.behind)
    is_of_now = f"năm {place.now.year}" in place.told or f"/{place.now.year}" in place.told or "%" in place.behind
    return Severity.HINT if (is_state or VALUE.match(place.behind)) and is_of_now else None

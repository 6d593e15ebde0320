"""Days after the report beside results: "Ngày 24/7/2027, Chủ tịch UBND xã đối thoại với 85 hộ" in September 2026."""

from __future__ import annotations

import re
from bisect import bisect_left
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
from cchc_desktop.reading.section_reading import start_of, within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading

_COMING = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|dự định|phấn đấu|mục tiêu|ước|chậm nhất|muộn nhất|thời hạn|hạn|hẹn|hiệu lực|sắp|lịch"
    r"|lộ trình"
    r"|đăng ký|chuẩn bị|cho đợt|hướng tới|trước khi|(?<!ký )cam kết|ấn định|lùi|hoãn|gia hạn|kéo dài|nhiệm kỳ"
    r"|nếu|phương án"
    r"|theo kế hoạch(?! số)|kế hoạch (?:tổ chức|mở|là|đề)|tiếp theo|đợt (?:tiếp|sau)|kỳ (?:sau|tới)"
    r"|thời gian tới)(?!\w)"
)
"""Words for what is still to come, or goes on to a day that is."""
_COMING_NEAR = re.compile(
    r"(?<!\w)(?:mời|giấy mời|yêu cầu|chỉ đạo|đề nghị|phân công|phục vụ|tới|giá trị|bảo đảm|đảm bảo|nghỉ"
    r"|thôi việc|bảo hành"
    r"|hợp đồng|chứng thư|giấy phép|để|nhằm|phải|cần|chưa|đang|còn|xin ý kiến|phê duyệt|mong|thống nhất"
    r"|thông báo|khi|giao(?! ban)"
    r"|cho|sau|thứ (?:hai|ba|tư|tiếp)|cuối)(?!\w)"
)
"""Those that say so in the clause of the day alone."""
_GOAL = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|mục tiêu|chỉ tiêu|ước|bảo đảm|đảm bảo|cam kết|yêu cầu|đề ra|hạn|thời hạn|hiệu lực"
    r"|lộ trình|từ nay|kế hoạch (?:đến|là|giao)|giao (?:đến|chỉ tiêu)|nhiệm kỳ|giai đoạn|hợp đồng|kéo dài|để"
    r"|tỉnh giao"
    r"|huyện giao|đăng ký|quy hoạch|tầm nhìn|theo kế hoạch|áp dụng)(?!\w)"
)
"""Words by which the day that a state of things is told for is one to come."""
_MORE = re.compile(
    r" là (?:đủ|tròn|vừa|hết|mốc|hạn|thời)|"
    r"[^.;]{0,70}?(?:trở lên|tối thiểu|ít nhất|phải (?:đạt|xong)|(?:từ|trên) [0-9][0-9,]{0,5} ?%)"
    r"|,?[^,.;]{0,40}(?<!\w)(?:sẽ|cần|phải|dự kiến|ước|phấn đấu) "
)
_RUNS = re.compile(
    r"(?<!\w)(?:đến nay|cao điểm|chiến dịch|đợt|phong trào|thi đua|cuộc thi|tháng|tuần|nhận hồ sơ)(?!\w)"
)
"""Beside a stretch of days that goes on, by its kind."""
_BY_THEN = re.compile(
    r"(?<!\w)đã (?!giao|yêu|chỉ đạo|đăng ký|cam kết|đề)(?:(?!(?<!\w)(?:phải|cần|sẽ)(?!\w))[^.;,()]){1,60}(?<!\w)(?:xong"
    r"|hoàn thành)(?: [^.;,]{1,40})? trước (?:ngày )?$"
    r"|(?<!\w)xong (?P<all>[0-9]{1,4})/(?P=all)(?![0-9/])[^.;,]{1,40} trước (?:ngày )?$"
)
"""Before the day by which something had been done."""
_IN_TIME = re.compile(r",? (?:theo |và )?đúng (?:thời )?hạn")
_TO_NOW = re.compile(r" đến nay(?!\w)")
_SINCE = re.compile(r"(?<!\w)từ (?:ngày )?$")
_ISSUES = re.compile(
    r",? (?:(?!sẽ |dự kiến |phải |cần )[^\W\d_]+,? ){0,12}?(?:ban hành|ký|phát hành|có)(?: [^\W\d_]+){0,3} $"
)
_LEFT = re.compile(r"(?<!\w)(?:còn|chưa|phải|cần|để|đang)(?!\w)")
_TO_ISSUE = re.compile(r"(?<!\w)(?:sẽ|dự kiến|trước|hạn|chậm nhất|muộn nhất|để|đề nghị|yêu cầu)(?!\w)[^.;,:]{0,60}$")
_MADE = re.compile(
    r"(?<!\w)(?:ban hành|ký|thông qua|công khai|niêm yết|công bố|công nhận|phê chuẩn|thành lập|nghiệm thu|khánh thành"
    r"|xong|hoàn thành|kết thúc|bế giảng|nhận được"
    r"|trả lời bằng văn bản)(?: tại [^.;:0-9]{1,60})?(?: vào)?(?: ngày)? $"
    r"|(?<!\w)(?:ban hành|thông qua|kết luận|nêu|nhắc nhở|phê bình)[^.;:]{1,60} (?:tại )?(?:kỳ họp|cuộc họp"
    r"|phiên họp|hội nghị|buổi)"
    r"(?: [^\W\d_]+){0,5} (?:năm 20[0-9]{2} )?\(?(?:vào )?(?:ngày )?$|(?<!\w)kết luận (?:cuộc họp|phiên họp"
    r"|hội nghị) (?:ngày )?$"
)
"""Before the day of what is made on it: "Kế hoạch CCHC của xã ban hành ngày"."""
_ROW = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?:/20[0-9]{2})?(?:, | và ){1,2}(?:ngày )?$")
_DIGITS_OR_STOP = re.compile("[0-9;.]")
_TO_DO = re.compile(r"(?<!\w)(?:phải|cần|là hạn|hiện|đăng ký|để mời)(?!\w)")
_TRAIL, _NEAR = 160, 70
_YEAR_END = ((12, 31), (12, 15), (1, 31), (12, 30), (12, 29))
_SOON, _LONG_AFTER, _CLOSE, _BEFORE = timedelta(days=21), timedelta(days=200), timedelta(days=4), timedelta(days=60)


class _Place(NamedTuple):
    """A day after the report: its words before and behind, up to the ends of its clause, and the day a year before."""

    each: WrittenDate
    day: date
    before: str
    behind: str
    is_year: bool
    latest: date
    start: date


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield days of a paragraph that lie after the report, beside results that it could not tell yet."""
    if facts.is_ahead or facts.period is None or facts.latest is None:
        return
    latest = max(facts.latest, facts.period.end)
    for each in reading.dates:
        day = each.calendar
        if not day or not each.day or day <= latest or each.start in reading.issued:
            continue
        place = _place(reading, each, day, facts.period.start, latest)
        severity = _severity(place, reading) if place else None
        if severity:
            message = (
                f"Ngày {day_words(day)} sau báo cáo này ({day_words(latest)}) mà việc được kể như đã có kết quả. "
                "Xem lại ngày; nếu việc sắp tới thì ghi rõ “dự kiến”."
            )
            yield ProseSlip("text.date", each.start, each.end, message, severity=severity)


def _place(reading: ParagraphReading, each: WrittenDate, day: date, start: date, latest: date) -> _Place | None:
    around = words_around(each, reading)
    if around is None:
        return None
    year_before = each._replace(year=day.year - 1).calendar
    is_year = bool(year_before and min(start - _BEFORE, date(latest.year, 1, 1)) <= year_before <= latest)
    return _Place(each, day, *around, is_year, latest, start)


def _severity(place: _Place, reading: ParagraphReading) -> Severity | None:
    """Return how sure it is that a day after the report is told as past."""
    before, behind = place.before, place.behind
    begin = _begun(place, reading)
    if begin:
        return _of_span(begin, place)
    if _SINCE.search(before):
        return Severity.WARNING if _TO_NOW.match(behind) else None
    if AS_OF.search(before) or UP_TO.search(before):
        return _of_state(place)
    by_then = _BY_THEN.search(before)
    if (by_then and not _COMING.search(by_then[0])) or _in_time(place):
        return Severity.WARNING
    if NOT_ON.search(before):
        return None
    return _of_issue(place, reading) or _of_event(place, reading)


def _in_time(place: _Place) -> bool:
    """Return whether something is told as done in time by a day: "đã gửi huyện trước ngày 15/3/2024 đúng thời hạn"."""
    if not place.before.endswith("trước ngày ") or not _IN_TIME.match(place.behind):
        return False
    return not _COMING.search(place.before) and not _COMING_NEAR.search(place.before)


def _begun(place: _Place, reading: ParagraphReading) -> date | None:
    """Return the first day of a stretch that a day is the end of, one that the report may have seen."""
    first = reading.date_before(place.each.start)
    if first is None or not BETWEEN.fullmatch(reading.small, first.end, place.each.start):
        return None
    begin = first._replace(year=first.year or place.day.year).calendar
    return begin if begin and begin <= place.latest else None


def _of_span(begin: date, place: _Place) -> Severity | None:
    """Return how sure it is that a stretch of days which ends after the report was over."""
    words = place.before + place.behind
    if TERM.search(words):
        return None
    if abs(begin - place.start) < _CLOSE:  # it begins as the report's own period does
        return Severity.HINT if _is_end_of_month(place) else Severity.WARNING
    year_before = place.each._replace(year=place.day.year - 1).calendar
    is_school = SCHOOL.search(words) is not None
    if place.is_year and year_before and begin < year_before:
        return Severity.HINT if is_school else Severity.WARNING
    is_data = "số liệu" in words or "hồ sơ" in place.behind or "kết quả" in place.before
    is_told = is_data or RESULT.search(place.behind) or DONE_FOR.search(place.before)
    is_over = is_told and not is_school and not _RUNS.search(words)
    return Severity.HINT if is_over and place.day - place.latest < _LONG_AFTER else None


def _of_state(place: _Place) -> Severity | None:
    """Return how sure it is that things stood so on a day that is still to come."""
    if _GOAL.search(place.before) or _MORE.match(place.behind):
        return None
    is_as_of = AS_OF.search(place.before) is not None
    if is_as_of and (ENDS.match(place.behind) or DONE_THEN.search(place.behind)):
        return Severity.HINT if _is_end_of_month(place) else Severity.WARNING
    is_state = (is_as_of or BEGINS.search(place.before)) and STATE.match(place.behind)
    is_year_end = not is_as_of and (place.day.month, place.day.day) in _YEAR_END
    if is_year_end or not (is_state or VALUE.match(place.behind)):
        return None
    return Severity.HINT if _is_end_of_month(place) else Severity.WARNING


def _is_end_of_month(place: _Place) -> bool:
    """Return whether a day is the end of the month in which the report was made: figures may be told for it."""
    return place.day - place.latest < _SOON and (place.day + timedelta(days=1)).day == 1


def _of_issue(place: _Place, reading: ParagraphReading) -> Severity | None:
    """Return how sure it is that a paper that bears a number was issued on a day, or something was made on it."""
    if _TO_ISSUE.search(place.before):
        return None
    named = next(iter(within(reading.documents, place.each.end, place.each.end + _TRAIL)), None)
    if named and named.day is None and _ISSUES.fullmatch(reading.small, place.each.end, named.kind_at):
        return Severity.WARNING
    is_coming = _COMING.search(place.before) or (not place.is_year and _LEFT.search(place.before))
    if _MADE.search(place.before) and not is_coming:
        return Severity.WARNING if place.is_year else Severity.HINT
    return None


def _of_event(place: _Place, reading: ParagraphReading) -> Severity | None:
    """Return how sure it is that what happened on a day is told as past."""
    before = place.before
    clause = max(map(before.rfind, ",:")) + 1
    if _COMING.search(before) or _COMING_NEAR.search(before, clause):
        return None
    at = place.each.day_at
    if within(reading.documents, at - len(before) + clause, at):
        return None  # it belongs to what a paper is about
    result = RESULT.search(place.behind)
    behind = place.behind[: result.start()] if result else place.behind.partition(";")[0]
    if _COMING.search(behind) or _TO_DO.search(behind):
        return None
    told = result or DONE_FOR.search(before)
    is_event = EVENT.search(before + place.behind) is not None
    if not told and not (is_event and (place.is_year or _in_row(place, reading))):
        return None
    return Severity.WARNING if place.is_year and told else Severity.HINT


def _in_row(place: _Place, reading: ParagraphReading) -> bool:
    """Return whether a day stands in a row behind or before one that the report has seen: "ngày 09/7, 06/8 và"."""
    if _ROW.search(place.before):
        return True
    at = bisect_left(reading.dates, place.each.start, key=start_of)
    for each in reading.dates[max(0, at - 1) : at + 2]:
        if each.start in reading.issued:
            continue
        first, second = sorted((each, place.each))
        day = each._replace(year=each.year or place.day.year).calendar
        between = reading.small[first.end : second.start]
        is_near = 0 < len(between) < _NEAR and not _DIGITS_OR_STOP.search(between)
        if day and is_near and place.start - _BEFORE <= day <= place.latest:
            return True
    return False

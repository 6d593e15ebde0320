"""Deadlines before the paper that sets them, days told as early or late that are not, hours that run backwards."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_UNTIL = re.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|hướng dẫn|về việc|đôn đốc)[^.;\n0-9]{0,90}?"
    r"(?<!\w)(?:báo cáo|gửi|nộp|hoàn thành|xong|thực hiện|tổng hợp|rà soát|kết quả|về [^.;,0-9]{2,30})"
    r" (?:trước|chậm nhất|muộn nhất|xong trước)(?: là)?(?: hết)?(?: vào)?(?: ngày)? $"
)
_DONE_BEFORE = re.compile(r"(?<!\w)(?:ban hành|phát sinh|tiếp nhận|cấp|sinh|đăng ký|xây dựng|tồn|có từ|ký|lập)(?!\w)")
_HOURS = re.compile(
    r"(?<!\w)từ (?P<from>[0-9]{1,2}) ?(?:giờ|h)(?: ?(?P<from_minute>[0-9]{2})(?: phút)?)?"
    r" (?:đến|tới) (?P<to>[0-9]{1,2}) ?(?:giờ|h)(?: ?(?P<to_minute>[0-9]{2})(?: phút)?)?(?!\w)"
)
_HALVES = re.compile(r"(?<!\w)(?:hôm sau|sáng|chiều|tối|đêm|ca|trực)(?!\w)")
_SET = re.compile(
    r"(?<!\w)(?:giấy hẹn|hẹn trả|(?<!đúng )(?<!trễ )(?<!trước )(?<!sau )(?<!so với )hẹn"
    r"|thời hạn|hạn (?:gửi|nộp|trả|giải quyết|hoàn thành|báo cáo|cuối|chót|chốt)"
    r"|(?:yêu cầu|đề nghị)[^.;]{0,80} (?:trước|chậm nhất|muộn nhất)(?: là| vào)?(?: hết)?)"
    r"(?:,? (?!lại|kéo|mới)[^\W\d_]+){0,6} ?(?:ngày )?$"
)
"""Right before the day by which something was to be done."""
_DID = re.compile(r"(?<!\w)(?:trả|nhận|gửi|nộp|hoàn thành|giải quyết|báo cáo|xong|cấp|có kết quả)(?!\w)")
_OTHER_MATTER = re.compile(
    r"(?<!\w)(?:gia hạn|hẹn lại|lùi|hoãn|kéo dài|khác|điều chỉnh|tiếp nhận|nộp hồ sơ|bổ sung|thứ|lần)(?!\w)|\n"
)
_CLAIM = re.compile(
    r"(?:(?!mong |muốn |lần |để |đã có|vì |do |yêu cầu|khác)[^.;:0-9]){0,60}?(?<!\w)"
    r"(?<!không )(?<!chưa )(?<!bị )(?<!để )(?<!tránh )(?<!hồ sơ )"
    r"(?:(?P<early>sớm(?= (?:hơn|so|trước|[0-9]))|trước (?:thời )?(?:hạn|hẹn))"
    r"|(?P<late>(?:muộn|chậm|trễ)(?= (?:hơn|so|hẹn|hạn|mất|[0-9]))|quá hạn|quá hẹn|sau hẹn)"
    r"|(?P<on>đúng (?:thời )?(?:hạn|hẹn)))(?!\w)(?: (?!ngày)[^\W\d_]+){0,5}(?: (?P<many>[0-9]{1,2}) ngày(?! làm))?"
)
"""Behind the day on which it was done: that it was early, late or in time, and by how many days."""
_CLAIMS = frozenset(("hẹn", "hạn", "giấy", "sớm", "muộn", "chậm"))
_REACH, _NEAR, _NOON, _DAY = 240, 30, 12, 24
_LIMITS, _CLOCKS = frozenset(("trước", "nhất")), frozenset(("giờ", "h"))


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the deadlines of a paragraph that were over when they were set, and hours that run backwards."""
    if reading.documents and len(reading.dates) > 1 and not _LIMITS.isdisjoint(reading.vocabulary):
        yield from _deadlines(reading)
    if len(reading.dates) > 1 and not _CLAIMS.isdisjoint(reading.vocabulary):
        yield from _promises(reading)
    if "từ" in reading.vocabulary and not _CLOCKS.isdisjoint(reading.vocabulary):
        yield from _hours(reading)


def _deadlines(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a day by which a paper asks for something that is before the day of the paper."""
    for each in reading.documents:
        written = each.day.calendar if each.day else None
        if each.day is None or written is None:
            continue
        end = each.day.end
        limit = next(iter(within(reading.dates, end, end + _REACH)), None)
        day = limit.calendar if limit and limit.day and limit.start not in reading.issued else None
        sentence = reading.sentence_at(each.start)
        if limit is None or day is None or sentence is None or limit.start >= sentence.end or day >= written:
            continue
        asked = reading.small[end : limit.day_at]
        if _UNTIL.search(asked) and not _DONE_BEFORE.search(asked):
            message = (
                f"Thời hạn ngày {day_words(day)} trước cả ngày của văn bản đặt ra nó ({day_words(written)}). "
                "Xem lại hai ngày."
            )
            yield ProseSlip("text.date", limit.day_at, limit.end, message, severity=Severity.WARNING)


def _promises(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the day on which something was done that was not early, late or in time as told: "hẹn trả ngày 24/8"."""
    small = reading.small
    for first, second in pairwise(reading.dates):
        limit, done = first.calendar, second._replace(year=second.year or first.year).calendar
        if not (limit and done and first.day and second.day) or second.start - first.end > _REACH:
            continue
        between = small[first.end : second.start]
        claim = _CLAIM.match(small, second.end, second.end + _REACH)
        told = claim and (_DID.search(between) or _DID.search(small, second.end, claim.end()))
        if not claim or not told or {first.start, second.start} & reading.issued or _OTHER_MATTER.search(between):
            continue
        if not _SET.search(small, max(0, first.start - _NEAR * 4), first.start):
            continue
        days = (limit - done).days
        wrong = days <= 0 if claim["early"] else days > 0 if claim["late"] else days < 0
        said = " ".join((claim["early"] or claim["late"] or claim["on"]).split())
        if wrong or (claim["many"] and not claim["on"] and int(claim["many"]) > abs(days)):
            order = f"sau {-days}" if days < 0 else f"trước {days}"
            fact = f"{order} ngày" if days else "cùng ngày"
            message = f"Ghi “{said}”, mà ngày {day_words(done)} {fact} so với hạn {day_words(limit)}. Xem lại hai ngày."
            yield ProseSlip("text.date", second.day_at, second.end, message, severity=Severity.WARNING)


def _hours(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield spans of hours of one day that end before they begin; those that end at night may end on the next day."""
    for match in _HOURS.finditer(reading.small):
        begin = int(match["from"]), int(match["from_minute"] or 0)
        end = int(match["to"]), int(match["to_minute"] or 0)
        by_half = end[0] <= _NOON // 2 or _HALVES.search(
            reading.small, max(0, match.start() - _NEAR), match.end() + _NEAR
        )
        if begin[0] <= _DAY and end < begin and not by_half:
            written = reading.text[slice(*match.span())]
            message = f"“{written}”: giờ kết thúc trước giờ bắt đầu. Xem lại hai giờ."
            yield ProseSlip("text.date", *match.span(), message, severity=Severity.WARNING)

"""Days in an order that cannot be, spans of another length than told, days outside the month or quarter named."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.date_slips import came_before
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_codes import QUARTERS
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading

_BEGUN = re.compile(
    r"(?:khai giảng|khai mạc|bắt đầu|khởi công|mở thầu|phát động|mở)"
    r"(?: [^\W\d_]+){0,3}? ?(?:vào )?$"
)
_ENDED = re.compile(
    r"[^.;\n0-9]{0,40}(?:bế giảng|bế mạc|kết thúc|hoàn thành|nghiệm thu|tổng kết|hẹn trả|trả kết quả|đã trả|trả|"
    r"niêm yết|công khai|giải quyết xong|xử lý xong|trả lời|phúc đáp|cấp|khép lại|khép|chấm dứt|dừng)"
    r"(?: [^\W\d_]+){0,3}? ?(?:vào )?"
)
_ANSWERS = re.compile(
    r"[^.;\n]{0,30}(?:trả lời|phúc đáp|để thực hiện|triển khai|thực hiện|hướng dẫn thực hiện)[^.;\n]{0,30}"
)
_HOUR = re.compile(r"(?<![\w.,/-])(?P<hour>[0-9]{1,2}) giờ(?: (?P<minute>[0-9]{1,2})(?: phút)?)?(?= [^\W\d_]*,? ?ngày)")
_CARRIED_OUT = re.compile(
    r"[^.;\n0-9]{0,100}(?:triển khai|thực hiện|quán triệt|phổ biến|niêm yết|sao gửi)(?: [^\W\d_]+){0,2} ?"
)
BETWEEN = re.compile(
    r"[\s,]{0,3}(?:đến|tới)(?: hết)?(?: [0-9]{1,2} giờ)?(?: [0-9]{1,2} phút)?(?: ngày)?\s{1,2}|\s?[-–]\s?"
)
"""Between the two days of a span."""
_LONG_BEFORE = re.compile(
    r"(?P<number>[0-9]{1,3}) (?P<unit>ngày|tuần)(?P<work> làm việc)?(?: liên tục| liền)?[,:]? "
    r"\(?(?:kể |tính |bắt đầu )?từ (?:[0-9]{1,2} giờ )?(?:ngày )?$"
)
_LONG_AFTER = re.compile(
    r",? \(?(?:trong |tổng cộng |kéo dài |là |vừa đúng |đúng )?(?P<number>[0-9]{1,3}) (?P<unit>ngày|tuần)"
    r"(?P<work> làm việc)?(?: liên tục)?[),.;]"
)
_LATER = re.compile(
    r",? \(?(?:tức là |tức |nghĩa là |đúng |chỉ )?sau (?:đó )?(?:đúng )?(?P<number>[0-9]{1,2}) ngày(?P<work> làm việc)?"
)
_FRAME = re.compile(
    r"\s*(?:[-+*•–] )?(?:riêng |trong |tính trong )?"
    r"(?:quý (?P<quarter>i{1,3}|iv|[1-4])|tháng (?P<month>[0-9]{1,2}))"
    r"(?:(?:/| năm )(?P<year>20[0-9]{2}))?(?!\w|[ /]?[0-9]),? "
)
_ON = re.compile(
    r"(?:vào |trong )(?:các |hai |ba )?ngày [0-9/, ]{0,40}(?:và )?$"
    r"|^ngày $|(?:tổ chức|họp|diễn ra|khai mạc)[^.;0-9]{0,40} ngày $"
)
_NOT_THEN = re.compile(
    r"chuẩn bị|kế hoạch|dự kiến|đăng ký|phục vụ|hạn|giai đoạn|đến nay|sang tháng|sang quý|trước đó|sau đó"
)
_BROKEN = re.compile(r"ngày (?P<day>[0-9]{1,4}(?:/{1,2}[0-9]{1,6}){1,3})(?![0-9/]|[.,][0-9]|-[A-ZĐ])")
_WHOLE = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,6})?|[0-9]{3}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{1,2}"
)
_YEAR_ENDS, _YEAR_BEGINS = 9, 6
_TO = ("đến ", "đến hết ", "đến ngày ", "đến hết ngày ")
_ISSUES = re.compile(
    r",?(?: (?!theo |về |căn cứ )[^\W\d_]+){1,7}? (?:ban hành|ký|ký ban hành|phát hành|có|ra)(?: các)? "
)
_INVITATION = ("GM",)
_MEETS = re.compile(
    r"[^.;:0-9]{0,80}(?:họp|dự|tham gia|làm việc|đối thoại|tham dự)[^.;:0-9]{0,40}? (?:vào |vào các )?(?:ngày )?"
)
_ROUND = re.compile(
    r"(?<!\w)(?P<name>đợt|lần) (?:thứ )?(?P<number>[1-5]|nhất|hai|ba|tư|năm|i{1,3}|iv)(?: [^\W\d_]+){0,5}?:? ?\(?$"
)
_NEXT_ROUND = re.compile(
    r"[^.\n0-9]{0,60}?(?<!\w)(?P<name>đợt|lần) (?:thứ )?(?P<number>[1-5]|nhất|hai|ba|tư|năm|i{1,3}|iv)"
    r"(?: [^\W\d_]+){0,5}?:? ?\(?"
)
_ROUNDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROUNDS |= {str(number): number for number in range(1, 6)}
_NEARLY = re.compile(r"(?: [^\W\d_]+){0,6}? ?")
_HOURS, _MINUTES = 24, 59
_LEAD, _REACH = 60, 200


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the order of the days of a paragraph, and with its hours."""
    if reading.dates:
        year = facts.period.year if facts.period else None
        yield from _frames(reading, year)
    if "/" in reading.text and "ngày" in reading.small:
        yield from _broken(reading)
    if len(reading.dates) > 1:
        yield from _spans(reading)
        yield from _after_so_many(reading)
        yield from _ends(reading)
        yield from _answers(reading)
        yield from _before_its_paper(reading)
        if "nhận" in reading.small or "đến" in reading.small:
            yield from _came(reading)
        if reading.issued:
            yield from _told_of_issue(reading)
        if "đợt" in reading.vocabulary or "lần" in reading.vocabulary:
            yield from _rounds(reading)
    for match in _HOUR.finditer(reading.text) if " giờ" in reading.text else ():
        if int(match["hour"]) > _HOURS or int(match["minute"] or 0) > _MINUTES:
            yield ProseSlip("text.date", *match.span(), f"“{match[0]}”: không có giờ này. Xem lại giờ.")


def _broken(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days with a slash too few or too many: "06/1202/2023", "15/52023"."""
    for match in _BROKEN.finditer(reading.small):
        if not _WHOLE.fullmatch(match["day"]):
            message = f"“{match['day']}” không phải là một ngày. Xem lại ngày, tháng, năm và dấu gạch."
            yield ProseSlip("text.date", *match.span("day"), message)


def _both(first: WrittenDate, second: WrittenDate) -> tuple[date | None, date | None]:
    """Return two days of the calendar; one without a year has that of the other, if they are of one half of it."""
    years = first.year or second.year, second.year or first.year
    if not (first.day and second.day) or (
        first.month >= _YEAR_ENDS and second.month <= _YEAR_BEGINS and not first.year
    ):
        return None, None
    return first._replace(year=years[0]).calendar, second._replace(year=years[1]).calendar


def _spans(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield spans of days that end before they begin, and those of another length than the words tell."""
    for first, second in pairwise(reading.dates):
        if not BETWEEN.fullmatch(reading.small, first.end, second.start):
            continue
        begin, end = _both(first, second)
        if begin and end and end < begin and (second.year or not first.year):
            message = f"Khoảng thời gian kết thúc ({day_words(end)}) trước khi bắt đầu ({day_words(begin)})."
            yield ProseSlip("text.date", first.start, second.end, message, severity=Severity.WARNING)
        elif begin and end and begin <= end:
            yield from _length(reading, first, second, (end - begin).days)


def _length(reading: ParagraphReading, first: WrittenDate, second: WrittenDate, days: int) -> Iterator[ProseSlip]:
    told = _LONG_BEFORE.search(reading.small, max(0, first.start - _LEAD), first.day_at) or _LONG_AFTER.match(
        reading.small, second.end
    )
    if told is None:
        return
    number, span = int(told["number"]), (days, days + 1)
    fits = number in span or (told["work"] and number <= days + 1)
    if told["unit"] == "tuần":
        fits = 7 * number - 3 <= days + 1 <= 7 * number + 1
    if not fits and (number > days + 1 or told["unit"] == "tuần" or not told["work"]):
        message = (
            f"Ghi {told['number']} {told['unit']}, mà khoảng này có {days + 1} ngày. Xem lại số ngày hoặc hai ngày."
        )
        sure = number > days + 1 and told["unit"] == "ngày"
        severity = Severity.WARNING if sure else Severity.HINT
        yield ProseSlip("text.date", *told.span("number"), message, severity=severity)


def _after_so_many(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a day that is told to come some days after another, and does not: "ngày 12/4/2023, tức là sau 03 ngày"."""
    for first, second in pairwise(reading.dates):
        told = _LATER.match(reading.small, second.end)
        begin, end = _both(first, second)
        if not told or not begin or not end or second.start - first.end > _REACH:
            continue
        days, number = (end - begin).days, int(told["number"])
        if end < begin or not (number - 1 <= days <= number + 1 or (told["work"] and days <= 2 * number + 2)):
            message = (
                f"Ghi sau {told['number']} ngày, mà từ {day_words(begin)} đến {day_words(end)} là {days} ngày. Xem lại."
            )
            severity = Severity.WARNING if end < begin else Severity.HINT
            yield ProseSlip("text.date", second.start, second.end, message, severity=severity)


def _frames(reading: ParagraphReading, year: int | None) -> Iterator[ProseSlip]:
    """Yield days outside the month or the quarter that their sentence begins with: "Riêng quý I, … ngày 17/4"."""
    for sentence in reading.sentences if "quý" in reading.small or "tháng" in reading.small else ():
        frame = _FRAME.match(reading.small, sentence.start, sentence.end)
        if frame is None:
            continue
        number = QUARTERS[frame["quarter"]] if frame["quarter"] else 0
        months = range(3 * number - 2, 3 * number + 1) if number else (int(frame["month"]),)
        for each in reading.dates:
            inside = frame.end() <= each.start < sentence.end and each.day and each.start not in reading.issued
            between = reading.small[frame.end() : each.day_at] if inside else ""
            if not inside or ";" in between or not _ON.search(between) or _NOT_THEN.search(between):
                continue
            if each.month not in months and (each.year or year) == int(frame["year"] or year or 0):
                written, named = reading.text[each.day_at : each.end], frame[0].strip(" ,")
                message = (
                    f"“{written}” không thuộc {named.removeprefix('riêng ').removeprefix('trong ')}. Xem lại ngày."
                )
                yield ProseSlip("text.date", each.day_at, each.end, message, severity=Severity.WARNING)


def _ends(reading: ParagraphReading) -> Iterator[ProseSlip]:
    for first, second in pairwise(reading.dates):
        begin, end = _both(first, second)
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
            yield came_before(came, by, on)


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
    verbs = {name: word_pattern("days", "papers", name) for name in ("written", "came")}
    last = {name: match.end() for name, words in verbs.items() for match in words.finditer(lead)}
    name = max(last, key=lambda each: last[each], default="")
    return name if name and _NEARLY.fullmatch(lead, last[name]) else ""


def _told_of_issue(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the day of issue told before a document that is not the one it bears, and meetings before their letter."""
    for each in reading.documents:
        issued = each.day.calendar if each.day else None
        before = reading.date_before(each.kind_at)
        told = before.calendar if before else None
        if before and before.day and issued and told not in (None, issued) and before.start not in reading.issued:
            yield from _other_day(reading, before, each, issued)
        if each.parts[:1] == _INVITATION and each.day and issued:
            yield from _invited(reading, each.day, issued)


def _other_day(reading: ParagraphReading, before: WrittenDate, each: DocumentName, issued: date) -> Iterator[ProseSlip]:
    told = before.calendar
    is_last = reading.small.endswith(_TO, 0, before.start)  # of a span of days: "đến ngày 07/8/2026 và có Báo cáo …"
    if told and not is_last and _ISSUES.fullmatch(reading.small, before.end, each.kind_at):
        message = f"Ghi ban hành ngày {day_words(told)}, mà văn bản ghi ngày {day_words(issued)}. Xem lại hai ngày."
        yield ProseSlip("text.date", before.day_at, before.end, message, severity=Severity.WARNING)


def _invited(reading: ParagraphReading, letter: WrittenDate, issued: date) -> Iterator[ProseSlip]:
    """Yield the day of a meeting that is before the day of the letter that asks to it."""
    after = next((each for each in reading.dates if each.start >= letter.end), None)
    day = after._replace(year=after.year or letter.year).calendar if after and after.day else None
    if after and day and day < issued and _MEETS.fullmatch(reading.small, letter.end, after.start):
        message = f"Họp ngày {day_words(day)}, trước ngày của giấy mời ({day_words(issued)}). Xem lại hai ngày."
        yield ProseSlip("text.date", after.day_at, after.end, message, severity=Severity.WARNING)


def _rounds(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the second of two rounds that is before the first: "đợt 1 ngày 12/3/2023, đợt 2 ngày 08/3/2023"."""
    for first, second in pairwise(reading.dates):
        begin, end = _both(first, second)
        if not begin or not end or end >= begin:
            continue
        one = _ROUND.search(reading.small, max(0, first.start - _LEAD), first.start)
        two = _NEXT_ROUND.fullmatch(reading.small, first.end, second.start)
        if one and two and one["name"] == two["name"] and _ROUNDS[two["number"]] == _ROUNDS[one["number"]] + 1:
            message = (
                f"{two['name'].capitalize()} {two['number']} ngày {day_words(end)}, trước {one['name']} "
                f"{one['number']} ({day_words(begin)}). Xem lại hai ngày."
            )
            yield ProseSlip("text.date", second.day_at, second.end, message, severity=Severity.WARNING)


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

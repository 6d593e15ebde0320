"""Dates that no calendar has, that lie after the report, or that are written against Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.written_numbers import AS_DIGITS
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading

_YEAR_DIGITS = 4
_EARLIEST, _AFTER_REPORT = 1945, 50
_RANGE = re.compile(r"([12](?<![0-9/.-].)(?:(?<=1)9|(?<=2)0)[0-9]{2})\s?[-–]\s?((?:19|20)[0-9]{2})(?![0-9/])")
_QUARTER = re.compile(r"(?<!\w)(?i:quý) (?:V|VI|VII|[05-9])(?!\w)(?= năm|/| 20)")
_NAM = re.compile(r"(?<=[0-9] )n[áằạ]m(?= [0-9]{4})|(?<=đầu )nám(?= [0-9])|\bn[áaằạ]m (?=(?:19|20)[0-9]{2}\b)")
_LETTERS_IN_YEAR = re.compile(r"[0-9](?<![\w/].)[0-9]?/[0-9]{1,2}/(?:[12][0-9]{0,2}[OoIl][0-9OoIl]{0,2})(?![\w/])")
_NAM_OR = ("nám ", "nam ", "nằm ", "nạm ")
_ODD = re.compile(r"[0-9](?:[0-9]{4}|\s?[-–]\s?[12])")
"""What years of too many digits and ranges of years have: one search tells that a paragraph has none of them."""
_LONG_YEAR = re.compile(
    r"(?<![^\W\d_])[Nn]ăm ((?:19|20)[0-9]{3,4})(?![\w/.,-])|(?<![\w/.-])(20[0-9]{3,4})(?= ?[-–] ?(?:19|20)[0-9]{2}\b)"
)
_LONG_DAY = re.compile(r"ngày (?P<day>[0-9]{3}/[0-9]{1,2}/[0-9]{4})(?![0-9/])")
_FAR_YEAR = re.compile(
    r"ăm (?P<year>(?!19|20)[0-9]{4})(?<=[Nn]ăm .{4})(?<![^\W\d_].{8})(?![\w/-]|[.,][0-9]| (?:đồng|người|hộ|lượt))"
)
_RECEIVED = re.compile(r"[^.;\n\d]{0,80}nhận được[^.;\n]{0,80}")
_NHAN = re.compile(r"nhận (?:được )?[^.;\n0-9]{0,40}$")
_RECEIVED_ON = re.compile(r"nhận (?:được )?(?:vào )?(?:ngày )?$")
_VAO = re.compile(r"[^.;\n0-9]{0,60} vào ?(?:ngày )?")
_DAYS = re.compile(
    r"(?i:ngày) (?P<days>[0-9]{1,2}(?:, [0-9]{1,2}){0,8},? và [0-9]{1,2})(?: tháng |/)(?P<month>[0-9]{1,2})"
)
_ODD_DAY = re.compile(
    r"(?<!\w)[Nn]gày (?:(?P<none>/[0-9]{1,2}/20[0-9]{2})|(?P<apart>[0-9]{1,2}/[0-9]{1,2} 20[0-9]{2})"
    r"(?! (?:đồng|người|hồ sơ)|[0-9.,])"
    r"|(?P<twice>ngày )(?=[0-9]))"
)
_DAY_LIST = re.compile(
    r"(?i:ngày) (?P<list>[0-9]{1,2}/[0-9]{1,2}(?:(?:, | và |, và |; )[0-9]{1,2}/[0-9]{1,2}(?![0-9/])){1,9})"
)
_LISTED = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_ONE_DAY = re.compile("[0-9]{1,2}")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SMALL_DAY, _SMALL_MONTH = 9, 2
_REACH = 80
"""So near a document stand the words and the day that tell when it came."""


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the dates of a paragraph."""
    small = reading.small
    if not reading.has_digits and "quý" not in small:
        return
    for each in reading.dates:
        yield from _calendar(each, reading.text, facts)
        if each.start in reading.issued:
            yield from _zeros(each, reading.text)
            yield from _after_report(each, reading.text, facts)
    is_odd = _ODD.search(reading.text) is not None
    yield from _days(reading)
    if "/" in reading.text and "ngày" in small:
        yield from _listed(reading)
    if is_odd:
        yield from _stages(reading)
    if "nhận " in reading.text:
        yield from _received(reading)
    yield from _years(reading, is_odd=is_odd)
    yield from _long_days(reading)
    yield from _odd_days(reading)
    for match in _LETTERS_IN_YEAR.finditer(reading.text) if "/" in reading.text else ():
        mend = match[0].translate(AS_DIGITS)
        message = f"“{match[0]}” có chữ cái giữa các chữ số."
        yield ProseSlip("text.date", *match.span(), message, mend)
    for match in _QUARTER.finditer(reading.text) if "quý " in small else ():
        yield ProseSlip("text.date", *match.span(), f"“{match[0]}”: một năm có bốn quý. Xem lại quý này.")
    for match in _NAM.finditer(reading.text) if any(word in reading.text for word in _NAM_OR) else ():
        start = match.start()
        message = f"“{match[0].strip()}” là “năm” gõ nhầm."
        yield ProseSlip("text.date", start, start + 3, message, "năm", severity=Severity.WARNING)


def _long_days(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days of three digits: "115/5/2023"."""
    for match in _LONG_DAY.finditer(reading.text):
        message = f"“{match['day']}”: ngày có ba chữ số. Xem lại ngày này."
        yield ProseSlip("text.date", *match.span("day"), message)


def _odd_days(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days that are missing, years that a space divides from their month, "ngày" twice."""
    for match in _ODD_DAY.finditer(reading.text) if "/" in reading.text else ():
        if match["none"]:
            message = f"“{match[0]}”: thiếu ngày trước dấu gạch. Ghi đủ ngày, tháng, năm."
            yield ProseSlip("text.date", *match.span(), message)
        elif match["apart"]:
            mend = match["apart"].replace(" ", "/")
            yield ProseSlip(
                "text.date", *match.span("apart"), f"“{match['apart']}”: giữa tháng và năm là dấu gạch.", mend
            )
        else:
            yield ProseSlip("text.date", *match.span("twice"), "Hai chữ “ngày” đứng liền. Để một chữ.", "")


def _years(reading: ParagraphReading, *, is_odd: bool) -> Iterator[ProseSlip]:
    """Yield years that are none, or hard to believe."""
    for match in _LONG_YEAR.finditer(reading.text) if is_odd else ():
        start, end = match.span(1 if match[1] else 2)
        if not any(start < each.end for each in within(reading.dates, start - _REACH, start + 1)):
            message = f"“{reading.text[start:end]}” không phải là một năm. Ghi năm bằng bốn chữ số."
            yield ProseSlip("text.date", start, end, message)
    for match in _FAR_YEAR.finditer(reading.text):
        message = f"“năm {match['year']}” khó tin. Xem lại năm này."
        yield ProseSlip("text.date", *match.span("year"), message, severity=Severity.WARNING)


def _days(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days that a list of days of one month has and the month has not."""
    for match in _DAYS.finditer(reading.text) if " và " in reading.text else ():
        month = int(match["month"])
        last = _DAYS_OF_MONTH[month - 1] if 1 <= month <= len(_DAYS_OF_MONTH) else 0
        for day in _ONE_DAY.finditer(match["days"]):
            if last and not 1 <= int(day[0]) <= last:
                start = match.start("days") + day.start()
                message = f"Tháng {month} không có ngày {day[0]}. Xem lại ngày này."
                yield ProseSlip("text.date", start, start + len(day[0]), message)


def _listed(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days of a list of days without their year that no calendar has: "các ngày 14/2, 18/4 và 32/5"."""
    for found in _DAY_LIST.finditer(reading.text):
        for match in list(_LISTED.finditer(found["list"]))[1:]:
            day, month = int(match[1]), int(match[2])
            if 1 <= month <= len(_DAYS_OF_MONTH) and not 1 <= day <= _DAYS_OF_MONTH[month - 1]:
                start = found.start("list") + match.start()
                message = f"“{match[0]}”: tháng {month} không có ngày {day}. Xem lại ngày này."
                yield ProseSlip("text.date", start, start + len(match[0]), message)


def _received(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield days on which a document is said to have come before it was written."""
    for document in reading.documents:
        written = document.day.calendar if document.day else None
        came = _day_received(document, reading)
        day = came.calendar if came else None
        if came and came.day and day and written and day < written and came.start not in reading.issued:
            yield came_before(came, day, written)


def came_before(came: WrittenDate, day: date, written: date) -> ProseSlip:
    """Return the slip of a day on which a document came before the one that it bears."""
    message = f"Nhận ngày {day_words(day)}, trước ngày ghi trên văn bản ({day_words(written)}). Xem lại hai ngày."
    return ProseSlip("text.date", came.start, came.end, message, severity=Severity.WARNING)


def _day_received(document: DocumentName, reading: ParagraphReading) -> WrittenDate | None:
    """Return the day on which the words before a document, or behind it, say that it came."""
    text = reading.text
    before = reading.date_before(document.start)
    if before and _RECEIVED.fullmatch(text, before.end, document.start):
        return before
    is_next = before and not text[before.end : document.kind_at].strip()
    if before and is_next and _RECEIVED_ON.search(text, max(0, before.start - _REACH), before.start):
        return before
    end = document.day.end if document.day else document.end
    after = next(iter(within(reading.dates, end, end + _REACH)), None)
    received = _NHAN.search(text, max(0, document.start - _REACH), document.start)
    return after if after and received and _VAO.fullmatch(text, end, after.start) else None


def _calendar(each: WrittenDate, text: str, facts: ProseFacts) -> Iterator[ProseSlip]:
    written = " ".join(text[each.start : each.end].split())
    year = each.digits[2]
    if len(year) > _YEAR_DIGITS or len(year) == _YEAR_DIGITS - 1:
        yield _bad_year(each, text, facts)
    elif not each.exists:
        yield ProseSlip("text.date", each.start, each.end, f"“{written}”: {_why(each)} Xem lại ngày này.")
    elif len(year) == _YEAR_DIGITS and not _EARLIEST <= int(year) <= _last_year(facts):
        message = f"“{written}”: năm {year} khó tin. Xem lại năm này."
        yield ProseSlip("text.date", each.start, each.end, message, severity=Severity.WARNING)


def _last_year(facts: ProseFacts) -> int:
    return (facts.period.year if facts.period else 2050) + _AFTER_REPORT


def _why(each: WrittenDate) -> str:
    if not 1 <= each.month <= 12:  # noqa: PLR2004
        return f"không có tháng {each.month}."
    day = f"ngày {each.day:02}/{each.month:02}"
    return f"tháng {each.month:02} không có ngày {each.day}." if not each.year else f"không có {day}/{each.year}."


def _bad_year(each: WrittenDate, text: str, facts: ProseFacts) -> ProseSlip:
    written, year = text[each.start : each.end], each.digits[2]
    counted = "ba" if len(year) == _YEAR_DIGITS - 1 else "năm" if len(year) == _YEAR_DIGITS + 1 else "sáu"
    message, mend = f"“{' '.join(written.split())}”: năm có {counted} chữ số.", None
    own = str(facts.period.year) if facts.period else ""
    if own and own in {year[:at] + year[at + 1 :] for at in range(len(year))}:
        mend = written[: len(written) - len(year)] + own
        message += f" Nếu là năm của báo cáo thì ghi {' '.join(mend.split())}."
    else:
        message += " Ghi lại năm bằng bốn chữ số."
    return ProseSlip("text.date", each.start, each.end, message, mend)


def _zeros(each: WrittenDate, text: str) -> Iterator[ProseSlip]:
    """Decree 30/2020/NĐ-CP, Appendix I, part II, I.4: a zero before a day under 10 and before months 1 and 2."""
    if not each.exists or each.day is None:
        return
    lacks_day = each.day <= _SMALL_DAY and len(each.digits[0]) == 1
    lacks_month = each.month <= _SMALL_MONTH and len(each.digits[1]) == 1
    if lacks_day or lacks_month:
        written = text[each.start : each.end]
        numbers = iter([f"{each.day:02}" if lacks_day else each.digits[0], f"{each.month:02}" if lacks_month else ""])
        mend = re.sub(r"[0-9]+", lambda match: next(numbers, "") or match[0], written, count=2)
        message = f"Ngày ban hành văn bản ghi “{' '.join(mend.split())}”: thêm số 0 trước ngày dưới 10 và tháng 1, 2."
        yield ProseSlip("text.style", each.start, each.end, message, mend)


def _after_report(each: WrittenDate, text: str, facts: ProseFacts) -> Iterator[ProseSlip]:
    day = each.calendar
    if day and facts.latest and day > facts.latest:
        written = " ".join(text[each.start : each.end].split())
        message = f"Văn bản ghi {written}, sau báo cáo này ({day_words(facts.latest)}). Xem lại ngày ban hành."
        yield ProseSlip("text.date", each.start, each.end, message, severity=Severity.WARNING)


def _stages(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield stages that end before they begin."""
    for match in _RANGE.finditer(reading.text):
        if int(match[1]) > int(match[2]):
            message = f"Giai đoạn “{match[0]}” kết thúc trước khi bắt đầu."
            mend = f"{match[2]}{match[0][4:-4]}{match[1]}"
            yield ProseSlip("text.date", *match.span(), message, mend, severity=Severity.WARNING)

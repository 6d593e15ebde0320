"""Periods held against the days beside them: "Số liệu quý II lấy từ 15/6 đến 14/9", a row of days, a school year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.date_order_slips import BETWEEN
from cchc_desktop.checks.prose.periods.year_words import NAMED_QUARTER, NAMED_YEAR, OF_YEAR, of_another
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.reading.section_reading import Passage, within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.report.periods import PeriodSpan

_NAME = (
    r"(?P<name>(?:0?6|sáu) tháng (?:đầu|cuối)|(?:0?9|chín) tháng"
    rf"|{NAMED_QUARTER})(?!\w)(?:{OF_YEAR})?"
)
_NAMED = re.compile(rf"(?<!\w){_NAME}")
_OF_DATA = re.compile(r"(?<!\w)(?:số liệu|kỳ báo cáo|kỳ tính|kỳ lấy|thống kê|kỳ số liệu|thời điểm|thời gian)(?!\w)")
_SO_FAR = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|từ đầu năm|cùng kỳ|so với|kỳ trước|chuyển sang|tăng|giảm)(?!\w)"
)
_JOINED = re.compile(r"[^.;\n0-9]{0,60}(?:từ|\()[^.;\n0-9]{0,12}")
_IN_BRACKETS = re.compile(r" \((?:số liệu |tính |lấy |kể )?từ (?:ngày )?")
_BEHIND = re.compile(r",? ?\(?(?:tức |là |của |thuộc |ứng với |kỳ )?(?:số liệu |kỳ báo cáo )?")
_MONTHS = r"(?P<number>[0-9]{1,2}|một|hai|ba|bốn|năm|sáu|chín) (?P<unit>tháng|quý|năm)"
_LONG_BEFORE = re.compile(
    rf"(?<![\w./,-]){_MONTHS}(?: tròn| liền| liên tục| liên tiếp)?[,:]? \(?(?:kể |tính |bắt đầu )?từ (?:ngày )?$"
)
_LONG_AFTER = re.compile(
    r",? \(?(?:trong |tổng cộng |kéo dài |là |vừa đúng |đúng |trọn |vừa tròn |tròn |đủ |bằng |tức |tức là )?(?:vòng )?"
    rf"{_MONTHS}(?: tròn| liên tục)?(?=[),.;]|$)"
)
_SEPARATES = re.compile(r"(?:\s?[,;]\s?(?:và )?|\s(?:và|rồi)\s)(?:các )?(?:ngày )?")
_SCHOOL = re.compile(r"năm học (?P<span>(?P<first>20[0-9]{2}) ?[-–/] ?(?P<last>20[0-9]{2}))(?![0-9/])")
_SCHOOL_WHAT = re.compile(r"(?<!\w)(?P<what>khai giảng|bế giảng|tổng kết|tuyển sinh|bước vào)(?: [^\W\d_]+){0,5} $")
_OPENED = ("khai giảng", "tuyển sinh", "bước vào")
_PAPER = re.compile(r"(?<!\w)(?:đề án|chương trình|các năm học|từ năm học|kế hoạch|giai đoạn|so với|trước)(?!\w)")
_BESIDE_QUARTER = re.compile(
    r"quý (?:(?P<next>(?:liền |kế )?(?:sau|tiếp theo|tiếp|tới))|liền kề trước(?: đó)?|liền trước(?: đó)?|trước liền kề"
    r"|ngay trước(?: đó)?|trước đó|trước|liền kề),? "
    r"\(?(?:tức(?: là)? |là |nghĩa là )?(?P<quarter>quý (?:i{1,3}|iv|[1-4]))(?!\w)"
    r"(?:(?:/| năm )(?P<year>20[0-9]{2})(?![0-9/]))?"
)
_OF_PLAN = re.compile(
    r"(?:đạt|bằng|được|thực hiện|hoàn thành|chiếm)(?: được| khoảng)? [0-9][0-9.,]{0,8} ?% (?:so với )?(?:tổng )?"
    r"(?:dự toán|kế hoạch|chỉ tiêu)(?: (?!năm)[^\W\d_]+){0,6} " + NAMED_YEAR
)
_SO_FAR_NOW = re.compile(r"từ đầu năm đến nay|đến nay|tính đến|lũy kế|luỹ kế|(?:0?[69]|sáu|chín) tháng|quý ")
_LOOKS_BACK = re.compile(r"cùng kỳ|năm trước|năm ngoái|quyết toán|so với (?:năm|thực hiện|kết quả)|chuyển nguồn")
_ENCLOSED = re.compile(
    r"(?:kèm (?:theo )?(?:bản )?báo cáo này|gửi kèm|đính kèm|kèm theo(?: đây)?|phụ lục (?:số liệu )?(?:gửi )?kèm theo)"
    r"(?: là| có| gồm|:)?[^.;0-9]{0,120}? $"
)
_ONE_QUARTER = re.compile(NAMED_QUARTER)
_POINTED = re.compile(
    rf"\s*(?:riêng |tính )?(?:trong )?(?:cả )?(?:{_MONTHS}|{_NAME})"
    r" (?:như vậy|như thế|ấy|(?P<this>này)|đó|nói trên|nêu trên|vừa nêu)(?!\w)"
)
"""How the sentence behind a span of days points back at it: "Trong quý II năm 2026 như vậy"."""
_NEAR, _OFF, _LEAD = timedelta(days=20), timedelta(days=31), 200
_BEHIND_SPAN = 60
_MONTH, _SHORT, _SURE = 30.44, 0.75, 2.0
_ROW = 3
_AUTUMN, _SUMMER = range(8, 12), range(5, 8)
_THIRD = "Q3"


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the names of periods, lengths, school years and years of days that the days beside them deny."""
    period = facts.period
    if period is None or not reading.has_digits:
        return
    if len(reading.dates) > 1:
        for sentence in reading.sentences:
            yield from _spans(sentence, reading, period)
        yield from _rows(reading, period)
    if "năm học" in reading.pairs:
        yield from _schools(reading, period)
    if "quý" in reading.vocabulary:
        yield from _quarters_beside(reading, period)
    if "%" in reading.text and not facts.is_ahead:
        yield from _plans(reading, period)
    if "kèm" in reading.vocabulary:
        yield from _enclosed(reading, period)


def _spans(sentence: Passage, reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the names and the lengths of spans of days that are not theirs."""
    for first, second in pairwise(within(reading.dates, sentence.start, sentence.end)):
        end = second.calendar if first.day and second.day else None
        if end is None or not BETWEEN.fullmatch(reading.small, first.end, second.start):
            continue
        begin = first._replace(year=end.year if first.year is None else first.year).calendar
        if begin and begin < end:
            yield from _length(reading, first, second, (end - begin).days + 1)
            yield from _name(sentence, reading, (first, second), (begin, end), period)
            pointed = _POINTED.match(reading.small, sentence.end) if sentence.end - second.end < _BEHIND_SPAN else None
            if pointed and not _SO_FAR.search(reading.small, second.end, sentence.end):
                yield from _pointed(pointed, sentence, reading, (begin, end), period)


def _length(reading: ParagraphReading, first: WrittenDate, second: WrittenDate, days: int) -> Iterator[ProseSlip]:
    """Yield a number of months that a span of days has not: "từ 15/12/2021 đến 14/6/2023, trọn 6 tháng"."""
    small = reading.small
    told = _LONG_BEFORE.search(small, max(0, first.start - _LEAD), first.day_at) or _LONG_AFTER.match(small, second.end)
    if told:
        yield from _months_told(told, days)


def _months_told(told: re.Match[str], days: int) -> Iterator[ProseSlip]:
    """Yield a number of months that so many days are not."""
    number = number_of(told["number"])
    if not number:
        return
    months, own = number * {"tháng": 1, "quý": 3, "năm": 12}[told["unit"]], days / _MONTH
    off = abs(months - own)
    if off > max(_SHORT, months / 12):
        message = (
            f"Ghi {told['number']} {told['unit']}, mà khoảng này có {days} ngày, chừng {round(own)} tháng. "
            "Xem lại số này hoặc hai ngày."
        )
        severity = Severity.WARNING if off >= _SURE else Severity.HINT
        yield ProseSlip("text.date", *told.span("number"), message, severity=severity)


def _name(
    sentence: Passage,
    reading: ParagraphReading,
    span: tuple[WrittenDate, WrittenDate],
    days: tuple[date, date],
    period: PeriodSpan,
) -> Iterator[ProseSlip]:
    """Yield the name of a period whose days are told beside it, and are another one's."""
    small, (first, second) = reading.small, span
    named = list(_NAMED.finditer(small, max(sentence.start, first.start - _LEAD), first.start))
    behind = _NAMED.match(small, _end(_BEHIND.match(small, second.end), second.end))
    found = [*named, *([behind] if behind else [])]
    match = found[0] if len(found) == 1 else None
    if match is None:
        return
    if named and _IN_BRACKETS.fullmatch(small, match.end(), first.day_at):
        yield from _not_its_own(match, days, reading.text, period)
        return
    if not _OF_DATA.search(small, sentence.start, sentence.end):
        return
    if named and not _JOINED.fullmatch(small, match.end(), first.day_at):
        return
    if not _SO_FAR.search(small, sentence.start, sentence.end):
        yield from _not_its_own(match, days, reading.text, period)


def _pointed(
    match: re.Match[str], sentence: Passage, reading: ParagraphReading, days: tuple[date, date], period: PeriodSpan
) -> Iterator[ProseSlip]:
    """Yield a name or a length by which the next sentence points back at a span of days, and that is not its own."""
    begin = max(sentence.start, sentence.end - 2 * _LEAD)
    is_of_data = (
        _OF_DATA.search(reading.small, begin, sentence.end) or "báo cáo này" in reading.small[begin : sentence.end]
    )
    if match["number"] and (is_of_data or not match["this"]):
        yield from _months_told(match, (days[1] - days[0]).days + 1)
    elif is_of_data and match["name"]:
        yield from _not_its_own(match, days, reading.text, period)


def _not_its_own(match: re.Match[str], days: tuple[date, date], text: str, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the name of a period that has not some days."""
    own = _months_of(match["name"], int(match["year"] or period.year))
    if own and (days[1] > own[1] + _OFF or days[0] < own[0] - _OFF):
        start, end = match.start("name"), match.end("year") if match["year"] else match.end("name")
        message = (
            f"“{text[start:end]}” không khớp khoảng {day_words(days[0])} - {day_words(days[1])} ghi cùng chỗ. "
            f"Báo cáo này là {period.name}. Xem lại kỳ."
        )
        yield ProseSlip("text.year", start, end, message, severity=Severity.WARNING)


def _end(match: re.Match[str] | None, at: int) -> int:
    return match.end() if match else at


def _months_of(name: str, year: int) -> tuple[date, date] | None:
    """Return the first and the last day of the period of a name in a year."""
    code = code_of(name)
    last = last_month(code)
    if not last:
        return None
    first = last - 2 if code.startswith("Q") else 1 if code == "9M" else last - 5
    end = date(year, last, 28) + timedelta(days=3)
    return date(year, first, 1), end


def _rows(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the one day of a row that has another year than all others: "14/7/2026, 12/8/2026, 03/9/2025"."""
    row: list[WrittenDate] = []
    for each in (*reading.dates, None):
        joined = row and each and _SEPARATES.fullmatch(reading.small, row[-1].end, each.start)
        if each and (joined or not row):
            row.append(each)
            continue
        yield from _odd_year(row, reading, period)
        row = [each] if each else []


def _odd_year(row: list[WrittenDate], reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    days = [each.calendar for each in row if each.day and each.start not in reading.issued]
    own = [day for day in days if day]
    if len(own) != len(row) or len(row) < _ROW:
        return
    odd = [at for at, day in enumerate(own) if day.year != period.year]
    if len(odd) != 1 or own == sorted(own):
        return
    at = odd[0]
    meant = row[at]._replace(year=period.year).calendar
    if meant and (mended := [*own[:at], meant, *own[at + 1 :]]) == sorted(mended) and mended[-1] <= period.end + _NEAR:
        each = row[at]
        written = reading.text[each.day_at : each.end]
        message = f"“{written}” khác năm với các ngày cùng dãy. Nếu chép từ trước thì sửa thành năm {period.year}."
        mend = f"{reading.text[each.start : each.end - len(each.digits[2])]}{period.year}"
        yield ProseSlip("text.year", each.start, each.end, message, mend, severity=Severity.WARNING)


def _schools(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield school years that have not two years running, or that the day of their opening or their end denies."""
    for match in _SCHOOL.finditer(reading.small):
        sentence = reading.sentence_at(match.start("span"))
        begin = max(sentence.start, match.start() - _LEAD) if sentence else 0
        if sentence is None or _PAPER.search(reading.small, begin, match.start("span")):
            continue
        sentence = Passage(begin, min(sentence.end, match.end() + _LEAD), "")
        first, last = int(match["first"]), int(match["last"])
        told = _SCHOOL_WHAT.search(reading.small, max(sentence.start, match.start() - _LEAD), match.start())
        meant, severity = _school(told["what"] if told else "", sentence, reading), Severity.WARNING
        if meant is None and told and told["what"] in _OPENED and _THIRD in period.key and last == period.year:
            meant, severity = period.year, Severity.HINT
        if meant is not None and first != meant:
            message = f"“Năm học {match['span']}” không khớp ngày ở cùng câu hoặc kỳ báo cáo. Xem lại năm học."
            mend = f"{meant} - {meant + 1}"
            yield ProseSlip("text.year", *match.span("span"), message, mend, severity=severity)
        elif last != first + 1:
            message = f"“Năm học {match['span']}”: một năm học gồm hai năm liền nhau. Xem lại năm học."
            yield ProseSlip("text.year", *match.span("span"), message, severity=Severity.WARNING)


def _school(what: str, sentence: Passage, reading: ParagraphReading) -> int | None:
    """Return the first year of the school year that is opened or ended on the one day of a sentence."""
    dates = [each for each in within(reading.dates, sentence.start, sentence.end) if each.day]
    day = dates[0] if len(dates) == 1 else None
    if day is None or day.year is None:
        return None
    if what in _OPENED:
        return day.year if day.month in _AUTUMN else None
    return day.year - 1 if what and day.month in _SUMMER else None


def _quarters_beside(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the quarter called the one before or the next, where it is another: "quý trước (quý II năm 2025)"."""
    number = period.key.partition("-")[2].removeprefix("Q")
    if number not in ("1", "2", "3", "4"):
        return
    for match in _BESIDE_QUARTER.finditer(reading.small):
        at = 4 * period.year + int(number) - 1 + (1 if match["next"] else -1)
        beside, year = at % 4 + 1, at // 4
        told, told_year = code_of(match["quarter"]), int(match["year"] or year)
        if told == f"Q{beside}" and told_year == year:
            continue
        start, side = match.start("quarter"), "sau" if match["next"] else "trước"
        named = _ONE_QUARTER.findall(reading.small, max(0, match.start() - _LEAD), match.start())
        if match["next"] and named and code_of(named[-1]) != f"Q{number}":
            continue  # the next one of another quarter
        name = f"quý {('I', 'II', 'III', 'IV')[beside - 1]}"
        message = f"“{reading.text[start : match.end()]}”: quý {side} của {period.name} là {name} năm {year}. Xem lại."
        yield ProseSlip("text.year", start, match.end(), message, severity=Severity.WARNING)


def _plans(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the plan of the year before that what was done since the beginning of this one is held against."""
    for match in _OF_PLAN.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        if sentence is None or int(match["year"]) not in (period.year - 1, period.year + 1):
            continue
        lead = reading.small[sentence.start : match.start()]
        whole = reading.small[sentence.start : sentence.end]
        other = f"năm {match['year']}" in lead
        if _SO_FAR_NOW.search(lead) and not other and not _LOOKS_BACK.search(whole):
            message = (
                f"“{match['span']}”: kết quả của {period.name} so với dự toán, kế hoạch năm khác. "
                f"Nếu chép từ trước thì sửa thành năm {period.year}."
            )
            mend = f"năm {period.year}"
            yield ProseSlip("text.year", *match.span("span"), message, mend, severity=Severity.WARNING)


def _enclosed(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the period of what is enclosed with the report, where it is another one's."""
    for sentence in reading.sentences:
        named = list(_NAMED.finditer(reading.small, sentence.start, sentence.end))
        if len(named) != 1 or within(reading.documents, sentence.start, sentence.end):
            continue
        match, year = named[0], int(named[0]["year"] or period.year)
        code = code_of(match["name"])
        is_own = year == period.year and last_month(code) == period.end.month
        small = reading.small[max(sentence.start, match.start() - _LEAD) : match.start()]
        if not is_own and _ENCLOSED.search(small) and not _SO_FAR.search(small):
            written = reading.text[slice(*match.span())]
            message = of_another(written, period)
            yield ProseSlip("text.year", *match.span(), message, severity=Severity.WARNING)

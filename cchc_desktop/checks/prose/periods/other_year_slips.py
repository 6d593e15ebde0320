"""Years that the words beside them deny: a stage over before its paper, "cùng kỳ" of another year, a late plan."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.date_order_slips import BETWEEN
from cchc_desktop.checks.prose.periods.year_words import (
    DECEMBER,
    NAMED_QUARTER,
    NAMED_YEAR,
    PLANS,
    YEARS,
    of_year_before,
)
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.report.periods import PeriodSpan

_STAGE = re.compile(rf"giai đoạn (?P<stage>{YEARS})")
_SAME = re.compile(rf"cùng kỳ (?:của )?{NAMED_YEAR}(?! (?:và|đến))")
_LAST_YEAR = re.compile(
    r"năm (?:trước|ngoái) \([^()0-9]{0,20}(?:0?[69] tháng đầu )?(?P<span>năm (?P<year>20[0-9]{2}))\)"
)
_LAST_PERIOD = re.compile(
    r"năm (?:trước|ngoái)(?: \((?:tức(?: là)? |là |của )?|,? (?:tức|nghĩa)(?: là)? )"
    rf"(?:(?:0?[69]|sáu|chín) tháng (?:đầu|cuối) ?|nửa đầu |{NAMED_QUARTER} ?)"
    r"(?P<span>(?:năm |/)(?P<year>20[0-9]{2}))"
    r"(?= ?\)|[,.;])"
)
_SINCE = re.compile(r"từ đầu (?P<span>năm (?P<year>20[0-9]{2})) đến nay")
_AS_OF = re.compile(r"\s*(?:[-+*•–] )?(?:tính )?đến (?:hết )?(?:ngày )?")
_NOW = re.compile(r"đến nay|hiện nay|hiện có|hiện còn|năm nay|cùng thời điểm|so với nay")
_GIVEN = re.compile(
    r"(?:giao|phân bổ|công khai|ban hành|phê duyệt) [^.;]{0,60}(?:dự toán|kế hoạch|chỉ tiêu|nhiệm vụ)"
    r"[^.;]{0,60}" + NAMED_YEAR
)
_NOT_GIVEN = re.compile(r"bổ sung|điều chỉnh|quyết toán|kết quả|tổng kết|đánh giá|thanh tra|kiểm toán")
_ISSUED = re.compile(r",? [^.;\n0-9]{0,60}(?:ban hành|ký|xây dựng|phê duyệt)[^.;\n0-9]{0,20}")
_TITLE = re.compile(r"[^.;\n]{0,160}?" + NAMED_YEAR)
_TO_MAKE = re.compile(
    r"(?:xây dựng|ban hành|tham mưu|chuẩn bị|trình|lập)[^.;]{0,60}(?:kế hoạch|chương trình|dự toán|nội dung|điều kiện)"
    r"[^.;]{0,60}?(?<! iv )(?<! i )(?<! ii )(?<! iii )" + NAMED_YEAR
)
_LATE = re.compile(r"(?:trước|đến) (?:hết )?ngày [0-9]{1,2}/1[0-2]/|quý iv|tháng 1[12](?!\w)|cuối năm")
_SUMMED = re.compile(r"(?:tổng kết|sơ kết)[^.;]{0,60}" + NAMED_YEAR)
_COMING = re.compile(r"(?:vào|trong) tháng (?:[7-9]|1[0-2])(?!\w|/)|cuối năm|quý iv(?!/)|trước ngày [0-9]{1,2}/1[12]/")
_QUARTER = re.compile(
    rf"{NAMED_QUARTER}(?:(?: và | - |, ){NAMED_QUARTER})?"
    r"(?P<year>/20[0-9]{2}| năm 20[0-9]{2})"
)
_ONE_QUARTER = re.compile(NAMED_QUARTER)
_SETTLED = re.compile(r"quyết toán [^.;0-9]{0,40}" + NAMED_YEAR)
_PASSED = re.compile(r"đã [^.;]{0,40}(?:phê chuẩn|phê duyệt|thông qua)")
_FIXED = re.compile(r"(?:chốt|lấy|tổng hợp|cập nhật|tính)(?: số liệu)?(?: đến| tới)(?: hết)?(?: ngày)? ?$")
_GOAL = re.compile(r"(?:(?:đến|trước|trong) (?:hết |cuối |tháng 12 )?|hết )" + NAMED_YEAR)
_AIMS = re.compile(r"(?<!\w)(?:sẽ|phấn đấu)(?!\w)")
_NEAR, _MONTHS, _FAR = timedelta(days=12), 3, 400
_REACH = 1000
"""So many letters before a stage its paper and its program are looked for."""
_words = partial(word_pattern, "periods", "other_years")


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield years that cannot be meant beside the words, days and papers of their sentence."""
    period = facts.period
    if period is None or not reading.has_digits:
        return
    if "giai đoạn" in reading.pairs:
        yield from _stages(reading, period)
    if "cùng kỳ" in reading.pairs or "(" in reading.text or "từ đầu" in reading.pairs:
        yield from _named(reading, period)
    if reading.dates:
        yield from _as_of(reading, period)
        yield from _shifted(reading, period)
    if reading.documents and "năm 20" in reading.text:
        yield from _given(reading, period)
    if "phấn đấu" in reading.pairs or "sẽ" in reading.vocabulary:
        yield from _aimed(reading, period)
    if facts.is_ahead:
        yield from _to_come(reading, period)
    elif "quyết toán" in reading.pairs:
        yield from _settled(reading, period)


def _stages(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield stages that were over when their paper was issued, or that the program has not."""
    for match in _STAGE.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        if sentence is None or _says("back", sentence.text) or reading.small.startswith(", tầm nhìn", match.end()):
            continue  # with what it looks forward to it is part of a program's name
        before = reading.small[max(sentence.start, match.start() - _REACH) : match.start()]
        known = next((stages for name, stages in _programs().items() if name in before), ())
        written = f"{match['first']} - {match['last']}"
        days = [each.day.calendar for each in within(reading.documents, sentence.start, sentence.end) if each.day]
        issued = [day.year for day in days if day]
        over = len(issued) == 1 and int(match["last"]) < issued[0] and _words("programs").search(before) is not None
        if over or (known and written not in known) or (known and int(match["last"]) < period.year - 1):
            mend = known[-1] if known else None
            told = (
                f"đã kết thúc trước khi có văn bản ({issued[0]})" if over else "không phải là giai đoạn đang thực hiện"
            )
            message = f"“Giai đoạn {match['stage']}” {told}. Xem lại giai đoạn."
            just_over = over and not known and issued[0] - int(match["last"]) == 1  # it may settle what is over
            severity = Severity.HINT if just_over else Severity.WARNING
            yield ProseSlip("text.year", *match.span("stage"), message, mend, severity=severity)


@lru_cache(maxsize=16)  # each sentence is asked about for every stage and day in it
def _says(entry: str, sentence: str) -> bool:
    """Return whether a sentence holds one of some words."""
    return _words(entry).search(sentence.casefold()) is not None


@cache
def _programs() -> dict[str, list[str]]:
    programs: dict[str, list[str]] = prose_data("periods")["programs"]
    return programs


def _named(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the year behind "cùng kỳ", "năm trước" or "từ đầu" that is another one."""
    last = period.year - 1
    alone = str(last) not in reading.text
    found = [
        *((match, last) for match in _SAME.finditer(reading.small) if alone and int(match["year"]) == last - 1),
        *(
            (match, last)
            for match in _LAST_PERIOD.finditer(reading.small)
            if alone and int(match["year"]) == period.year
        ),
        *((match, last) for match in _LAST_YEAR.finditer(reading.small) if int(match["year"]) != last),
        *((match, period.year) for match in _SINCE.finditer(reading.small) if int(match["year"]) == last),
    ]
    for match, meant in found:
        written = reading.text[match.start() : match.end()]
        message = f"“{written}”: báo cáo này là {period.name}, năm ấy phải là {meant}."
        mend = f"{match['span'][:-4]}{meant}"
        yield ProseSlip("text.year", *match.span("span"), message, mend, severity=Severity.WARNING)


def _as_of(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the day of a state of things in the year before, at the beginning of a sentence that goes on later."""
    for sentence in reading.sentences:
        dates = within(reading.dates, sentence.start, sentence.end)
        first = dates[0] if dates else None
        begins = first and _AS_OF.fullmatch(reading.small, sentence.start, first.day_at)
        if not first or not begins or first.year != period.year - 1 or abs(first.month - period.end.month) > _MONTHS:
            continue
        others = [each.calendar for each in dates[1:]]
        if _is_held_against(first, reading):
            continue
        later = any(day and first.calendar and day > first.calendar for day in others)
        small = sentence.text.casefold()
        if not _NOW.search(small) and (later or (len(dates) == 1 and not _words("compared").search(small))):
            written = reading.text[first.day_at : first.end]
            message = of_year_before(written, period)
            yield ProseSlip("text.year", first.start, first.end, message, severity=Severity.WARNING)
    for each in reading.dates:
        if _is_year_before(each, period.end) and _FIXED.search(reading.small, max(0, each.start - 60), each.start):
            around = None if _is_held_against(each, reading) else reading.sentence_at(each.start)
            if around and not _says("compared", around.text) and "hợp đồng" not in around.text:
                written = reading.text[each.day_at : each.end]
                message = of_year_before(written, period)
                yield ProseSlip("text.year", each.start, each.end, message, severity=Severity.HINT)


def _is_held_against(first: WrittenDate, reading: ParagraphReading) -> bool:
    """Return whether the same day of a later year is told too: "Tính đến 14/6/2022 …; đến 14/6/2023 …"."""
    same = (each for each in reading.dates if (each.day, each.month) == (first.day, first.month))
    return any(each.year and first.year and each.year > first.year for each in same)


def _aimed(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a year that is over by whose end something is still to be done: "phấn đấu đến hết năm 2022"."""
    for sentence in reading.sentences:
        small = sentence.text.casefold()
        aims = _AIMS.search(small)
        goals = [match for match in _GOAL.finditer(small) if int(match["year"]) < period.year] if aims else []
        if (
            len(goals) != 1
            or _words("aim_told").search(small)
            or within(reading.documents, sentence.start, sentence.end)
        ):
            continue
        match, at = goals[0], sentence.start + goals[0].start("span")
        message = (
            f"“{match['span']}” đã qua, mà đây nói việc sẽ làm. Nếu chép từ trước thì sửa thành năm {period.year}."
        )
        mend = f"năm {period.year}" if int(match["year"]) == period.year - 1 else None
        yield ProseSlip("text.year", at, at + len(match["span"]), message, mend, severity=Severity.HINT)


def _shifted(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a day of the report's own period with the year before: "từ 15/12/2021 đến 14/6/2023"."""
    for first, second in zip(reading.dates, reading.dates[1:], strict=False):
        if not BETWEEN.fullmatch(reading.small, first.end, second.start):
            continue
        sentence = reading.sentence_at(first.start)
        if sentence is None:
            continue
        stop = reading.small.find(";", second.end, sentence.end) % (sentence.end + 1)
        if _words("compared").search(
            reading.small, max(sentence.start, first.start - _FAR), min(stop, second.end + _FAR)
        ):
            continue
        early = _is_year_before(first, period.start)
        end = _is_year_before(second, period.end)
        for each in ([first] if early else []) + ([second] if end and early else []):
            written = reading.text[each.start : each.end]
            message = (
                f"“{written}”: kỳ của báo cáo này là {day_words(period.start)} - {day_words(period.end)}. Xem lại năm."
            )
            yield ProseSlip("text.year", each.start, each.end, message, severity=Severity.WARNING)


def _is_year_before(each: WrittenDate, meant: date) -> bool:
    day = each.calendar
    return bool(day and each.day and abs(meant - day - timedelta(days=365)) <= _NEAR)


def _given(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield plans and budgets of a year that was nearly over when they were given, or was the one before."""
    for each in reading.documents:
        day, end = each.day.calendar if each.day else None, each.day.end if each.day else each.end
        sentence = reading.sentence_at(each.start)
        if sentence is None:
            continue
        if day is None:
            day = _told_day(each.kind_at, sentence, reading)
            titled = _TITLE.match(reading.text, end, sentence.end) if each.kind in PLANS else None
        else:
            titled = _GIVEN.search(reading.small, end, min(sentence.end, end + 200)) if each.kind not in PLANS else None
        if (
            not day
            or not titled
            or _NOT_GIVEN.search(reading.small, end, titled.end() + (0 if each.kind in PLANS else _REACH))
        ):
            continue
        meant = day.year + (day.month == DECEMBER)
        if meant == period.year and int(titled["year"]) == meant - 1:
            told = f"Văn bản ban hành {day_words(day)} mà nói “{titled['span']}”."
            message = f"{told} Nếu chép từ trước thì sửa thành năm {meant}."
            yield ProseSlip("text.year", *titled.span("span"), message, f"năm {meant}", severity=Severity.WARNING)


def _told_day(kind_at: int, sentence: Passage, reading: ParagraphReading) -> date | None:
    """Return the day that a sentence begins with, where a paper was issued on it: "Ngày 30/12/2022, xã ban hành"."""
    before = reading.date_before(kind_at)
    if before is None or not before.day or before.start < sentence.start or before.start in reading.issued:
        return None
    return before.calendar if _ISSUED.fullmatch(reading.small, before.end, kind_at) else None


def _to_come(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield years in what is to be done: plans made at the end of their own year, reviews of the one before."""
    for sentence in reading.sentences:
        small = sentence.text.casefold()
        found = [(match, period.year, period.year + 1) for match in _TO_MAKE.finditer(small) if _LATE.search(small)]
        if _COMING.search(small):
            found += [(match, period.year - 1, period.year) for match in _SUMMED.finditer(small)]
        for match, wrong, meant in found:
            if int(match["year"]) == wrong:
                at = sentence.start + match.start("span")
                message = f"“{match['span']}”: theo thời hạn của việc này thì phải là năm {meant}. Xem lại năm."
                yield ProseSlip(
                    "text.year", at, at + len(match["span"]), message, f"năm {meant}", severity=Severity.WARNING
                )
        for match in _QUARTER.finditer(small) if not _words("told").search(small) else ():
            over = max(last_month(code_of(name)) for name in _ONE_QUARTER.findall(match[0]))
            if int(match["year"][-4:]) == period.year and over <= period.end.month:
                at = sentence.start + match.start()
                written = reading.text[at : at + len(match[0])]
                message = f"“{written}” đã qua, mà mục này nói việc sắp tới. Xem lại quý."
                yield ProseSlip("text.year", at, at + len(match[0]), message, severity=Severity.WARNING)


def _settled(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the settlement of the report's own year told as approved: it comes after the year."""
    for match in _SETTLED.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        passed = sentence and _PASSED.search(reading.small, match.end(), sentence.end)
        if passed and int(match["year"]) == period.year and "quý" not in match[0]:
            message = f"Quyết toán {match['span']} chưa thể được duyệt trong năm ấy. Xem lại năm."
            yield ProseSlip(
                "text.year", *match.span("span"), message, f"năm {period.year - 1}", severity=Severity.WARNING
            )

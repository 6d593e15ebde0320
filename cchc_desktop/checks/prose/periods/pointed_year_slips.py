"""Years and months held against words that point at them: "năm nay (2022)", "quý III năm 2025 vừa qua"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.periods.year_words import DECEMBER, LONG_PERIOD, NAMED_QUARTER, OF_YEAR
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.number_words import read_words
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.report.periods import PeriodSpan

_POINTED = re.compile(
    r"(?<!những )(?<!các )(?P<when>năm nay|năm trước|năm ngoái|năm sau|năm tới|sang năm) "
    r"?(?:\((?:tức(?: là)? |là )?(?P<named>năm )?|,? tức(?: là)? (?:năm )?)(?P<year>20[0-9]{2})(?=[),.;])"
)
_STEPS = {"năm nay": 0, "năm trước": -1, "năm ngoái": -1, "năm sau": 1, "năm tới": 1, "sang năm": 1}
_DATED = rf"(?<!\w)(?P<name>{LONG_PERIOD}){OF_YEAR}"
_NAMED = re.compile(_DATED)
_JUST_OVER = re.compile(rf"{_DATED} (?:vừa qua|đã qua|vừa rồi)(?!\w)")
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|hơn|kém|bằng|giảm|tăng|gấp)(?!\w)[^.;0-9]{0,40}?"
    r"(?<!hai )(?<!ba )(?<!các )(?<!những )(?<!mấy )(?<![0-9] )năm (?:trước|ngoái)(?!\w)"
)
_YEARS_AGO = re.compile(r"(?<!\w)(?:hai|ba|[0-9]|các|những|mấy|vài) năm (?:trước|qua|gần|liền|trở)(?!\w)")
_ITSELF = re.compile(
    rf"(?<!\w)(?:tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|bằng)(?: [^.;,]{{1,40}})?"
    rf" (?:so )?với (?:cùng kỳ )?(?:kết quả |mức |số liệu )?(?:của )?{_DATED}"
)
_NOW = re.compile(r"(?<!\w)(?:trong (?:kỳ|quý)|kỳ này|quý này|kỳ báo cáo)(?! (?:trước|ii?|iv|[0-9]))(?!\w)")
_LATER = re.compile(r"(?<!\w)(?:sẽ|phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|dự kiến|tháng [0-9]|quý tới|quý sau)(?!\w)")
_LEFT = re.compile(
    r"(?<!\w)(?P<many>0?[2-9]|1[01]|hai|ba|bốn|năm|sáu|bảy|tám|chín) tháng còn lại"
    r"(?: (?P<back>ấy|đó|này|nói trên)(?!\w)|(?= (?:của|trong) năm(?! học)))"
)
_STRETCH = re.compile(rf"(?<!\w)(?P<half>(?:0?6|sáu) tháng cuối năm)|{NAMED_QUARTER}")
_FROM_MONTH = re.compile(
    r"từ (?:đầu )?tháng (?P<first>[0-9]{1,2})(?:/(?P<begin>20[0-9]{2}))? (?:đến|tới) (?:hết |cuối )?"
    r"tháng (?P<last>[0-9]{1,2})(?: năm |/)(?P<year>20[0-9]{2})(?![0-9/])"
)
_OWN_TIME = re.compile(r"(?<!cùng )(?:kỳ báo cáo|báo cáo này|tháng qua|vừa qua|trong kỳ|kỳ này|quý này)")
_TOLD_AS_OWN = re.compile(r"(?:kỳ báo cáo|báo cáo này|tháng qua|vừa qua|kỳ này|quý này)[^.;,0-9]{0,40}$")
_MONTHS = re.compile(
    r"(?:trong |qua )(?:các |ba |3 |03 )?tháng (?P<months>[0-9]{1,2}, [0-9]{1,2},? (?:và )?[0-9]{1,2})(?: năm |/)"
    r"(?P<year>20[0-9]{2})(?![0-9/])"
)
_AGAINST = re.compile(r"(?<!\w)(?:so với|cùng kỳ|năm trước|năm ngoái|trong khi|kỳ trước|lũy kế|luỹ kế|còn)(?!\w)")
_SINCE_THEN = re.compile(
    r"(?:ngay )?từ đầu năm (?P<year>20[0-9]{2})[^.;0-9]{0,60}(?:đã )?(?:ban hành|xây dựng)"
    r"[^.;0-9]{0,30}kế hoạch[^.;0-9]{0,60}năm (?P<plan>20[0-9]{2})(?![0-9/])"
)
_YEARS_BEFORE = frozenset(("năm trước", "năm ngoái"))
_DIGITS = re.compile("[0-9]{1,2}")
_LONG, _LEAD, _REACH = timedelta(days=120), 160, 300


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the years and months of a paragraph that the words pointing at them deny."""
    period = facts.period
    if period is None or not reading.has_digits:
        return
    if "năm" in reading.vocabulary:
        yield from _years(reading, period)
    if "qua" in reading.vocabulary or "rồi" in reading.vocabulary:
        yield from _just_over(reading, period)
    if not _YEARS_BEFORE.isdisjoint(reading.pairs):
        yield from _two_years_ago(reading, period)
    if "so với" in reading.pairs and not facts.is_ahead:
        yield from _with_itself(reading, period)
    if "còn lại" in reading.pairs:
        yield from _months_left(reading, period)
    if "tháng" in reading.vocabulary and not facts.is_ahead:
        yield from _months(reading, period)


def _years(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the year behind "năm nay" and the like that is another one, and a plan older than its year."""
    for match in _POINTED.finditer(reading.small):
        meant = period.year + _STEPS[match["when"]]
        known = match["named"] and _STEPS[match["when"]] < 0  # told by another family
        if int(match["year"]) != meant and not known:
            message = f"“{reading.text[match.start() : match.end()]}”: báo cáo này là {period.name}, năm ấy là {meant}."
            yield ProseSlip("text.year", *match.span("year"), message, str(meant), severity=Severity.WARNING)
    for match in _SINCE_THEN.finditer(reading.small):
        if int(match["plan"]) == period.year == int(match["year"]) + 1:
            message = f"Kế hoạch năm {match['plan']} mà ban hành “từ đầu năm {match['year']}”. Xem lại hai năm."
            yield ProseSlip("text.year", *match.span("year"), message, match["plan"], severity=Severity.HINT)


def _just_over(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a period said to be just over that was long before this one: "chín tháng đầu năm 2025 vừa qua"."""
    for match in _JUST_OVER.finditer(reading.small):
        code = code_of(match["name"])
        month = 0 if period.key.endswith(f"-{code}") else last_month(code)  # its own one is told by another family
        end = date(int(match["year"]), month, 28) if month else None
        if end and end < period.start - _LONG:
            written = reading.text[slice(*match.span())]
            message = f"“{written}”: báo cáo này là {period.name}. Xem lại năm."
            yield ProseSlip("text.year", *match.span("year"), message, severity=Severity.WARNING)


def _two_years_ago(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a period of two years ago told as the one of "cùng kỳ năm trước", beside the report's own."""
    named = [each for each in _NAMED.finditer(reading.small) if last_month(code_of(each["name"])) == period.end.month]
    years = {int(each["year"]) for each in named}
    if years != {period.year, period.year - 2} or len({code_of(each["name"]) for each in named}) > 1:
        return
    old = next(each for each in named if int(each["year"]) == period.year - 2)
    sentence = reading.sentence_at(old.start())
    beside = sentence and any(
        sentence.start <= each.start() < sentence.end for each in named if int(each["year"]) == period.year
    )
    if not beside or reading.small.endswith(("từ ", "với "), 0, old.start()):
        return
    is_told = _YEAR_BEFORE.search(reading.small, max(0, old.start() - _REACH), old.end() + _LEAD)
    if (
        is_told
        and not _YEARS_AGO.search(reading.small, max(0, old.start() - _REACH), old.end() + _LEAD)
        and str(period.year - 1) not in reading.text
    ):
        written = reading.text[slice(*old.span())]
        message = f"“{written}”: đoạn này so với năm trước, tức năm {period.year - 1}. Xem lại năm."
        yield ProseSlip("text.year", *old.span("year"), message, str(period.year - 1), severity=Severity.HINT)


def _with_itself(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the report's own period that what is told of it is compared with."""
    for match in _ITSELF.finditer(reading.small) if str(period.year) in reading.text else ():
        is_own = last_month(code_of(match["name"])) == period.end.month and int(match["year"]) == period.year
        sentence = reading.sentence_at(match.start()) if is_own else None
        begin = max(sentence.start, match.start() - _REACH) if sentence else 0
        if sentence is None or _LATER.search(reading.small, begin, min(sentence.end, match.end() + _LEAD)):
            continue
        before = list(_NAMED.finditer(reading.small, begin, match.start()))
        same = before and all((each["name"], each["year"]) == (match["name"], match["year"]) for each in before)
        if same or (not before and _NOW.search(reading.small, begin, match.start())):
            start, end = match.start("name"), match.end("year")
            message = f"“{reading.text[start:end]}” được so với chính nó. Xem lại kỳ đem ra so."
            yield ProseSlip("text.year", start, end, message, severity=Severity.WARNING)


def _months_left(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a number of months still to come that are neither those of the year nor those of what is named before."""
    for match in _LEFT.finditer(reading.small):
        named = list(_STRETCH.finditer(reading.small, max(0, match.start() - _REACH), match.start()))
        rest = DECEMBER - period.end.month
        meant = {rest} | {6 if each["half"] else 3 for each in named}
        number = read_words([match["many"]]) if match["many"].isalpha() else match["many"]
        if (match["back"] and len(named) != 1) or int(number or 0) in meant or (not match["back"] and rest < 1):
            continue
        message = f"Ghi {match['many']} tháng còn lại, mà sau {period.name} còn {rest} tháng. Xem lại số này."
        yield ProseSlip("text.year", *match.span("many"), message, severity=Severity.HINT)


def _months(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield months that are told as the report's own time, and are another year's or another period's."""
    for match in _FROM_MONTH.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        begin, end = max(0, match.start() - _LEAD), match.end() + _LEAD
        if sentence is None or _AGAINST.search(reading.small, max(sentence.start, begin), min(sentence.end, end)):
            continue
        is_own = _OWN_TIME.search(reading.small, max(sentence.start, begin), min(sentence.end, end))
        near = int(match["last"]) in range(period.end.month - 1, period.end.month + 1)
        this_year = int(match["year"]) == period.year
        told = _TOLD_AS_OWN.search(reading.small, max(sentence.start, begin), match.start()) if this_year else is_own
        if told and not (near and this_year):
            written = reading.text[slice(*match.span())]
            message = f"“{written}” không phải kỳ của báo cáo này ({period.name}). Xem lại tháng, năm."
            yield ProseSlip("text.year", *match.span(), message, severity=Severity.HINT)
    own = set(range(period.start.month % 12 + (period.start.day > 1), period.end.month + 1))
    for match in _MONTHS.finditer(reading.small):
        months = {int(each) for each in _DIGITS.findall(match["months"])}
        before = _AGAINST.search(reading.small, max(0, match.start() - _LEAD), match.start())
        if months == own and int(match["year"]) == period.year - 1 and not before:
            message = f"Các tháng này của năm {match['year']}, mà báo cáo này là {period.name}. Xem lại năm."
            yield ProseSlip("text.year", *match.span("year"), message, str(period.year), severity=Severity.HINT)

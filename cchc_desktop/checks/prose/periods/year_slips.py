"""Years and periods that were carried over from an earlier report."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from math import inf
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.periods import period_slips
from cchc_desktop.checks.prose.periods.told_beside import is_told_beside
from cchc_desktop.checks.prose.periods.year_words import (
    CLOSING,
    COMPARED,
    DECEMBER,
    NAMED_QUARTER,
    NAMED_YEAR,
    OF_YEAR,
    PLANS,
)
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.report.periods import PeriodSpan

_PLAN = re.compile(
    r"(?i:kế hoạch|nhiệm vụ|phương hướng|chương trình|dự toán|chỉ tiêu|mục tiêu|phương án|chủ đề)[^.;:\n]{0,80}?"
    r"(?P<span>(?<!quyết toán )năm (?P<year>20[0-9]{2}))(?![0-9/])"
)
_LEFT_OF_IT = re.compile(
    r" (?:còn|chưa|chuyển nguồn|(?:và|,|đến) năm 20[0-9]{2})(?!\w)|[^.;]{0,160}(?<!\w)năm nay(?!\w)"
    r"|, [^.;0-9]{0,60}(?:kiểm tra|tổ chức|họp|khảo sát)[^.;,0-9]{0,30} ngày [0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}"
)
_ITS_VALUE = re.compile(r" ?(?:\(|:|có|giao|đặt|chỉ|đề ra|là|với|được)")
"""Behind a plan of the year before: what was left of it, when it was done; what it said, beside this year's."""
_CLAUSE = re.compile(r"[^;]+")
_YEAR = re.compile(r"năm (?P<year>20[0-9]{2})(?![0-9/]| ?[-–])")
_LOOKS_BACK = re.compile(
    "quyết toán|kiểm điểm|chưa đạt|chưa hoàn thành|khen thưởng|khắc phục|công bố|[Ss]o với|cùng kỳ|giai đoạn|từ năm|"
    "tổng kết|(?<!rà soát, )(?<!rà soát và )đánh giá|kết quả|chỉ số|xếp hạng|tồn tại|hạn chế|khuyết điểm|"
    "nêu tại|của năm (?:20|trước)|năm trước|chuyển sang|chuyển tiếp|kéo dài|tồn đọng|các năm|những năm|nhiệm kỳ|khóa|"
    "ban hành năm|lũy kế|luỹ kế|năm học|Luật|Nghị quyết|Nghị định|Thông tư|Quyết định"
)
_KEPT = re.compile(r"(?:lưu trữ|tài liệu|hồ sơ|chỉnh lý|số hóa|bàn giao)[^.;,0-9]{0,40}$")
"""Before the year of old files, which are put in order later on."""
_SOON = re.compile(r"tháng [0-9]{1,2} (?:sắp )?tới|thời gian tới|cuối năm nay")
_QUARTER = re.compile(r"(?i:quý) (?:I{1,3}|IV|[1-4])/(?P<year>20[0-9]{2})(?![0-9/])")
_SAME_TIME = re.compile(r"(?i:cùng kỳ) (?:của )?năm (?P<year>20[0-9]{2})(?![0-9/])")
_STRETCH_SIGN = re.compile(r"(?:0?[69]|sáu|chín) tháng|nửa |quý ")
_STRETCH = re.compile(
    r"(?<!\w)(?P<name>(?:0?[69]|sáu|chín) tháng (?:đầu|cuối)(?: năm)?|nửa (?:đầu|cuối) năm"
    rf"|{NAMED_QUARTER}"
    r"|(?P<gone>(?<=qua )(?:0?9|chín) tháng(?= thực hiện| triển khai)))(?!\w)"
    rf"(?:{OF_YEAR})?(?! nay,? (?:ước|dự)| tới| sau)"
)
_PAST = re.compile("vẫn còn|vẫn chưa|còn chậm|kết quả đạt được|đã đạt được|nhìn chung")
_NEXT = re.compile(
    r"(?<!\w)(?:bước sang|bước vào|quý (?:tiếp theo|sau|tới|kế tiếp)|sang quý|kỳ (?:tiếp theo|sau|tới))(?!\w)"
)
_WILL = re.compile("sẽ |dự kiến|phấn đấu|ước |mục tiêu")
_REPORTS = re.compile(
    r"[^.;:0-9]{0,80}(?:UBND|Ủy ban nhân dân) (?:xã|phường)[^.;:0-9]{0,60} báo cáo (?:kết quả|tình hình)"
    r"(?: (?:thực hiện|triển khai|nhiệm vụ|công tác|việc|về|cải cách|hoạt động)){0,5} "
)
"""How a report says what it is of, wherever that stands."""
_NAMED = "năm 20"
"""What every year that is looked at begins with."""
_PARTS = ("đầu ", "cuối ", "giữa ", "trong ")
_BEHIND = 40
_AS_OF = re.compile(r"(?:^|[.;,] )tính đến (?:hết )?(?:ngày |tháng )?$")
_STRETCHES = frozenset(("tháng cuối", "nửa cuối", "chín tháng"))
"""Pairs of words of which names of a stretch of the year that ends after its half have one, or "quý", or "9 tháng"."""
_TITLE = re.compile(r"[^.;\n]{0,220}")
_APPROVED = re.compile(
    rf"(?i:dự toán) [^.;\n]{{0,60}}?{NAMED_YEAR}[^.;\n]{{0,60}}"
    r"(?:phê chuẩn|phê duyệt|thông qua|quyết nghị|giao) [^.;\n]{0,80}?(?:cuối năm |cuối |1[12]/|1[12] năm )(?P=year)"
)
"""A budget of a year is approved before it begins."""


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield years and periods that are not this report's, where the words do not look back on purpose."""
    if facts.period is None:
        return
    yield from _quarters(reading, facts.period)
    yield from _as_of(reading, facts.period)
    if not facts.is_ahead and not facts.is_opening:
        yield from _later(reading, facts.period)
    if "năm" not in reading.small:
        return
    yield from _same_time(reading, facts.period)
    if reading.documents and _NAMED in reading.text:
        yield from _of_plans(reading, facts.period)
    if _NAMED in reading.text:
        yield from _other_years(reading, facts, facts.period)


def _other_years(reading: ParagraphReading, facts: ProseFacts, period: PeriodSpan) -> Iterator[ProseSlip]:
    for sentence in reading.sentences:
        if _NAMED in sentence.text:
            named = bool(within(reading.documents, sentence.start, sentence.end))
            yield from _in_sentence(sentence, reading, facts, period, names_document=named)


def _in_sentence(
    sentence: Passage, reading: ParagraphReading, facts: ProseFacts, period: PeriodSpan, *, names_document: bool
) -> Iterator[ProseSlip]:
    taken: set[int] = set()
    for name, slip in period_slips.of_sentence(sentence, reading, facts, period):
        taken.add(slip.start + len(name))
        yield slip
    for match in _APPROVED.finditer(sentence.text) if "toán " in sentence.text else ():
        if int(match["year"]) == period.year - 1:
            at = sentence.start + match.start("span")
            message = f"Dự toán {match['span']} lại được duyệt cuối năm {match['year']}. Xem lại năm của dự toán."
            taken.add(at)
            yield ProseSlip("text.year", at, at + len(match["span"]), message, f"năm {period.year}")
    if facts.is_ahead:
        yield from _ahead(sentence, reading, period.year)
        return
    if facts.is_opening or not names_document:
        yield from _whole_year(sentence, period, facts)
    plans = [] if names_document else [each for each in _PLAN.finditer(sentence.text) if not _is_part(each)]
    if any(int(each["year"]) == period.year for each in plans):
        return  # a plan of this year stands beside it: the older one is named on purpose
    back = _looks_back_from(sentence.text, COMPARED)
    is_beside = plans and period.year in _years_of_plans(reading)
    plans = [each for each in plans if not _LEFT_OF_IT.match(sentence.text, each.end())]
    if is_beside:
        plans = [each for each in plans if not _ITS_VALUE.match(sentence.text, each.end())]
    for match in plans:
        at = sentence.start + match.start("span")
        old = int(match["year"])
        if old in (period.year - 1, period.year - 2) and match.end() < back and at not in taken:
            message = (
                f"“{match['span']}” trong kế hoạch, nhiệm vụ của báo cáo năm {period.year}. "
                f"Nếu chép từ báo cáo trước thì sửa thành năm {period.year}."
            )
            yield ProseSlip("text.year", at, at + len(match["span"]), message, f"năm {period.year}")


@lru_cache(maxsize=16)  # for each sentence of a paragraph
def _years_of_plans(reading: ParagraphReading) -> frozenset[int]:
    return frozenset(int(each["year"]) for each in _PLAN.finditer(reading.text))


def _is_part(match: re.Match[str]) -> bool:
    """Return whether a year is named for a part of it: "ngay từ đầu năm 2023"."""
    return match.string.endswith(_PARTS, 0, match.start("span"))


def _looks_back_from(text: str, words: re.Pattern[str]) -> float:
    """Return from where on years of a text look back on purpose: words for it stand before them, or close behind."""
    first = words.search(text)
    return first.end() - _BEHIND if first else inf


def _of_plans(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield plans that their title says are for a year before: "Kế hoạch số 24 ngày 17/3/2023 … năm 2022"."""
    begins = sorted(each.kind_at for each in reading.documents)
    for each in reading.documents:
        day = each.day.calendar if each.day else None
        if each.kind not in PLANS or not each.day or not day or not period.year - 1 <= day.year <= period.year:
            continue
        start = max(each.end, each.day.end)
        stop = next(iter(begins[bisect_right(begins, start) :][:1]), len(reading.text))
        title = _TITLE.match(reading.text, start, stop)
        year = _YEAR.search(title[0]) if title else None
        if title is None or year is None or _LOOKS_BACK.search(_of_title(title[0], year.end())):
            continue
        meant = day.year + (day.month == DECEMBER)  # the plan of a year may be issued just before it
        if meant == period.year and meant - 2 <= int(year["year"]) < meant:
            at = start + year.start()
            message = (
                f"{each.kind} ban hành {day_words(day)} mà nói “{year[0]}”. "
                f"Nếu chép từ trước thì sửa thành năm {period.year}."
            )
            yield ProseSlip("text.year", at, at + len(year[0]), message, f"năm {period.year}")


def _of_title(words: str, end: int) -> str:
    """Return a title up to the clause after its year: what is told behind that is of another matter."""
    stop = words.find(",", end)
    return words if stop < 0 or words.startswith((", phương", ", nhiệm", ", kế hoạch"), stop) else words[:stop]


def _as_of(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the day of a state of things that is one of the year before: "tính đến ngày 10/6/2022"."""
    if len(reading.dates) != 1 or "tính đến" not in reading.small:
        return
    each = reading.dates[0]
    old = each.year == period.year - 1 and each.month != DECEMBER
    if (
        old
        and _AS_OF.search(reading.small, 0, each.day_at)
        and not COMPARED.search(reading.text.replace("tính đến", ""))
    ):
        written = reading.text[each.day_at : each.end]
        message = f"“Tính đến {written}” là của năm trước; báo cáo này là {period.name}."
        yield ProseSlip("text.year", each.start, each.end, message)


def _quarters(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield quarters of a year before the report's, where the words do not look back: "sang quý III/2022, xã sẽ"."""
    for sentence in reading.sentences if "quý " in reading.small else ():
        named = _QUARTER.finditer(reading.text, sentence.start, sentence.end)
        old = [each for each in named if period.year - 2 <= int(each["year"]) < period.year]
        told = {int(each["year"]) for each in _YEAR.finditer(sentence.text)}  # of another year on purpose: it says so
        is_back = _LOOKS_BACK.search(sentence.text) or not told.isdisjoint(int(each["year"]) for each in old)
        own = period.year, period.end.month
        for match in old if old and not is_back else ():
            at, end = match.start() - sentence.start, match.end() - sentence.start
            if is_told_beside(sentence.text, at, end, own):
                continue
            mend = f"{match[0][:-4]}{period.year}"
            message = f"“{match[0]}” là quý của năm trước; báo cáo này là {period.name}."
            yield ProseSlip("text.year", *match.span(), message, mend)


def _same_time(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield "cùng kỳ năm" with the year of the report itself."""
    for match in _SAME_TIME.finditer(reading.text):
        if int(match["year"]) == period.year:
            message = f"“{match[0]}”: cùng kỳ phải là của năm trước ({period.year - 1})."
            yield ProseSlip("text.year", *match.span("year"), message, str(period.year - 1))


def _later(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield names of a stretch of the year that ends after the report's own, told as done."""
    named = "quý" in reading.vocabulary or not _STRETCHES.isdisjoint(reading.pairs)
    short = period.end.month < last_month("H1") and "tháng đầu" in reading.pairs
    if not (named or short or ("tháng" in reading.vocabulary and "9 tháng" in reading.small)):
        return
    for sentence in reading.sentences:
        later = list(_later_stretches(sentence, reading, period))
        is_past = bool(later) and _tells_past(sentence, period) and not _NEXT.search(sentence.text.casefold())
        done_at = reading.small.rfind("đã ", sentence.start, sentence.end)
        for match, is_begun in later:
            is_over = match["gone"] or reading.small.startswith((" vừa qua", " đã qua"), match.end())
            if is_over or (is_past and (is_begun or match.end() <= done_at)):
                name = reading.text[slice(*match.span())]
                message = f"“{name}” kết thúc sau kỳ của báo cáo này ({period.name}). Xem lại kỳ."
                yield ProseSlip("text.year", *match.span(), message, severity=Severity.WARNING)


def _later_stretches(
    sentence: Passage, reading: ParagraphReading, period: PeriodSpan
) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield names of a stretch of the year that ends after the report's own, with whether it has begun."""
    for sign in _STRETCH_SIGN.finditer(reading.small, sentence.start, sentence.end):
        match = _STRETCH.match(reading.small, sign.start())
        if match and int(match["year"] or period.year) == period.year:
            code = "9M" if match["gone"] else code_of(match["name"])
            if last_month(code) > period.end.month:
                yield match, code == "9M" or last_month(code) <= last_month("H1")


def _tells_past(sentence: Passage, period: PeriodSpan) -> bool:
    """Return whether a sentence tells of this year, and of nothing that is still to come."""
    words = sentence.text.casefold()
    others = {int(each["year"]) for each in _YEAR.finditer(words)} - {period.year}
    is_past = _PAST.search(words) and not _WILL.search(words)
    is_planned = not is_past and word_pattern("days", "told", "planned").search(words)
    return not others and not is_planned and not CLOSING.match(sentence.text)


def _ahead(sentence: Passage, reading: ParagraphReading, year: int) -> Iterator[ProseSlip]:
    """Yield years before the report's in what is to be done, clause by clause."""
    for clause in _CLAUSE.finditer(sentence.text):
        begin, end = sentence.start + clause.start(), sentence.start + clause.end()
        if within(reading.documents, begin, end):
            continue
        old = [each for each in _YEAR.finditer(clause[0]) if int(each["year"]) in (year - 1, year - 2)]
        back = _looks_back_from(clause[0], _LOOKS_BACK) if old and not _SOON.search(clause[0]) else inf
        for match in old:
            if match.end() < back and not _KEPT.search(clause[0], 0, match.start()):
                at = begin + match.start()
                message = (
                    f"“{match[0]}” trong phương hướng, nhiệm vụ của báo cáo năm {year}. "
                    f"Nếu chép từ báo cáo trước thì sửa thành năm {year}."
                )
                yield ProseSlip("text.year", at, at + len(match[0]), message, f"năm {year}")


@cache
def _report_of_year(subjects: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for the name of a report of a whole year, as the opening says it."""
    words = "|".join(map(re.escape, ("kết quả", "tình hình", "báo cáo", *subjects)))
    return re.compile(rf"(?i:{words}) (?P<span>năm (?P<year>20[0-9]{{2}}))(?=,? (?:như sau|với|gồm|cụ thể)|[:.]|$)")


@cache
def _closed_of_year(subjects: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for the year of a report at its end: "Trên đây là báo cáo công tác … năm 2022 của UBND"."""
    words = "|".join(map(re.escape, subjects))
    return re.compile(
        rf"\s*Trên đây là (?:toàn bộ )?(?:nội dung )?(?:bản )?(?i:báo cáo|kết quả|tình hình)"
        rf"(?:(?!báo cáo|kế hoạch|chương trình|nêu|chỉ số|hạn chế|so với)[^.;:0-9]){{0,80}}?(?i:{words})"
        r" (?:trong )?(?P<span>năm (?P<year>20[0-9]{2}))(?= (?:của|tại|trên|ở|để)(?!\w)|[,.]|$)"
    )


def _whole_year(sentence: Passage, period: PeriodSpan, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the year by which a report names itself, at its beginning or its end, where it is another one."""
    closed = _closed_of_year(facts.subjects).match(sentence.text) if "Trên đây" in sentence.text else None
    may_open = not closed and (facts.is_opening or "như sau" in sentence.text)
    found = _report_of_year(facts.subjects).finditer(sentence.text) if may_open else ()
    for match in (closed,) if closed else found:
        if not (closed or facts.is_opening or _REPORTS.fullmatch(sentence.text, 0, match.start())):
            continue
        is_year = period.name.startswith("năm ")
        if int(match["year"]) == period.year - 1 or (closed and int(match["year"]) < period.year):
            at = sentence.start + match.start("span")
            message = f"“{match['span']}” là năm đã qua; báo cáo này là {period.name}."
            mend = f"năm {period.year}" if is_year else None
            yield ProseSlip("text.year", at, at + len(match["span"]), message, mend)

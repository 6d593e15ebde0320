"""Years and periods that were carried over from an earlier report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_codes import code_of
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.report.periods import PeriodSpan

_PERIOD = re.compile(
    r"(?P<name>(?i:0?6 tháng (?:đầu|cuối)|sáu tháng (?:đầu|cuối)|nửa (?:đầu|cuối)|"
    r"0?9 tháng(?: đầu)?|chín tháng(?: đầu)?|quý (?:I{1,3}|IV|[1-4]))),?"
    r" năm (?P<year>20[0-9]{2})(?![0-9])"
)
_PLAN = re.compile(
    r"(?i:kế hoạch|nhiệm vụ|phương hướng|chương trình|dự toán|chỉ tiêu|mục tiêu)[^.;:\n]{0,80}?"
    r"(?P<span>năm (?P<year>20[0-9]{2}))(?![0-9/])"
)
_CLAUSE = re.compile(r"[^;]+")
_YEAR = re.compile(r"năm (?P<year>20[0-9]{2})(?![0-9/]| ?[-–])")
_LOOKS_BACK = re.compile(
    "so với|cùng kỳ|giai đoạn|từ năm|tổng kết|đánh giá|kết quả|chỉ số|xếp hạng|tồn tại|hạn chế|khuyết điểm|nêu tại|"
    "của năm|năm trước|chuyển sang|chuyển tiếp|kéo dài|tồn đọng|các năm|những năm|nhiệm kỳ|khóa|ban hành năm|"
    "lũy kế|luỹ kế|năm học|Luật|Nghị quyết|Nghị định|Thông tư|Quyết định"
)
_SOON = re.compile(r"tháng [0-9]{1,2} (?:sắp )?tới|thời gian tới|cuối năm nay")
_CLOSING = re.compile(r"\s*Trên đây là |.{0,200}báo cáo .{0,200}như sau:\s*$", re.DOTALL)
_QUARTER = re.compile(r"(?i:quý) (?:I{1,3}|IV|[1-4])/(?P<year>20[0-9]{2})(?![0-9/])")
_SAME_TIME = re.compile(r"cùng kỳ (?:của )?năm (?P<year>20[0-9]{2})(?![0-9/])")
_MONTHS = re.compile(
    r"(?<!\w)(?i:trong |qua )?(?P<name>0?[69] tháng đầu năm|(?:sáu|chín) tháng đầu năm"
    r"|(?<=[Qq]ua )(?:0?[69]|sáu|chín) tháng (?=thực hiện|triển khai))(?! ?(?:20[0-9]{2}|nay,? (?:ước|dự)))"
)
_COMING = re.compile(r"phấn đấu|kế hoạch|mục tiêu|dự kiến|chỉ tiêu|ước|nhiệm vụ|sẽ|so với|cùng kỳ|năm trước|năm 20")
_TOLD = re.compile(
    r"kết quả|tồn tại|hạn chế|khắc phục|đánh giá|tổng kết|sơ kết|phát huy|nhìn chung|đã |so với|cùng kỳ|báo cáo"
)
_WHOLE_YEAR = re.compile(
    r"(?i:kết quả|tình hình|hành chính|cchc|báo cáo) (?P<span>năm (?P<year>20[0-9]{2}))"
    r"(?=,? (?:như sau|với|gồm|cụ thể)|[:.]|$)"
)
"""The name of a report of a whole year, as the opening says it."""
_COMPARED = re.compile(
    "so với|cùng kỳ|giai đoạn|từ năm|đến năm|đến hết|hết năm|cuối năm|trong năm 20|tính đến|tổng kết|đánh giá|"
    "kết quả năm|của năm|năm trước|chuyển sang|chuyển tiếp|kéo dài|tồn đọng|các năm|những năm|khóa|nhiệm kỳ|"
    "ban hành năm|lũy kế|luỹ kế|năm học|Luật|Bộ luật|Nghị quyết|Nghị định|Thông tư|Quyết định"
)
_NAMED = "năm 20"
"""What every year that is looked at begins with."""
_BEFORE = 60


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield years and periods that are not this report's, where the words do not look back on purpose."""
    if facts.period is None:
        return
    yield from _quarters(reading, facts.period)
    if not facts.is_ahead and "tháng " in reading.small:
        yield from _too_long(reading, facts.period)
    if "năm" not in reading.small:
        return
    yield from _same_time(reading, facts.period)
    if _NAMED in reading.text:
        yield from _other_years(reading, facts, facts.period)


def _other_years(reading: ParagraphReading, facts: ProseFacts, period: PeriodSpan) -> Iterator[ProseSlip]:
    documents = [each.start for each in reading.documents]
    for sentence in reading.sentences:
        if _NAMED in sentence.text:
            named = any(sentence.start <= at < sentence.end for at in documents)
            yield from _in_sentence(sentence, reading, facts, period, names_document=named)


def _in_sentence(
    sentence: Passage, reading: ParagraphReading, facts: ProseFacts, period: PeriodSpan, *, names_document: bool
) -> Iterator[ProseSlip]:
    taken: set[int] = set()
    for match in _PERIOD.finditer(sentence.text):
        slip = _period(match, sentence, facts)
        if slip:
            taken.add(slip.start + len(match["name"]))
            yield slip
    if facts.is_ahead:
        yield from _ahead(sentence, reading, period.year)
        return
    if facts.is_opening:
        yield from _whole_year(sentence, period)
    for match in _PLAN.finditer(sentence.text) if not names_document else ():
        at = sentence.start + match.start("span")
        old = int(match["year"])
        if old in (period.year - 1, period.year - 2) and not _COMPARED.search(sentence.text) and at not in taken:
            message = (
                f"“{match['span']}” trong kế hoạch, nhiệm vụ của báo cáo năm {period.year}. "
                f"Nếu chép từ báo cáo trước thì sửa thành năm {period.year}."
            )
            yield ProseSlip("text.year", at, at + len(match["span"]), message, f"năm {period.year}")


def _quarters(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield quarters of a year before the report's, where the words do not look back: "sang quý III/2022, xã sẽ"."""
    for match in _QUARTER.finditer(reading.text) if "quý " in reading.small else ():
        sentence = next((own for own in reading.sentences if own.start <= match.start() < own.end), None)
        old = period.year - 2 <= int(match["year"]) < period.year
        if old and sentence and not _LOOKS_BACK.search(sentence.text):
            mend = f"{match[0][:-4]}{period.year}"
            message = f"“{match[0]}” là quý của năm trước; báo cáo này là {period.name}."
            yield ProseSlip("text.year", *match.span(), message, mend)


def _same_time(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield "cùng kỳ năm" with the year of the report itself."""
    for match in _SAME_TIME.finditer(reading.text):
        if int(match["year"]) == period.year:
            message = f"“{match[0]}”: cùng kỳ phải là của năm trước ({period.year - 1})."
            yield ProseSlip("text.year", *match.span("year"), message, str(period.year - 1))


def _too_long(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield names of a stretch of the year that is longer than the report's own, told as done."""
    for match in _MONTHS.finditer(reading.text) if "tháng đầu năm" in reading.small or "qua " in reading.small else ():
        sentence = next((own for own in reading.sentences if own.start <= match.start() < own.end), None)
        months = 9 if "9" in match["name"] or "hín" in match["name"] else 6
        if sentence and months > period.end.month and not _COMING.search(sentence.text.casefold()):
            message = f"“{match['name']}” dài hơn kỳ của báo cáo này ({period.name}). Xem lại kỳ."
            yield ProseSlip("text.year", *match.span("name"), message, severity=Severity.WARNING)


def _ahead(sentence: Passage, reading: ParagraphReading, year: int) -> Iterator[ProseSlip]:
    """Yield years before the report's in what is to be done, clause by clause."""
    documents = [each.start for each in reading.documents]
    for clause in _CLAUSE.finditer(sentence.text):
        begin, end = sentence.start + clause.start(), sentence.start + clause.end()
        if any(begin <= at < end for at in documents) or (
            _LOOKS_BACK.search(clause[0]) and not _SOON.search(clause[0])
        ):
            continue
        for match in _YEAR.finditer(clause[0]):
            if int(match["year"]) in (year - 1, year - 2):
                at = begin + match.start()
                message = (
                    f"“{match[0]}” trong phương hướng, nhiệm vụ của báo cáo năm {year}. "
                    f"Nếu chép từ báo cáo trước thì sửa thành năm {year}."
                )
                yield ProseSlip("text.year", at, at + len(match[0]), message, f"năm {year}")


def _whole_year(sentence: Passage, period: PeriodSpan) -> Iterator[ProseSlip]:
    for match in _WHOLE_YEAR.finditer(sentence.text):
        if period.name.startswith("năm ") and int(match["year"]) == period.year - 1:
            at = sentence.start + match.start("span")
            message = f"“{match['span']}” là năm trước; báo cáo này là {period.name}."
            yield ProseSlip("text.year", at, at + len(match["span"]), message, f"năm {period.year}")


def _period(match: re.Match[str], sentence: Passage, facts: ProseFacts) -> ProseSlip | None:
    """Return the slip of a period's name that is another one, None where it is meant."""
    if facts.period is None:
        return None
    year, code = facts.period.year, facts.period.key.partition("-")[2]
    own = code_of(facts.period.name.removesuffix(f" năm {year}")) or code
    before = sentence.text[max(0, match.start() - _BEFORE) : match.start()]
    if _COMPARED.search(before) or re.search(r"[Ss]o với|cùng kỳ|gấp|thì kỳ này", sentence.text):
        return None
    start, end = sentence.start + match.start(), sentence.start + match.end()
    written, other = int(match["year"]), code_of(match["name"])
    mend = f"{match[0][:-4]}{year}"
    if written == year - 1 and other == own:
        message = f"“{match[0]}” là kỳ của năm trước; báo cáo này là {facts.period.name}."
        return ProseSlip("text.year", start, end, message, mend)
    is_closing = _CLOSING.match(sentence.text) is not None
    if (facts.is_opening or is_closing) and written == year and other and other != own:
        message = f"“{match[0]}” là kỳ khác; báo cáo này là {facts.period.name}."
        return ProseSlip("text.year", start, end, message, severity=Severity.WARNING)
    if facts.is_ahead and written == year and other == own and not _TOLD.search(sentence.text.casefold()):
        message = f"“{match[0]}” là chính kỳ của báo cáo này, mà mục này nói việc sắp tới. Xem lại kỳ."
        return ProseSlip("text.year", start, end, message, severity=Severity.WARNING)
    return None

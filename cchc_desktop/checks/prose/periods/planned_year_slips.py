"""Plans, budgets and posts of a year that was over when they were made: "Kế hoạch … năm 2025 (… ngày 23/01/2026)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.periods.year_words import NAMED_YEAR, PLANS
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.report.periods import PeriodSpan

_MADE = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|dự toán|quy chế chi tiêu|phương án|đề án)(?! số)(?P<of>(?:,? [^\W\d_]+"
    r"| -){0,14}?)"
    rf" {NAMED_YEAR}"
)
_ITS_PAPER = re.compile(
    r"(?:,? (?:của|trên|cho) [^.;()0-9]{1,40}?)?(?:(?: là)?:? ?[0-9][0-9.,]{0,20} (?:triệu )?đồng,?)?"
    r",? ?(?:\((?:theo |tại )?|(?:được )?(?:công khai |ban hành |phê duyệt |giao |thực hiện )?(?:kèm )?(?:theo"
    r"|tại) |bằng )$"
)
"""From the year of a plan to the paper that it is."""
_PAPER_FIRST = re.compile(
    r"(?: của [^.;,0-9]{1,60})?, (?:(?!quyết toán|kết quả)[^\W\d_]+ ){0,3}dự toán(?: (?!bổ sung"
    r"|điều chỉnh)[^\W\d_]+,?){0,8}"
    rf" {NAMED_YEAR} (?:là|được giao|của xã là)"
)
_OF_BEFORE = re.compile(
    r"(?<!\w)(?:quyết toán|tổng kết|sơ kết|kết quả|kết luận|khắc phục|tồn tại|hạn chế|chỉ số|đánh giá xếp"
    r"|điều chỉnh|bổ sung"
    r"|kéo dài|chuyển nguồn|chuyển tiếp|(?:vốn|phần|nhiệm vụ) còn lại (?:của|từ)|thực hiện dự toán|tình hình"
    r"|kiểm toán|thanh tra|từ năm|giai đoạn|(?<!tính )đến hết năm|niên độ)(?!\w)"
)
_OF_SUPERIOR = re.compile(
    rf"(?<!\w)(?:thực hiện|triển khai|căn cứ) kế hoạch(?: (?!số)[^\W\d_]+){{0,8}} {NAMED_YEAR} của (?:ủy ban"
    rf"|uỷ ban|ubnd|tỉnh"
    r"|huyện|thành phố)"
)
_POSTS = re.compile(
    r"(?<!\w)(?:biên chế|số (?:cán bộ|công chức))[^.;0-9]{0,60}?giao(?: [^\W\d_]+){0,3}? "
    rf"{NAMED_YEAR} là [0-9]{{1,3}} [^.;0-9]{{0,30}}[;,] (?:hiện|có mặt|số có mặt|thực tế|đến nay)"
)
_CAPITAL = re.compile(
    rf"(?<!\w)vốn đầu tư công[^.;0-9]{{0,40}}? {NAMED_YEAR} (?:được )?(?:giao|là"
    rf"|phân bổ)[^.;0-9]{{0,30}} [0-9][0-9.,]{{0,20}}"
    r" (?:triệu |tỷ )?đồng(?: cho [^.;]{1,30})?[,;][^.]{0,60}?giải ngân"
)
_TO_ITS_END = re.compile(
    rf"{NAMED_YEAR},? (?:tính |phải |chờ )?(?:đến|vào) (?:hết|cuối) năm(?! (?:[0-9]|trước|ngoái|sau|ấy"
    rf"|đó)) ?(?:mới|sẽ|chưa|thì)"
)
_HALF = re.compile(r"(?<!\w)giữa (?P<span>năm (?P<year>20[0-9]{2})),? ?\(?(?:vào )?(?:ngày )?$")
"""Before the day of what is held in the middle of a year."""
_ENTERED = re.compile(rf"(?<!\w)bước (?:vào|sang) {NAMED_YEAR},")
_AIMED = re.compile(
    rf"(?<!\w)so với (?:chỉ tiêu|mục tiêu)(?: (?!cùng)[^\W\d_]+){{0,5}} {NAMED_YEAR}(?! (?:thì )?(?:tăng|giảm))"
)
_TITLE = re.compile(
    r"[^.;\n()]{0,160}?(?<!\w)(?<!đến )(?<!hết )(?<!trong )(?<!từ )(?<!tới )(?<!cuối )(?<!đầu )"
    r"(?P<span>năm (?P<year>20[0-9]{2}))(?![0-9/]| ?[-–] ?20)"
)
_OF_SEVERAL = re.compile(
    r"(?<!\w)(?:giai đoạn|trung hạn|năm học|dự toán|ngân sách|tuyển quân|đầu tư công|kinh tế - xã hội|mua sắm"
    r"|khóa|quy hoạch|bầu cử|chuẩn bị|hướng tới|kỷ niệm|định hướng|tầm nhìn|đại hội|lộ trình)(?!\w)"
)
"""In the title of a plan that is made long before its year."""
_ISSUED = re.compile(r",? [^.;\n0-9]{0,60}(?:ban hành|ký|xây dựng|phê duyệt)[^.;\n0-9]{0,20}")
_ANY_DAY = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/")
_MAKES = (*PLANS, "Quyết định", "Nghị quyết", "Công văn")
_DECEMBER, _LATE = 12, 11
_LEAD, _REACH, _NEAR, _FEW = 120, 160, 60, 40
_SPRING, _SUMMER = 6, 8
_SIGNS = frozenset(
    (
        "kế hoạch",
        "chương trình",
        "dự toán",
        "quy chế",
        "biên chế",
        "vốn đầu",
        "so với",
        "hết năm",
        "cuối năm",
        "bước vào",
        "bước sang",
    )
)


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield years of plans, budgets and posts that are the one before, by their papers or what stands beside them."""
    period = facts.period
    if period is None or facts.is_ahead or "năm 20" not in reading.text:
        return
    if reading.dates and "giữa năm" in reading.pairs:
        yield from _halves(reading)
    if reading.documents and ("kế hoạch" in reading.pairs or "chương trình" in reading.pairs):
        yield from _titles(reading, period)
    if not any(str(period.year - by) in reading.text for by in (-1, 1, 2)) or _SIGNS.isdisjoint(reading.pairs):
        return
    if reading.documents:
        yield from _papers(reading, period)
        yield from _superiors(reading, period)
    yield from _told_of_now(reading, period)


def _told_of_now(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield a year before of posts, capital and aims that a sentence tells of as this year's."""
    small = reading.small
    told_now = [*_POSTS.finditer(small), *_CAPITAL.finditer(small), *_ENTERED.finditer(small)]
    told_now = [match for match in told_now if "so với" not in match[0]]
    coming = list(_TO_ITS_END.finditer(small))
    for match in (*told_now, *coming, *_AIMED.finditer(small)):
        sentence = reading.sentence_at(match.start())
        year = int(match["year"])
        if sentence is None or not (period.year - 3 < year < period.year or year == period.year + 1):
            continue
        is_short = match in coming
        told = small[max(0, match.start() - _NEAR) : match.start()] if is_short else sentence.text.casefold()
        if not _OF_BEFORE.search(told) and "cùng kỳ" not in told and f"năm {period.year}" not in told:
            severity = Severity.WARNING if match.re is _CAPITAL else Severity.HINT
            yield _slip(match, period.year, f"“{match['span']}”: câu này nói việc của năm nay", severity)


def _papers(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the year of a plan or a budget whose paper was issued after it."""
    small = reading.small
    for each in reading.documents:
        day = each.day.calendar if each.day else None
        if not day or each.day is None or each.kind not in _MAKES:
            continue
        meant = day.year + (day.month == _DECEMBER)
        if meant != period.year:
            continue
        found = list(_MADE.finditer(small, max(0, each.kind_at - _LEAD - _REACH), each.kind_at))[-1:]
        before = next((own for own in found if _ITS_PAPER.fullmatch(small, own.end(), each.kind_at)), None)
        match = before or _PAPER_FIRST.match(small, each.day.end, each.day.end + _LEAD + _REACH)
        is_budget = match is not None and "dự toán" in match[0]
        if match is None or (day.month >= _LATE and not is_budget) or (each.kind in PLANS and before is None):
            continue
        year = int(match["year"])
        if meant - 3 < year <= meant + 1 and year != meant and not _OF_BEFORE.search(_clause(match, small)):
            severity = Severity.HINT if day.month >= _LATE else Severity.WARNING
            yield _slip(match, meant, f"“{match['span']}” mà văn bản ban hành ngày {day_words(day)}", severity)


def _clause(match: re.Match[str], small: str) -> str:
    """Return the words of a plan with those of its clause before."""
    before = small[max(0, match.start() - _REACH // 4) : match.start()]
    return before[max(map(before.rfind, ".;,(")) + 1 :] + match[0]


def _superiors(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the year of a plan from above by which the commune made one of another year."""
    for match in _OF_SUPERIOR.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        papers = within(reading.documents, match.end(), sentence.end) if sentence else ()
        plan = next((each for each in papers if each.kind in PLANS and each.day), None)
        if not sentence or not plan or plan.day is None or int(match["year"]) != period.year - 1:
            continue
        if f"năm {period.year}" in reading.small[plan.day.end : min(sentence.end, plan.day.end + _LEAD)]:
            told = f"“{match['span']}” mà kế hoạch của xã theo đó là năm {period.year}"
            yield _slip(match, period.year, told, Severity.HINT)


def _halves(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the middle of a year beside a day of another one: "kỳ họp giữa năm 2025 (ngày 16/7/2026)"."""
    for each in reading.dates:
        match = _HALF.search(reading.small, max(0, each.start - 60), each.day_at)
        if match and each.day and each.year and int(match["year"]) != each.year:
            told = f"“Giữa {match['span']}” mà ngày ghi liền sau là của năm {each.year}"
            yield _slip(match, each.year, told, Severity.WARNING)


def _slip(match: re.Match[str], meant: int, told: str, severity: Severity) -> ProseSlip:
    message = f"{told}. Nếu chép từ trước thì sửa thành năm {meant}."
    return ProseSlip("text.year", *match.span("span"), message, f"năm {meant}", severity=severity)


def _titles(reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield days of plans for this year that are in the spring before it, and years of plans that are the next one."""
    for each in reading.documents[:_FEW]:
        if each.kind not in PLANS:
            continue
        own = each.day or reading.date_before(each.start)
        day = each.day.calendar if each.day else _told_day(reading, each.start)
        if not own or not day:
            continue
        title = _TITLE.match(reading.small, each.day.end if each.day else each.end)
        if not title or _ANY_DAY.search(title[0]) or _OF_SEVERAL.search(title[0]) or "kế hoạch số" in title[0]:
            continue
        year = int(title["year"])
        if year == period.year and day.year == year - 1 and day.month < _SPRING:
            message = f"Kế hoạch năm {year} mà ban hành {day_words(day)}. Xem lại năm của ngày ban hành."
            yield ProseSlip("text.year", own.start, own.end, message, severity=Severity.WARNING)
        is_now = day.year == period.year and day.month <= _SUMMER
        if year == period.year + 1 and (is_now or (day.year == year - 2 and day.month >= _LATE)):
            severity = Severity.WARNING if day.month < _SPRING or not is_now else Severity.HINT
            told = f"“{title['span']}” mà kế hoạch này ban hành {day_words(day)}"
            yield _slip(title, period.year, told, severity)


def _told_day(reading: ParagraphReading, at: int) -> date | None:
    """Return the day on which a plan without a day of its own is said to be issued: "Ngày 20/02/2022, xã ban hành"."""
    before = reading.date_before(at)
    if before is None or not before.day or before.start in reading.issued:
        return None
    return before.calendar if _ISSUED.fullmatch(reading.small, before.end, at) else None

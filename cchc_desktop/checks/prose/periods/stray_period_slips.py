"""Periods of another year that a report is hardly compared with: "so với quý II năm 2025" in quý III năm 2026."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.periods.year_words import DECEMBER, LONG_PERIOD, OF_YEAR
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.report.periods import PeriodSpan

_NAMED = re.compile(rf"(?<!\w)(?P<name>{LONG_PERIOD}){OF_YEAR}(?! ?[-–] ?20[0-9])")
_COMPARED = re.compile(r"(?<!\w)(?:so với|so cùng|cùng kỳ|hơn|kém|bằng|gấp|vượt)(?: [^\W\d_]+){0,5} \(?$")
_BOUND = re.compile(
    r"(?<!\w)(?:từ|kể từ|tính từ|đến|tới|trước|sau|ngay từ|từ đầu|từ cuối|cho|sang|qua)(?: (?:đầu|cuối|giữa|hết"
    r"|thời điểm))? $"
)
"""Right before a period that something began in, or lasted to."""
_JOINED = re.compile(r"(?:(?<!\w)(?:i{1,3}|iv|[1-4])(?:, | và | - |, và )|(?:các|những|mỗi|từng|bốn|hai|ba) )$")
"""Before the last one of a row of periods: "quý I, II năm 2025"."""
_HISTORY = re.compile(
    r"(?<!\w)(?:bắt đầu|khởi công|thí điểm|thành lập|đưa vào|ký|hợp đồng|nghiệm thu|tồn tại|hạn chế|kết luận"
    r"|thanh tra"
    r"|kiểm toán|khiếu nại|lưu trữ|tài liệu|trước đây|trước kia|xã cũ|các xã|vận hành|hồi|khi đó|khi ấy|lúc đó"
    r"|lúc ấy|nguyên"
    r"|tồn đọng|nợ|chuyển tiếp|kéo dài|kinh nghiệm|khánh thành|từng|lần đầu|phát sinh từ|tồn từ|còn lại của"
    r"|giai đoạn|nhiệm kỳ"
    r"|mua|lắp|xây dựng từ|hình thành|đề án|nhìn xa|liên tục|liên tiếp|chuỗi|qua các|các năm|những năm|biểu đồ"
    r"|thấp nhất|cao nhất"
    r"|kỷ lục|theo dõi|rà soát lại|khắc phục|bổ sung|truy|cũ|trước sắp xếp)(?!\w)"
)
"""Beside a period of which something is told on purpose."""
_WHY = re.compile(
    r"[^.;0-9]{0,60}?(?<!\w)(?:chưa|trước khi|sắp xếp|hợp nhất|thời điểm|quý (?:đầu|cuối)|xã cũ|cấp huyện"
    r"|mô hình|sáp nhập"
    r"|vận hành|thành lập|chuyển giao|mới (?:đi|được))(?!\w)"
)
"""Behind a period that this one is compared with: why with that one."""
_ACTS = re.compile(r"(?<!\w)(?:công khai|xếp loại|niêm yết|đánh giá)(?: (?!lại)[^\W\d_]+,?){0,9} $")
"""Before the period of what is done after each one of the year."""
_COMING = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|chậm nhất|thời hạn|hạn|hiệu lực|sắp|lịch"
    r"|lộ trình|đăng ký"
    r"|chuẩn bị|cam kết|lùi|hoãn|kéo dài|nghỉ|hưu|chưa|điều chỉnh|sang|chuyển|giai đoạn|nhiệm kỳ|hợp đồng"
    r"|đề nghị|tiếp tục"
    r"|triển khai|xây dựng|vào|thực hiện trong|trong|từ|đến|tới|để|bố trí|hoàn thành|dự án|công trình"
    r"|thời gian)(?!\w)"
)
_WILL = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|phương hướng|chuẩn bị|đến|lùi|hạn|điều chỉnh"
    r"|kéo dài|ước"
    r"|xây dựng|đăng ký|sắp|tới|nhiệm kỳ|hoàn thành trong|(?<!bước )vào)(?!\w)"
)
_SOON = re.compile(r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|cần|mục tiêu|ước)(?!\w)")
_PLANNED = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|mục tiêu|chỉ tiêu|kế hoạch đề|phương hướng|ước|quý (?:iv|sau|tới)|lũy kế"
    r"|luỹ kế|cả năm"
    r"|chín tháng|0?9 tháng)(?!\w)"
)
_SO_FAR_FROM = re.compile(r"so với (?:cùng kỳ |kết quả |mức |số liệu )?(?:của |trong )?$")
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|nhiều hơn|ít hơn|cao hơn|thấp hơn|bằng) ")
_FIGURE = re.compile(r"(?:,|:| \(| là| đạt| có| được| [^\W\d_]+){1,6} ?[0-9]")
_BASE = r"(?:so với|cao hơn|thấp hơn|nhiều hơn|ít hơn|tăng|giảm|hơn|bằng|vượt|kém)(?!\w)[^.;()]{0,60}?"
_ITS_BASE = re.compile(
    rf"[^.()]{{0,220}}?(?<!\w){_BASE}(?P<base>cùng kỳ (?:của )?năm (?P<year>20[0-9]{{2}})(?![0-9/])"
    r"|(?:quý|kỳ) (?:trước|liền trước|liền kề)|cùng kỳ năm (?:trước|ngoái)|cùng kỳ(?! năm))"
)
"""Behind a period: what it is compared with."""
_OPENS = re.compile(
    r"\W{0,4}(?:[^.;:0-9()]{0,60}(?<!\w)(?:công tác|kết quả|tình hình|việc)(?:,? [^\W\d_]+){0,12}? (?:trong )?"
    r"|(?:nhìn chung, )?(?:trong )?)"
)
"""Before the period that a sentence is about."""
_LOOKED_AT = re.compile(r"\W{0,4}(?:nhìn lại|bước vào|bước sang|khép lại|kết thúc|qua|hết) $")
_OF_BUDGET = re.compile(
    r",? (?:đã )?(?:đạt|được|là|thu|chi|giải ngân"
    r"|thực hiện)(?: được)? [0-9][0-9.,/]{0,24}[^.;0-9]{0,40}?,? (?:bằng|đạt) [0-9][0-9,.]{0,6} ?%"
    r" (?:so với )?(?:dự toán|kế hoạch)(?: năm)?(?! (?:năm )?20[0-9])(?! trước)"
)
_THEN = re.compile(r"[^.;0-9]{0,40}[0-9][^.;]{0,40}?, (?:như vậy |tức )?(?:đã )?(?:giảm|tăng) [0-9]")
"""Behind a period: its figure, and how this one stands to it."""
_THEN_ONLY = re.compile(
    r"(?<!\w)(?:đến nay|hiện nay|nay|khi|lúc|mới|bị|dịch|đầu tiên|bắt đầu|cùng kỳ|so với|nếu|còn|hồi|ấy|đó|vẫn"
    r"|cũng|kỳ này)(?!\w)"
    r"|^\W{0,4}[^.;:]{1,90} là "
)
_SPENT = re.compile(r",? (?:(?!kế hoạch)[^\W\d_]+ ){0,3}?(?:đã )?(?:chi|thu|giải ngân|thực hiện)(?: được)? [0-9]")
_BARE, _DIGIT = re.compile(LONG_PERIOD), re.compile("[0-9]")
_AGAIN = re.compile(r"(?<!\w)(?:năm trước|năm ngoái|hai năm|ba năm|[0-9] năm|các năm)(?!\w)")
_LENGTHS = {"Q1": 3, "Q2": 3, "Q3": 3, "Q4": 3, "H1": 6, "H2": 6, "9M": 9}
_CLOSE, _LONG_AGO = timedelta(days=80), timedelta(days=200)
_NEAR, _LEAD, _REACH, _ROW = 80, 160, 240, 2


class _Period(NamedTuple):
    """A period as named: where it stands, its code and year, the place of its year."""

    start: int
    end: int
    code: str
    year: int

    @property
    def month(self) -> int:
        """The last month of it."""
        return last_month(self.code)

    def over(self, year: int) -> date:
        """Return the last day, or nearly, of the same period of a year."""
        return date(year, self.month, 28)


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield periods of other years that a paragraph names where the report's own, or one beside it, is meant."""
    period, words = facts.period, reading.vocabulary
    if period is None or facts.is_ahead or not ("quý" in words or "tháng" in words):
        return
    own = period.key.partition("-")[2]
    if own not in _LENGTHS or not any(str(period.year + by) in reading.text for by in (0, 1, -1, -2, -3)):
        return
    named = [
        _Period(match.start("name"), match.end(), code, int(match["year"]))
        for match in _NAMED.finditer(reading.small)
        if (code := code_of(match["name"]))
    ]
    for at, each in enumerate(named):
        sentence = reading.sentence_at(each.start)
        if sentence is None or not each.month:
            continue
        others = [other for other in named[max(0, at - 4) : at + 5] if other is not each]
        if each.year == period.year:
            if each.code == own and _with_itself(each, others, sentence, reading):
                written = reading.text[each.start : each.end]
                message = f"“{written}” là chính kỳ của báo cáo này, mà đây đem ra so với nó. Xem lại kỳ đem ra so."
                yield ProseSlip("text.year", each.start, each.end, message, severity=Severity.WARNING)
            continue
        found = _judge(each, others, sentence, reading, period)
        if found:
            message, severity = found
            yield ProseSlip("text.year", each.start, each.end, message, severity=severity)


def _judge(
    each: _Period, others: list[_Period], sentence: Passage, reading: ParagraphReading, period: PeriodSpan
) -> tuple[str, Severity] | None:
    """Return what is said of a period of another year, None where it is named on purpose."""
    written = reading.text[each.start : each.end]
    meant = _by_its_paper(each, sentence, reading)
    if meant:
        return f"“{written}” mà văn bản nói về nó ban hành năm {meant}. Xem lại năm.", Severity.WARNING
    if each.year > period.year:
        severity = _told_early(each, sentence, reading, period)
        return (f"“{written}” chưa đến; báo cáo này là {period.name}. Xem lại năm.", severity) if severity else None
    base = _its_base(each, sentence, reading, period)
    if base:
        certain = Severity.WARNING if base["year"] else Severity.HINT
        told = f"“{written}” lại được so với “{base['base']}”; báo cáo này là {period.name}. Xem lại năm."
        return told, certain
    if _is_own_result(each, others, sentence, reading, period) or (
        not _is_expected(each, reading, period) and not _is_on_purpose(each, others, sentence, reading)
    ):
        return f"“{written}”: báo cáo này là {period.name}{_beside(each, period)}. Xem lại kỳ.", Severity.HINT
    return None


def _beside(each: _Period, period: PeriodSpan) -> str:
    """Return with which periods a report is compared, where the one named is of a quarter."""
    code = period.key.partition("-")[2]
    if not code.startswith("Q") or not each.code.startswith("Q"):
        return f", thường so với cùng kỳ năm {period.year - 1}"
    number, names = int(code[1]), ("I", "II", "III", "IV")
    before = f"quý {names[number - 2]} năm {period.year - (number == 1)}"
    return f", thường so với {before} hoặc quý {names[number - 1]} năm {period.year - 1}"


def _is_expected(each: _Period, reading: ParagraphReading, period: PeriodSpan) -> bool:
    """Return whether a report may well be compared with a period, or tell of it."""
    own = period.key.partition("-")[2]
    if each.year < period.year - 1:  # the year before stands beside it, or it was long ago
        if str(period.year - 1) in reading.text or each.year < period.year - 3 or _tells_of_years(reading):
            return True
        before = reading.small[max(0, each.start - _NEAR) : each.start]
        is_own = each.month == period.end.month
        if is_own and each.year == period.year - 2 and before.endswith(("so với ", "cùng kỳ ")):
            return True  # told by another family
        is_base = _COMPARED.search(before) or _THEN.match(reading.small, each.end, each.end + _LEAD)
        return is_own and not is_base
    is_part = _LENGTHS[each.code] < _LENGTHS[own] and each.month <= period.end.month
    if is_part and _ACTS.search(reading.small, max(0, each.start - _NEAR), each.start):
        sentence = reading.sentence_at(each.start)
        return sentence is not None and _compares(sentence, reading)
    return each.month == period.end.month or each.month > DECEMBER - 3 or is_part


def _compares(sentence: Passage, reading: ParagraphReading) -> bool:
    return "cùng kỳ" in reading.pairs or "so với" in reading.small[sentence.start : sentence.end]


@lru_cache(maxsize=16)  # asked for every period of a paragraph
def _tells_of_years(reading: ParagraphReading) -> bool:
    """Return whether a paragraph tells of several years."""
    return _AGAIN.search(reading.small) is not None


def _is_on_purpose(each: _Period, others: list[_Period], sentence: Passage, reading: ParagraphReading) -> bool:
    """Return whether a period of years before is named for what was then: in a row, in history, by a paper of then."""
    small = reading.small
    before = small[max(sentence.start, each.start - _LEAD) : each.start]
    behind = small[each.end : min(sentence.end, each.end + _LEAD)]
    if _BOUND.search(before) and not _COMPARED.search(before):
        return True
    if _JOINED.search(before) or _WHY.match(behind) or _is_of_now(each, sentence, small, behind):
        return True
    old = {(other.code, other.year) for other in others if other.year < each.year + 1} - {(each.code, each.year)}
    if len(old) >= _ROW or any(_adjoin(each, other, small) for other in others):
        return True
    if not _COMPARED.search(before) and (_HISTORY.search(before[-_NEAR:]) or _HISTORY.search(behind[:_NEAR])):
        return True
    papers = within(reading.documents, max(sentence.start, each.start - _LEAD), min(sentence.end, each.end + _LEAD))
    days = [paper.day.calendar for paper in papers if paper.day]
    return any(day and day.year == each.year for day in days)


def _is_of_now(each: _Period, sentence: Passage, small: str, behind: str) -> bool:
    """Return whether a sentence tells of the same stretch of another year too, or gives no figure of a period."""
    bare = _BARE.match(small, each.start)
    names = _BARE.findall(small, max(sentence.start, each.start - _REACH), min(sentence.end, each.end + _REACH))
    if bare and names.count(bare[0]) > 1:
        return True
    before = small[max(sentence.start, each.start - _NEAR) : each.start]
    return not _DIGIT.search(behind[:_NEAR]) and not _COMPARED.search(before)


def _adjoin(each: _Period, other: _Period, small: str) -> bool:
    """Return whether two periods stand in a row: "quý I năm 2025, quý II năm 2025"."""
    first, second = sorted((each, other))
    between = small[first.end : second.start]
    return other.year <= each.year and len(between) < 6 and between.strip(" ,;-–") in ("", "và")  # noqa: PLR2004


def _told_early(each: _Period, sentence: Passage, reading: ParagraphReading, period: PeriodSpan) -> Severity | None:
    """Return how sure it is that a period of a later year is told as one that is over."""
    small = reading.small
    before = small[max(sentence.start, each.start - _LEAD) : each.start]
    if _COMPARED.search(before):
        return Severity.WARNING
    behind = small[each.end : min(sentence.end, each.end + _NEAR)]
    if each.year != period.year + 1 or each.month > period.end.month:
        return None
    lead = before[max(map(before.rfind, ",;:.")) + 1 :]
    is_figure = _FIGURE.match(behind) is not None
    if each.month == period.end.month and not (_WILL.search(lead) or _SOON.search(behind)):
        return Severity.WARNING if is_figure else Severity.HINT
    near = f"{lead.removesuffix('trong ').removesuffix('riêng ')} | {behind[:40]}"
    return Severity.WARNING if is_figure and not _COMING.search(near) else None


def _with_itself(each: _Period, others: list[_Period], sentence: Passage, reading: ParagraphReading) -> bool:
    """Return whether the report's own period is compared with itself: "so với quý III năm 2026 (812 hồ sơ), tăng"."""
    small = reading.small
    before = small[max(sentence.start, each.start - _LEAD) : each.start]
    behind = small[each.end : min(sentence.end, each.end + _LEAD)]
    is_base = _SO_FAR_FROM.search(before) and not behind.startswith((" của", " ở", " tại"))
    if not is_base or _PLANNED.search(before) or _SOON.search(behind):
        return False
    if any(other.year >= each.year for other in others):
        return False
    return _CHANGED.search(before + behind) is not None


def _its_base(each: _Period, sentence: Passage, reading: ParagraphReading, period: PeriodSpan) -> re.Match[str] | None:
    """Return what the report's own period, named with a year before, is compared with behind it."""
    small = reading.small
    if each.month != period.end.month or str(period.year) in sentence.text:
        return None
    if not _OPENS.fullmatch(small, sentence.start, each.start) or each.start - sentence.start > _LEAD:
        return None
    base = _ITS_BASE.match(small, each.end, min(sentence.end, each.end + _REACH + _NEAR))
    return base if base and (not base["year"] or int(base["year"]) >= each.year) else None


def _by_its_paper(each: _Period, sentence: Passage, reading: ParagraphReading) -> int | None:
    """Return the year of the paper that tells of a period, one long over then: "quý II năm 2025 … ngày 13/7/2026"."""
    papers = within(reading.documents, each.end, min(sentence.end, each.end + _LEAD))
    paper = papers[0] if papers else None
    day = paper.day.calendar if paper and paper.day else None
    if (
        not paper
        or not day
        or not any(words in reading.small[each.end : paper.start] for words in ("theo ", "tại ", "bằng "))
    ):
        return None
    if not _ACTS.search(reading.small, max(sentence.start, each.start - _LEAD), each.start) and (
        "công khai" not in reading.small[each.end : paper.start]
    ):
        return None
    is_close = timedelta(0) <= day - each.over(day.year) <= _CLOSE
    return day.year if is_close and abs(day - each.over(each.year)) > _LONG_AGO else None


def _is_own_result(
    each: _Period, others: list[_Period], sentence: Passage, reading: ParagraphReading, period: PeriodSpan
) -> bool:
    """Return whether a period of a year before is told as if it were the report's own."""
    small = reading.small
    if each.start - sentence.start > _LEAD:
        return False
    plan = f"năm {period.year}"
    if each.month == period.end.month and "dự toán" in small[sentence.start : each.start]:
        is_of_plan = plan in small[sentence.start : each.start] and not _compares(sentence, reading)
        return is_of_plan and _SPENT.match(small, each.end, sentence.end) is not None
    if _is_long_ago(each, sentence, reading, period) and not others:
        return True
    if str(period.year) in sentence.text:
        return False
    behind = _OF_BUDGET.match(small, each.end, min(sentence.end, each.end + _LEAD))
    if behind and not _compares(sentence, reading) and each.year == period.year - 1:
        return True
    looked = _LOOKED_AT.fullmatch(small, sentence.start, each.start)
    return bool(looked) and each.month == period.end.month and not _HISTORY.search(small, each.end, sentence.end)


def _is_long_ago(each: _Period, sentence: Passage, reading: ParagraphReading, period: PeriodSpan) -> bool:
    """Return whether a sentence is about the report's own period with a year long before, and of nothing else."""
    if each.month != period.end.month or not period.year - 3 <= each.year < period.year - 1:
        return False
    small = reading.small
    if not _OPENS.fullmatch(small, sentence.start, each.start):
        return False
    told = small[sentence.start : sentence.end]
    is_dated = f"năm {period.year}" in told or f"năm {period.year - 1}" in small
    return not is_dated and not _THEN_ONLY.search(told) and not _HISTORY.search(told) and not _tells_of_years(reading)

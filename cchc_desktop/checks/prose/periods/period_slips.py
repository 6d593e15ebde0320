"""Names of periods that are not the report's own: where it speaks of itself, of what is to come, of the year before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.periods.told_beside import is_told_beside
from cchc_desktop.checks.prose.periods.year_words import CLOSING, COMPARED, DECEMBER, NAMED_QUARTER, OF_YEAR, of_another
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_codes import code_of, last_month
from cchc_desktop.reading.section_reading import within
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.report.periods import PeriodSpan

_PERIOD = re.compile(
    r"(?P<name>(?i:0?6 tháng (?:đầu|cuối)|sáu tháng (?:đầu|cuối)|nửa (?:đầu|cuối)|"
    r"0?[2-8] tháng đầu|0?9 tháng(?: đầu)?|chín tháng(?: đầu)?|quý (?:I{1,3}|IV|[1-4]|một|hai|ba|bốn|tư))),?"
    r" năm (?P<year>20[0-9]{2})(?![0-9])"
)
_HEAD = re.compile(
    r"\W{0,4}(?:[0-9a-zđ]{1,2}[.)] )?(?i:phương hướng|nhiệm vụ|mục tiêu|kế hoạch|giải pháp|chương trình)"
    r"(?:,? [^\W\d_]+){0,8}? (?:trong )?"
)
_AFTER_HEAD = re.compile(r"\s*[:.]|\s*$")
_TOLD = re.compile(
    r"kết quả|tồn tại|hạn chế|khắc phục|đánh giá|tổng kết|sơ kết|phát huy|nhìn chung|đã |so với|cùng kỳ|báo cáo"
)
_OF_ANOTHER = re.compile("Báo cáo số|đã gửi|đã báo cáo|phương hướng")
"""Before the name of another period: a report that was sent, or what this one plans."""
_HELD_AGAINST = re.compile("[Ss]o (?:sánh )?với|cùng kỳ|gấp|thì kỳ này")
_NAMED = re.compile(
    r"(?<!\w)(?P<name>(?:0?[69]|sáu|chín) tháng (?:đầu|cuối)|nửa (?:đầu|cuối)|(?:0?9|chín) tháng(?! )"
    rf"|{NAMED_QUARTER})(?P<tail>{OF_YEAR}| năm(?! [0-9]))?"
)
_BODY = r"(?:ubnd|ban nhân dân) [^\W\d_]{2,8}"
_REPORTS = re.compile(
    rf"{_BODY}(?: (?!đã )[^\W\d_]+){{0,5}}? báo cáo (?:với |gửi )?"
    r"(?:(?:ubnd|hđnd|ủy ban|uỷ ban|sở|văn phòng|đảng ủy|thường trực)(?: [^\W\d_]+){1,8}?,? )?"
    r"(?:về |tổng hợp |đánh giá )?(?:kết quả|tình hình|công tác|việc)[^.;:0-9]{0,90} $"
)
"""Before the period of which the report itself tells: "UBND xã báo cáo kết quả … quý III"."""
_CLOSED = re.compile(r"\W{0,4}(?:kết thúc|hết|tổng kết|sơ kết) ")
_REPORT_FOLLOWS = re.compile(
    r",? [^.;:0-9]{0,80}báo cáo (?:kết quả|tình hình|công tác)[^.;:0-9]{0,90}(?:như sau|sau đây|cụ thể)"
)
_FOLLOWS = re.compile(r"như sau|dưới đây|sau đây|cụ thể|với (?:các|những) nội dung|gồm (?:các|những)|trên các mặt")
_OF_REPORT = re.compile(
    r"\W{0,4}(?:nội dung |bản )?báo cáo (?P<this>này )?(?:(?P<sure>phản ánh|trình bày|thể hiện|khái quát|nêu)"
    r"|tổng hợp|đánh giá|tập trung)[^.;:0-9]{0,100} "
)
_CONTENTS = re.compile(r"gồm|số liệu|bố cục|kết cấu|chia làm")
_SENT = re.compile(r"(?:đã|được) (?:được )?(?:gửi|nộp|trình|ban hành|báo cáo|hoàn thành|thông qua)|gửi (?:về|đến|lên)")
_ITSELF = re.compile(r"(?<!cùng )(?<!so với )(?:kỳ báo cáo(?: này)?|kỳ này|quý này)(?: \(|,? tức(?: là)? | là |: )$")
_TASKS = (
    r"(?:phương hướng|nhiệm vụ|mục tiêu|giải pháp|kế hoạch|chương trình|định hướng|trọng tâm"
    r"|(?:những |các )?(?:công )?việc (?:làm tiếp|tiếp theo|cần làm|phải làm|sẽ làm|trọng tâm|trước mắt))"
    r"(?:,? (?!đã )[^\W\d_]+){0,10}?"
    r" (?:trong |của |cho )?"
)
_HEADS = re.compile(
    rf"\W{{0,4}}(?:phần (?:thứ )?[0-9a-zà-ỹ]{{1,4}}(?:[:.,]| [-–])? )?(?:[0-9a-zđ]{{1,4}}[.)] )?"
    rf"(?:về )?(?:một số )?{_TASKS}"
)
_WITHIN = re.compile(rf"(?:đề ra|xác định|tập trung vào)(?: [^\W\d_]+){{0,3}} {_TASKS}$")
_TO_DO = re.compile(
    r"(?:[,:.]| (?:sắp )?tới| mà (?:xã|ubnd)| của (?:xã|ubnd)| là | gồm| như sau| tập trung| trên địa bàn|\s*\n|\s*$)"
)
_DONE = re.compile(r"[^:]{0,60}?(?:đã|còn|chưa|được|hoàn thành|kết quả|chuyển sang|chậm)(?!\w)")
_OPENS = re.compile(
    r"\W{0,4}(?P<why>(?:để|nhằm|với|từ|qua|trên cơ sở|trước (?:tình hình|yêu cầu)|phát huy|khắc phục|xuất phát từ|"
    r"do vậy|do đó|vì vậy|vì thế|bởi vậy|tiếp nối|rút kinh nghiệm|căn cứ)(?!\w)[^.;:]{0,160}, )?"
    r"(?:trong |bước vào |bước sang |sang |bắt đầu từ |từ |trước mắt,? |thời gian tới,? "
    r"|dự kiến,? (?:vào |đến |sang )?)?(?:trong )?"
)
_WILL = re.compile(
    r",?(?: (?!đã |được |có |còn |số )[^\W\d_]+,?){0,8}? (?:(?P<sure>sẽ|phấn đấu|dự kiến|cần)"
    r"|tiếp tục|tập trung|đẩy mạnh|duy trì)(?!\w)"
)
_WILL_BEFORE = re.compile(r"(?<!\w)(?:sẽ|phấn đấu)(?!\w)(?P<what>[^.;:]{5,160}) (?:trong|vào|ngay trong|ngay từ) $")
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:đã|chưa|còn|hạn chế|tồn tại|tồn đọng|phát sinh|tiếp nhận|kết quả|nêu|vi phạm|chậm|sai|thiếu|số liệu|"
    r"báo cáo|tổng kết|đánh giá|sơ kết|quyết toán|khen|biểu dương|kiểm điểm|kinh nghiệm|so với|thành tích|"
    r"thực hiện tốt|ban hành|được|đề ra|của|hơn|bằng|như)(?!\w)"
)
_BUT = re.compile(
    r"nhưng|tuy |tuy nhiên|song |ban đầu|lẽ ra|đến nay|thực tế (?:chỉ|mới|đạt)|vẫn |"
    r"theo (?:kế hoạch|dự kiến)|cùng kỳ|so với"
)
_SURE = ("sẽ", "phấn đấu")
_DIRECTION = re.compile(r"(?:phương|định) hướng")
_STILL = re.compile(r"(?<!\w)(?:đã|dự kiến|còn lại|nốt|theo|kế hoạch|trước ngày)(?!\w)")
_AFTER = re.compile(r" (?:sắp )?tới(?!\w)| mà [^.;:,]{0,40}(?:sẽ|phải)(?!\w)")
"""Behind the name of a period that is still to come."""
_LISTED_TASKS = re.compile(r"\s*:[^.\n]{20,600}")
_TO_BE_DONE = re.compile(r"(?<!\w)(?:nhiệm vụ|việc|trọng tâm|giải pháp)(?!\w)")
_RESULTS = re.compile(r"(?<!\w)(?:đã|được|kết quả|hoàn thành|đạt|xong|chưa|còn|đang|tăng|giảm|so với)(?!\w)|%")
_SOON = re.compile(r"\s*(?:trong )?thời gian (?:tới|sắp tới)|[^.;]{0,60}(?<!\w)(?:sẽ|phấn đấu)(?!\w)")
_THIS = re.compile(r"(?<!cùng )(?:kỳ báo cáo này|kỳ này|quý này|(?:sáu|0?6) tháng này)(?!\w)")
_FRAME = re.compile(r"\W{0,4}(?:(?:nhìn|như|qua|có|tính|tổng)[^.;:,0-9]{0,30}, )?(?:trong |tính chung )?")
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:so|cùng kỳ|kể|đến|nay|sau|trước|tiếp nối|thì|còn|nếu|khi|cũng|lại|vẫn|hơn|kém|gấp|tăng|giảm|cao|thấp|"
    r"không còn|khác|giống|tương tự|nhưng|tuy|song|duy trì|lặp|bằng|các năm|năm ngoái|lũy kế|luỹ kế|từng|nhắc|của quý|"
    r"từ quý|mới|mức|kế thừa)(?!\w)"
)
_BASE = re.compile(
    r"\s*(?:còn |và |nhưng |thì )?"
    r"(?:(?:con số|số liệu|kết quả|mức|tỷ lệ|số)(?: [^\W\d_]+){0,5}? (?:của|ở|trong) |của )?"
)
_TIMES = ("% ", " lần ")
"""Before the period that a share or a multiple is taken of: "bằng 120% quý III năm 2025"."""
_AGAINST = ("trong khi", "nếu ", "còn ", "khi ", "mà ")
_SO = re.compile(r"\s*(?:như vậy|do đó|theo đó|qua so sánh|tức|tăng|giảm|kỳ này|năm nay)")
_CLAUSES = re.compile(r"[,;:(]")
_LONG = ("H1", "9M", "H2")
"""Periods that a quarter is the end of: a report of the quarter may tell of them."""
_OPENING = re.compile(r"\W{0,4}(?:(?:Nhìn|Qua|Tính)[^.;:,0-9]{0,30}, )?(?i:trong |tính chung |(?:các )?kết quả |qua )?")
_OF_THEN = re.compile(r"(?<!\w)(?:bị|dịch|chưa|bắt đầu|thí điểm|lần đầu|khởi đầu|khi đó|lúc đó|cũ)(?!\w)")
_ANY_YEAR = re.compile(r"(?<![0-9/])20[0-9]{2}(?![0-9])")
_BEFORE, _LEAD, _LONG_AGO = 60, 220, 4


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield names of periods by which a report calls itself by another one, or what is to come by one that is over."""
    period, words = facts.period, reading.vocabulary
    if period is None or not ("quý" in words or "tháng" in words or "nửa" in words):
        return
    own = _own(period)
    for sentence in reading.sentences:
        for match in _NAMED.finditer(reading.small, sentence.start, sentence.end):
            code, year = code_of(match["name"]), int(match["year"] or period.year)
            if _is_of_report(match, sentence, reading, facts.subjects):
                is_longer = code in _LONG and last_month(code) == period.end.month
                is_old = year < period.year and _ITSELF.search(reading.small, sentence.start, match.start()) is not None
                if (year == period.year and code != own and not is_longer) or is_old:
                    written = reading.text[match.start() : match.end()]
                    message = of_another(written, period)
                    yield ProseSlip("text.year", *match.span(), message, severity=Severity.WARNING)
                break  # what follows is of other periods: the tasks of the next one
            coming = _coming(match, sentence)
            if coming and match["year"]:
                yield from _over(match, code, period, reading.text, severity=coming)
            is_own = code == own or 0 < last_month(code) < period.end.month
            if coming and is_own and year == period.year and not facts.is_ahead:
                yield from _own_to_come(match, sentence, period, reading)
            if coming and code == "H2" and year == period.year and own == "Q3":
                yield from _half_over(match, sentence, period, reading)
        if "này" in words and _THIS.search(reading.small, sentence.start, sentence.end):
            yield from _of_old(sentence, reading, period)


def _own(period: PeriodSpan) -> str:
    return code_of(period.name.removesuffix(f" năm {period.year}")) or period.key.partition("-")[2]


def _is_of_report(
    match: re.Match[str], sentence: Passage, reading: ParagraphReading, subjects: tuple[str, ...]
) -> bool:
    """Return whether a period is named as the one that this report is about."""
    small, begin = reading.small, max(sentence.start, match.start() - _LEAD)
    if _ITSELF.search(small, begin, match.start()):
        return True
    if _CLOSED.fullmatch(small, begin, match.start()):
        return _REPORT_FOLLOWS.match(small, match.end(), sentence.end) is not None
    if not any(subject.casefold() in small[begin : match.start()] for subject in subjects):
        return False
    if _REPORTS.search(small, begin, match.start()):
        return _FOLLOWS.search(small, match.end(), min(sentence.end, match.end() + 2 * _LEAD)) is not None
    named = _OF_REPORT.fullmatch(small, begin, match.start()) if begin == sentence.start else None
    if named is None or within(reading.documents, sentence.start, sentence.end):
        return False
    is_sure = named["sure"] or named["this"] or _CONTENTS.search(small, match.end(), sentence.end)
    return bool(is_sure) and _SENT.search(small, sentence.start, sentence.end) is None


def _coming(match: re.Match[str], sentence: Passage) -> Severity | None:
    """Return how sure it is that a sentence tells of a period as one whose tasks are still to be done."""
    small, start, end = match.string, match.start(), match.end()
    is_head = _HEADS.fullmatch(small, sentence.start, start) if start - sentence.start < _LEAD else None
    if (is_head or _WITHIN.search(small, max(sentence.start, start - _LEAD), start)) and _TO_DO.match(small, end):
        return None if _DONE.match(small, end, sentence.end) else Severity.WARNING
    opens = _OPENS.fullmatch(small, sentence.start, start) if start - sentence.start < _LEAD else None
    will = _WILL.match(small, end, sentence.end) if opens else None
    if opens and will and opens["why"]:
        is_coming = will["sure"] in _SURE and not _BUT.search(small, sentence.start, sentence.end)
        return Severity.WARNING if is_coming else None
    if will and (will["sure"] or "đã " not in sentence.text):
        return Severity.WARNING
    before = None if opens else _WILL_BEFORE.search(small, max(sentence.start, start - _LEAD), start)
    if before and not _LOOKS_BACK.search(before["what"]) and not _BUT.search(small, sentence.start, sentence.end):
        return Severity.HINT
    return None


def _own_to_come(
    match: re.Match[str], sentence: Passage, period: PeriodSpan, reading: ParagraphReading
) -> Iterator[ProseSlip]:
    """Yield the report's own period where a heading says that its tasks are still to come."""
    small, head = reading.small, match.string[sentence.start : match.start()]
    is_sure = _DIRECTION.search(head) is not None or _AFTER.match(small, match.end(), sentence.end) is not None
    listed = _LISTED_TASKS.match(small, match.end()) if not is_sure and _HEADS.fullmatch(head) else None
    is_told = _OPENS.fullmatch(small, sentence.start, match.start()) and not _STILL.search(sentence.text.casefold())
    will = _WILL.match(small, match.end(), sentence.end) if is_told else None
    is_list = listed and _TO_BE_DONE.search(head) and not _RESULTS.search(small, match.end(), match.end() + 2 * _LEAD)
    if is_sure or is_list or (will and will["sure"] == "sẽ") or (not is_told and _SOON.match(small, sentence.end)):
        written = reading.text[match.start() : match.end()]
        over = "là chính kỳ của báo cáo này" if last_month(code_of(match["name"])) == period.end.month else "đã qua"
        message = f"“{written}” {over} ({period.name}), mà đây nói việc sắp tới. Xem lại kỳ."
        severity = Severity.WARNING if is_sure else Severity.HINT
        yield ProseSlip("text.year", *match.span(), message, severity=severity)


def _half_over(
    match: re.Match[str], sentence: Passage, period: PeriodSpan, reading: ParagraphReading
) -> Iterator[ProseSlip]:
    """Yield the second half of the year named in the heading of what is to come, when half of it is over."""
    head = reading.small[sentence.start : match.start()]
    is_told = _RESULTS.search(reading.small, match.end(), sentence.end)
    if _HEADS.fullmatch(head) and (_DIRECTION.search(head) or _TO_BE_DONE.search(head)) and not is_told:
        written = reading.text[match.start() : match.end()]
        message = f"“{written}” gồm cả {period.name} đã qua, mà đây nói việc sắp tới. Xem lại kỳ."
        yield ProseSlip("text.year", *match.span(), message, severity=Severity.HINT)


def _of_old(sentence: Passage, reading: ParagraphReading, period: PeriodSpan) -> Iterator[ProseSlip]:
    """Yield the report's own period with a year long ago, in a sentence of "kỳ báo cáo này" that compares nothing."""
    named = list(_NAMED.finditer(reading.small, sentence.start, sentence.end))
    match = named[0] if len(named) == 1 else None
    if match is None or not match["year"] or code_of(match["name"]) != _own(period):
        return
    is_old = int(match["year"]) < period.year - 1  # the year before is told of elsewhere
    words = sentence.text.casefold()
    framed = _FRAME.fullmatch(reading.small, sentence.start, match.start())
    if is_old and framed and str(period.year) not in words and not _OTHER_TIME.search(words):
        written = reading.text[match.start() : match.end()]
        message = f"“{written}” đứng cùng “kỳ này”, mà báo cáo này là {period.name}. Xem lại năm."
        mend = f"{written[:-4]}{period.year}"
        yield ProseSlip("text.year", *match.span(), message, mend, severity=Severity.HINT)


def _over(match: re.Match[str], code: str, period: PeriodSpan, text: str, *, severity: Severity) -> Iterator[ProseSlip]:
    """Yield the year of a period that is to come, where it was over before the report's own began."""
    own_end, end, year = period.end.month, last_month(code), int(match["year"])
    meant = period.year if end > own_end else period.year + 1 if own_end == DECEMBER > end else 0
    if not meant or not meant - 2 <= year < meant:
        return
    tail = match["tail"]
    start = match.start() if tail[0] == "/" else match.end() - len(tail.lstrip(", "))
    written = text[start : match.end()]
    message = f"“{text[match.start() : match.end()]}” đã qua, mà đây nói việc sắp tới. Nếu là năm {meant} thì sửa lại."
    yield ProseSlip("text.year", start, match.end(), message, f"{written[:-4]}{meant}", severity=severity)


def of_sentence(
    sentence: Passage, reading: ParagraphReading, facts: ProseFacts, period: PeriodSpan
) -> Iterator[tuple[str, ProseSlip]]:
    """Yield the names of periods in a sentence that are another one, each with its slip."""
    found = list(_PERIOD.finditer(sentence.text))
    if not found or _HELD_AGAINST.search(sentence.text):
        return
    own = _own(period)
    is_framed = facts.is_opening or CLOSING.match(sentence.text) is not None
    is_told = _TOLD.search(sentence.text.casefold()) is not None
    for match in found:
        if COMPARED.search(sentence.text, max(0, match.start() - _BEFORE), match.start()):
            continue
        if _is_base(match, sentence, reading):
            continue
        span = sentence.start + match.start(), sentence.start + match.end()
        written, other = int(match["year"]), _so_far(match["name"], period) or code_of(match["name"])
        if other == own and written < period.year:
            slip = _own_of_old_year(match, sentence, reading, period, is_framed=is_framed)
            yield from [(match["name"], slip)] if slip else []
        elif _OF_ANOTHER.search(sentence.text, max(0, match.start() - _BEFORE), match.start()) and other != own:
            continue
        elif is_framed and written == period.year and other and other != own and not _joins(match, own):
            message = of_another(match[0], period)
            yield match["name"], ProseSlip("text.year", *span, message, severity=Severity.WARNING)
        elif facts.is_ahead and written == period.year and other == own and not (is_told and not _is_head(match)):
            message = f"“{match[0]}” là chính kỳ của báo cáo này, mà mục này nói việc sắp tới. Xem lại kỳ."
            yield match["name"], ProseSlip("text.year", *span, message, severity=Severity.WARNING)


def _own_of_old_year(
    match: re.Match[str], sentence: Passage, reading: ParagraphReading, period: PeriodSpan, *, is_framed: bool
) -> ProseSlip | None:
    """Return the slip of the report's own period with an older year, None where it is told for comparison."""
    year = int(match["year"])
    is_before = year == period.year - 1
    own = period.year, period.end.month
    is_meant = not is_framed and is_told_beside(sentence.text, *match.span(), own)
    if is_meant if is_before else not _is_long_ago(match, sentence, reading, period.year):
        return None
    span = sentence.start + match.start(), sentence.start + match.end()
    message = f"“{match[0]}” là kỳ của {'năm trước' if is_before else f'năm {year}'}; báo cáo này là {period.name}."
    severity = None if is_before else Severity.HINT
    return ProseSlip("text.year", *span, message, f"{match[0][:-4]}{period.year}", severity=severity)


def _is_long_ago(match: re.Match[str], sentence: Passage, reading: ParagraphReading, year: int) -> bool:
    """Return whether a period of years ago opens a sentence as if it were the report's own, and no other is named."""
    if not year - _LONG_AGO <= int(match["year"]) < year - 1 or not _OPENING.fullmatch(sentence.text, 0, match.start()):
        return False
    words = sentence.text.casefold()
    near = reading.text[max(0, sentence.start - 2 * _LEAD) : sentence.end + 2 * _LEAD]
    return len(set(_ANY_YEAR.findall(near))) == 1 and not _OTHER_TIME.search(words) and not _OF_THEN.search(words)


def _so_far(name: str, period: PeriodSpan) -> str:
    """Return the report's own code for so many months as had gone by when it was nearly over: "5 tháng đầu"."""
    months = name.lstrip("0")[:1]
    is_near = months.isdecimal() and period.end.month - int(months) in (1, 2)
    return _own(period) if is_near and "tháng đầu" in name else ""


def _is_head(match: re.Match[str]) -> bool:
    """Return whether a heading of what is to be done names a period."""
    head = _HEAD.fullmatch(match.string, 0, match.start())
    return head is not None and _AFTER_HEAD.match(match.string, match.end()) is not None


def _joins(match: re.Match[str], own: str) -> bool:
    """Return whether the report's own period stands right before another one: "quý III và 9 tháng đầu năm 2026"."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()].casefold()
    names = list(_NAMED.finditer(before))
    return bool(names) and code_of(names[-1]["name"]) == own and before[names[-1].end() :].strip(" ,") in ("và", "")


def _is_base(match: re.Match[str], sentence: Passage, reading: ParagraphReading) -> bool:
    """Return whether a period is named for its figure, which the report's own is compared with."""
    before = match.string[max(0, match.start() - _LEAD) : match.start()]
    start = max((stop.end() for stop in _CLAUSES.finditer(before)), default=0)
    clause = before[start:].strip().casefold() + " "
    if clause.startswith(_AGAINST) or clause.endswith(_TIMES):
        return True
    behind = match.string[match.end() : match.end() + _LEAD]
    if not any(char.isdecimal() for char in behind) or not _BASE.fullmatch(clause.lstrip()):
        return False
    told = within(reading.numbers, sentence.start, sentence.start + match.start())
    return bool(told) or _SO.match(reading.small, sentence.end) is not None

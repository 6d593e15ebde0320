"""Papers held against the work they are about: results dated before it ended, work done by a plan before the plan."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.section_reading import Passage, within
from cchc_desktop.reading.syllables import plain_words
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.document_names import DocumentName
    from cchc_desktop.reading.section_reading import ParagraphReading

_WORK = re.compile(
    r"(?<!\w)(?:kiểm tra|thanh tra|giám sát|khảo sát|rà soát|đối thoại|tiếp xúc|làm việc|tập huấn|tổ chức|tiến hành"
    r"|diễn ra|họp|hội nghị|điều tra|lấy ý kiến|lấy phiếu|tiếp công dân|triển khai|mở|bồi dưỡng|ra quân|chấm điểm"
    r"|xác minh|thẩm định|hướng dẫn|tuyên truyền|phổ biến|hỗ trợ|cử)(?!\w)"
)
_MEETING = re.compile(r"(?<!\w)(?:đối thoại|tiếp xúc|tiếp công dân|họp|hội nghị|làm việc|gặp gỡ)(?!\w)")
_RESULT = re.compile(
    r"(?<!\w)(?:kết quả|kết luận)(?P<of>(?: [^\W\d_]+,?){0,18}?)(?:(?<!\w)| )(?:tại|trong|bằng|qua|theo|là|có|:|\()"
    r"(?: văn bản)? ?\(?$"
)
"""Before a paper that tells how something went: "kết quả kiểm tra được nêu tại Báo cáo"."""
_HAS_REPORT = re.compile(r"(?: và|,|;)(?: đã)? (?:có|ra|lập|gửi|ban hành) $")
_MADE_KNOWN = re.compile(
    r"(?<!\w)(?:được|đã|tổng hợp|nêu|thể hiện|báo cáo|phản ánh|ghi|thông báo|công bố|ban hành|gửi|lập|của|do|với"
    r"|tại|trong|bằng|qua|theo|là|có)(?!\w)"
)
_ANSWER = re.compile(
    r"(?<!\w)(?:văn bản (?:trả lời|phúc đáp)(?: là| tại|:)? "
    r"|(?:trả lời|phúc đáp|giải trình|giải quyết|giải đáp)[^.;:]{0,60}? (?:tại|bằng|qua)(?: các)? )\(?$"
)
_NOT_NEW = re.compile(r"[^.;]{0,80}(?<!\w)(?:nhưng|nên|chưa đồng ý|trước đó|không trả lời|song|tuy nhiên)(?!\w)")
"""Behind an answer that was given before: "đã được trả lời bằng Công văn … nên không trả lời lại"."""
_OFFICE = re.compile(r"(?:bộ phận |trung tâm )?tiếp nhận và (?:hoàn trả|trả) kết quả")
_REPORTS = frozenset(("Báo cáo", "Biên bản", "Kết luận", "Thông báo"))
_ANOTHER = re.compile(
    r"(?<!\w)(?:trước|lần|khác|trùng|cũ|từng|so với|đối chiếu|căn cứ|sau khi|dự kiến|sẽ|năm 20[0-9]{2} đã"
    r"|đợt (?:[0-9i]|một|hai|ba|trước|đầu)|kỳ họp|phúc tra|chưa được|kế thừa)(?!\w)"
)
"""Between some work and a paper: it is about another one, or about what was before."""
_NO_WORK = re.compile(
    r"(?<!\w)(?:khắc phục|báo cáo|gửi|ban hành|nhận|ký|công khai|niêm yết|hạn|hẹn|trước|sau|phúc tra|lại|thành lập"
    r"|kiện toàn|tiếp tục|sẽ|dự kiến|hoàn thành|kể từ|phát sinh|nộp|đơn|cấp|kỳ báo cáo|số liệu|tính|bổ sung)(?!\w)"
)
"""Around a day that is none of the work itself."""
_BETWEEN = re.compile(r"[\s,]{0,2}(?:đến|tới)(?: hết)?(?: ngày)?\s|\s?[-–]\s?")
_FROM = re.compile(r"(?<!\w)(?:từ|kể từ|đến|tới|trước|hết|tính đến)(?: hết)?(?: ngày)? $")
_BY = re.compile(
    r"(?:^|[.;:(–-])\s?(?:[-+*•] )?(?P<how>theo|thực hiện|triển khai|căn cứ|trên cơ sở)"
    r"(?: tinh thần| nội dung| yêu cầu| chỉ đạo tại)? $"
)
"""Before a paper by which its clause says that something was done."""
_FOUNDED = re.compile(r"(?<!\w)(?:được )?(?:thành lập|lập)(?: [^\W\d_]+){0,3}? (?:theo|tại|bằng) $")
_AT_ONCE = re.compile(r"(?:[,)] |,)(?:vào |từ |trong )?(?:(?:các|hai|ba|0?[23]) )?(?:ngày )?$")
_CLOSED = re.compile(r"[,)]|(?<!\w)đã(?!\w)")
"""Where the title of a paper is over."""
_DID = re.compile(r"(?<!\w)(?:đã|tiến hành|được) [^;]{0,180}$")
_ON = re.compile(r"(?:vào|trong|trong (?:các|hai|ba|0?[2-9])|từ) (?:ngày )?$")
_OF_THEN = re.compile(
    r"(?<!\w)(?:phúc tra|lại|khắc phục|kết luận|tồn tại|nêu|sau|trước|từ đầu|thay thế|kiến nghị|tiếp tục|ban hành"
    r"|phát sinh|ký|nhận|hợp đồng|hạn|đến|so với|kể từ|kèm|thành lập|báo cáo|cấp|biên bản|tồn|chuyển)(?!\w)"
)
_OF_THINGS = re.compile(r"(?<!\w)(?:hồ sơ|đơn|phản ánh|văn bản|phiên họp|cuộc họp|buổi họp|tài liệu)(?!\w)")
_ACCORDING = re.compile(r"[^.;:]{0,220}?(?<!\w)theo(?: tinh thần| nội dung| yêu cầu| chỉ đạo tại)? $")
_TOLD_AFTER = re.compile(
    r"(?<!\w)(?:kết quả|điểm|đạt|xếp|kết luận|phát hiện|ghi nhận|kiến nghị|yêu cầu|nộp|chấm|khắc phục|báo cáo"
    r"|hoàn thành|xử phạt|khen|sau|đến nay|công nhận|trước|đề nghị|thống nhất|giao|phân công|nhận|hưởng|chi trả"
    r"|(?:và|,|để) (?:triển khai|thực hiện))(?!\w)"
)
_APPLIED = re.compile(r"(?<!\w)(?:áp dụng|vận hành|thí điểm|hoạt động|thực hiện)(?!\w)")
_SAME = frozenset(
    plain_words("này trên đó nói công tác việc đợt cuộc buổi chung cụ thể các nội dung cải cách hành chính cchc")
)
"""What the words for results may say besides those for the work."""
_SURE, _LONG, _SPAN_LONG = ("theo",), timedelta(days=100), timedelta(days=45)
_LEAD, _REACH, _NEAR, _CLOSE, _FEW = 160, 420, 90, 22, 40


class _Work(NamedTuple):
    """The day on which some work was done, or its last one, and the one it began on."""

    day: WrittenDate
    begin: date
    end: date


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield papers that tell of work that was still to come, and the days of work done by a paper of a later day."""
    if not reading.documents or len(reading.dates) < 2:  # noqa: PLR2004
        return
    for each in reading.documents[:_FEW]:
        issued = each.day.calendar if each.day else None
        sentence = reading.sentence_at(each.kind_at)
        if each.day is None or issued is None or sentence is None:
            continue
        yield from _told_early(each, issued, sentence, reading)
        yield from _done_early(each, issued, sentence, reading)
        yield from _done_by_it(each, issued, sentence, reading)


def _told_early(each: DocumentName, issued: date, sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the paper of results, or the answer, that is older than the work before it."""
    begin = max(sentence.start, each.kind_at - _LEAD)
    result = _RESULT.search(reading.small, begin, each.kind_at)
    answer = None if result else _ANSWER.search(reading.small, begin, each.kind_at)
    has = None
    if not result and not answer and each.kind in _REPORTS:
        has = _HAS_REPORT.search(reading.small, max(sentence.start, each.kind_at - 30), each.kind_at)
    cue = result or answer or has
    work = _work_before(cue.start(), sentence, reading, back=2 if answer else 1) if cue else None
    if not cue or not work or each.day is None or not issued < work.end <= issued + _LONG:
        return
    between = reading.small[work.day.end : each.kind_at]
    told = reading.small[max(0, work.day.start - _REACH) : cue.start()]
    if _ANOTHER.search(between) or (result and not _is_of(result["of"], told)):
        return
    if answer and (
        not _MEETING.search(told) or each.kind == "Quyết định" or _NOT_NEW.match(reading.small, each.day.end)
    ):
        return
    is_sure = result is not None and issued < work.begin
    message = f"Văn bản ngày {day_words(issued)} nói kết quả của việc làm ngày {day_words(work.end)}. Xem lại hai ngày."
    severity = Severity.WARNING if is_sure else Severity.HINT
    yield ProseSlip("text.date", each.day.day_at, each.day.end, message, severity=severity)


def _is_of(words: str, told: str) -> bool:
    """Return whether results are of the work told before, by the words for them."""
    stop = _MADE_KNOWN.search(words)
    return _SAME.union(plain_words(told)).issuperset(plain_words(words[: stop.start()] if stop else words))


def _work_before(at: int, sentence: Passage, reading: ParagraphReading, back: int) -> _Work | None:
    """Return the last day before a place on which some work was done, in its sentence or in one right before."""
    own = reading.sentences.index(sentence)
    for passage in reading.sentences[max(0, own - back) : own + 1][::-1]:
        until = min(passage.end, at)
        start = max(passage.start, at - _REACH)
        dates = [each for each in within(reading.dates, start, until) if each.day and each.start not in reading.issued]
        if dates:
            return _work(dates, passage, until, reading)
    return None


def _work(dates: list[WrittenDate], passage: Passage, until: int, reading: ParagraphReading) -> _Work | None:
    """Return the work of the last of some days of a sentence, None where that is not sure."""
    last = dates[-1]
    end, first = last.calendar, dates[-2] if len(dates) > 1 else None
    is_span = first is not None and _BETWEEN.fullmatch(reading.small, first.end, last.start) is not None
    begin_at = first if first and is_span else last
    begin = begin_at._replace(year=begin_at.year or last.year).calendar
    if not end or not begin or begin > end or end - begin > _SPAN_LONG:
        return None
    others = [each.calendar for each in dates if each not in (last, begin_at)]
    if any(day is None or abs(end - day) > _SPAN_LONG for day in others):
        return None  # several works: it is not known of which one the paper tells
    begin = min([begin, *(day for day in others if day)])
    small = reading.small
    lead = small[max(passage.start, begin_at.start - _NEAR) : begin_at.day_at]
    lead = lead[max(lead.rfind(sign) for sign in ";.") + 1 :]
    trail = small[last.end : min(until, last.end + _NEAR)]
    is_led = _WORK.search(lead) is not None
    if not is_span and _FROM.search(small, max(passage.start, last.day_at - 20), last.day_at):
        return None
    if _NO_WORK.search(lead) or not (is_led or _WORK.search(trail)) or (not is_led and _NO_WORK.search(trail)):
        return None
    return _Work(last, begin, end)


def _done_early(each: DocumentName, issued: date, sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the day before a paper on which something was done by it: "Ngày 05/7, … theo Thông báo … ngày 22/7"."""
    done = reading.date_before(each.kind_at)
    day = done._replace(year=done.year or issued.year).calendar if done and done.day else None
    if not done or not day or done.start < sentence.start or done.start in reading.issued:
        return
    if not day < issued <= day + _LONG or not _ACCORDING.fullmatch(reading.small, done.end, each.kind_at):
        return
    lead = reading.small[max(sentence.start, done.start - _NEAR // 2) : done.day_at]
    between = reading.small[done.end : each.kind_at]
    at_once = len(between.split()) <= 2  # noqa: PLR2004
    is_work = _WORK.search(between) or (_WORK.search(lead) and at_once) or (_APPLIED.search(lead) and at_once)
    if is_work and not _TOLD_AFTER.search(between) and not _NO_WORK.search(lead[-_CLOSE:]):
        yield _early(done, day, issued, Severity.WARNING)


def _done_by_it(each: DocumentName, issued: date, sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the day on which something was done by the paper named before it: "Theo Kế hoạch … ngày 08/3, đã …"."""
    begin = max(sentence.start, each.kind_at - _LEAD)
    by = _BY.search(reading.small, begin, each.kind_at) or _FOUNDED.search(reading.small, begin, each.kind_at)
    if not by or each.day is None:
        return
    after = within(reading.dates, each.day.end, min(sentence.end, each.day.end + _REACH))
    done = next((own for own in after if own.day and own.start not in reading.issued), None)
    day = done._replace(year=done.year or issued.year).calendar if done else None
    if not done or not day or not day < issued <= day + _LONG:
        return
    between = reading.small[each.day.end : done.day_at]
    closed = _CLOSED.search(between)
    if closed is None or ";" in between or _runs_on(done, day, after, reading):
        return
    own = _OFFICE.sub(" ", between[closed.start() :])
    trail = reading.small[done.end : min(sentence.end, done.end + _LEAD)]
    if _is_done(own, trail):
        is_sure = by.re is _FOUNDED or by["how"] in _SURE
        yield _early(done, day, issued, Severity.WARNING if is_sure else Severity.HINT)


def _is_done(own: str, trail: str) -> bool:
    """Return whether something was done on a day, by the words of its clause before it and those behind."""
    if _OF_THEN.search(own):
        return False
    if _AT_ONCE.search(own) and _WORK.search(trail):
        return True
    is_on = _ON.search(own) is not None
    return _DID.search(own) is not None and _WORK.search(own) is not None and (is_on or not _OF_THINGS.search(own))


def _runs_on(done: WrittenDate, day: date, after: tuple[WrittenDate, ...], reading: ParagraphReading) -> bool:
    """Return whether a day begins a span that is still going on: it may have begun before its paper."""
    for first, second in pairwise(after):
        if first == done and _BETWEEN.fullmatch(reading.small, first.end, second.start):
            end = second._replace(year=second.year or day.year).calendar
            return end is None or end - day > _SPAN_LONG
    return _FROM.search(reading.small, max(0, done.day_at - 20), done.day_at) is not None


def _early(done: WrittenDate, day: date, issued: date, severity: Severity) -> ProseSlip:
    message = f"Ngày {day_words(day)} đã làm theo một văn bản ban hành sau đó ({day_words(issued)}). Xem lại hai ngày."
    return ProseSlip("text.date", done.start, done.end, message, severity=severity)

"""What was answered, handed out or told before it came: "tiếp nhận ngày 12/8, … có văn bản trả lời ngày 07/8"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.clock import day_words
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.syllables import plain_words
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.calendar_dates import WrittenDate
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_NEARLY = re.compile(
    r"(?:,? (?!theo |trước |tồn |thông báo |kèm |căn cứ )"
    r"(?:[^\W\d_]{1,2}\.|[^\W\d_]+|0?1|(?<=của )[0-9]{1,3})){0,12}?,? ?\(?"
)
"""Between what was done and its day."""
_BEGINS = re.compile(
    r"(?:^|[.;,:(+–-])\s*(?:nhưng |và |thì )?(?:(?:đến|vào|ngay|sang|chỉ đến|ngay trong|trong|cũng trong) )?"
    r"(?:(?:buổi )?(?:sáng|chiều|tối) )?(?:cùng )?(?:ngày )?$"
)
"""Before a day that its clause begins with: "…, đến ngày 07/4 đã trả kết quả"."""
_OFFICE = re.compile(r"(?:bộ phận |trung tâm )?tiếp nhận và (?:hoàn trả|trả) kết quả")
_TAKEN_IN = re.compile(
    r"(?<!xác )(?<!chứng )(?<!hẹn )(?<!công )(?<!ghi )(?<!đảm )(?<!để )(?<!khi )(?<!đến )nhận"
    r"(?: (?:hồ sơ|đơn|thư|phiếu|tin))?(?: (?:và )?(?:vào|ghi) sổ| vào)?(?: ngày| hôm)? $"
)
"""Right before the day on which something came in."""
_GOES_ON = re.compile(r"\s*(?:đã|được|và|nhưng|thì|mà|đến|hẹn|có|của|\()")
_ABOUT = re.compile(r"[^.,;\n]{0,60}(?:đối với|phản ánh|đơn|hồ sơ|kiến nghị|đề nghị|ý kiến|thư)[^.,;\n]{0,60}")
_IN_PAPER = re.compile(r"(?: (?!nội dung|việc|vụ|trước)[^\W\d_]+){0,8}? (?:bằng|tại|qua|có)(?: văn bản)?:? $")
_ANSWER = re.compile(r"(?<!theo )(?:có|ra|gửi) (?:văn bản|công văn) (?:trả lời|phúc đáp)(?: [^\W\d_]+){0,4} ?$")
"""Between what was done and the paper by which it was done: "được trả lời bằng Công văn"."""
_SAID_BEFORE = re.compile(r"(?<!\w)(?:nội dung|trùng|vấn đề|vụ việc|trước|từng|lần)(?!\w)")
_CLAUSE = re.compile(r"[,;]|\. ")
_RUN = (
    r"(?P<run>đợt(?: cao điểm| ra quân)?|lớp|khóa|khoá|cuộc thi|hội thi|chiến dịch|phong trào|tuần lễ|tháng cao điểm"
    r"|kỳ thi|công trình|gói thầu|dự án|chương trình|hội trại|giải)(?!\w)"
    r"(?! (?:khác|trước|thứ|hai|ba|i{1,3}(?!\w)|[0-9]{1,2}(?![0-9]| ngày)))"
)
_ENDS = ("kết thúc", "khép lại", "bế giảng", "bế mạc", "tổng kết", "hoàn thành", "hoàn tất", "nghiệm thu")
_BEGUN = re.compile(
    rf"(?<!\w)(?:{_RUN}[^.;]{{0,120}}? )?(?:bắt đầu|khai giảng|khai mạc|khởi động|phát động|khởi công|ra quân|mở)"
    r"(?: [^\W\d_]+){0,3} ?(?:ngày )?$"
)
_OVER = re.compile(
    rf"[^.;\n]{{0,140}}[.;] (?:khi |đến khi |ngay khi )?{_RUN}(?P<of>[^.;\n0-9]{{0,60}}?) "
    rf"(?:{'|'.join(_ENDS)})(?: vào| trong)? ?(?:ngày )?"
)
"""From the day on which something began to the one, in the next sentence, on which it was over."""
_SAME_RUN = frozenset(
    ("này", "trên", "đó", "ấy", "nói", "nêu", "học", "đã", "được", "chính", "thức", "thì", "của", "xã")
)
_OTHER_RUN = re.compile(r"(?<!\w)(?:khác|trước|còn|riêng|lần|năm ngoái|thứ|các|những|mỗi|từng|cũ)(?!\w)")
_LEAD, _REACH, _FEW = 160, 240, 12
_LONG, _RUN_LONG = timedelta(days=62), timedelta(days=300)
"""What was done longer before is rather of another matter."""
_REQUEST = "request"


class _Event(NamedTuple):
    """A day and what was done on it: the order it belongs to, "first" or "then", the words for it and their end."""

    order: str
    step: str
    words: str
    end: int
    day: WrittenDate
    on: date


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the days on which something was done that came on a later day, by the words of one sentence or two."""
    if len(reading.dates) < 2:  # noqa: PLR2004
        return
    if not reading.pairs.isdisjoint(_ENDS):
        yield from _runs(reading)
    if _words_of_steps().search(reading.small) is None:
        return
    year = facts.period.year if facts.period else None
    before: list[_Event] = []
    for sentence in reading.sentences:
        events = _events(sentence, reading, year)
        yield from _in_sentence(events, reading)
        if len(before) == 1 and len(events) == 1 and before[0].step == "first":
            yield from _held(before[0], events[0], reading, severity=Severity.HINT)
        before = events


def _runs(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the day on which something ended that is before the one on which it began, told in two sentences."""
    for first, second in pairwise(reading.dates):
        begin, end = first.calendar, second.calendar
        if (
            not (begin and end and timedelta(0) < begin - end <= _RUN_LONG)
            or {first.start, second.start} & reading.issued
        ):
            continue
        sentence = reading.sentence_at(first.start)
        over = _OVER.fullmatch(reading.small, first.end, second.start)
        if over is None or sentence is None or _OTHER_RUN.search(over[0], over.start("run") - over.start()):
            continue
        begun = _BEGUN.search(reading.small, max(sentence.start, first.start - _LEAD), first.start)
        named = begun and (begun["run"] or begun[0]).split(" ", 1)[0]
        known = set(plain_words(reading.small[max(sentence.start, first.start - _LEAD) : first.start]))
        if not known.union(_SAME_RUN).issuperset(plain_words(over["of"])):
            continue  # another one by its name
        if begun and named and (named == over["run"].split(" ", 1)[0] or f" {over['run']}" in begun[0]):
            message = f"Ngày {day_words(end)} trước ngày bắt đầu ({day_words(begin)}). Xem lại hai ngày."
            yield ProseSlip("text.date", second.day_at, second.end, message, severity=Severity.HINT)


def _in_sentence(events: list[_Event], reading: ParagraphReading) -> Iterator[ProseSlip]:
    came: _Event | None = None
    for at, each in enumerate(events):
        if each.step == "first":
            done = events[at - 1] if at else None
            if done and done.step == "then" and done.order == each.order and (at == 1 or came is None):
                between = reading.small[done.day.end : each.day.start]
                if _ABOUT.fullmatch(between) and _is_before(done, each) and not _apart(between):
                    yield _slip(done, each)
            came = each
        elif came and came.order == each.order:
            yield from _held(came, each, reading, severity=Severity.WARNING)


def _held(came: _Event, done: _Event, reading: ParagraphReading, *, severity: Severity) -> Iterator[ProseSlip]:
    """Yield what was done before it came, where the words between do not tell of another matter."""
    if done.step != "then" or done.order != came.order or not _is_before(done, came):
        return
    start = max(came.end, came.day.end)
    if came.end > came.day.end:  # what came is named behind its verb, up to the end of the clause
        clause = _CLAUSE.search(reading.small, start, done.day.start)
        start = clause.start() if clause else start
    between = reading.small[start : max(start, done.day.start)]
    if len(between) > _REACH or _apart(between):
        return
    goes_on = _GOES_ON.match(between) is not None or between.strip().startswith(done.words)
    is_joined = goes_on or not between or any(sign in between for sign in (",", ";", ". "))
    others = [each for each in reading.counts_within(start, done.day.start) if each.start >= start]
    if is_joined and not others:
        yield _slip(done, came, Severity.HINT if done.day.start in reading.issued else severity)


def _is_before(done: _Event, came: _Event) -> bool:
    """Return whether a day is earlier than another one, and not by so much that the two are of one matter no more."""
    return timedelta(0) < came.on - done.on <= _LONG


def _apart(between: str) -> bool:
    joined = _looked_into().sub("", between) if "sau khi" in between else between
    return word_pattern("days", "events", "apart").search(joined) is not None


@cache
def _looked_into() -> re.Pattern[str]:
    """Return an expression for what is done between a request and its answer: "sau khi xác minh, "."""
    words = any_word(prose_data("days")["events"]["looked_into"])
    return re.compile(
        rf"(?:^|(?<=[.;,] ))sau khi (?:đã |được |tiến hành |tổ chức |trực tiếp )?{words}[^.,;:0-9]{{0,70}},"
    )


def _slip(done: _Event, came: _Event, severity: Severity = Severity.WARNING) -> ProseSlip:
    message = (
        f"Ghi “{done.words}” ngày {day_words(done.on)}, trước ngày “{came.words}” ({day_words(came.on)}). "
        "Xem lại hai ngày."
    )
    return ProseSlip("text.date", done.day.day_at, done.day.end, message, severity=severity)


def _events(sentence: Passage, reading: ParagraphReading, year: int | None) -> list[_Event]:
    """Return the days of a sentence on which a step was done, in its order; days of issue are none."""
    dates = [each for each in within(reading.dates, sentence.start, sentence.end) if each.day]
    if not dates or len(dates) > _FEW:
        return []
    known = next((each.year for each in dates if each.year), year)
    found, at = [], sentence.start
    for number, each in enumerate(dates):
        after = dates[number + 1].start if number + 1 < len(dates) else sentence.end
        on = each._replace(year=each.year or known).calendar
        is_issue = each.start in reading.issued
        step = _in_paper(reading, at, each) if is_issue else _step(reading.small, at, each, after)
        if step and on:
            found.append(_Event(*step, each, on))
        at = max(each.end, step[-1] if step else 0)
    return found


def _step(small: str, begin: int, each: WrittenDate, after: int) -> tuple[str, str, str, int] | None:
    """Return order, step and words of what a text says of a day, and where they end: before it, or behind it."""
    lead = _without_office(small[max(begin, each.start - _LEAD) : each.start])
    last = max(_words_of_steps().finditer(lead), key=lambda match: match.start(), default=None)
    if last and _NEARLY.fullmatch(lead, last.end()):
        return *_steps()[last[0]], last[0], each.start
    taken = _TAKEN_IN.search(lead)
    if taken:
        return _REQUEST, "first", "nhận", each.start
    if lead.strip() and not _BEGINS.search(lead):
        return None
    trail = _without_office(small[each.end : min(after, each.end + _LEAD)])
    found = list(_words_of_steps().finditer(trail))
    first = next((match for match in found if _steps()[match[0]][0] == _REQUEST), found[0] if found else None)
    return (*_steps()[first[0]], first[0], each.end + first.end()) if first else None


def _in_paper(reading: ParagraphReading, begin: int, each: WrittenDate) -> tuple[str, str, str, int] | None:
    """Return what was done by the paper that bears a day: "đơn được trả lời bằng Công văn số 61 ngày 12/4/2023"."""
    paper = next(own for own in within(reading.documents, begin, each.start + 1) if own.day == each)
    lead = reading.small[max(begin, paper.kind_at - _LEAD) : paper.kind_at]
    last = max(_words_of_steps().finditer(lead), key=lambda match: match.start(), default=None)
    is_by_paper = last and (_IN_PAPER.fullmatch(lead, last.end()) or _ANSWER.search(lead))
    if last is None or _SAID_BEFORE.search(lead) or not is_by_paper:
        return None
    order, step = _steps()[last[0]]
    return (order, step, last[0], each.start) if (order, step) == (_REQUEST, "then") else None


def _without_office(words: str) -> str:
    masked = _OFFICE.sub(lambda match: "_" * len(match[0]), words)
    return _looked_into().sub(lambda match: "_" * (len(match[0]) - 1) + ",", masked) if "sau khi" in words else masked


@cache
def _steps() -> dict[str, tuple[str, str]]:
    """Return the words for a step with the name of its order and whether it is the first or the one after."""
    orders = prose_data("days")["orders"]
    return {words: (name, step) for name, steps in orders.items() for step, known in steps.items() for words in known}


@cache
def _words_of_steps() -> re.Pattern[str]:
    return re.compile(any_word(_steps()))

"""Numbers of things behind which fewer are named, however their names are divided: "03 thủ tục, gồm: A và B"."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.sums.wrong_counts import wrong_listing
from cchc_desktop.checks.prose.wholes import told_names_slips
from cchc_desktop.checks.prose.wholes.told_those_slips import NO_COUNT, OTHERS, SOME, YEAR_OR_FIVE, counts_times
from cchc_desktop.reading.named_bodies import with_joined_names
from cchc_desktop.reading.number_words import number_of
from cchc_desktop.reading.prose_data import word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.section_reading import ParagraphReading

_WORDS = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
_HEAD = re.compile(
    rf"(?<![\w/.,+-])(?P<many>0?[2-9]|1[0-2]|{_WORDS})(?!\w)(?P<of>(?: (?:[^\W\d_]{{1,9}},?|-)){{1,12}}?)"
    r"(?P<aside>(?: \([^()]{1,60}\)|, (?:chiếm|đạt|bằng|tăng|giảm)(?!\w)[^;:()]{1,60}?)?)"
    r"(?P<opens>,? (?:gồm có|bao gồm|gồm|là|đó là|cụ thể là|cụ thể|gồm các [^\W\d_]{1,8}(?: [^\W\d_]{1,8})?):?"
    r"|(?: như sau| sau đây| sau)?:) (?=[^\W\d_])"
)
_NAMED = re.compile(
    r"(?<![\w/.,+-])(?P<many>0?[2-9]|1[0-2])(?P<of>(?: [^\W\d_]{1,9}){1,5}) \((?:gồm:? |là |: ?)?"
    r"(?P<names>[^\W\d_a-zđ][^().;:0-9]{6,240})\)"
)
_JOINS = re.compile(r",? (?:và|cùng|với|hoặc|hay|cùng với) |[,/+] ?")
_AND = re.compile(r" (?:và|cùng|với) ")
_STOP = re.compile(r"[.;:\n]|, (?:trong đó|đạt|chiếm|góp phần|qua đó|từ đó|nhằm|để|nhờ|do|được|đều|đã|hiện|với)(?!\w)")
_BRACKETS = re.compile(r" ?\([^()]{0,80}\)")
_SEVERAL = re.compile(
    r"(?<!\w)(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|các|những|mấy|vài|một số|cặp|tất cả|đại diện|[0-9]+)(?!\w)|[…&]|\.\.|"
    r"(?:^|, |và )(?:nhiều|mỗi|từng|toàn bộ|cả)(?!\w)"
)
"""In a list: one of its names stands for several."""
_JUDGED = re.compile(
    r"(?:mới|trọng|quan|cơ|hết|rất|thế|đúng|phù|cần|có|không|chưa|đã|được|còn|bị|thuộc|khâu yếu|điểm|ngày|tháng|"
    r"khá|tốt|do|vì|bởi|tại|cao|thấp|nhờ|kết quả|thiết|bắt|ưu|đột|căn|chung|riêng|cùng|phải|nhằm|để|sẽ|đang|một)(?!\w)"
)
_ONE = frozenset((
    "nội dung", "nguyên nhân", "vấn đề", "khâu", "hạn chế", "tồn tại", "khó khăn", "vướng mắc", "lý do", "nhóm ý kiến",
    "giải pháp", "nhiệm vụ", "kiến nghị", "chỉ tiêu", "việc", "thiếu sót", "bất cập", "nhóm việc",
))  # fmt: skip
"""Of these a single one may be named whose words are no judgement."""
_KINDS = frozenset(("lĩnh vực", "nhóm", "loại", "cấp", "khối", "tuyến", "kiểu"))
_TWO, _LONG, _LEAD, _REACH, _NAMES = 2, 9, 16, 400, 2
_named = partial(word_pattern, "divisions", "named")


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the numbers of a paragraph behind which fewer things are named than they count."""
    if facts.is_ahead or (reading.vocabulary.isdisjoint(("gồm", "là", "thể")) and ":" not in reading.text):
        return
    if "(" in reading.text:
        yield from _in_brackets(reading)
    match = _HEAD.search(reading.small)
    while match:
        told = _number(match, reading.small)
        if told:
            yield from _held(match, told, reading)
        match = _HEAD.search(reading.small, match.end() if told else match.end("many"))


def _in_brackets(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the numbers of bodies that as many names in brackets do not stand behind: "04 đoàn thể (…, …, …)"."""
    for match in _NAMED.finditer(reading.text):
        told, listed = int(match["many"]), with_joined_names(match["names"])
        items = [each.strip() for each in _JOINS.split(listed)]
        is_some = SOME.search(listed.casefold()) or _SEVERAL.search(listed.casefold()) or SOME.search(match["of"])
        is_names = len(items) > 1 and all(each[:1].isupper() and len(each.split()) <= _LONG for each in items)
        is_thing = any(_named(entry).match(match["of"], 1) for entry in ("things", "places"))
        if is_thing and is_names and not is_some and 0 < abs(told - len(items)) <= _NAMES:
            yield wrong_listing(match.span("many"), match["many"], len(items), "mục", Severity.HINT)


def _number(match: re.Match[str], small: str) -> int:
    """Return the number of things that a head tells, 0 where it counts something else."""
    start = max(0, match.start() - _LEAD)
    of = match["of"]
    is_other = OTHERS.search(of) or told_names_slips.SOME.search(of)
    if NO_COUNT.search(small, start, match.start()) or counts_times(of.split()) or is_other:
        return 0
    if match["many"] == "năm" and not YEAR_OR_FIVE.search(small, start, match.start()):
        return 0
    kinds = ("things", "places", "more", *(("people",) if match["opens"].strip(" ,") != "là" else ()))
    is_thing = any(_named(entry).match(of, 1) for entry in kinds)
    return number_of(match["many"]) if is_thing else 0


def _held(match: re.Match[str], told: int, reading: ParagraphReading) -> Iterator[ProseSlip]:
    sentence = reading.sentence_at(match.end())
    end = min(sentence.end if sentence else len(reading.text), match.end() + _REACH)
    stop = _STOP.search(reading.text, match.end(), end)
    last = stop.start() if stop else end
    if last == match.end() + _REACH or _goes_on(match.end(), stop, end, reading.text):
        return
    listed = with_joined_names(_BRACKETS.sub("", reading.text[match.end() : last]))
    small = listed.casefold()
    if SOME.search(small) or _SEVERAL.search(small) or "(" in small:
        return
    items = [each.strip() for each in _JOINS.split(listed)]
    if all(0 < len(each.split()) <= _LONG for each in items):
        named = _most(match, items, told)
        if named:
            yield wrong_listing(match.span("many"), match["many"], named, "mục", Severity.HINT)


def _goes_on(start: int, stop: re.Match[str] | None, end: int, text: str) -> bool:
    """Return whether more may be named behind the first stop: "A; B; C", or a list in the lines below."""
    if stop is None or stop[0][0] in ".,":
        return False
    is_closed = stop[0] == ";" and text.find(" và ", start, stop.start()) >= 0
    return stop[0] == ":" or (bool(text[stop.end() : end].strip()) and not is_closed)


def _most(match: re.Match[str], items: list[str], told: int) -> int:
    """Return how many a list names at most, 0 where that may be all that were told, or more than one is missing."""
    if _is_judged(match, items):
        return 0
    of, most = match["of"].strip(), len(items)
    if _named("people").match(of) and not all(each.istitle() and len(each.split()) > 1 for each in items):
        return 0
    if all(each[:1].isupper() for each in items) and most >= _TWO:
        return most if 0 < abs(told - most) <= _NAMES else 0
    is_open = most > 1 and not _AND.search(match.string, match.end(), match.end() + _REACH)
    if is_open or _named("people").match(of) or told != most + 1:
        return 0
    noun = " ".join(of.replace(",", "").split()[:_TWO])
    return most if most > 1 or ((of in _ONE or noun in _ONE) and len(items[0].split()) >= _TWO) else 0


def _is_judged(match: re.Match[str], items: list[str]) -> bool:
    """Return whether the words behind a number tell what the things are like, or of which kinds, not which they are."""
    opens, first = match["opens"].strip(" ,:"), items[0].casefold()
    if first.startswith(tuple(f"{kind} " for kind in _KINDS)) or _JUDGED.match(first):
        return True
    if opens == "đó là" and _named("judged").match(first):
        return True
    noun = " ".join(match["of"].replace(",", "").split()[:_TWO])
    is_names = all(each[:1].isupper() for each in items)
    return not is_names and opens == "là" and first.startswith(noun)

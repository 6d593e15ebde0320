"""Lists of counts in a sentence: a whole, the word that opens its list, and the members with their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.reading.written_numbers import WrittenNumber

_OPENS = re.compile(
    r"(?P<own>(?:,? [^\W\d_]+){1,9}?)(?:"
    r"(?P<all>,? ?[(:]? ?(?:bao gồm|gồm)(?: có)?:?)"
    r"|(?P<some> ?[,;:(.]? ?trong (?:số )?(?:đó|này)(?: có)?:?)"
    r"|(?P<told>[.:] ?(?:số này|cụ thể|chia ra)(?: như sau| có| gồm)?:?)"
    r"|(?P<after> ?[:(]))(?= ?[^\W_])"
)
_BESIDE = re.compile(r"(?P<own>(?:,? [^\W\d_]+){1,9}?)(?:(?P<having>[;,]? có)|(?P<beside>[;,]))(?= ?[^\W_])")
_CUT = re.compile(
    r"[,;](?![0-9])\s?|\s(?:và|cùng|còn)\s"
    r"(?=[^,;]{0,60}(?:[0-9]|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)))"
)
_ASIDE = re.compile(r"[,;:.(]? ?(?:trong đó|trong số đó|riêng|ngoài ra|lần lượt)(?!\w)")
_SHARE = re.compile(r"\([^()]{0,40}%\)")
_CLOSES = re.compile(r"(?:trên|trong) tổng số\s$")
_ADDS_UP = re.compile(
    r"(?<!\w)(?:(?P<sum>tất cả|tổng cộng|tổng số|tổng|cả thảy|tính chung(?: cả [^\W\d_]+)?|"
    r"cộng(?: (?:cả )?(?:hai|ba|bốn|các) [^\W\d_]+)?|"
    r"cả (?:hai|ba|bốn) [^\W\d_]+)|(?P<total>tổng (?:số|cộng)(?: [^\W\d_]+){1,8}?))(?: là| có| được)?:?\s$"
)
_BRACKET = re.compile("[()]")
_CLAUSE_BEGINS = re.compile(r"[,;:(]|(?<!\w)(?:trong (?:số )?(?:đó|này)|gồm|cụ thể|riêng)(?: có)?(?!\w)")
OF_A_TIME = re.compile(r"(?<!\w)(?P<unit>năm|quý|tháng|tuần|đợt) [0-9ivx/]{1,7}(?: [^\W\d_]+){0,3} $")
"""Before the first of a series of times, behind what all of them are told of: "kinh phí năm 2023 là"."""
_OF_A_SERIES, _SERIES_LEAD = ("having", "beside"), 90
_GOES_ON = re.compile(r"\s*(?:Trong (?:số )?(?:đó|này)|Số này|Cụ thể|Chia ra|Bao gồm|Gồm)(?!\w)")
_MORE = re.compile(r"(?:,| và| hoặc) ([^\W\d_]+)")
_TOTAL = re.compile(
    r"(?<!\w)(?:có|gồm|là|cả|tổng số|tổng cộng|thu về|tiếp nhận|nhận|được|mở|cử|tổ chức|trang bị|cấp|lắp|ban hành|"
    r"xét|thẩm định|thụ lý|ghi nhận|xử lý)\s$"
)
"""Before a number that may be the whole of what a comma alone divides from it."""
WITHIN = re.compile(r"(?<!\w)trong (?:tổng số |số |tổng )?$")
"""Before the whole of what a sentence then divides: "trong 40 phản ánh, 36 phản ánh …"."""
_OUT_OF = re.compile(r"[0-9] (?:[^\W\d_]+ ){0,2}trên $|[0-9] ?/ ?$")
_LEAD, _SUM_LEAD = 16, 50
_NAMED = re.compile(
    r"(?<!\w)(?:(?<![0-9] )(?:tháng|quý|năm|ngày)|thứ|mức độ|đề án|(?<!định )mức|điều|(?<!tài )khoản|(?<!danh )mục) $"
)
_PERHAPS_NAMED = re.compile(
    r"(?<!\w)(?<!trưởng )(?<!phó )(?:đợt|tuần|tổ|thôn|khu|nhóm|ấp|(?<!trung )(?<!sơ )(?<!cao )cấp|lần|bước|hạng|"
    r"cột|dòng|(?<!đổi )(?<!nghệ )(?<!ký )(?<!tế )(?<!thuật )(?<!tảng )số) $"
)
"""Before a number that names something where no noun follows it."""
_PLACE = re.compile(
    r"(?<!\w)(?:cơ sở|điểm|địa điểm|kho|phòng|tòa|toà|nhà|dãy|trạm|trường|tuyến|cụm|đội|xóm|bản|lô|gói|ca|vòng|bàn|"
    r"quầy|chi bộ|giai đoạn|đoạn|kỳ) $"
)
_TELLS = re.compile(r" (?!và )[^\W\d_][^,.;:()0-9]{0,60} [0-9]")
"""Behind a number that names a thing, where its own count follows: "cơ sở 1 có diện tích 2.400 m2"."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OF_YEARS = re.compile(r"(?<!\w)năm (?:[0-9]{4}(?:,| và|, và| đến| hoặc| với| -| –) ){0,5}$")
"""Before a year, also the last of several: "hai năm 2025 và "."""
_EDGE = re.compile(r"(?<!\w)(?:đầu|cuối|(?:kế hoạch|chỉ tiêu)(?: cả)?) (?P<unit>tháng|quý|năm) $")
_ITEM = re.compile(r"(?:[:;,.]|(?<!\w)và) \(?$")
"""Before the number of an item, that a bracket closes: ": (1) trực tuyến 384 hồ sơ; (2) …"."""
_ITEM_LEAD, _ITEM_LENGTH, _ITEM_REACH = 5, 2, 400
_MOST_OF = {"tháng": 12, "quý": 4, "ngày": 31}
_SHORT_YEAR, _FIRST_YEAR, _LAST_YEAR = 99, 1900, 2100
"""No month, quarter or year: "đầu quý 84, cuối quý 98"."""
_NAME, _YEARS, _LINE = 14, 60, 8
_MOST = 32
"""So many numbers behind one are no list but a table that lost its lines."""
_REACH = 600
"""So many letters of a list are read: a sentence may be endless."""
_MONEY = ("nghìn đồng", "ngàn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng", "triệu", "đồng", "tỷ")


@dataclass(frozen=True, slots=True)
class ListMember:
    """A member of a list: its words without the number, in small letters, the number, and its words before it."""

    words: str
    number: WrittenNumber
    name: str


@dataclass(frozen=True, slots=True)
class CountedList:
    """A whole and the members named with it, that count the same.

    opened: "all" ("gồm"), "some" ("trong đó"), "told" (". Cụ thể"), "having" (", có"), "beside" (a comma), "within"
    (either of them after "trong 40 đơn"), "after" (a colon, a bracket), "before" (the members stand before "trên tổng
    số"), "sum" (before "tổng cộng") or "total" (before "tổng số … là"). is_whole: every number of the list is that of
    a member.
    """

    total: WrittenNumber
    noun: str
    opened: str
    members: tuple[ListMember, ...]
    is_whole: bool


def is_money(noun: str) -> bool:
    """Return whether a noun is a unit of money."""
    return noun in _MONEY


def with_continuations(reading: ParagraphReading) -> Iterator[Passage]:
    """Yield the sentences of a paragraph, each with one that goes on to divide it: "… 26 lượt. Trong đó có 20"."""
    held: Passage | None = None
    for each in reading.sentences:
        if held and _GOES_ON.match(each.text):
            held = held._replace(end=each.end, text=reading.text[held.start : each.end])
            continue
        if held:
            yield held
        held = each
    if held:
        yield held


def find_lists(sentence: Passage, reading: ParagraphReading) -> Iterator[CountedList]:
    """Yield the lists of a sentence whose members count the same as their whole."""
    numbers = reading.counts_within(sentence.start, sentence.end)
    members_of_others: set[int] = set()
    for at, total in enumerate(numbers):
        noun = noun_of(total)
        if not noun or total.value is None or is_name(total, reading.small, total.start):
            continue
        if at + 2 < len(numbers) and total.start not in members_of_others:
            for found in _after(total, noun, sentence, reading, numbers[at + 1]):
                members_of_others.update(member.number.start for member in found.members)
                yield found
        span = reading.small, max(sentence.start, total.start - _SUM_LEAD), total.start
        closes = (_CLOSES.search(*span) or _ADDS_UP.search(*span)) if at > 1 else None
        if closes:
            start = max(sentence.start, reading.small.rfind(":", sentence.start, total.start) + 1)
            adds_up = str(closes.lastgroup or "before")
            nouns = {noun, *_kinds_of(noun)} if adds_up == "sum" else {noun}
            members, is_whole = _members(start, closes.start(), nouns, reading)
            if len(members) > 1:
                yield CountedList(total, noun, adds_up, members, is_whole)


def _after(
    total: WrittenNumber, noun: str, sentence: Passage, reading: ParagraphReading, following: WrittenNumber
) -> Iterator[CountedList]:
    """Yield the list that a whole opens."""
    span = reading.small, total.end, following.start + 1
    lead = reading.small, max(sentence.start, total.start - _LEAD), total.start
    is_within = WITHIN.search(*lead)
    is_told = is_within or _TOTAL.search(*lead)
    opens = _OPENS.match(*span) or (_BESIDE.match(*span) if is_told else None)
    if opens is None or _OUT_OF.search(*lead):
        return
    end = sentence.end
    if "(" in opens[0]:
        end = _closing(reading.small, opens.end(), min(end, opens.end() + _REACH))
    nouns = {noun, *(_MORE.findall(opens["own"]) if not is_money(noun) else ())}
    members, is_whole = _members(opens.end(), end, nouns, reading)
    if opens.lastgroup in _OF_A_SERIES and _is_one_of(
        reading.small[max(sentence.start, total.start - _SERIES_LEAD) : total.start], members
    ):
        return
    if len(members) > 1:
        opened = "within" if is_within and opens.lastgroup in ("having", "beside") else str(opens.lastgroup)
        yield CountedList(total, noun, opened, members, is_whole)


def _is_one_of(lead: str, members: tuple[ListMember, ...]) -> bool:
    """Return whether a number is the first of the series that follows it: "tháng 01 có 812 lượt; tháng 02 có 745"."""
    clause = _CLAUSE_BEGINS.split(lead)[-1]
    time = OF_A_TIME.search(clause)
    firsts = ([time["unit"]] if time else [], clause.split()[:1])
    return any(first and all(each.name.split()[:1] == first for each in members) for first in firsts)


def noun_of(number: WrittenNumber) -> str:
    """Return what a number counts, by the word after it; the unit of money whole; "" where none is known."""
    return _noun(number.unit)


@lru_cache(maxsize=1024)  # the same few words stand after most numbers
def _noun(unit: str) -> str:
    if any(_begins(unit, post) for post in _posts()):  # "đồng chí" is no money
        return "người"
    money = next((each for each in _MONEY if _begins(unit, each)), "")
    word, _, more = unit.partition(" ")
    if word in _classifiers() and more.partition(" ")[0] in _classified():  # "57 bộ hồ sơ", "05 bộ phận"
        word = more.partition(" ")[0]
    word = money or (more.partition(" ")[0] if unit.startswith(_heads()) else word)  # "42 đầu việc"
    return "" if word in _no_nouns() else word


def same_nouns(one: str, other: str) -> bool:
    """Return whether two nouns may name the same: equal, both people, or one of them a classifier or none."""
    alike = one == other or not one or not other or one in _classifiers() or other in _classifiers()
    return alike or (one in _people() and other in _people())


def _closing(text: str, start: int, end: int) -> int:
    """Return where a bracket that was opened before `start` closes, else the end."""
    open_now = 1
    for match in _BRACKET.finditer(text, start, end):
        open_now += 1 if match[0] == "(" else -1
        if not open_now:
            return match.start()
    return end


def _members(start: int, end: int, nouns: set[str], reading: ParagraphReading) -> tuple[tuple[ListMember, ...], bool]:
    """Return the members that stand first in a list, and whether they are all of it."""
    cut = end > start + _REACH
    end = min(end, start + _REACH)
    text = _SHARE.sub(lambda match: " " * len(match[0]), reading.small[start:end])
    aside = _ASIDE.search(text, 1)
    text = text[: aside.start()] if aside else text
    told = (each for each in reading.counts_within(start, start + len(text)) if _is_member(each, text, start))
    numbers = [*islice(told, _MOST)]
    if len(numbers) == _MOST:
        return (), False
    if len(numbers) > 1 and ";" not in text[numbers[0].end - start : numbers[1].start - start]:
        text = text.partition(";")[0]
    found: list[ListMember] = []
    begun = at = 0
    for match in (*_CUT.finditer(text), None):
        stop = match.start() if match else len(text)
        own = numbers[at : bisect_left(numbers, start + stop, key=start_of)]
        if not own:
            continue
        at += len(own)
        after = text[own[-1].end - start : stop]
        if (
            own[-1].value is None
            or not _counts(own[-1], nouns, after)
            or any(_counts(each, nouns) for each in own[:-1])
        ):
            return tuple(found), False
        name = text[begun : own[-1].start - start]
        found.append(ListMember(" ".join(f"{name} {after}".rstrip(" .)").split()), own[-1], name.strip()))
        begun = match.end() if match else stop
    return tuple(found), not cut


def _is_member(number: WrittenNumber, text: str, start: int) -> bool:
    """Return whether a number counts, and is neither a share in brackets nor the name of a month or year."""
    at = number.start - start
    return text[at] != " " and not is_name(number, text, at)


def is_name(number: WrittenNumber, text: str, at: int) -> bool:
    """Return whether a number at a place of a text names something: "tháng 5", "tổ 2"."""
    noun = noun_of(number)
    if is_money(noun):
        return False
    if _YEAR.fullmatch(number.text) and _OF_YEARS.search(text, max(0, at - _YEARS), at):
        return True
    if _is_item(text, at, at + len(number.text)):
        return True
    lead = text[max(0, at - _NAME) : at]
    if number.value is not None and (edge := _EDGE.search(lead)) and _is_no_time(edge["unit"], number.value):
        return False
    named = _NAMED.search(lead)
    if named or (not noun and _PERHAPS_NAMED.search(lead)):
        return not (named and noun and number.value is not None and _counts_in_time(named[0].strip(), number.value))
    return not noun and bool(_PLACE.search(lead) and _TELLS.match(text, at + len(number.text)))


def _is_item(text: str, start: int, end: int) -> bool:
    """Return whether a number is that of a line, "3) Hoàn thành", or of an item, "(2) ", and does not end a bracket."""
    if start < _LINE and text.startswith((")", "."), end) and not text[:start].strip():
        return True
    if end - start > _ITEM_LENGTH or not text.startswith(") ", end):
        return False
    if not _ITEM.search(text, max(0, start - _ITEM_LEAD), start):
        return False
    reach = max(0, start - _ITEM_REACH)
    return text[start - 1] == "(" or text.rfind("(", reach, start) <= text.rfind(")", reach, start)


def _is_no_time(unit: str, value: Decimal) -> bool:
    return value < _FIRST_YEAR if unit == "năm" else value > _MOST_OF[unit]


def _counts_in_time(unit: str, value: Decimal) -> bool:
    """Return whether a number that a noun follows is too great to name a time of a unit: "trong tháng 864 văn bản"."""
    if unit == "năm":
        return _SHORT_YEAR < value < _FIRST_YEAR or value > _LAST_YEAR
    return value > _MOST_OF.get(unit, value)


def _counts(number: WrittenNumber, nouns: set[str], after: str = "-") -> bool:
    """Return whether a number counts one of some nouns: by the word after it, or with none there."""
    own, people = noun_of(number), _people()
    if own in nouns or own in _classifiers() or (own in people and bool(nouns & people)):
        return True
    return not after.strip(" .)") and not own


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalpha()


@cache
def _no_nouns() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["none"])


@cache
def _posts() -> tuple[str, ...]:
    return tuple(prose_data("sums")["nouns"]["posts"])


@cache
def _heads() -> tuple[str, ...]:
    return tuple(prose_data("sums")["nouns"]["heads"])


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["classifiers"])


@cache
def _classified() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["classified"])


def _kinds_of(noun: str) -> tuple[str, ...]:
    """Return the words for kinds of what a noun counts: decisions and plans are "văn bản"."""
    return tuple(prose_data("sums")["kinds"].get(noun, ()))


@cache
def _people() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["people"])

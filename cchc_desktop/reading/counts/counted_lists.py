"""Lists of counts in a sentence: a whole, the word that opens its list, and the members with their numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from cchc_desktop.reading.prose_data import prose_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.section_reading import ParagraphReading, Passage
    from cchc_desktop.reading.written_numbers import WrittenNumber

_OPENS = re.compile(
    r"(?P<own>(?:,? [^\W\d_]+){1,9}?)(?:"
    r"(?P<all>,? ?[(:]? ?(?:bao gồm|gồm)(?: có)?:?)"
    r"|(?P<some> ?[,;:(]? ?trong đó(?: có)?:?)"
    r"|(?P<after> ?[:(]))(?= ?[^\W_])"
)
_BESIDE = re.compile(r"(?P<own>(?:,? [^\W\d_]+){1,9}?)(?:(?P<having>[;,] có)|(?P<beside>[;,]))(?= ?[^\W_])")
_CUT = re.compile(r"[,;](?![0-9])\s?|\s(?:và|cùng|còn)\s(?=[^,;]{0,60}[0-9])")
_ASIDE = re.compile(r"[,;:.(]? ?(?:trong đó|trong số đó|riêng|ngoài ra|lần lượt)(?!\w)")
_SHARE = re.compile(r"\([^()]{0,40}%\)")
_CLOSES = re.compile(r"(?:trên|trong) tổng số\s$")
_ADDS_UP = re.compile(
    r"(?<!\w)(?:tổng cộng|tất cả|cộng(?: (?:cả )?(?:hai|ba|bốn|các) [^\W\d_]+)?|cả (?:hai|ba|bốn) [^\W\d_]+"
    r")"
    r"(?: là| có| được)?:?\s$"
)
_MORE = re.compile(r"(?:,| và| hoặc) ([^\W\d_]+)")
_TOTAL = re.compile(r"(?<!\w)(?:có|gồm|là|cả|tổng số|tổng cộng|thu về|tiếp nhận|nhận|được)\s$")
"""Before a number that may be the whole of what a comma alone divides from it."""
_LEAD = 12
_NAMED = re.compile(r"(?<!\w)(?:tháng|quý|năm|thứ|đợt|tổ|thôn|khu|nhóm|ấp|mức|cấp|lần|bước|điều|khoản|mục|hạng) $")
_start_of = attrgetter("start")
_REACH = 600
"""So many letters of a list are read: a sentence may be endless."""
_MONEY = ("nghìn đồng", "ngàn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng", "triệu", "đồng", "tỷ")


@dataclass(frozen=True, slots=True)
class ListMember:
    """A member of a list: its words without the number, in small letters, and the number."""

    words: str
    number: WrittenNumber


@dataclass(frozen=True, slots=True)
class CountedList:
    """A whole and the members named with it, that count the same.

    opened: "all" ("gồm"), "some" ("trong đó"), "having" (", có"), "beside" (a comma), "after" (a colon, a bracket),
    "before" (the members stand before "trên tổng số") or "sum" (before "tổng cộng"). is_whole: every number of the list
    is that of a member.
    """

    total: WrittenNumber
    noun: str
    opened: str
    members: tuple[ListMember, ...]
    is_whole: bool


def is_money(noun: str) -> bool:
    """Return whether a noun is a unit of money."""
    return noun in _MONEY


def find_lists(sentence: Passage, reading: ParagraphReading) -> Iterator[CountedList]:
    """Yield the lists of a sentence whose members count the same as their whole."""
    numbers = [each for each in reading.numbers if sentence.start <= each.start < sentence.end]
    for at, total in enumerate(numbers):
        noun = _noun_of(total)
        if not noun or total.value is None or _NAMED.search(reading.small, max(0, total.start - 8), total.start):
            continue
        if at + 2 < len(numbers):
            yield from _after(total, noun, sentence, reading, numbers[at + 1])
        span = reading.small, max(sentence.start, total.start - 30), total.start
        adds_up = _ADDS_UP.search(*span)
        closes = adds_up or _CLOSES.search(*span)
        if at > 1 and closes:
            start = max(sentence.start, reading.small.rfind(":", sentence.start, total.start) + 1)
            members, is_whole = _members(start, closes.start(), {noun}, reading)
            if len(members) > 1:
                yield CountedList(total, noun, "sum" if adds_up else "before", members, is_whole)


def _after(
    total: WrittenNumber, noun: str, sentence: Passage, reading: ParagraphReading, following: WrittenNumber
) -> Iterator[CountedList]:
    """Yield the list that a whole opens."""
    span = reading.small, total.end, following.start + 1
    is_told = _TOTAL.search(reading.small, max(sentence.start, total.start - _LEAD), total.start)
    opens = _OPENS.match(*span) or (_BESIDE.match(*span) if is_told else None)
    if opens is None:
        return
    end = sentence.end
    if "(" in opens[0]:
        end = _closing(reading.small, opens.end(), min(end, opens.end() + _REACH))
    nouns = {noun, *(_MORE.findall(opens["own"]) if not is_money(noun) else ())}
    members, is_whole = _members(opens.end(), end, nouns, reading)
    if len(members) > 1:
        yield CountedList(total, noun, str(opens.lastgroup), members, is_whole)


def _noun_of(number: WrittenNumber) -> str:
    """Return what a number counts, by the word after it; the unit of money whole; "" where none is known."""
    return _noun(number.unit)


@lru_cache(maxsize=1024)  # the same few words stand after most numbers
def _noun(unit: str) -> str:
    money = next((each for each in _MONEY if _begins(unit, each)), "")
    word = money or unit.partition(" ")[0]
    return "" if word in _no_nouns() else word


def _closing(text: str, start: int, end: int) -> int:
    """Return where a bracket that was opened before `start` closes, else the end."""
    open_now = 1
    for at in range(start, end):
        open_now += (text[at] == "(") - (text[at] == ")")
        if not open_now:
            return at
    return end


def _members(start: int, end: int, nouns: set[str], reading: ParagraphReading) -> tuple[tuple[ListMember, ...], bool]:
    """Return the members that stand first in a list, and whether they are all of it."""
    cut = end > start + _REACH
    end = min(end, start + _REACH)
    text = _SHARE.sub(lambda match: " " * len(match[0]), reading.small[start:end])
    aside = _ASIDE.search(text, 1)
    text = text[: aside.start()] if aside else text
    first, last = (bisect_left(reading.numbers, at, key=_start_of) for at in (start, start + len(text)))
    numbers = [each for each in reading.numbers[first:last] if _is_member(each, text, start)]
    if len(numbers) > 1 and ";" not in text[numbers[0].end - start : numbers[1].start - start]:
        text = text.partition(";")[0]
    found: list[ListMember] = []
    begun = at = 0
    for match in (*_CUT.finditer(text), None):
        stop = match.start() if match else len(text)
        own = numbers[at : bisect_left(numbers, start + stop, key=_start_of)]
        if not own:
            continue
        at += len(own)
        after = text[own[0].end - start : stop]
        if len(own) > 1 or own[0].value is None or not _counts(own[0], nouns, after):
            return tuple(found), False
        words = f"{text[begun : own[0].start - start]} {after}"
        found.append(ListMember(" ".join(words.rstrip(" .)").split()), own[0]))
        begun = match.end() if match else stop
    return tuple(found), not cut


def _is_member(number: WrittenNumber, text: str, start: int) -> bool:
    """Return whether a number counts, and is neither a share in brackets nor the name of a month or year."""
    at = number.start - start
    return text[at] != " " and not _NAMED.search(text, max(0, at - 8), at)


def _counts(number: WrittenNumber, nouns: set[str], after: str) -> bool:
    """Return whether a number counts one of some nouns: by the word after it, or with none there."""
    own, people = _noun_of(number), _people()
    return own in nouns or (own in people and bool(nouns & people)) or (not after.strip(" .)") and not own)


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalpha()


@cache
def _no_nouns() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["none"])


@cache
def _people() -> frozenset[str]:
    return frozenset(prose_data("sums")["nouns"]["people"])

"""Counts written as words before what they count: "ba thôn", "hai mươi mốt hồ sơ"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.written_numbers import Writing, WrittenNumber, unit_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_COUNT = re.compile(
    r"(?<!\w)(?:(?P<tens>hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi"
    r"(?: (?P<last>mốt|một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|bẩy|tám|chín))?"
    r"|(?P<ten>mười)(?: (?P<teen>một|hai|ba|bốn|lăm|năm|sáu|bảy|bẩy|tám|chín))?"
    r"|(?P<one>một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín))(?= [^\W\d_])"
)
_LASTS = (*_DIGITS, "mươi", "mười")
_LEAD = 14


def find_number_words(small: str, pairs: frozenset[str]) -> tuple[WrittenNumber, ...]:
    """Return the counts that small letters write as words, in their order; pairs are any two words of the text."""
    return () if pairs.isdisjoint(_signs()) else tuple(_counts(small))


@cache
def _signs() -> frozenset[str]:
    """Return the last word of any number with the first one of what is counted: one of them is in each count."""
    firsts = {words.partition(" ")[0] for words in prose_data("sums")["number_words"]["counted"]}
    return frozenset(f"{number} {first}" for number in _LASTS for first in firsts)


def _counts(small: str) -> Iterator[WrittenNumber]:
    data = prose_data("sums")["number_words"]
    for match in _COUNT.finditer(small):
        unit = unit_after(small, match.end())
        before = small[max(0, match.start() - _LEAD) : match.start()]
        word = match["one"]
        if not _counted().match(unit) or before.endswith(tuple(data["names"])):
            continue
        if word in data["unsure"] and not before.endswith(tuple(data["sure_after"])):
            continue
        yield WrittenNumber(match.start(), match.end(), match[0], Decimal(_value(match)), Writing.RIGHT, unit)


def _value(match: re.Match[str]) -> int:
    if match["one"]:
        return _DIGITS[match["one"]]
    tens = _DIGITS[match["tens"]] if match["tens"] else 1
    return 10 * tens + _DIGITS.get(match["last"] or match["teen"] or "", 0)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(prose_data('sums')['number_words']['counted'])})(?!\w)")


def read_words(words: Iterable[str]) -> Decimal:
    """Return the number that small words say: "hai mươi bốn triệu năm trăm nghìn"; others than `NUMBER_WORDS` add 0."""
    billions = total = hundreds = tens = ones = 0
    for word in words:
        if word in _SCALES:
            total += (100 * hundreds + 10 * tens + ones) * _SCALES[word]
            hundreds = tens = ones = 0
            if word in _BILLION:
                billions, total = total, 0
        elif word == "trăm":
            hundreds, ones = ones, 0
        elif word == "mươi":
            tens, ones = ones, 0
        elif word == "mười":
            tens = 1
        else:
            ones = _DIGITS.get(word, 0)
    return Decimal(billions * 10**9 + total + 100 * hundreds + 10 * tens + ones)


def number_of(word: str) -> int:
    """Return the number that digits or one small word say, 0 for any other word."""
    return int(word) if word.isdecimal() else int(read_words([word]))


_BILLION = ("tỷ", "tỉ")
_SCALES = {"nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 1, "tỉ": 1}
NUMBER_WORDS = (*_DIGITS, *_SCALES, "mươi", "mười", "trăm", "linh", "lẻ", "không")
"""Words of which numbers are said."""

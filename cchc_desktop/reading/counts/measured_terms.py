"""The numbers of a sentence with what they measure, in their order: counts, sums of money, days, shares, points, times.

Checks of shares and changes hold them against each other. A fraction gives two of them; periods ("6 tháng") are none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.counts.counted_lists import is_money, is_name, noun_of, same_nouns
from cchc_desktop.reading.syllables import WORD
from cchc_desktop.reading.written_numbers import Writing, WrittenNumber, numbers_of_group, unit_after
from cchc_desktop.report.numbers import show
from cchc_desktop.report.units import money_power

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_FRACTION = re.compile(
    r"(?<![\w/.,-])([0-9][0-9.]{0,9}(?:,[0-9]{1,2})?)\s?/\s?((?:[0-9][0-9.]{0,9}[0-9]|[0-9])(?:,[0-9]{1,2})?)"
    r"(?![\w/-]|[.,][0-9])"
)
_OVER = re.compile(r"(?<=[^\W\d_])\s?/\s?((?:[0-9][0-9.]{0,9}[0-9]|[0-9])(?:,[0-9]{1,2})?)(?= [^\W\d_])")
_UNDER = re.compile(r"(?<![\w/.,-])[0-9][0-9.]{0,9}(?:,[0-9]{1,2})? (?P<noun>[^\W\d_]{1,10})(?: [^\W\d_]{1,10}){0,2}$")
"""A fraction of which both numbers have their nouns: "96 bản/640 lượt chứng thực bản sao"."""
_OF_FRACTION = re.compile(r"\s?/\s?[0-9]")
"""Behind the part of a fraction: the unit behind it is that of its whole too."""
_MULTIPLES = {
    "đôi": "2", "rưỡi": "1.5", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "mười": "10",
}  # fmt: skip
_MULTIPLE = re.compile(rf"(?<!\w)gấp(?: lên)? ({'|'.join(_MULTIPLES)})(?!\w)")
_TIMES = {"ngày": "days", "giờ": "hours", "phút": "minutes"}
_PERIODS = frozenset(("tháng", "năm", "quý", "tuổi", "kỳ"))
_WAYS = frozenset(("lên", "xuống", "còn", "tới", "thành", "sang", "tăng", "giảm", "chiếm", "bằng"))
"""Words behind a number that are no noun: "từ 400 xuống"."""
_NOUNS_TOO = ("thành", "lần")
_NO_WAYS = ("thành phần", "thành viên", "thành tích")
_OR_MORE = re.compile(r"(?: [^\W\d_]+){0,2} trở (?:lên|xuống)(?!\w)")
"""Behind a number that bounds what is counted."""
_RANGE = re.compile(r" ?(?:đến|tới|-|–) ?[0-9]")
"""Behind a number that begins a range."""
_BILLIONS = 9
"""The power of a unit in which whole numbers are rounded; smaller ones are said to the last."""
_LEAD = 200
"""So many letters are looked at before a number."""
_UNDER_REACH, _MANY_TIMES = 40, 20
_FACTOR = re.compile(
    r"(?<!\w)(?:gấp|bằng|tăng|giảm|hơn|kém|nhanh|chậm|cao|thấp|lớn|nhỏ|rút ngắn|thêm|bớt|vượt)"
    r"(?: (?:lên|tới|đến|gần|hơn|khoảng|đi|được|xuống)){0,2} $"
)
_MOST = 24
"""A sentence with more numbers is a list of its own kind."""


class Term(NamedTuple):
    """A number of a sentence: its span, where its unit ends, its value and rounding, what it measures, words before it.

    kind is "count", "money" (in đồng), "days", "hours", "minutes", "share", "points" or "times". over: it stands behind
    the slash of a fraction. power: that of ten of its unit of money.
    """

    start: int
    end: int
    stop: int
    value: Decimal
    half: Decimal
    kind: str
    noun: str
    lead: str
    text: str
    over: bool = False
    power: int = 0

    @property
    def low(self) -> Decimal:
        """The least true value that would be written like this."""
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        """The greatest true value that would be written like this."""
        return self.value + self.half

    @property
    def said(self) -> str:
        """The number as it is written, with its unit where that is money."""
        return f"{self.text} {self.noun}" if self.kind == "money" else self.text

    def in_unit(self, value: Decimal) -> str:
        """Return another value as it would be written in this number's unit, without it."""
        return show(value.scaleb(-self.power).normalize())

    def said_as(self, value: Decimal) -> str:
        """Return another value as this number would be said with it: in its unit, and with it where that is money."""
        return f"{self.in_unit(value)} {self.noun}" if self.kind == "money" else self.in_unit(value)

    def measures_as(self, other: Term) -> bool:
        """Return whether two numbers measure the same: by their kinds, counts by their nouns."""
        return self.kind == other.kind and (self.kind != "count" or same_nouns(self.noun, other.noun))


def terms(sentence: Passage, reading: ParagraphReading) -> tuple[Term, ...]:
    """Return the numbers of a sentence in their order; none where there are too many."""
    return _terms(sentence.start, sentence.end, reading)


def sums_of_money(sentence: Passage, reading: ParagraphReading) -> list[Term]:
    """Return the sums of money of a sentence in their order."""
    return [each for each in terms(sentence, reading) if each.kind == "money"]


def term_rows(
    reading: ParagraphReading, *, from_afar: bool = False
) -> Iterator[tuple[Passage, tuple[Term, ...], tuple[Term, ...]]]:
    """Yield each sentence of a paragraph, its numbers and those of the one before it; from_afar: that has any."""
    before: tuple[Term, ...] = ()
    for sentence in reading.sentences:
        found = terms(sentence, reading)
        yield sentence, found, before
        before = found or (before if from_afar else ())


@lru_cache(maxsize=2048)  # many checks ask for those of one sentence, each for all of a section before the next
def _terms(start: int, end: int, reading: ParagraphReading) -> tuple[Term, ...]:
    small = reading.small
    found: list[Term] = []
    at = start
    own = [(each, False) for each in (*reading.counts_within(start, end), *_multiples(small, start, end))]
    for number, over in sorted((*own, *_fractions(start, end, reading))):
        if number.value is None or number.start < at or _RANGE.match(small, number.end):
            continue
        term = _term(number, small, at, over=over)
        if term:
            found.append(term)
            at = term.stop
    return tuple(found) if len(found) <= _MOST else ()


def _term(number: WrittenNumber, small: str, at: int, *, over: bool) -> Term | None:
    if number.value is None:
        return None
    word, noun, scale = number.unit.partition(" ")[0], noun_of(number), 0
    is_way = word in _WAYS and not number.unit.startswith(_NO_WAYS)
    kind, stop, noun = "count", number.end, "" if is_way else (noun or word if word in _NOUNS_TOO else noun)
    if number.is_percent:
        kind, stop = "share", small.index("%", number.end) + 1
    elif number.unit.startswith("điểm phần trăm"):
        kind, stop = "points", small.index("trăm", number.end) + 4
    elif word == "điểm" and small.startswith("%", number.end + 6):
        kind, stop = "points", number.end + 7
    elif word == "lần" and not _is_counted(number, small):
        kind = "times"
    elif word in _TIMES and not small.startswith(("ngày 20", "ngày làm việc trong"), number.end + 1):
        kind, noun = _TIMES[word], word
    elif (
        word in _PERIODS
        or _is_threshold(number, small)
        or (is_name(number, small, number.start) and not _counts_since(number, small, noun))
    ):
        return None
    elif is_money(noun) and not number.unit.startswith("đồng chí"):
        kind, scale = "money", money_power(noun) or 0
        if not _OF_FRACTION.match(small, number.end):
            stop = small.index(noun.rpartition(" ")[2], number.end) + len(noun.rpartition(" ")[2])
    decimals = len(number.text.partition(",")[2])
    half = Decimal(5).scaleb(scale - decimals - 1) if decimals or scale == _BILLIONS or kind == "share" else Decimal(0)
    return Term(
        number.start, number.end, stop, number.value.scaleb(scale), half, kind, noun,
        small[max(at, number.start - _LEAD) : number.start], number.text, over, scale,
    )  # fmt: skip


def _is_counted(number: WrittenNumber, small: str) -> bool:
    """Return whether times are counted, and say not how much more something is: "1.045 lần quét mã"."""
    is_many = number.is_whole and (number.value or 0) >= _MANY_TIMES
    return is_many and _FACTOR.search(small, max(0, number.start - _UNDER_REACH), number.start) is None


def _is_threshold(number: WrittenNumber, small: str) -> bool:
    """Return whether a number is the least or most of what is counted: "từ 8 điểm trở lên"."""
    return small.endswith("từ ", 0, number.start) and _OR_MORE.match(small, number.end) is not None


def _counts_since(number: WrittenNumber, small: str, noun: str) -> bool:
    """Return whether a number counts although a year stands before it: "cao hơn đầu năm 12 GB"."""
    return bool(noun) and small.endswith(("đầu năm ", "cuối năm "), number.start - 9, number.start)


def _multiples(small: str, start: int, end: int) -> Iterator[WrittenNumber]:
    """Yield the multiples that are written as words: "gấp ba lần", "gấp đôi"."""
    for match in _MULTIPLE.finditer(small, start, end) if small.find("gấp ", start, end) >= 0 else ():
        yield WrittenNumber(*match.span(1), match[1], Decimal(_MULTIPLES[match[1]]), Writing.RIGHT, "lần")


def _named_fractions(start: int, end: int, reading: ParagraphReading) -> Iterator[tuple[WrittenNumber, bool]]:
    """Yield the wholes of "96 bản/640 lượt chứng thực bản sao": their parts stand alone, with a noun of their own."""
    small = reading.small
    for match in _OVER.finditer(small, start, end):
        if match.start(1) in reading.named:
            continue
        under = _UNDER.search(small, max(start, match.start() - _UNDER_REACH), match.start())
        unit = unit_after(small, match.end())
        if under and under["noun"] in WORD.findall(small[match.end() : match.end() + _UNDER_REACH]):
            yield from ((each, True) for each in numbers_of_group(match, 1, unit))


def _fractions(start: int, end: int, reading: ParagraphReading) -> Iterator[tuple[WrittenNumber, bool]]:
    """Yield both numbers of "9/12 nhiệm vụ", that count the same; a date without its year is no fraction."""
    small = reading.small
    if small.find("/", start, end) < 0:
        return
    yield from _named_fractions(start, end, reading)
    for match in _FRACTION.finditer(small, start, end):
        if match.start() in reading.named:
            continue
        unit = unit_after(small, match.end())
        yield from ((each, False) for each in numbers_of_group(match, 1, unit))
        yield from ((each, True) for each in numbers_of_group(match, 2, unit))

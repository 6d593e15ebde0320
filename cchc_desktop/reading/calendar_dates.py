"""Dates in prose: "15/02/2023", "ngày 15 tháng 02 năm 2023", "tháng 7/2023", also those that no calendar has."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERIC = re.compile(
    r"([0-9](?<![0-9A-Za-z/.,-].)[0-9]?)[ \n]?([/-])[ \n]?([0-9]{1,2})[ \n]?\2[ \n]?([0-9]{2,6})"
    r"(?![0-9]|/[0-9A-ZĐ]|-[0-9A-ZĐ])"
)
_DOTTED = re.compile(r"(?<=ngày )([0-9]{1,2})(\.)([0-9]{1,2})\.([0-9]{4,6})(?![0-9])")
_WORDS = re.compile(
    r"(?i:ngày)\s{1,3}([0-9]{1,3})\s{1,3}(tháng)\s{1,3}([0-9]{1,3})\s{1,3}n[ăá]m\s{1,3}([0-9]{2,6})(?![0-9])"
)
_MONTH = re.compile(r"(?i:tháng)\s{1,3}([0-9]{1,3})(?:\s?/\s?|\s{1,3}n[ăá]m\s{1,3})([0-9]{4,6})(?![0-9/])")
_NO_YEAR = re.compile(r"(?i:ngày)\s{1,3}([0-9]{1,2})/([0-9]{1,2})(?![0-9/-])")
_LEAP = 2024


class WrittenDate(NamedTuple):
    """A date as written: day or year is None where it is left out; start and end delimit it in the text.

    `day_at` is where its first digit stands, after a word "ngày" or "tháng".
    """

    start: int
    end: int
    day_at: int
    day: int | None
    month: int
    year: int | None
    digits: tuple[str, ...]
    in_words: bool

    @property
    def calendar(self) -> date | None:
        """The day of the calendar; the first of a month without a day; None if there is no such day or no year."""
        if self.year is None:
            return None
        try:
            return date(self.year, self.month, 1 if self.day is None else self.day)
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day, in some year where none is named."""
        year = self.year if self.year and 0 < self.year <= date.max.year else _LEAP
        try:
            date(year, self.month, 1 if self.day is None else self.day)
        except ValueError:
            return False
        return True


def find_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates of a text in its order."""
    found: list[WrittenDate] = []
    taken: set[int] = set()
    for each in _all(text):
        span = range(each.start, each.end)
        if taken.isdisjoint(span):
            taken.update(span)
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _all(text: str) -> Iterator[WrittenDate]:
    """Yield what each way of writing finds; a way is tried where the signs or words that it needs are there."""
    small = text.casefold()
    days, months = "ngày" in small, "tháng" in small
    for match in _WORDS.finditer(text) if days and months else ():
        digits = (match[1], match[3], match[4])
        yield _date(match, match.start(1), digits, in_words=True)
    for match in _NUMERIC.finditer(text) if "/" in text or "-" in text else ():
        yield _date(match, match.start(1), (match[1], match[3], match[4]), in_words=False)
    for match in _DOTTED.finditer(text) if days and "." in text else ():
        yield _date(match, match.start(1), (match[1], match[3], match[4]), in_words=False)
    for match in _MONTH.finditer(text) if months else ():
        yield _date(match, match.start(1), ("", match[1], match[2]), in_words=True)
    for match in _NO_YEAR.finditer(text) if days and "/" in text else ():
        yield _date(match, match.start(1), (match[1], match[2], ""), in_words=False)


def _date(match: re.Match[str], day_at: int, digits: tuple[str, str, str], *, in_words: bool) -> WrittenDate:
    day, month, year = (int(part) if part else None for part in digits)
    return WrittenDate(match.start(), match.end(), day_at, day, month or 0, year, digits, in_words)

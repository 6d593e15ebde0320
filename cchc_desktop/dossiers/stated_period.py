"""The periods that a table states in its texts and heads, held against the one that is reported on."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cchc_desktop.base.text import is_roman, spaced
from cchc_desktop.dossiers.head_words import begins
from cchc_desktop.report.periods import PeriodSpan

_ENDS = (" so voi ", " so sanh ", " cung ky ", " kem theo ", " ban hanh ", " can cu ")
"""Words from which on a text speaks of something else: what is compared, the documents it follows."""
_PERIODS = ("thang", "quy", "nam", "tuan", "ky")
_DASHES = "-–—"
_YEARS = range(2000, 2100)
_YEAR, _QUARTER, _QUARTERS = 12, 3, 4
_WORDS = {"ba": 3, "sau": 6, "chin": 9}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LEAD = timedelta(days=16)
"""Periods of reports begin and end about half a month before those of the calendar (Circular 01/2020)."""
_MONTH, _NEAR_MONTH, _NEAR = 45, 3, 20
"""The most days of a month, and the days by which the ends of a month, and of a longer period, may differ."""


_SHEET = re.compile(r" (?:thang|thg|th|t)? ?0?(?P<month>[1-9]|1[0-2])(?: (?P<year>20[0-9]{2}))? $")


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """A period that a text states by its first and last day; is_named: by its name, in months of the calendar."""

    start: date
    end: date
    is_named: bool = False

    def is_of(self, span: PeriodSpan) -> bool:
        """Return whether it is the period of a report: to the day, or as offices cut their periods."""
        moved = StatedPeriod(self.start - _LEAD, self.end - _LEAD)
        return _is_near(self, span) or (self.is_named and _is_near(moved, span))


def _is_near(stated: StatedPeriod, span: PeriodSpan) -> bool:
    near = _NEAR_MONTH if (span.end - span.start).days <= _MONTH else _NEAR
    begins, ends = (stated.start - span.start).days, (stated.end - span.end).days
    return max(abs(begins), abs(ends), abs(ends - begins)) <= near


def is_of_span(texts: Iterable[str], span: PeriodSpan | None) -> bool | None:
    """Return whether texts state the period of a report; None if they state none, or a year that it is within."""
    if span is None:
        return None
    found = [period for text in texts for period in stated_periods(text, span.year)]
    if any(period.is_of(span) for period in found):
        return True
    told = [period for period in found if not _is_whole_year(period, span)]
    return False if told else None


def names_year(text: str, year: int) -> bool:
    """Return whether a text names a whole year and no part of it: "Năm 2023"."""
    return [*stated_periods(text, year)] == [_of_months(year, 1, _YEAR)]


def _is_whole_year(period: StatedPeriod, span: PeriodSpan) -> bool:
    """Return whether a period is the year of a report that is itself for a part of it: "Năm 2023" says no more."""
    return period.is_named and (period.start, period.end) == (date(span.year, 1, 1), date(span.year, 12, 31))


def stated_periods(text: str, year: int) -> list[StatedPeriod]:
    """Return the periods that a text states, those without a year in the one given; what it compares is left out."""
    spelled = spaced(text)
    ends = [place for mark in _ENDS if (place := spelled.find(mark)) >= 0]
    words = spelled[: min(ends, default=len(spelled))].split()
    dated = _between_days(words) if "den" in words or any(dash in text for dash in _DASHES) else None
    return [dated, *_named(words, year)] if dated else [*_named(words, year)]


def month_of_sheet(sheet: str) -> str:
    """Return the month that the name of a sheet means, in words: "T1", "Thg 01", "01.2023"; "" if it means none."""
    found = _SHEET.match(spaced(sheet))
    return f"tháng {found['month']}" + (f" năm {found['year']}" if found["year"] else "") if found else ""


def names_period(name: str) -> bool:
    """Return whether a name is that of a period: "Tháng 6", "Lũy kế 6 tháng", "Kỳ này" ("Năm" alone is none)."""
    if begins("above", "summed", name) or begins("above", "now", name):
        return True
    first, *more = spaced(name).split() or [""]
    if first in _PERIODS:
        return bool(more) and (more[0].isdigit() or is_roman(more[0]))
    return first.isdigit() and more[:1] == ["thang"]


def _between_days(words: Sequence[str]) -> StatedPeriod | None:
    """Return the period between the two days that a text names: "từ ngày 15/12/2022 đến ngày 14/6/2023"."""
    days = [*_days(words)]
    if len(days) != 2 or days[1][2] == 0:  # noqa: PLR2004 - a first and a last day
        return None
    (day, month, year), (last_day, last_month, last_year) = days
    begins = _date(year or last_year, month, day)
    ends = _date(last_year, last_month, last_day)
    if begins and ends and not year and begins > ends:
        begins = _date(last_year - 1, month, day)
    return StatedPeriod(begins, ends) if begins and ends and begins < ends else None


def _days(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the days that a text names as day, month and year, 0 for a year that is not named."""
    numbers = [
        int(word) if word.isascii() and word.isdigit() and len(word) <= len("2023") else -1
        for word in words
        if word not in ("thang", "nam")
    ]
    place = 0
    while place + 1 < len(numbers):
        first, second = numbers[place : place + 2]
        third = numbers[place + 2] if place + 2 < len(numbers) else -1
        if first in range(1, 32) and second in range(1, 13):
            year = third if third in _YEARS else 0
            yield first, second, year
            place += 3 if year else 2
        elif first in _YEARS and second in range(1, 13) and third in range(1, 32):
            yield third, second, first
            place += 3
        else:
            place += 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(words: Sequence[str], year: int) -> Iterator[StatedPeriod]:
    """Yield the periods that a text names by months, quarters or years."""
    months: list[int] = []
    quarters: list[int] = []
    for place, word in enumerate(words):
        before, after = words[place - 1] if place else "", words[place + 1 : place + 4]
        own = _year_in(words[place:]) or year
        if last := _last_of(word, after, words[place + 4 : place + 5]):
            length = _QUARTER if word == "quy" else 1
            yield _of_months(own, length * (_place_of(_first(after)) - 1) + 1, length * last)
        if word == "thang" and (number := _months_in(before, after)):
            yield _months_of(number, after, own)
        elif word == "thang" and not _is_number(before) and (month := _number(_first(after), _YEAR)):
            months.append(month)
            yield _of_months(own, month, month)
        elif word == "quy" and (quarter := _ROMAN.get(_first(after), 0) or _number(_first(after), _QUARTERS)):
            quarters.append(quarter)
            yield _of_months(own, _QUARTER * quarter - _QUARTER + 1, _QUARTER * quarter)
        elif word[:1] == "t" and word[1:] and (month := _number(word[1:], _YEAR)):
            yield _of_months(own, month, month)
        elif word == "nam" and _number(_first(after), _YEARS.stop) in _YEARS and _is_alone(words, place):
            yield _of_months(int(after[0]), 1, _YEAR)
    if len(quarters) > 1 and all(after == before + 1 for before, after in pairwise(quarters)):
        yield _of_months(_year_in(words) or year, _QUARTER * quarters[0] - _QUARTER + 1, _QUARTER * quarters[-1])
    if len(months) > 1 and "den" in words:
        yield from (_of_months(_year_in(words) or year, *pair) for pair in pairwise(months) if pair[0] < pair[1])


def _last_of(word: str, after: Sequence[str], beyond: Sequence[str]) -> int:
    """Return the last of the months or quarters in a row: "tháng 01-06/2023", "Quý I+II"; 0 if one alone is named."""
    numbers = [one for one in (*after, *beyond) if one not in ("va", "den")]
    most = {"thang": _YEAR, "quy": _QUARTERS}.get(word, 0)
    first, last = (_place_of(one) for one in (*numbers, "", "")[:2])
    follows = numbers[2:3]
    return last if 0 < first < last <= most and follows != ["thang"] else 0


def _place_of(word: str) -> int:
    """Return the number of a month or quarter, in figures or as a Roman number, 0 if it is none."""
    return _ROMAN.get(word, 0) or _number(word, _YEAR)


def _months_in(before: str, after: Sequence[str]) -> int:
    """Return how many months are named by "6 tháng", "sáu tháng đầu năm", 0 if a month or a day is."""
    if _first(after) in ("dau", "cuoi") and before in _WORDS:
        return _WORDS[before]
    return 0 if _number(_first(after), _YEAR) else _number(before, _YEAR)


def _months_of(number: int, after: Sequence[str], year: int) -> StatedPeriod:
    """Return the first months of a year, or its last: "6 tháng đầu năm", "6 tháng cuối năm"."""
    return _of_months(year, _YEAR - number + 1, _YEAR) if _first(after) == "cuoi" else _of_months(year, 1, number)


def _of_months(year: int, first: int, last: int) -> StatedPeriod:
    return StatedPeriod(date(year, first, 1), date(year, last, monthrange(year, last)[1]), is_named=True)


def _is_alone(words: Sequence[str], place: int) -> bool:
    """Return whether a year stands without a part of it before: not "quý I năm 2023", "6 tháng đầu năm 2023"."""
    before = words[max(place - 3, 0) : place]
    return not any(_is_number(word) or is_roman(word) or word in ("dau", "cuoi") for word in before)


def _year_in(words: Sequence[str]) -> int:
    """Return the first year that is named, 0 if none is."""
    return next((number for word in words if (number := _number(word, _YEARS.stop)) in _YEARS), 0)


def _first(words: Sequence[str]) -> str:
    return words[0] if words else ""


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _number(word: str, most: int) -> int:
    """Return the number from 1 to the most that a word is, 0 if it is none."""
    number = int(word) if _is_number(word) and len(word) <= len("2023") else 0
    return number if number <= most else 0

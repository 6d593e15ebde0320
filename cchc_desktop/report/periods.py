"""Reporting periods: a key such as "2023-H1", its window of days, its deadline."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc_desktop.report.template import Period, Template, YearMonthDay

_KEY = re.compile(r"([0-9]{4})-([A-Za-z0-9]+)")
_YEAR_WORDS = re.compile(r"(?<=\S) năm (?=[0-9]{4}$)")
_NUMBERED = re.compile(r"(?<=[0-9]) năm (?=[0-9]{4}$)")
_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
"""Between them every day around a period is one that the calendar has."""
_QUARTERS_DIFFER = 7


class PeriodSpan(NamedTuple):
    """A period of one year: key, name as titles say it, first and last day, and the day the report is due."""

    key: str
    year: int
    name: str
    start: date
    end: date
    due: date

    @property
    def title(self) -> str:
        """The name with a capital letter: "Quý I năm 2023"."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def short(self) -> str:
        """The name where space is short: "6 tháng đầu 2023", "Quý I 2023", "Tháng 7/2023", "Năm 2023"."""
        return _YEAR_WORDS.sub(" ", _NUMBERED.sub("/", self.title))


def span_of(template: Template, key: str, *, any_year: bool = False) -> PeriodSpan | None:
    """Return the span of a period key, None if the template has no such period or, unless any will do, year."""
    match = _KEY.fullmatch(key)
    if not match or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return None
    year = int(match[1])
    period = next((p for p in template.periods if p.code == match[2]), None)
    if period is None:
        return None
    known = template.first_year <= year <= (template.last_year or year)
    return _span(period, year) if known or any_year else None


def period_name(template: Template, key: str) -> str:
    """Return the name of a period, also of a year that a template does not have; the key itself if it has no such."""
    match = _KEY.fullmatch(key)
    period = next((p for p in template.periods if match and p.code == match[2]), None)
    return period.name.replace("{year}", match[1]) if match and period else key


def spans_of_year(template: Template, year: int) -> list[PeriodSpan]:
    """Return the spans of every period of a year, in the template's order."""
    return [_span(period, year) for period in template.periods]


def as_long(one: PeriodSpan, other: PeriodSpan) -> bool:
    """Return whether two periods have the same length; quarters are a few days apart."""
    return abs((one.end - one.start).days - (other.end - other.start).days) <= _QUARTERS_DIFFER


def _span(period: Period, year: int) -> PeriodSpan:
    end = _day(period.end, year)
    name = period.name.replace("{year}", str(year))
    return PeriodSpan(
        f"{year}-{period.code}", year, name, _day(period.start, year), end, _due(end, period.working_days)
    )


def _day(spec: YearMonthDay, year: int) -> date:
    offset, month, day = spec
    return date(year + offset, month, day)


def _due(end: date, working_days: int) -> date:
    day = end
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < _SATURDAY
    return day

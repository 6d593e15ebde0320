"""The clock as a function that a caller can replace, and the formats of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")

_FEBRUARY = 2

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment with the local time zone, to the millisecond."""
    moment = datetime.now().astimezone()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def day_words(day: date) -> str:
    """Return a day as Decree 30 writes it, the same everywhere: "05/6/2023", a 0 before days 1-9 and months 1-2."""
    return f"{day.day:02}/{month_words(day.month)}/{day.year}"


def month_words(month: int) -> str:
    """Return the number of a month as Decree 30 writes it: "02", "6"."""
    return f"{month:02}" if month <= _FEBRUARY else str(month)


def moment_words(moment: datetime) -> str:
    """Return a moment as people write it, the same everywhere: "10:42 ngày 05/6/2023"."""
    return f"{moment:%H:%M} ngày {day_words(moment)}"


def year_first(text: str) -> str:
    """Return a day that is written day/month/year as year-month-day; any other text as it is."""
    found = _DAY_FIRST.fullmatch(text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text


def day_first(stored: str) -> str:
    """Return a stored day or month as people write it: "2023-06-05" is "05/6/2023"; any other text as it is."""
    found = _YEAR_FIRST.fullmatch(stored)
    if not found:
        return stored
    return "/".join(filter(None, (found["day"], month_words(int(found["month"])), found["year"])))

"""The clock as a function that a caller can replace, and the formats of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment with the local time zone, to the millisecond."""
    moment = datetime.now().astimezone()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def day_words(day: date) -> str:
    """Return a day as people write it, the same everywhere in the program: "6/6/2023"."""
    return f"{day.day}/{day.month}/{day.year}"


def year_first(text: str) -> str:
    """Return a day that is written day/month/year as year-month-day; any other text as it is."""
    found = _DAY_FIRST.fullmatch(text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text

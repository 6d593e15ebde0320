"""The clock, as a value that can be handed in, and how a day is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment with the local time zone, to the millisecond."""
    moment = datetime.now().astimezone()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def day_words(day: date) -> str:
    """Return a day as people write it, the same wherever the program speaks: "6/6/2023"."""
    return f"{day.day}/{day.month}/{day.year}"

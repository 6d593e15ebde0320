"""Days and moments in Vietnamese words, and the conversion of typed dates."""

from __future__ import annotations

import re
from datetime import date, datetime

from cchc_desktop.base.clock import day_first, day_words, moment_words

DUE = "Hạn nộp {}"
DUE_IN = "còn {} ngày"
DUE_TODAY = "hôm nay"
ON_DAY = "ngày "
DUE_PAST = "quá hạn {} ngày"
DUE_LONG_PAST, DUE_OVER = "đã qua", "Hạn nộp đã qua"
TODAY = "hôm nay"
ON_DAY = "ngày "
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
YEAR = "Năm"

_LONG_PAST = -60
day = day_words
_TYPED = re.compile(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})")


def deadline(due: date, today: date) -> str:
    """Return a deadline and its distance: "Hạn nộp 16/6/2023, còn 9 ngày"."""
    return f"{DUE.format(day(due))}, {distance(due, today) or DUE_LONG_PAST}"


def distance(due: date, today: date) -> str:
    """Return the distance of a deadline: "còn 9 ngày", "hôm nay", "quá hạn 3 ngày"; "" if it is long past."""
    left = (due - today).days
    if left < _LONG_PAST:
        return ""
    if left == 0:
        return DUE_TODAY
    return (DUE_IN if left > 0 else DUE_PAST).format(abs(left))


def last_change(moment: datetime, now: datetime) -> str:
    """Return the moment of the last change in words: "10:42 hôm nay", else "10:42 ngày 06/6/2023"."""
    local = moment.astimezone(now.tzinfo)
    return f"{local:%H:%M} {TODAY}" if local.date() == now.date() else moment_words(local)


def shown_date(stored: str) -> str:
    """Return a stored date ("2023-06-05", "2023-06") as people write it ("05/6/2023", "6/2023"); others as they are."""
    return day_first(stored)


def stored_date(typed: str) -> str:
    """Return a typed date in stored form, with a day or without; an unreadable one stays as typed."""
    match = _TYPED.fullmatch(typed.strip())
    if not match:
        return typed.strip()
    day_, month, year = match.groups()
    return "-".join([year, f"{int(month):02}", *([f"{int(day_):02}"] if day_ else [])])


def typed_day(typed: str) -> date | None:
    """Return the day of a whole typed date, None if there is no such day."""
    try:
        return date.fromisoformat(stored_date(typed))
    except ValueError:
        return None

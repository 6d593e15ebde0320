"""The origin that a table states beside its lines: the system it comes from, the moment of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from cchc_desktop.base.text import nfc
from cchc_desktop.dossiers.head_words import names

_DAY = re.compile(
    r"\b(?P<day>[0-9]{1,2})(?:[/.-]| tháng )(?P<month>[0-9]{1,2})(?:[/.-]| năm )(?P<year>[0-9]{4})\b", re.IGNORECASE
)
_ISO_DAY = re.compile(r"\b(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?=[T\s]|$)")
_HOUR = re.compile(r"\b(?P<hour>[0-9]{1,2})(?::| giờ |h|g)(?P<minute>[0-9]{2})?(?![0-9/])", re.IGNORECASE)
_LONGEST = 300
_LEADS = ("nguồn:", "nguồn số liệu:", "nguồn dữ liệu:", "hệ thống:", "phần mềm:", "đơn vị cung cấp:")


def moment_in(text: str) -> str:
    """Return the moment that a text names in ISO 8601, to the minute if it names an hour; "" if it names no day."""
    words = nfc(text)[:_LONGEST]
    day = _DAY.search(words) or _ISO_DAY.search(words)
    if day is None:
        return ""
    rest = f"{words[: day.start()]} {words[day.end() :].replace('T', ' ')}"
    hour = _HOUR.search(rest)
    try:
        found = datetime(int(day["year"]), int(day["month"]), int(day["day"]))  # noqa: DTZ001 - as the table says it
        if hour:
            found = found.replace(hour=int(hour["hour"]), minute=int(hour["minute"] or 0))
    except ValueError:
        return ""
    return found.isoformat(timespec="minutes") if hour else found.date().isoformat()


def stated_moment(texts: Iterable[str]) -> str:
    """Return the moment of which a table says that its figures are from it, "" if it says none."""
    told = (moment_in(text) for text in texts if names("origin", "moments", text))
    return next(filter(None, told), "")


def stated_system(texts: Iterable[str]) -> str:
    """Return the system that a table says it comes from, "" if it says none."""
    for text in texts:
        line = " ".join(text.split())
        lead = next((lead for lead in _LEADS if line.casefold().startswith(lead)), "")
        if (lead or names("origin", "systems", line)) and not moment_in(line):
            return line[len(lead) :].strip()[:_LONGEST]
    return ""

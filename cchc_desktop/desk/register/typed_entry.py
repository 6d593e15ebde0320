"""What an officer types about a document, as a register keeps it: the day, the type that a symbol names."""

from __future__ import annotations

import re
from datetime import date

from cchc_desktop.reading.calendar_dates import find_dates
from cchc_desktop.reading.prose_data import prose_data

PLAIN_LETTER = "Công văn"
_FIRST_YEAR = 1945
_DAY = re.compile(r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{4})")
_PARTS = re.compile(r"[-/–]")


def stored_day(typed: str) -> str:
    """Return a typed day as year-month-day, in figures or in words; one that no calendar has stays as typed."""
    typed = " ".join(typed.split())
    match = _DAY.fullmatch(typed)
    if match:
        return _iso(int(match[3]), int(match[2]), int(match[1])) or typed
    found = find_dates(typed)
    day = found[0].calendar if len(found) == 1 and found[0].day else None
    return day.isoformat() if day and day.year >= _FIRST_YEAR else typed


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def document_types() -> tuple[str, ...]:
    """Return the names of the types of documents, those that a commune writes most first."""
    known: dict[str, list[str]] = prose_data("documents")["kinds"]
    often = ("Kế hoạch", PLAIN_LETTER, "Quyết định", "Thông báo", "Báo cáo", "Nghị quyết")
    return tuple(dict.fromkeys((*often, *known)))


def type_of_symbol(symbol: str) -> str:
    """Return the type that a symbol names: "Kế hoạch" of "KH-UBND", a plain letter of "UBND-VP"; "" if none."""
    parts = [part for part in _PARTS.split(symbol) if part and not part.isdecimal()]
    if not parts:
        return ""
    data = prose_data("documents")
    known: dict[str, list[str]] = data["kinds"]
    named = next((name for name, shorts in known.items() if shorts[0] == parts[0]), "")
    return named or (PLAIN_LETTER if parts[0] in data["bodies"] else "")

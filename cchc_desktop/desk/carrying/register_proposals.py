"""The document of this year that likely stands where one of last year came along: of the same subject, by the register.

The subject is that of the old document in the register, else what the words behind it say. Only a clear answer counts.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import day_words, month_words, year_first
from cchc_desktop.base.text import folded
from cchc_desktop.desk.carrying.proposals import Proposal
from cchc_desktop.report.members.carried_mark import CarriedKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.members.register_entry import RegisterEntry
    from cchc_desktop.report.periods import PeriodSpan

_DOCUMENT = re.compile(
    r"(?P<number>[0-9]{1,5}[a-z]?)\s?[/-]\s?(?P<symbol>[^\W\d_][\w/.–-]{0,30}?)"
    r"(?:(?P<between>[,\s(]{1,3}(?i:ngày\s)?)(?P<day>[0-9].{5,28}))?"
)
_IN_WORDS = re.compile(r"tháng", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE = re.compile(r"[.;\n]")
_BEHIND, _ALIKE, _CLEARER, _FEWEST = 200, 0.7, 0.15, 3


def document_proposal(
    mark: CarriedMark, text: str, register: Sequence[RegisterEntry], source: PeriodSpan | None, target: PeriodSpan
) -> Proposal | None:
    """Return the document of the target's year for a mark in a field's text, None if the register has no clear one."""
    written = _DOCUMENT.fullmatch(mark.text) if mark.kind is CarriedKind.DOCUMENT else None
    if written is None or mark.at.end is None:
        return None
    symbol = written["symbol"]
    behind = _CLAUSE.split(text[mark.at.end : mark.at.end + _BEHIND])[0]
    subject = _subject(written["number"], symbol, register, source) or behind
    found = _likeliest(subject, (each for each in register if _fits(each, symbol, target.year)))
    return Proposal(_as_written(found, written)) if found else None


def _subject(number: str, symbol: str, register: Iterable[RegisterEntry], source: PeriodSpan | None) -> str:
    """Return the subject of the old document in the register, "" if it is not there."""
    years = (source.year, source.year - 1) if source else ()
    own = (each for each in register if each.number.strip().lstrip("0") == number.lstrip("0"))
    return next((each.subject for each in own if any(_fits(each, symbol, year) for year in years)), "")


def _fits(entry: RegisterEntry, symbol: str, year: int) -> bool:
    day = _day(entry)
    return bool(day and day.year == year and folded(entry.symbol) == folded(symbol))


def _day(entry: RegisterEntry) -> date | None:
    try:
        return date.fromisoformat(year_first(entry.date.strip()))
    except ValueError:
        return None


def _likeliest(subject: str, entries: Iterable[RegisterEntry]) -> RegisterEntry | None:
    """Return the document whose subject has most words of another, if it is clearly the first."""
    wanted = set(_WORD.findall(folded(subject)))
    scored = sorted(((_alike(wanted, each.subject), number, each) for number, each in enumerate(entries)), reverse=True)
    if not scored or scored[0][0] < _ALIKE:
        return None
    second = scored[1][0] if len(scored) > 1 else 0.0
    return scored[0][2] if scored[0][0] - second >= _CLEARER else None


def _alike(wanted: set[str], subject: str) -> float:
    """Return how much of the smaller of two sets of words is in the other, 0 where it has too few to tell."""
    own = set(_WORD.findall(folded(subject)))
    least = min(len(own), len(wanted))
    return len(own & wanted) / least if least >= _FEWEST else 0.0


def _as_written(entry: RegisterEntry, old: re.Match[str]) -> str:
    """Return a document as the old one was written: with its day in the same way, or without."""
    name, day = f"{entry.number.strip()}/{entry.symbol.strip()}", _day(entry)
    if not old["day"] or day is None:
        return name
    in_words = f"{day.day:02} tháng {month_words(day.month)} năm {day.year}"
    return f"{name}{old['between']}{in_words if _IN_WORDS.search(old['day']) else day_words(day)}"

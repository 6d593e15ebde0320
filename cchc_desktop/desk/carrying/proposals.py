"""What likely stands now where words came along from an earlier report: the next year, the other period's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.reading.period_codes import code_of
from cchc_desktop.reading.period_names import find_periods, find_years
from cchc_desktop.report.members.carried_mark import CarriedKind

if TYPE_CHECKING:
    from cchc_desktop.report.members.carried_mark import CarriedMark
    from cchc_desktop.report.periods import PeriodSpan

_YEAR_AT_END = re.compile(r"(?:19|20)[0-9]{2}$")
_YEAR_WORDS = re.compile(r"(?:(?<!đầu)(?<!cuối)\s{1,3}năm)?\s{1,3}(?:19|20)[0-9]{2}$")
_KEPT = (CarriedKind.BODY, CarriedKind.NAME)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words that likely stand at a place now; `sure` of those that many places may take at once."""

    text: str
    sure: bool = False


def proposal(mark: CarriedMark, source: PeriodSpan | None, target: PeriodSpan) -> Proposal | None:
    """Return what likely stands at a mark now, in a report for `target`, None if nothing is likely.

    `source` is the period that the words came from. A day or a document of last year says nothing about this year's.
    """
    if mark.kind in _KEPT:
        return Proposal(mark.text, sure=True)
    if source is None:
        return None
    if mark.kind is CarriedKind.YEAR:
        return _year(mark.text, source, target)
    if mark.kind is CarriedKind.PERIOD:
        return _period(mark.text, source, target)
    return None


def _year(text: str, source: PeriodSpan, target: PeriodSpan) -> Proposal | None:
    found = find_years(f"năm {text[-4:]}")
    if not found:
        return None
    near = abs(found[0].year - source.year) <= 1
    return Proposal(_moved(text, target.year - source.year) if near else text, sure=True)


def _moved(text: str, years: int) -> str:
    """Return words that end with a year with one that is some years later."""
    return f"{text[:-4]}{int(text[-4:]) + years}"


def _period(text: str, source: PeriodSpan, target: PeriodSpan) -> Proposal | None:
    found = find_periods(text)
    if not found:
        return None
    own = _code(source)
    named = _YEAR_AT_END.search(text) is not None
    year = int(text[-4:]) if named else source.year
    if own == _code(target):
        near = named and abs(year - source.year) <= 1
        return Proposal(_moved(text, target.year - source.year) if near else text, sure=True)
    if code_of(text) == own and year == source.year:
        name = target.name if named else _YEAR_WORDS.sub("", target.name)
        return Proposal(name[:1].upper() + name[1:] if text[:1].isupper() else name, sure=True)
    return None


def _code(span: PeriodSpan) -> str:
    """Return the code of a period by its name, whatever its template calls it."""
    return code_of(span.name) or span.key.partition("-")[2]

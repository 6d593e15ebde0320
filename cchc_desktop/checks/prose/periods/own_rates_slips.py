"""Periods named before rates that other sections tell of the report's own: "Trong quý II năm 2026, … đạt 99,91%"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.period_names import find_periods
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import SectionReading

_RATE = re.compile(r"(?<![0-9.,])[0-9]{1,2},[0-9]{2}(?= ?%)")
_COMPARED = re.compile(r"(?<!\w)(?:so với|so cùng kỳ|cùng kỳ|cao hơn|thấp hơn|tăng|giảm|trước đó|khi đó)(?!\w)")
_HEAD, _FEWEST = 24, 2
"""A sentence about a period names it among its first letters; so many rates are no chance."""


class _Told(NamedTuple):
    """The rates of a sentence and the period it begins with, "" for none: with the place of that name."""

    rates: tuple[str, ...]
    period: str
    start: int
    end: int
    is_compared: bool


def slips(sections: Mapping[str, SectionReading], facts: ProseFacts) -> Iterator[tuple[str, ProseSlip]]:
    """Yield the names of other periods before rates of which other sections tell in sentences without a period."""
    if facts.period is None:
        return
    period = facts.period.name.casefold()
    for code, section in sections.items():
        for each in _told(section):
            if not each.period or each.period == period or each.is_compared or len(each.rates) < _FEWEST:
                continue
            others = ((known, _plain(own)) for known, own in sections.items() if known != code)
            other, plain = next((found for found in others if _are_of(each.rates, found[1])), ("", {}))
            if other:
                rates = ", ".join(f"{rate}%" for rate in each.rates)
                message = (
                    f"Ở đây nói về kỳ khác, mà {rates} là kết quả của kỳ này theo {{}}. Có phải “{facts.period.name}”?"
                )
                place = next(plain[rate] for rate in each.rates if rate in plain)
                also = ((other, *place),)
                yield code, ProseSlip("text.year", each.start, each.end, message, severity=Severity.WARNING, also=also)


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _plain(section: SectionReading) -> Mapping[str, tuple[int, int]]:
    """Return the rates of a section in sentences that name no period, with the first place of each."""
    plain = {rate for each in _told(section) if not each.period for rate in each.rates}
    return {match[0]: match.span() for match in reversed([*_RATE.finditer(section.text)]) if match[0] in plain}


def _are_of(rates: tuple[str, ...], known: Mapping[str, tuple[int, int]]) -> bool:
    """Return whether rates are among some, but for swapped digits; one at least as it is."""
    digits = {"".join(sorted(each)) for each in known}
    return not known.keys().isdisjoint(rates) and all("".join(sorted(each)) in digits for each in rates)


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _told(section: SectionReading) -> tuple[_Told, ...]:
    """Return the sentences of a section with rates of two decimals."""
    found = []
    for start, reading in section.paragraphs:
        for sentence in reading.sentences if "%" in reading.text else ():
            rates = tuple(dict.fromkeys(_RATE.findall(sentence.text)))
            if rates:
                named = next((each for each in find_periods(sentence.text) if each.year), None)
                at = start + sentence.start
                is_head = named is not None and named.start <= _HEAD
                words = " ".join(sentence.text[named.start : named.end].casefold().split()) if named and is_head else ""
                compared = _COMPARED.search(sentence.text.casefold()) is not None
                span = (at + named.start, at + named.end) if named else (at, at)
                found.append(_Told(rates, words or ("?" if named else ""), *span, compared or not is_head))
    return tuple(found)

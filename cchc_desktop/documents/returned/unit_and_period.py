"""Finding the unit and the period of another office's workbook from the titles in it."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.base.text import nfc
from cchc_desktop.report.periods import span_of
from cchc_desktop.units.unit_kinds import full_kinds, tier_of_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_desktop.report.template import Period, Template

_YEAR = "([0-9]{4})"
_YEAR_IN = re.compile(_YEAR)
_PLACEHOLDER = "9999"
_QUARTERS = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_QUARTER = re.compile(rf"\b{spelling_key('quý')} ([1-4])\b")
_MONTH, _DAY = spelling_key("tháng"), spelling_key("ngày")
_OTHER = rf"(?:{spelling_key('quý')}|{spelling_key('tháng')}) \w+ (?:\w+ )?{spelling_key('năm')} [0-9]{{4}}"
_LONGEST_NAME = 5
_NEAR = 100
"""Characters in which a name, or the year of a period, comes after the words before it."""


def periods_in(texts: Iterable[str], template: Template) -> set[str]:
    """Return the keys of the periods that some titles name; a whole year does not count beside a part of it."""
    names = {_pattern(period): period.code for period in template.periods}
    longest = sorted(names, key=len, reverse=True)
    whole = [pattern for pattern in longest if pattern.startswith(spelling_key("năm"))]
    parts = [pattern for pattern in longest if pattern not in whole]
    found = {
        f"{year}-{names[pattern]}"
        for text in texts
        for pattern, year in _periods(_QUARTER.sub(_roman, spelling_key(text)), [*parts, _OTHER, *whole])
        if pattern in names
    }
    known = {period for period in found if span_of(template, period)}
    yearly = {period for period in known if period[5:] in {names[pattern] for pattern in whole}}
    return known - yearly if len(known - yearly) else known


def _pattern(period: Period) -> str:
    """Return the pattern of a period's name: "quý I năm 2023", also "Quý I/2023"."""
    name = spelling_key(period.name.replace("{year}", _PLACEHOLDER))
    before, year, after = name.partition(_PLACEHOLDER)
    word = spelling_key("năm")
    before = re.escape(before)
    if before.endswith(f"\\ {word}\\ ") and not name.startswith(word):
        before = before.removesuffix(f"{word}\\ ") + rf"(?:{word}\ )?"
    if name.startswith(f"{_MONTH} "):  # the month of a day is none of a report
        before = rf"(?<!{_DAY} \d )(?<!{_DAY} \d\d ){before}"
    return before + (_YEAR if year else rf"\b.{{0,{_NEAR}}}?{_YEAR}") + re.escape(after)


def _periods(text: str, patterns: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each period in a text by its pattern and year; text that an earlier pattern matched is not read again."""
    finder = re.compile("|".join(rf"(?P<p{at}>\b{pattern}\b)" for at, pattern in enumerate(patterns)))
    for match in finder.finditer(text):
        taken = match.lastgroup
        pattern = patterns[int(taken[1:])] if taken else ""
        year = _YEAR_IN.search(match[0])
        if year:
            yield pattern, year[1]


def _roman(match: re.Match[str]) -> str:
    return f"{spelling_key('quý')} {_QUARTERS[match[1]]}"


def unit_in(texts: Iterable[str], own_kinds: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the fields of the unit that all titles name alike: {"unit.kind": "xã", "unit.name": "An Thanh"}.

    own_kinds are those that a template names itself.
    """
    lines = [line for text in texts for line in nfc(text).splitlines()]
    places = [place for line in lines for place in _places(line, own_kinds)]
    tiers = tier_of_kind() | dict.fromkeys(own_kinds, "commune")
    fields: dict[str, str] = {}
    for tier in ("commune", "district", "province"):
        named = {place for place in places if tiers.get(place[0]) == tier}
        if len(named) == 1:
            ((kind, name),) = named
            fields |= (
                {"unit.kind": kind, "unit.name": name} if tier == "commune" else {f"unit.{tier}": f"{kind} {name}"}
            )
    return fields


def _places(line: str, own_kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each unit that a line names: its kind in small letters, its name."""
    kinds, end = _kinds_and_end(own_kinds)
    for match in kinds.finditer(line):
        rest = end.split(line[match.end() : match.end() + _NEAR], maxsplit=1)[0].split()
        words = [*takewhile(lambda word: word[0].isupper(), rest)]
        if 0 < len(words) <= _LONGEST_NAME:
            yield " ".join(match[1].casefold().split()), " ".join(_titled(word) for word in words)


@cache
def _kinds_and_end(own_kinds: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return an expression for a kind of unit before a name, and one for what ends that name."""
    named = sorted({*own_kinds, *full_kinds()}, key=len, reverse=True)
    kinds = "|".join(r"\s+".join(map(re.escape, kind.split())) for kind in named)
    ends = r"năm\s+[0-9]|quý\s+[IVX0-9]|tháng\s+[0-9]|kỳ\s+báo|báo\s+cáo"
    return (
        re.compile(rf"\b({kinds})\s", re.IGNORECASE),
        re.compile(rf"\b(?:{ends}|(?:{kinds})\b)|[^\w\s'’]", re.IGNORECASE),
    )


def _titled(word: str) -> str:
    """Return a word of a name, "THANH" as "Thanh"; one that is not all capitals stays."""
    return word[:1] + word[1:].lower() if word.isupper() else word

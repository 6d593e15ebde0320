"""Years and names of reporting periods in prose: "năm 2022", "6 tháng đầu năm 2022", "quý III/2022"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = "(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9]{1,3}(?![0-9]))"
_PERIOD = re.compile(
    r"(?<!\w)(?:"
    rf"(?i:0?[369]|ba|sáu|chín)\s{{1,3}}(?i:tháng)(?:\s{{1,3}}(?i:đầu|cuối)(?:\s{{1,3}}(?i:năm))?(?:\s{{1,3}}(?P<a>{_YEAR}))?"
    rf"|\s{{1,3}}(?i:năm)\s{{1,3}}(?P<b>{_YEAR}))"
    rf"|(?i:quý)\s{{1,3}}(?:I{{1,3}}|IV|[1-4])(?:\s{{0,2}}/\s{{0,2}}(?P<c>{_YEAR})|\s{{1,3}}(?i:năm\s{{1,3}})?(?P<d>{_YEAR}))?"
    r")(?!\w)"
)
_NAMED_YEAR = re.compile(
    rf"(?<!\w)(?:(?P<name>(?i:năm)\s{{1,3}})|(?i:giai đoạn|nhiệm kỳ|thời kỳ|khóa|khoá)\s{{1,3}})(?P<year>{_YEAR})"
)
_NEXT_YEAR = re.compile(rf"(?:\s?[-–,/]\s?|\s(?:và|đến|hoặc)(?:\snăm)?\s)(?P<year>{_YEAR})")
_RANGE = re.compile(rf"(?<![\w./,-])(?P<year>{_YEAR})(?=\s?[-–]\s?{_YEAR})")


class WrittenPeriod(NamedTuple):
    """A period's name as written; year is "" where the name leaves it out."""

    start: int
    end: int
    year: str


class WrittenYear(NamedTuple):
    """A year as written, with the word "năm" before it if there is one."""

    start: int
    end: int
    year: int


def find_periods(text: str) -> tuple[WrittenPeriod, ...]:
    """Return the names of periods in a text, in its order."""
    return tuple(_period(match) for match in _PERIOD.finditer(text))


def find_years(text: str) -> tuple[WrittenYear, ...]:
    """Return the years in a text that words name as such, in its order; those of periods are among them."""
    found: dict[int, WrittenYear] = {}
    for match in _NAMED_YEAR.finditer(text):
        start = match.start() if match["name"] else match.start("year")
        for each in (WrittenYear(start, match.end(), int(match["year"])), *_chain(text, match.end())):
            found.setdefault(each.end, each)
    for match in _RANGE.finditer(text):
        for each in (WrittenYear(match.start(), match.end(), int(match["year"])), *_chain(text, match.end())):
            found.setdefault(each.end, each)
    return tuple(sorted(found.values()))


def _period(match: re.Match[str]) -> WrittenPeriod:
    year = next((match[name] for name in "abcd" if match[name]), "")
    return WrittenPeriod(match.start(), match.end(), year)


def _chain(text: str, at: int) -> Iterator[WrittenYear]:
    """Yield the years that are listed behind another: "2021, 2022 và 2023", "2021 - 2025"."""
    while match := _NEXT_YEAR.match(text, at):
        yield WrittenYear(match.start("year"), match.end(), int(match["year"]))
        at = match.end()

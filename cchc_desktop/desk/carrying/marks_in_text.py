"""What came along in a text and must be looked at again: years, dates, documents, bodies, sums, numbers, names.

Links to figures follow the forms and are never marked: they are blanked out, letter for letter, before reading.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.calendar_dates import find_dates
from cchc_desktop.reading.document_names import find_documents
from cchc_desktop.reading.named_bodies import find_bodies
from cchc_desktop.reading.period_names import find_periods, find_years
from cchc_desktop.reading.person_names import find_names
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.report.members.carried_mark import CarriedKind
from cchc_desktop.report.prose import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLANK = "\N{OBJECT REPLACEMENT CHARACTER}"
_DIGIT = re.compile("[0-9]")
_MONTH = re.compile(r"(?<!\w)(?:(?i:ngày)\s{1,3}[0-9]{1,2}\s{1,3})?(?i:tháng)\s{1,3}[0-9]{1,2}(?![0-9/.,]*[0-9])")
_NUMBER = r"[0-9]+(?:[.,/][0-9]+)*"
_SUM = re.compile(
    rf"(?<![\w.,/])(?:{_NUMBER}\s{{1,2}}(?:tỷ|tỉ|triệu|nghìn|ngàn)\s{{1,2}}){{0,3}}{_NUMBER}\s{{0,2}}"
    r"(?:(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s{1,2}đồng|đồng(?!\s{1,2}chí)|đ|VNĐ|VND)(?!\w)|(?:tỷ|tỉ|triệu)(?=[\s]{0,2}[,.;)\n]|$))"
)
_ARITHMETIC = re.compile(rf"(?<![\w.,/]){_NUMBER}(?:\s{{0,2}}[+×=]\s{{0,2}}{_NUMBER}){{1,30}}(?![0-9])(?:\s?%)?")
_TYPED = re.compile(rf"(?<!\w)(?<![^\W\d_]-){_NUMBER}(?:\s?%)?")
_LABEL = re.compile(r"(?m)^[ \t]*(?:[-+*•][ \t]?)?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?=\s)")


class FoundPlace(NamedTuple):
    """A span of a text that must be looked at again, and what stands there."""

    start: int
    end: int
    kind: CarriedKind


def find_places(text: str, own: str = "", units: tuple[str, ...] = ()) -> tuple[FoundPlace, ...]:
    """Return the places of a stored text to look at again, in its order; none overlaps another.

    `own` is the name of the commune, `units` are names of units that are nobody's.
    """
    plain = _without_links(text)
    taken = bytearray(len(plain))
    for match in _LABEL.finditer(plain):
        taken[match.start() : match.end()] = b"\1" * len(match[0])
    found: list[FoundPlace] = []
    for each in _candidates(plain, own, units):
        if each.start < each.end and not any(taken[each.start : each.end]):
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
            found.append(each)
    return tuple(sorted(found))


def _without_links(text: str) -> str:
    for link in links(text):
        text = f"{text[: link.start]}{_BLANK * (link.end - link.start)}{text[link.end :]}"
    return text


def _candidates(text: str, own: str, units: tuple[str, ...]) -> Iterator[FoundPlace]:
    """Yield places as each way of reading sees them; where two meet, the one that comes first counts."""
    yield from _all(CarriedKind.DOCUMENT, _documents(text))
    yield from _all(CarriedKind.DATE, ((each.start, each.end) for each in find_dates(text)))
    yield from _all(CarriedKind.PERIOD, ((each.start, each.end) for each in find_periods(text)))
    yield from _all(CarriedKind.YEAR, ((each.start, each.end) for each in find_years(text)))
    yield from _all(CarriedKind.DATE, (match.span() for match in _MONTH.finditer(text)))
    yield from _all(CarriedKind.SUM, (match.span() for match in (*_ARITHMETIC.finditer(text), *_SUM.finditer(text))))
    yield from _all(CarriedKind.BODY, find_bodies(text, own))
    yield from _all(CarriedKind.NAME, find_names(text, units))
    yield from _all(CarriedKind.NUMBER, (match.span() for match in _TYPED.finditer(text)))
    yield from _all(CarriedKind.NUMBER, (match.span("word") for match in _in_words().finditer(text)))


def _all(kind: CarriedKind, spans: Iterable[tuple[int, int]]) -> Iterator[FoundPlace]:
    return (FoundPlace(start, end, kind) for start, end in spans)


def _documents(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of documents, from the number to the end of the day that follows it."""
    for each in find_documents(text, find_dates(text)):
        digit = _DIGIT.search(text, each.start, each.end)
        end = each.start + len(text[each.start : each.end].rstrip("."))
        yield digit.start() if digit and each.number else each.start, each.day.end if each.day else end


@cache
def _in_words() -> re.Pattern[str]:
    data = prose_data("names")["numbers"]
    return re.compile(rf"(?<!\w)(?P<word>(?i:{'|'.join(data['words'])}))(?= (?:{'|'.join(data['counted'])})(?!\w))")

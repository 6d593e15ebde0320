"""Names of bodies that one report writes with two sets of capitals: "Bộ phận Tiếp nhận và trả kết quả" among others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import pairs_of_lists
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.reading.section_reading import SectionReading

_ANY = ("các ", "những ", "mỗi ", "từng ", "một ", "nhiều ")
"""Before a name that is none: any of them is meant."""
_MOST = 3


class _Named(NamedTuple):
    """A name as it is written in a section: in small letters, behind its first letter, its span."""

    name: str
    rest: str
    start: int
    end: int


def slips(sections: Mapping[str, SectionReading]) -> Iterator[tuple[str, ProseSlip]]:
    """Yield the names whose capitals are others than those that a report gives them mostly."""
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, str], list[tuple[str, _Named]]] = defaultdict(list)
    for code, section in sections.items():
        for each in _named(section):
            ways[each.name][each.rest] += 1
            places[each.name, each.rest].append((code, each))
    for name, counts in ways.items():
        usual = max(counts, key=lambda rest: (counts[rest], rest == _right()[name][1:]))
        for rest in counts if len(counts) > 1 else ():
            for code, each in places[name, rest][:_MOST] if rest != usual else ():
                yield code, _slip(each, usual, counts)


def _slip(own: _Named, usual: str, counts: Counter[str]) -> ProseSlip:
    first = _right()[own.name][:1]
    message = (
        f"Báo cáo này viết cả “{first}{own.rest}” ({counts[own.rest]} chỗ) và “{first}{usual}” ({counts[usual]} chỗ). "
        "Nên viết một cách."
    )
    return ProseSlip("text.style", own.start + 1, own.end, message, usual, severity=Severity.HINT)


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _named(section: SectionReading) -> tuple[_Named, ...]:
    """Return the names of a section as they are written, but for those in capitals alone and those of any body."""
    return tuple(
        _Named(match[0], reading.text[match.start() + 1 : match.end()], start + match.start(), start + match.end())
        for start, reading in section.paragraphs
        if not _signs().isdisjoint(reading.pairs)
        for match in _pattern().finditer(reading.small)
        if _is_name(match, reading.text)
    )


def _is_name(match: re.Match[str], text: str) -> bool:
    written = text[match.start() : match.end()]
    if written.isupper() or match.string.endswith(_ANY, 0, match.start()):
        return False
    return not written.islower() or _right()[match[0]] in prose_data("capitals")["two_ways"]["small"]


@cache
def _right() -> dict[str, str]:
    return {words.casefold(): words for words in prose_data("capitals")["two_ways"]["list"]}


@cache
def _signs() -> frozenset[str]:
    return pairs_of_lists(_right())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(any_word(_right()))

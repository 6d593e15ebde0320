"""What the words of a percent name among the numbers around it: its part before, its whole behind ("94% số thu về")."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.values.named_levels import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel
    from cchc_desktop.reading.counts.measured_terms import Term

_NAMES = re.compile(
    r" (?:(?:trên|trong|của|so với) )?(?:tổng )?số (?P<name>[^\W\d_]{1,9}(?: [^\W\d_]{1,9}){1,8})"
    r"(?= ?[.,;:()]|$| (?:và|còn|trong đó|nhưng)(?!\w))"
)
"""Behind a percent: what it is a share of."""
_FEWEST, _BESIDE = 2, 5


class NamedPart(NamedTuple):
    """What a percent may be the share of: a number, or two added, as told, and a number that measures alike."""

    value: Decimal
    told: str
    like: Term


def own_words(level: ToldLevel) -> frozenset[str]:
    """Return the words of a number but for its noun."""
    return level.words - words_of(level.term.noun)


def parts_of_share(named: Sequence[Term]) -> Iterator[NamedPart]:
    """Yield numbers that the words of a percent name, by themselves and each two neighbours that measure alike."""
    for each in named:
        yield NamedPart(each.value, each.said, each)
    for one, other in pairwise(named):
        if one.measures_as(other):
            yield NamedPart(one.value + other.value, f"({one.said} + {other.said})", one)


def names_whole(said: Term, small: str) -> bool:
    """Return whether the words behind a percent name what it is a share of."""
    return _NAMES.match(small, said.stop) is not None


def named_wholes(said: Term, small: str, levels: Sequence[ToldLevel]) -> tuple[ToldLevel, ...]:
    """Return the numbers that have all words by which a percent names its whole, () for none or those of two values."""
    match = _NAMES.match(small, said.stop)
    if match is None:
        return ()
    words = words_of(match["name"])
    behind = range(match.end(), match.end() + _BESIDE)  # the words before such a number are those of the percent
    levels = [each for each in levels if each.away or each.start not in behind]
    found = [each for each in levels if words <= each.words and not each.is_of_another]
    if len(words) < _FEWEST or len({each.term.value for each in found}) != 1:
        return ()
    return tuple(found)

"""The whole that the words behind a percent name among the numbers around it: "94% số phiếu thu về"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.values.named_levels import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel
    from cchc_desktop.reading.counts.measured_terms import Term

_NAMES = re.compile(
    r" (?:(?:trên|trong|của|so với) )?(?:tổng )?số (?P<name>[^\W\d_]{1,9}(?: [^\W\d_]{1,9}){1,8})"
    r"(?= ?[.,;:()]|$| (?:và|còn|trong đó|nhưng)(?!\w))"
)
"""Behind a percent: what it is a share of."""
_FEWEST = 2


def names_whole(said: Term, small: str) -> bool:
    """Return whether the words behind a percent name what it is a share of."""
    return _NAMES.match(small, said.stop) is not None


def named_wholes(said: Term, small: str, levels: Sequence[ToldLevel]) -> tuple[ToldLevel, ...]:
    """Return the numbers that have all words by which a percent names its whole, () for none or those of two values."""
    match = _NAMES.match(small, said.stop)
    words = words_of(match["name"]) if match else frozenset()
    found = [each for each in levels if words <= each.words and not each.is_of_another]
    if len(words) < _FEWEST or len({each.term.value for each in found}) != 1:
        return ()
    return tuple(found)

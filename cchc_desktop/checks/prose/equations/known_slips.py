"""Slips of arithmetic that a section has already, by their places: what was found of a number is not found again."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_desktop.checks.prose.prose_slips import ProseSlip


class KnownSlips:
    """The places of the slips of arithmetic of a section, in their order."""

    def __init__(self, found: Iterable[ProseSlip]) -> None:
        self._starts = sorted(each.start for each in found if each.rule == "text.arithmetic")

    def has_one(self, start: int, end: int) -> bool:
        """Return whether one of the slips begins in a stretch of the section."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def add(self, start: int) -> None:
        """Keep the place of another slip."""
        insort(self._starts, start)

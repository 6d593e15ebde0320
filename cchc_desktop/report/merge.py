"""Two reports that grew from one, field by field: what only one side changed, and where both sides disagree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Fields = Mapping[str, str]
"""Texts by field key; an absent one is ""."""
MergeChoices = Mapping[str, "Side"]
"""The side whose text is kept, by field key, where both sides changed it."""


class Side(StrEnum):
    """The side whose text is kept."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not what it was: its text then, here, and in what came back."""

    key: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Every changed field, once.

    taken: only they changed it; kept: only we did; same: both, alike; conflicts: both, unlike; outside: they changed
    what was not in their part, which is never taken.
    """

    taken: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    same: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    outside: tuple[Difference, ...] = ()

    def unsettled(self, choices: MergeChoices) -> tuple[Difference, ...]:
        """Return the conflicts nobody has chosen in."""
        return tuple(each for each in self.conflicts if each.key not in choices)

    def incoming(self, choices: MergeChoices) -> tuple[Difference, ...]:
        """Return the fields that get their text: those only they changed, and conflicts chosen so."""
        return (*self.taken, *(each for each in self.conflicts if choices.get(each.key) is Side.THEIRS))


def merge(base: Fields, ours: Fields, theirs: Fields, holds: Callable[[str], bool]) -> Merge:
    """Compare both sides with what they grew from; `holds` tells which fields were the other side's to change."""
    keys = dict.fromkeys((*base, *ours, *theirs))
    found = [Difference(key, *(side.get(key, "") for side in (base, ours, theirs))) for key in keys]
    own = [each for each in found if holds(each.key)]
    both = [each for each in own if each.base not in (each.ours, each.theirs)]
    return Merge(
        taken=tuple(each for each in own if each.ours == each.base != each.theirs),
        kept=tuple(each for each in own if each.theirs == each.base != each.ours),
        same=tuple(each for each in both if each.ours == each.theirs),
        conflicts=tuple(each for each in both if each.ours != each.theirs),
        outside=tuple(each for each in found if not holds(each.key) and each.theirs not in (each.base, each.ours)),
    )

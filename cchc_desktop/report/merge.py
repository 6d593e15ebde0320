"""The merge of two reports that grew from one, field by field: changes of one side, and conflicts of both."""

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
    """A changed field: its text at the start, here, and in the part that came back."""

    key: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Every changed field, once.

    taken: only they changed it; kept: only we did; same: both, alike; conflicts: both, unlike; outside: they changed
    a field that was not in their part; it is never taken.
    """

    taken: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    same: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    outside: tuple[Difference, ...] = ()

    def unsettled(self, choices: MergeChoices) -> tuple[Difference, ...]:
        """Return the conflicts without a choice."""
        return tuple(each for each in self.conflicts if each.key not in choices)

    def incoming(self, choices: MergeChoices) -> tuple[Difference, ...]:
        """Return the fields that take the other side's text: those only it changed, and conflicts chosen so."""
        return (*self.taken, *(each for each in self.conflicts if choices.get(each.key) is Side.THEIRS))


def merge(base: Fields, ours: Fields, theirs: Fields, holds: Callable[[str], bool]) -> Merge:
    """Compare both sides with their common base; `holds` decides which fields the other side was to change."""
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

"""What a package is to the receiving office when it arrives: one decision table, kept as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ArrivalKind(StrEnum):
    """The kind of a package: a report, or anything else that has the ending of one."""

    REPORT = "report"
    OTHER = "other"


class Precedent(StrEnum):
    """How a report compares with those of its unit and period that came before it.

    NONE: it is the first; SAME: one of the same version says the same; CLASH: one of the same version says something
    else; ABOVE, BELOW: its version is higher than all of them, or lower than the highest.
    """

    NONE = "none"
    SAME = "same"
    CLASH = "clash"
    ABOVE = "above"
    BELOW = "below"


class ArrivalState(StrEnum):
    """The state that a package gets when it arrives, as `inbox add` prints it."""

    RECEIVED = "received"
    NEWER = "newer"
    SAME = "same"
    OLDER = "older"
    CONFLICT = "conflict"
    ALTERED = "altered"
    FOREIGN = "foreign"


class SenderTrust(StrEnum):
    """The key of a package: one of its unit's, the unit's first, or another than the unit's."""

    KNOWN = "known"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ArrivalFacts:
    """What is known of a package when it arrives; owed says that this office waits for reports of its unit."""

    kind: ArrivalKind
    whole: bool
    owed: bool
    precedent: Precedent


@dataclass(frozen=True, slots=True)
class ArrivalRule:
    """A row of the table: the facts that it is about, None for any, and the state that it gives."""

    state: ArrivalState
    kind: ArrivalKind | None = None
    whole: bool | None = None
    owed: bool | None = None
    precedent: Precedent | None = None

    def fits(self, facts: ArrivalFacts) -> bool:
        """Return whether the row is about these facts."""
        pairs = (
            (self.kind, facts.kind), (self.whole, facts.whole),
            (self.owed, facts.owed), (self.precedent, facts.precedent),
        )  # fmt: skip
        return all(wanted is None or wanted == found for wanted, found in pairs)


ARRIVALS = (
    ArrivalRule(ArrivalState.FOREIGN, kind=ArrivalKind.OTHER),
    ArrivalRule(ArrivalState.ALTERED, whole=False),
    ArrivalRule(ArrivalState.FOREIGN, owed=False),
    ArrivalRule(ArrivalState.SAME, precedent=Precedent.SAME),
    ArrivalRule(ArrivalState.CONFLICT, precedent=Precedent.CLASH),
    ArrivalRule(ArrivalState.RECEIVED, precedent=Precedent.NONE),
    ArrivalRule(ArrivalState.NEWER, precedent=Precedent.ABOVE),
    ArrivalRule(ArrivalState.OLDER, precedent=Precedent.BELOW),
)
"""The decision table: the first row that fits gives the state; every combination of facts has one."""

COUNTABLE = frozenset(
    (ArrivalState.RECEIVED, ArrivalState.NEWER, ArrivalState.SAME, ArrivalState.OLDER, ArrivalState.CONFLICT)
)
"""The states of packages that are whole reports of a unit of this office: one of them may count."""

ALARMING = frozenset((ArrivalState.ALTERED, ArrivalState.CONFLICT))
"""The states that `inbox add` answers with exit code 1."""


def state_of(facts: ArrivalFacts) -> ArrivalState:
    """Return the state of a package by the table."""
    return next(rule.state for rule in ARRIVALS if rule.fits(facts))


def trust_of(key: str, known: frozenset[str] | set[str]) -> SenderTrust:
    """Return what a key is to a unit of these known keys."""
    if not known:
        return SenderTrust.NEW
    return SenderTrust.KNOWN if key in known else SenderTrust.CHANGED

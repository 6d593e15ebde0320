"""The standing of a unit in a period: which of its packages is the newest, and which one counts.

It follows from the packages and the answers alone, never from their order: whatever came first, the same one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.inbox.arrival import Precedent
from cchc_desktop.report.document import OPEN, ReportState
from cchc_desktop.report.members.office_answer import OfficeVerdict


class UnitState(StrEnum):
    """The state of a unit on the board of a period."""

    MISSING = "missing"
    RECEIVED = "received"
    LATE = "late"
    RETURNED = "returned"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class RankedPackage:
    """A whole report of a unit and period as far as its rank goes; number is that of the package in the store.

    held says that it is kept aside because its sender's key is another than the unit's, until a person accepts it.
    """

    number: int
    version: int
    state: str
    packed_at: str
    sha256: str
    report_sha256: str
    held: bool = False

    @property
    def rank(self) -> tuple[int, int, str]:
        """The rank among the unit's reports: the version, then how far it came; of drafts the one packed last."""
        return self.version, _STAGES.get(self.state, 0), self.packed_at if self.state == OPEN else ""


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """The standing of a unit: numbers of packages, None for none; clashing are those of one version that differ."""

    newest: int | None
    counted: int | None
    verdict: OfficeVerdict | None
    clashing: tuple[int, ...]


_STAGES = {state.value: stage for stage, state in enumerate(ReportState)}


def precedent_of(package: RankedPackage, others: Iterable[RankedPackage]) -> Precedent:
    """Return how a report compares with the others of its unit and period; those held aside do not count."""
    counting = [other for other in others if not other.held]
    if not counting:
        return Precedent.NONE
    if any(other.report_sha256 == package.report_sha256 for other in counting):
        return Precedent.SAME
    if any(other.rank == package.rank for other in counting):
        return Precedent.CLASH
    return Precedent.ABOVE if package.rank > max(other.rank for other in counting) else Precedent.BELOW


def standing_of(packages: Sequence[RankedPackage], answers: Mapping[int, OfficeVerdict]) -> UnitStanding:
    """Return the standing of a unit by all its reports of a period and the answers to them, by package.

    An accepted report counts, also when a newer one came: acceptance locks it until the newer one is answered. Without
    one the newest counts, unless it was returned. Of two that clash the one packed first is taken, by its hash if need
    be: each is named, none replaces the other.
    """
    counting = [package for package in packages if not package.held]
    newest = _highest(counting)
    if newest is None:
        return UnitStanding(None, None, None, ())
    equals = [package for package in counting if package.rank == newest.rank]
    differ = len({package.report_sha256 for package in equals}) > 1
    clashing = tuple(sorted(package.number for package in equals)) if differ else ()
    accepted = _highest([each for each in counting if answers.get(each.number) is OfficeVerdict.ACCEPTED])
    verdict = answers.get(newest.number)
    counted = accepted or (newest if verdict is not OfficeVerdict.RETURNED else None)
    return UnitStanding(newest.number, counted.number if counted else None, verdict, clashing)


def _highest(packages: Sequence[RankedPackage]) -> RankedPackage | None:
    """Return the package of the highest rank, of equal ones the one that was packed first; None of none."""
    highest = max((package.rank for package in packages), default=None)
    equals = (package for package in packages if package.rank == highest)
    return min(equals, key=lambda package: (package.packed_at, package.sha256), default=None)

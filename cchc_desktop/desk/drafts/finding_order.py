"""The order in which F8 visits findings: document order, from the end back to the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import rank
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from cchc_desktop.checks.run import Outcome


def next_finding(outcome: Outcome, place: str, *, back: bool = False) -> str | None:
    """Return the place of the error or warning after (or before) a place; of a hint if there are only hints."""
    grave = [finding.at[0] for finding in outcome.findings if finding.severity is not Severity.HINT]
    places = list(dict.fromkeys(grave or [finding.at[0] for finding in outcome.findings]))
    if back:
        places.reverse()
    if not places:
        return None
    if place in places:
        return places[(places.index(place) + 1) % len(places)]
    here = rank(outcome.order, place)
    beyond = (
        spot for spot in places if (rank(outcome.order, spot) < here) == back and rank(outcome.order, spot) != here
    )
    return next(beyond, places[0])

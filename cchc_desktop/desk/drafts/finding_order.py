"""The order in which F8 visits findings: document order, from the end back to the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.checks.findings import rank
from cchc_desktop.desk.drafts.counting import Standing, counted

if TYPE_CHECKING:
    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.drafts.steps import ReportSteps

_FIRST = ({Standing.ERROR, Standing.WARNING}, {Standing.BLANK}, {Standing.HINT})


def next_finding(flow: ReportSteps, outcome: Outcome, place: str, *, back: bool = False) -> str | None:
    """Return the place of the error or warning after (or before) a place that is not explained.

    Without any, that of a field not entered yet; without those, of a hint.
    """
    found = counted(flow, outcome)
    wanted = next((group for group in _FIRST if any(each.standing in group for each in found)), set[Standing]())
    places = list(dict.fromkeys(each.finding.at[0] for each in found if each.standing in wanted))
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

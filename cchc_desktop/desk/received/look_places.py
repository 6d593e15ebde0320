"""The places of a received report that are worth a look: findings, changes since the version before, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.desk.drafts.steps import ReportSteps
from cchc_desktop.report.keys import Place, figure_of
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.received.received_report import Looking


def places_to_look_at(looking: Looking) -> tuple[str, ...]:
    """Return the places in the order of the report, each once; hints are none, nor is a remark on the whole."""
    order = _order(looking)
    findings = (each.at[0] for each in looking.opened.outcome.findings if each.severity is not Severity.HINT)
    changes = (each.key for each in looking.since.changes) if looking.since else ()
    found = {*findings, *changes, *(each.place for each in looking.remarks)}
    return tuple(sorted((each for each in found if _rank(order, each)[0] >= 0), key=lambda at: _rank(order, at)))


def next_place(looking: Looking, places: Sequence[str], here: str, step: int) -> str:
    """Return the place behind the present one (step 1), or the one before it (-1); beyond the ends the other end."""
    order = _order(looking)
    rank = _rank(order, here)
    if step > 0:
        return next((each for each in places if _rank(order, each) > rank), places[0])
    return next((each for each in reversed(places) if _rank(order, each) < rank), places[-1])


def _order(looking: Looking) -> dict[str, int]:
    steps = ReportSteps(looking.source.template).steps
    return {key: number for number, key in enumerate(key for step in steps for key in step.keys)}


def _rank(order: dict[str, int], at: str) -> tuple[int, int]:
    place = Place.parse(at)
    return order.get(figure_of(place.key), -1), place.start or 0

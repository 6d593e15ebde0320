"""What a new report may be begun from: earlier reports of its unit, and of the units that went into it in July 2025."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.desk.carrying.sources import CarrySource, sources
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.desk.office.unit_codes import commune_of, era_of
from cchc_desktop.desk.work.merged_history import merger_of
from cchc_desktop.desk.work.unit_history import same_place
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.work.merged_history import Merger
    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.store_protocol import DraftInfo
    from cchc_desktop.report.template import Template


def offered_sources(
    desk: Desk, drafts: Sequence[DraftInfo], unit: Mapping[str, str], template: Template, target: PeriodSpan
) -> tuple[CarrySource, ...]:
    """Return the drafts that a unit's report for a period may be begun from: its own, then its predecessors'."""
    merger = merger_of(unit, template, drafts)
    if merger is None:
        return sources(drafts, unit, target)
    others = _of_predecessors(desk, merger, merger.before_reform(drafts), target)
    latest = sorted(others, key=lambda one: (one.span.end, one.span.start), reverse=True)
    own = sources(merger.since_reform(drafts), unit, target)
    return *own, *sorted(latest, key=lambda one: not one.year_before)


def is_of_several(unit: Mapping[str, str], template: Template) -> bool:
    """Return whether several units went into one in July 2025, so that the stocks of none are its own."""
    commune = commune_of(unit, Era.TWO_TIERS) if era_of(template) is Era.TWO_TIERS else None
    return commune is not None and len((*commune.merged_whole, *commune.merged_part)) > 1


def _of_predecessors(
    desk: Desk, merger: Merger, before: Sequence[DraftInfo], target: PeriodSpan
) -> Iterator[CarrySource]:
    for commune in (*merger.whole, *merger.part):
        theirs = [each for each in before if _is_of(desk, each, commune.unit())]
        for source in sources(theirs, commune.unit(), target):
            yield replace(source, predecessor=commune.title)


def _is_of(desk: Desk, draft: DraftInfo, unit: Mapping[str, str]) -> bool:
    """Return whether a draft is of a unit: its name first, which the list knows; then its code or district."""
    name = spelling_key(draft.unit_kind), spelling_key(draft.unit_name)
    if name != (spelling_key(unit["kind"]), spelling_key(unit["name"])):
        return False
    try:
        report, _ = desk.load(draft.ref)
    except UserError:
        return False
    return same_place(unit_of(report), unit)

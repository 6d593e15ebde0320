"""The earlier reports that a new one may be begun from, and the likely one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.desk.office import library
from cchc_desktop.desk.work.earlier import PREFERENCE
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.store_protocol import DraftInfo
    from cchc_desktop.report.template import Template


@dataclass(frozen=True, slots=True)
class CarrySource:
    """An earlier report of a unit: its draft and its period; `year_before` if that is the same period last year.

    predecessor is the title of the unit it is of, if that one went into the unit in July 2025.
    """

    draft: DraftInfo
    span: PeriodSpan
    year_before: bool
    predecessor: str = ""


def known_span(key: str) -> PeriodSpan | None:
    """Return the span of a period as the newest template with it has it, None if none has."""
    return _known_span(key, library.state())


@cache
def _known_span(key: str, _state: int) -> PeriodSpan | None:
    spans = (span_of(template, key) for template in reversed(library.templates()))
    return next(filter(None, spans), None)


def sources(drafts: Iterable[DraftInfo], unit: Mapping[str, str], target: PeriodSpan) -> tuple[CarrySource, ...]:
    """Return the reports of a unit for periods that ended before another, one for each, the likely one first.

    That is the same period a year before, then the latest. Of several drafts of one period the issued one counts, else
    the closed one, else the one changed last.
    """
    name = _unit(unit.get("kind", ""), unit.get("name", ""))
    ours = [each for each in drafts if _unit(each.unit_kind, each.unit_name) == name] if name[1] else []
    found: dict[str, CarrySource] = {}
    for draft in sorted(ours, key=lambda each: PREFERENCE.index(each.state)):  # stable: last changed first
        span = known_span(draft.period)
        if span and span.end < target.end and span.key not in found:
            found[span.key] = CarrySource(draft, span, _is_year_before(span, target))
    latest = sorted(found.values(), key=lambda one: (one.span.end, one.span.start), reverse=True)
    return tuple(sorted(latest, key=lambda one: not one.year_before))


def template_for(period: str, preferred: str = "") -> Template | None:
    """Return the template for a period: of the preferred one's series the edition in force, else one that has it."""
    known = library.templates()
    series = next((each.series for each in known if each.id == preferred), known[0].series)
    fitting = [(each, span) for each in known if (span := span_of(each, period))]
    ranked = sorted(
        fitting,
        key=lambda one: (
            one[0].series == series,
            one[0].edition.covers(one[1].end),
            one[0].edition.since or date.min,
            one[0].id == preferred,
        ),
    )  # stable: of equal ones the newest
    return ranked[-1][0] if ranked else None


def _is_year_before(span: PeriodSpan, target: PeriodSpan) -> bool:
    year, _, code = target.key.partition("-")
    return span.key == f"{int(year) - 1}-{code}"


def _unit(kind: str, name: str) -> tuple[str, str]:
    return spelling_key(kind), spelling_key(name)

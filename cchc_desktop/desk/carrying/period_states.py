"""How far the periods of a year are for a unit: written, sealed, missing, not come yet; a clock that is behind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.desk.work.earlier import PREFERENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from cchc_desktop.desk.office.settings import Dates
    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.store_protocol import DraftInfo


class PeriodState(Enum):
    """The state of a unit's report for a period."""

    MISSING = "missing"
    NOT_YET = "not yet"
    OPEN = "open"
    CLOSED = "closed"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """A period with the dates of the unit, the state of its report, and its draft, None while there is none."""

    span: PeriodSpan
    dates: Dates
    state: PeriodState
    draft: DraftInfo | None = None


def standings(
    spans: Sequence[PeriodSpan],
    dates: Callable[[PeriodSpan], Dates],
    drafts: Iterable[DraftInfo],
    unit: Mapping[str, str],
    today: date,
) -> list[PeriodStanding]:
    """Return the standing of each period; one that ends after the next to be handed in has not come yet."""
    dated = [(span, dates(span)) for span in spans]
    ahead = [span.end for span, own in dated if own.due >= today]
    following = min(ahead, default=None)
    mine = {each.period: each for each in reversed(_of_unit(drafts, unit))}
    return [
        PeriodStanding(span, own, _state(span, mine.get(span.key), following), mine.get(span.key))
        for span, own in dated
    ]


def clock_behind(drafts: Iterable[DraftInfo], now: datetime) -> datetime | None:
    """Return the moment of the last change of a draft, if the clock is behind it; None if it is not."""
    last = max((draft.changed_at for draft in drafts), default=None)
    return last if last and last > now else None


def _state(span: PeriodSpan, draft: DraftInfo | None, following: date | None) -> PeriodState:
    if draft:
        return PeriodState(draft.state)
    return PeriodState.NOT_YET if following and span.end > following else PeriodState.MISSING


def _of_unit(drafts: Iterable[DraftInfo], unit: Mapping[str, str]) -> list[DraftInfo]:
    """Return the drafts of a unit, that which counts most for its period first."""
    name = spelling_key(unit.get("kind", "")), spelling_key(unit.get("name", ""))
    ours = [each for each in drafts if (spelling_key(each.unit_kind), spelling_key(each.unit_name)) == name]
    return sorted(ours, key=lambda each: PREFERENCE.index(each.state)) if name[1] else []

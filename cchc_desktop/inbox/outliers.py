"""Figures of units that stand far from those of the others, found by measures that a few wild values cannot move.

The logarithm of a value is compared, as communes differ in size by factors: its distance from the median, in units of
the median of all distances (Iglewicz and Hoaglin, 1993, whose limit 3.5 is taken). Within a period the values are
compared, against the past the change of each unit since the same period of the year before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean, median
from typing import TYPE_CHECKING

from cchc_desktop.inbox.flat_figures import FlatState
from cchc_desktop.report.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_desktop.inbox.inbox_store import UnitFigure

_FEWEST = 8
"""Among fewer values none is far from the others."""
_LIMIT = 3.5
_OF_MEDIAN, _OF_MEAN = 0.6745, 0.7979
"""What makes both measures of spread those of a normal distribution; the second where most values are one."""
_LEAST_FACTOR = math.log(2)
"""A value within half and double the median is never named, however close the others lie together."""


@dataclass(frozen=True, slots=True)
class OutlyingFigure:
    """A value far from those of the other units: of the period itself, or as the change since the year before.

    times says how many times the median it is; earlier is the unit's value of the year before, None within the period.
    """

    unit: str
    value: Decimal
    times: float
    earlier: Decimal | None = None

    def as_json(self) -> dict[str, object]:
        """Return the value as `inbox totals --outliers --json` prints it."""
        earlier = plain(self.earlier) if self.earlier is not None else None
        return {"unit": self.unit, "value": plain(self.value), "times": round(self.times, 2), "earlier": earlier}


def outliers_within(figures: Iterable[UnitFigure]) -> list[OutlyingFigure]:
    """Return the figures of one row and period that lie far from the others, the farthest first."""
    values = _values(figures)
    far = _far({unit: math.log1p(float(value)) for unit, value in values.items() if value >= 0})
    return [OutlyingFigure(unit, values[unit], times) for unit, times in far]


def outliers_since(figures: Iterable[UnitFigure], earlier: Iterable[UnitFigure]) -> list[OutlyingFigure]:
    """Return the figures whose change since an earlier period is far from that of the others, the farthest first."""
    now, then = _values(figures), _values(earlier)
    both = [unit for unit in now if unit in then and now[unit] >= 0 and then[unit] >= 0]
    far = _far({unit: math.log1p(float(now[unit])) - math.log1p(float(then[unit])) for unit in both})
    return [OutlyingFigure(unit, now[unit], times, then[unit]) for unit, times in far]


def year_before(period: str) -> str:
    """Return the key of the same period of the year before, "" if the key names no year."""
    year, mark, code = period.partition("-")
    return f"{int(year) - 1:04}{mark}{code}" if year.isdecimal() and year.isascii() and int(year) > 0 else ""


def _values(figures: Iterable[UnitFigure]) -> dict[str, Decimal]:
    return {each.unit: Decimal(each.value) for each in figures if each.state == FlatState.VALUE}


def _far(logs: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the units whose logarithm is far from the median, and how many times the median each is."""
    if len(logs) < _FEWEST:
        return []
    middle = median(logs.values())
    distances = {unit: log - middle for unit, log in logs.items()}
    spread = median(map(abs, distances.values())) / _OF_MEDIAN
    spread = spread or fmean(map(abs, distances.values())) / _OF_MEAN
    if not spread:
        return []
    limit = max(_LIMIT * spread, _LEAST_FACTOR)
    found = sorted((unit for unit in logs if abs(distances[unit]) > limit), key=lambda unit: -abs(distances[unit]))
    return [(unit, math.exp(distances[unit])) for unit in found]

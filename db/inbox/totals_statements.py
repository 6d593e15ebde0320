"""The statements that make the totals: the database adds up, over the reports that count and no others.

Most take one edition at a time, and find its reports by a list of packages: a database that sorts in order to group
would else carry the edition's long name through every row, and one that plans by counts knows how long the list is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, false, func, or_, select

from cchc_desktop.inbox.flat_figures import LACKING, FlatState
from db.inbox.inbox_tables import figure, standing

_COUNTED: FromClause = standing.join(
    figure,
    and_(
        figure.c.period == standing.c.period,
        figure.c.unit == standing.c.unit,
        figure.c.package == standing.c.counted,
    ),
)
_VALUE = FlatState.VALUE.value


def editions(period: str) -> Select[Any]:
    """Return the statement of the editions of the reports that count."""
    return select(standing.c.edition).distinct().where(standing.c.period == period, standing.c.counted.is_not(None))


def sums(period: str, edition: str, units: Sequence[str] | None) -> Select[Any]:
    """Return the statement of the sums of each figure, and of how many reports add a number, nothing, or leave it."""
    added = (func.sum(figure.c.whole), func.sum(figure.c.billionths))
    query = select(figure.c.key, *added, *map(_times, (FlatState.VALUE, FlatState.NIL, FlatState.NOT_OURS)))
    return _of_edition(query, period, edition, units).group_by(figure.c.key)


def choices(period: str, edition: str, keys: Sequence[str], units: Sequence[str] | None) -> Select[Any]:
    """Return the statement of how often each value of some figures was given."""
    query = select(figure.c.key, figure.c.value, func.count())
    query = query.where(figure.c.key.in_(keys), figure.c.state == _VALUE)
    return _of_edition(query, period, edition, units).group_by(figure.c.key, figure.c.value)


def lacking(period: str, edition: str, units: Sequence[str] | None) -> Select[Any]:
    """Return the statement of the figures that a total lacks."""
    query = select(figure.c.key, figure.c.unit, figure.c.state).where(figure.c.state.in_([*map(str, LACKING)]))
    return _of_edition(query, period, edition, units)


def others(period: str, edition: str, usual: Mapping[str, str]) -> Select[Any]:
    """Return the statement of the figures that have another value than the usual one of their key."""
    differs = or_(false(), *(and_(figure.c.key == key, figure.c.value != value) for key, value in usual.items()))
    query = select(figure.c.key, figure.c.unit, figure.c.value)
    query = query.where(figure.c.key.in_([*usual]), figure.c.state == _VALUE, differs)
    return _of_edition(query, period, edition, None)


def values(period: str, key: str) -> Select[Any]:
    """Return the statement of one figure of every report that counts."""
    columns = (*figure.c["unit", "key", "state", "value"], standing.c.counted_version, standing.c.edition)
    query = select(*columns).select_from(_COUNTED).where(standing.c.period == period, figure.c.key == key)
    return query.order_by(figure.c.unit)


def _times(state: FlatState) -> ColumnElement[int]:
    return func.count().filter(figure.c.state == state.value)


def _of_edition(query: Select[Any], period: str, edition: str, units: Sequence[str] | None) -> Select[Any]:
    counted = select(standing.c.counted).where(standing.c.period == period, standing.c.edition == edition)
    query = query.where(figure.c.period == period, figure.c.package.in_(counted))
    return query if units is None else query.where(figure.c.unit.in_(units))

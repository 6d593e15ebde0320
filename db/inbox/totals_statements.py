"""The statements that make the totals: the database adds up, over the reports that count and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import FromClause, Select, and_, false, func, or_, select

from cchc_desktop.inbox.flat_figures import FlatState
from db.inbox.inbox_tables import figure, standing

_COUNTED: FromClause = standing.join(
    figure,
    and_(
        figure.c.period == standing.c.period,
        figure.c.unit == standing.c.unit,
        figure.c.package == standing.c.counted,
    ),
)
_SUMMED = (FlatState.VALUE.value,)
_NOT_LISTED = (FlatState.VALUE.value, FlatState.COMPUTED.value)


def sums(period: str, units: Sequence[str] | None) -> Select[Any]:
    """Return the statement of the sums by edition and figure."""
    columns = (standing.c.edition, figure.c.key, func.sum(figure.c.whole), func.sum(figure.c.billionths), func.count())
    query = select(*columns).select_from(_COUNTED).where(figure.c.state.in_(_SUMMED))
    return _scoped(query, period, units).group_by(standing.c.edition, figure.c.key)


def choices(period: str, keys: Sequence[str], units: Sequence[str] | None) -> Select[Any]:
    """Return the statement of how often each value of some figures was given, by edition."""
    columns = (standing.c.edition, figure.c.key, figure.c.value, func.count())
    query = select(*columns).select_from(_COUNTED).where(figure.c.key.in_(keys), figure.c.state.in_(_SUMMED))
    return _scoped(query, period, units).group_by(standing.c.edition, figure.c.key, figure.c.value)


def lacking(period: str, units: Sequence[str] | None) -> Select[Any]:
    """Return the statement of the figures that add no number."""
    columns = (standing.c.edition, figure.c.key, figure.c.unit, figure.c.state)
    query = select(*columns).select_from(_COUNTED).where(figure.c.state.not_in(_NOT_LISTED))
    return _scoped(query, period, units)


def values(period: str, key: str) -> Select[Any]:
    """Return the statement of one figure of every report that counts."""
    columns = (*figure.c["unit", "key", "state", "value"], standing.c.counted_version, standing.c.edition)
    query = select(*columns).select_from(_COUNTED).where(standing.c.period == period, figure.c.key == key)
    return query.order_by(figure.c.unit)


def others(period: str, usual: Mapping[str, str]) -> Select[Any]:
    """Return the statement of the figures that have another value than the usual one of their key."""
    columns = (*figure.c["unit", "key", "state", "value"], standing.c.counted_version, standing.c.edition)
    differs = or_(false(), *(and_(figure.c.key == key, figure.c.value != value) for key, value in usual.items()))
    query = select(*columns).select_from(_COUNTED).where(standing.c.period == period, figure.c.state.in_(_SUMMED))
    return query.where(differs).order_by(figure.c.unit)


def _scoped(query: Select[Any], period: str, units: Sequence[str] | None) -> Select[Any]:
    query = query.where(standing.c.period == period)
    return query if units is None else query.where(standing.c.unit.in_(units))

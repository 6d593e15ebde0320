"""The table "standing": made again from the packages and answers of a unit and period whenever one of them changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select

from cchc_desktop.inbox.standing import RankedPackage, standing_of
from cchc_desktop.report.members.office_answer import OfficeVerdict
from db.inbox.inbox_tables import answer, package, standing

UnitPeriod = tuple[str, str]
"""A period and the identity of a unit."""


def ranked(row: Row[Any]) -> RankedPackage:
    """Return a row of packages as far as its rank goes."""
    return RankedPackage(
        row.number, row.version or 0, row.report_state, row.packed_at, row.sha256, row.report_sha256, row.held
    )


def counting_packages(connection: Connection, places: Collection[UnitPeriod]) -> dict[UnitPeriod, list[Row[Any]]]:
    """Return the packages that may count of each unit and period, in the order in which they came."""
    found: dict[UnitPeriod, list[Row[Any]]] = defaultdict(list)
    for period, units in _by_period(places).items():
        query = select(package).where(package.c.period == period, package.c.unit.in_(units), package.c.counts)
        for row in connection.execute(query.order_by(package.c.number)):
            found[row.period, row.unit].append(row)
    return found


def stand_again(connection: Connection, places: Collection[UnitPeriod]) -> None:
    """Make the standings of units and periods again."""
    packages = counting_packages(connection, places)
    answers = _answers(connection, places)
    for period, units in _by_period(places).items():
        connection.execute(delete(standing).where(standing.c.period == period, standing.c.unit.in_(units)))
    rows = [row for place in places if (row := _standing_row(place, packages[place], answers))]
    if rows:
        connection.execute(insert(standing), rows)


def _answers(connection: Connection, places: Collection[UnitPeriod]) -> dict[int, OfficeVerdict]:
    wanted = [and_(answer.c.period == period, answer.c.unit.in_(units)) for period, units in _by_period(places).items()]
    query = select(answer.c.package, answer.c.verdict).where(or_(False, *wanted))  # noqa: FBT003 - SQL's own false
    return {number: OfficeVerdict(verdict) for number, verdict in connection.execute(query)}


def _standing_row(
    place: UnitPeriod, rows: Iterable[Row[Any]], answers: dict[int, OfficeVerdict]
) -> dict[str, Any] | None:
    by_number = {row.number: row for row in rows}
    found = standing_of([ranked(row) for row in by_number.values()], answers)
    if found.newest is None:
        return None
    newest, counted = by_number[found.newest], by_number.get(found.counted or -1)
    period, unit = place
    kept = ("code", "name", "district", "province", "version", "report_state", "example", "errors", "warnings")
    return {
        "period": period,
        "unit": unit,
        **{name: getattr(newest, name) for name in (*kept, "explained")},
        "newest": newest.number,
        "counted": counted.number if counted else None,
        "counted_version": counted.version if counted else None,
        "edition": (counted or newest).template_sha256,
        "verdict": found.verdict,
        "clashing": len(found.clashing),
        "held": sum(row.held for row in by_number.values()),
        "came_at": min(row.came_at for row in by_number.values() if not row.held),
        "last_at": newest.came_at,
    }


def _by_period(places: Collection[UnitPeriod]) -> dict[str, list[str]]:
    units: dict[str, list[str]] = defaultdict(list)
    for period, unit in places:
        units[period].append(unit)
    return units

"""The sums of a table as they are shown: how many lines hold each, the lines that do not, the cell they point at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop.dossiers.column_runs import PENDING, RECEIVED, SETTLED
from cchc_desktop.dossiers.dossier_table import DossierTable
from cchc_desktop.dossiers.sums import (
    ONLINE,
    Meanings,
    Sum,
    chosen_sums,
    holds,
    in_time_of,
    parts_of_received,
    ways_of,
    whole_of,
)
from cchc_desktop.dossiers.table_blocks import Line

_LEAST_POINTING = 2


@dataclass(frozen=True, slots=True)
class HeldSum:
    """A sum that must hold, and in how many of the lines that can tell it does."""

    sum: Sum
    held: int
    told: int


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that fails some sums; column and value name the one cell with which all of them would hold, if any."""

    line: Line
    sums: tuple[Sum, ...]
    column: int = -1
    value: int = 0


def held_sums(table: DossierTable) -> list[HeldSum]:
    """Return the sums of a table whose columns are understood."""
    found = []
    for one in _sums(table):
        told = [held for line in _every(table) if (held := holds(one, line.counts, table.ways[0])) is not None]
        found.append(HeldSum(one, sum(told), len(told)))
    return found


def wrong_lines(table: DossierTable) -> list[WrongLine]:
    """Return the lines that fail sums, in the order of the file."""
    found, sums = [], _sums(table)
    for line in _every(table) if sums else ():
        failed = tuple(one for one in sums if holds(one, line.counts, table.ways[0]) is False)
        if failed:
            cell = next(_pointed_at(line, sums, failed, table.ways[0]), None)
            found.append(WrongLine(line, failed, *cell) if cell else WrongLine(line, failed))
    return found


def columns_of(measure: str, meanings: Meanings) -> tuple[int, ...]:
    """Return the columns from which a measure of a table comes."""
    known = set(meanings.values())
    group, _, part = measure.partition(".")
    wanted: Sequence[tuple[str, str]] = whole_of(known, group)
    if measure == "settled.in_time":
        wanted = in_time_of(known) or (*whole_of(known, SETTLED), (SETTLED, "late"))
    elif measure == "settled" and not wanted:
        wanted = (*in_time_of(known), (SETTLED, "late"))
    elif measure == "received.online":
        wanted = tuple((RECEIVED, item) for item in ways_of(known, ONLINE))
    elif measure == "carried":
        wanted = ((RECEIVED, "carried"),)
    elif group == RECEIVED:
        wanted = tuple((RECEIVED, item) for item in ("total", "in_period") if (RECEIVED, item) in known)[:1]
        wanted = wanted or tuple((RECEIVED, item) for item in parts_of_received(known))
    elif part:
        wanted = ((group, {"in_time": "on_time"}.get(part, part) if group == PENDING else part),)
    return tuple(column for column, meaning in sorted(meanings.items()) if meaning in wanted)


def _sums(table: DossierTable) -> list[Sum]:
    return [one for one, _ in chosen_sums([line.counts for line in table.lines], table.ways[0])] if table.ways else []


def _every(table: DossierTable) -> list[Line]:
    return sorted((*table.lines, *table.totals), key=lambda line: line.row)


def _pointed_at(
    line: Line, sums: Sequence[Sum], failed: Sequence[Sum], meanings: Meanings
) -> Iterator[tuple[int, int]]:
    """Yield the one cell, and what it would be, with which all sums hold, if two sums or more fail."""
    if len(failed) < _LEAST_POINTING:
        return
    found = []
    for column, meaning in meanings.items():
        for one in failed[:1]:
            sides = one.sides(line.counts, meanings)
            if sides is None or column not in line.counts or meaning not in (*one.whole, *one.parts):
                continue
            off = sum(sides[0]) - sum(sides[1])
            value = line.counts[column] + (off if meaning in one.parts else -off)
            mended = {**line.counts, column: value}
            if value >= 0 and all(holds(each, mended, meanings) is not False for each in sums):
                found.append((column, value))
    if len(found) == 1:
        yield found[0]

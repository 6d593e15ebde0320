"""The lines of a table that do not add up, told with their numbers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cchc_desktop.dossiers.column_runs import PENDING, RECEIVED
from cchc_desktop.dossiers.stated_period import names_period
from cchc_desktop.dossiers.sums import Counts, Meanings, Sum, chosen_sums, holds
from cchc_desktop.dossiers.table_blocks import Line
from cchc_desktop.dossiers.table_grid import letter_of

_NEAR = 0.2
"""The share of its sum by which each count of a total may be off for the total to be of those lines."""
Sums = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that does not add up: sheet and row (the first is 1), and what it says."""

    sheet: str
    row: int
    message: str


def problems_of(
    sheet: str, groups: Mapping[str, Sequence[Line]], totals: Sequence[Line], meanings: Meanings
) -> Iterator[Problem]:
    """Yield the lines and totals of a table that do not add up by the meanings of its columns, in their order."""
    lines = [line for own in groups.values() for line in own]
    sums = [one for one, _ in chosen_sums([line.counts for line in lines], meanings)]
    added = _AddedLines(groups, totals, [*_added_up(lines, meanings)])
    total_rows = {line.row for line in totals}
    for line in sorted((*lines, *totals), key=lambda one: one.row):
        told = [_told(one, line.counts, meanings) for one in sums if holds(one, line.counts, meanings) is False]
        if line.row in total_rows:
            told += _wrong_total(added.missed(line), line)
        told += [f"không đọc được “{text[:40]}” thành số" for column, text in line.unread.items() if column in meanings]
        if told:
            name = f" ({line.name})" if line.name else ""
            yield Problem(sheet, line.row + 1, f"Dòng {line.row + 1}{name}: {'; '.join(told)}.")


def _added_up(lines: Sequence[Line], meanings: Meanings) -> Iterator[int]:
    """Yield the columns that a total adds up: where lines are periods, not what goes on from one to the next."""
    are_periods = all(names_period(line.name) for line in lines)
    for column, (group, item) in meanings.items():
        goes_on = group == PENDING or (group, item) in ((RECEIVED, "carried"), (RECEIVED, "total"))
        if not are_periods or not goes_on:
            yield column


def _wrong_total(missed: Mapping[int, int], line: Line) -> list[str]:
    """Return in words where a total is not what the lines add up to."""
    return [
        f"cột {letter_of(column)} cộng lại được {one}, ghi {line.counts.get(column, 0)}"
        for column, one in missed.items()
    ]


def _told(one: Sum, counts: Counts, meanings: Meanings) -> str:
    whole, parts = one.sides(counts, meanings) or ([], [])
    left, right = (" + ".join(map(str, side)) for side in (parts, whole))
    result = f" = {sum(parts)}" if len(parts) > 1 else ""
    other = f" = {sum(whole)}" if len(whole) > 1 else ""
    return f"{one.name}: {left}{result}, còn {right}{other}"


class _AddedLines:
    """The lines of a table, added up from the first on, and its totals; columns are those that are held."""

    def __init__(self, groups: Mapping[str, Sequence[Line]], totals: Iterable[Line], columns: Sequence[int]) -> None:
        self._columns = columns
        lines = sorted(((line, title) for title, own in groups.items() for line in own), key=lambda one: one[0].row)
        self._rows = [line.row for line, _ in lines]
        self._titles = [title for _, title in lines]
        self._totals = sorted(line.row for line in totals)
        each = [self._counts(line) for line, _ in lines]
        self._each = {*each}
        self._up_to = [*accumulate(each, _plus, initial=(0,) * len(columns))]
        self._known = {*self._up_to}
        self._of_title = {title: self._added(own) for title, own in groups.items()}

    def missed(self, total: Line) -> dict[int, int]:
        """Return by column what the lines add up to where a total says anything else; nothing if it is of others."""
        said, place = self._counts(total), bisect(self._rows, total.row)
        before, whole = self._up_to[place], self._up_to[-1]
        is_whole = said == whole or said in self._of_title.values()
        if is_whole or {_minus(before, said), _plus(before, said)} & self._known:
            return {}
        sums = min(self._scopes(total.row, place), key=lambda one: (not self._is_near(one, said), *_gaps(one, said)))
        is_told = len(self._totals) == 1 or self._is_near(sums, said)
        pairs = zip(self._columns, sums, said, strict=True) if is_told else ()
        return {column: one for column, one, other in pairs if one != other}

    def _scopes(self, row: int, place: int) -> Iterator[Sums]:
        """Yield the sums of the lines that a total may be of: all, those back to the total before or up to the next."""
        yield self._up_to[-1]
        yield self._of_title[self._titles[max(place - 1, 0)]]
        own = bisect(self._totals, row)
        first = bisect(self._rows, self._totals[own - 2]) if own > 1 else 0
        last = bisect(self._rows, self._totals[own]) if own < len(self._totals) else len(self._rows)
        yield from (_minus(self._up_to[end], self._up_to[start]) for start, end in ((first, place), (place, last)))

    def _is_near(self, sums: Sums, said: Sums) -> bool:
        """Return whether a total is these sums in half of the columns, but for one line, or by little in each."""
        off = _minus(sums, said)
        is_one_line = off in self._each or _minus(said, sums) in self._each
        is_little = all(abs(gap) <= _NEAR * one for gap, one in zip(off, sums, strict=True))
        return is_one_line or is_little or 2 * _gaps(sums, said)[0] <= len(said)

    def _added(self, lines: Iterable[Line]) -> Sums:
        return tuple(map(sum, zip(*map(self._counts, lines), strict=True)))

    def _counts(self, line: Line) -> Sums:
        return tuple(line.counts.get(column, 0) for column in self._columns)


def _plus(one: Sums, other: Sums) -> Sums:
    return tuple(left + right for left, right in zip(one, other, strict=True))


def _minus(one: Sums, other: Sums) -> Sums:
    return tuple(left - right for left, right in zip(one, other, strict=True))


def _gaps(one: Sums, other: Sums) -> tuple[int, int]:
    gaps = [abs(left - right) for left, right in zip(one, other, strict=True)]
    return sum(gap > 0 for gap in gaps), sum(gaps)

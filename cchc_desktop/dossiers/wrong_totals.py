"""Totals that the lines of a table do not make: held against every run of lines that ends or begins beside them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from cchc_desktop.dossiers.table_blocks import Line

_NEAR = 0.2
"""The share of its sum by which each count of a total may be off for the total to be of those lines."""
Sums = tuple[int, ...]


class AddedLines:
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
        sums = min(self._scopes(total.row, place), key=lambda one: _distance(one, said))
        unlike = {
            column: one for column, one, other in zip(self._columns, sums, said, strict=True) if one != other
        }
        is_told = 2 * len(unlike) <= len(said) or len(self._totals) == 1 or self._is_near(sums, said)
        return unlike if is_told else {}

    def _scopes(self, row: int, place: int) -> Iterator[Sums]:
        """Yield the sums of the lines that a total may be of: all, those back to the total before or up to the next."""
        yield self._up_to[-1]
        yield self._of_title[self._titles[max(place - 1, 0)]]
        own = bisect(self._totals, row)
        first = bisect(self._rows, self._totals[own - 2]) if own > 1 else 0
        last = bisect(self._rows, self._totals[own]) if own < len(self._totals) else len(self._rows)
        yield from (_minus(self._up_to[end], self._up_to[start]) for start, end in ((first, place), (place, last)))

    def _is_near(self, sums: Sums, said: Sums) -> bool:
        """Return whether a total is these sums but for one line, or by little in each column."""
        off = _minus(sums, said)
        is_one_line = off in self._each or _minus(said, sums) in self._each
        return is_one_line or all(abs(gap) <= _NEAR * one for gap, one in zip(off, sums, strict=True))

    def _added(self, lines: Iterable[Line]) -> Sums:
        return tuple(map(sum, zip(*map(self._counts, lines), strict=True)))

    def _counts(self, line: Line) -> Sums:
        return tuple(line.counts.get(column, 0) for column in self._columns)


def _plus(one: Sums, other: Sums) -> Sums:
    return tuple(left + right for left, right in zip(one, other, strict=True))


def _minus(one: Sums, other: Sums) -> Sums:
    return tuple(left - right for left, right in zip(one, other, strict=True))


def _distance(one: Sums, other: Sums) -> tuple[int, int]:
    gaps = [abs(left - right) for left, right in zip(one, other, strict=True)]
    return sum(gap > 0 for gap in gaps), sum(gaps)

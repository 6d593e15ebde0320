"""Which lines of a table count for themselves: not the totals, not the parts of another line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from cchc_desktop.base.text import folded, is_roman
from cchc_desktop.dossiers.head_words import begins, names
from cchc_desktop.dossiers.stated_period import names_period
from cchc_desktop.dossiers.table_blocks import Line
from cchc_desktop.units.unit_kinds import kinds_of

_TOTAL = ("tổng", "cộng", "tong", "tất cả", "mang sang", "chuyển trang", "trang trước")
_WHOLE = ("tổng", "tổng số", "tổng cộng", "cộng", "tất cả")
_NO_TOTAL = ("cộng đồng",)
_LEAST_LINES = 2
_LEAST_COLUMNS, _LEAST_COUNT = 4, 20
"""The columns, each with a part of every kind, and the count from which equal sums are no chance."""


class _Sums:
    """The sums of lines by column from one end on, and how many of them count something there."""

    def __init__(self, columns: Sequence[int], lines: Iterable[Line] = ()) -> None:
        self._columns = columns
        nothing = (0,) * len(columns)
        self._sums, self._parts = [nothing], [nothing]
        self._place = {nothing: 0}
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Add the counts of a line."""
        counts = self._counts(line)
        self._sums.append(_plus(self._sums[-1], counts))
        self._parts.append(_plus(self._parts[-1], tuple(int(count > 0) for count in counts)))
        self._place[self._sums[-1]] = len(self._sums) - 1

    def are(self, line: Line) -> bool:
        """Return whether a line, whatever its name, says the sums of the last lines in every column, not by chance."""
        counts = self._counts(line)
        place = self._place.get(_minus(self._sums[-1], counts), len(self._sums))
        if len(self._sums) - 1 - place < _LEAST_LINES or max(counts, default=0) < _LEAST_COUNT:
            return False
        parts = _minus(self._parts[-1], self._parts[place])
        return sum(number >= _LEAST_LINES for number in parts) >= _LEAST_COLUMNS

    def are_near(self, line: Line) -> bool:
        """Return whether a line says the sums of all in nearly every column that counts anything."""
        triples = zip(self._counts(line), self._sums[-1], self._parts[-1], strict=True)
        told = [count == added for count, added, parts in triples if count or parts]
        return len(self._sums) > _LEAST_LINES and bool(told) and 4 * sum(told) >= 3 * len(told)

    def _counts(self, line: Line) -> tuple[int, ...]:
        return tuple(line.counts.get(column, 0) for column in self._columns)


def _plus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(left + right for left, right in zip(one, other, strict=True))


def _minus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(left - right for left, right in zip(one, other, strict=True))


def split_totals(lines: Sequence[Line], columns: Sequence[int]) -> tuple[list[Line], list[Line]]:
    """Return the lines of a block that count for themselves, and those that are totals of others."""
    own: list[Line] = []
    totals: list[Line] = []
    running = _Sums(columns)
    kept = [line for line in lines if names_period(line.name) or not is_comparison(line)]
    periods = [line for line in kept if names_period(line.name)]
    if len(periods) == len([line for line in kept if not is_total(line)]) >= _LEAST_LINES:
        return periods, [line for line in kept if is_total(line)]
    for line in kept:
        if line in periods:
            continue
        if is_total(line) or (not line.name and running.are_near(line)) or running.are(line):
            totals.append(line)
        else:
            own.append(line)
            running.add(line)
    return list(_without_parts(_without_heads(own, columns, totals), columns, totals)), totals


def _without_heads(own: Sequence[Line], columns: Sequence[int], totals: list[Line]) -> list[Line]:
    """Return the lines but those that add up the ones right below them, which go to totals."""
    kept: list[Line] = []
    below = _Sums(columns)
    for line in reversed(own):
        if below.are(line):
            totals.append(line)
        else:
            kept.append(line)
            below.add(line)
    return kept[::-1]


def is_total(line: Line) -> bool:
    """Return whether a line's name says that it is a total."""
    name = folded(line.name or line.number).lstrip("-–+* ")
    is_named = name.startswith(_total_words()) and not name.startswith(_NO_TOTAL)
    return is_named or any(folded(text) in _WHOLE for text in line.unread.values())


@cache
def _total_words() -> tuple[str, ...]:
    return (*_TOTAL, *(f"toàn {kind}" for kind in kinds_of("commune")))


def is_comparison(line: Line) -> bool:
    """Return whether a line's name says that it counts nothing of its own: shares, another period, sums over time."""
    return begins("rows", "comparisons", line.name or line.number)


def _without_parts(own: Sequence[Line], columns: Sequence[int], totals: list[Line]) -> Iterator[Line]:
    """Yield the lines but those that are parts of one before; a line that only adds up those below goes to totals."""
    place = 0
    while place < len(own):
        line = own[place]
        below = list(takewhile(lambda one: _is_below(one, line), own[place + 1 :]))  # noqa: B023 - used at once
        if len(below) >= _LEAST_LINES and _Sums(columns, below).are_near(line):
            totals.append(line)
            place += 1
            continue
        if names("rows", "parts", line.name):
            place += 1
            continue
        yield line
        within = below and all(
            sum(one.counts.get(column, 0) for one in below) <= line.counts.get(column, 0) for column in columns
        )
        place += 1 + (len(below) if within else 0)


def _is_below(line: Line, other: Line) -> bool:
    """Return whether a line is numbered as a part of another: 1.1 of 1, 1 of I or A, a dash of any number."""
    number, over = line.number.strip(" .)"), other.number.strip(" .)")
    if not over:
        return False
    if number.startswith(f"{over}."):
        return True
    if line.name.startswith(("-", "+", "*")) and not number:
        return True
    is_group = is_roman(over) or (len(over) == 1 and over.isalpha())
    return is_group and number.replace(".", "").isdigit()

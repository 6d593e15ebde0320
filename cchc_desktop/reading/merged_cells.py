"""Tables with merged cells, as plain rows: a word of a wide or high cell in the head goes to each column below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 64
"""Columns and rows that a merged cell may cover."""


class MergedCell(NamedTuple):
    """A cell, and the number of columns and rows that it covers."""

    text: str
    across: int = 1
    down: int = 1


def plain_rows(table: Sequence[Sequence[MergedCell]]) -> list[list[str]]:
    """Return the rows of a table, each place its own cell, the head as one row.

    The head is as high as the highest cell of the first row; below it a merged cell is in its first place alone.
    """
    rows, head = spread_rows(table)
    if not rows:
        return []
    heads = [" – ".join(dict.fromkeys(filter(None, column))) for column in zip(*rows[:head], strict=True)]
    return [heads, *rows[head:]]


def spread_rows(table: Sequence[Sequence[MergedCell]]) -> tuple[list[list[str]], int]:
    """Return the rows of a table, each place its own cell, and how many of them are its head."""
    head = min(max((cell.down for cell in table[0]), default=1), len(table)) if table else 0
    places = _places(table, head)
    width = max((column for _, column in places), default=-1) + 1
    return [[places.get((line, column), "") for column in range(width)] for line in range(len(table))], head


def _places(table: Sequence[Sequence[MergedCell]], head: int) -> dict[tuple[int, int], str]:
    """Return the text at each place that a cell covers."""
    places: dict[tuple[int, int], str] = {}
    for line, row in enumerate(table):
        column = 0
        for cell in row:
            while (line, column) in places:
                column += 1
            if column >= _MOST:
                break
            for below in range(min(cell.down, _MOST)):
                for beside in range(min(cell.across, _MOST)):
                    first = below == beside == 0
                    spread = line + below < head
                    places[line + below, column + beside] = cell.text if first or spread else ""
            column += min(cell.across, _MOST)
    return places

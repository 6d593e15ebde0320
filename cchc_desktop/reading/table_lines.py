"""Small tables in a section's stored text: consecutive lines "| a | b |", the first of them the head.

It is plain text that every reader of a report keeps; a link in a cell is a link as anywhere ({4:2.2|%} is one cell).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.prose import Text, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BAR = "|"
MOST_COLUMNS, MOST_ROWS = 10, 100
"""The size of a table that prose may hold; a larger one belongs into a form or a file of its own."""
_LEAST = 2
_BAR_IN_CELL = "¦"


class Span(NamedTuple):
    """A stretch of a line, from start to before end."""

    start: int
    end: int


class LineGroup(NamedTuple):
    """Lines of a text that belong together: those of a table, or one other line; each begins at its start."""

    lines: tuple[str, ...]
    starts: tuple[int, ...]
    is_table: bool


def cells_of(line: str) -> tuple[Span, ...]:
    """Return the cells of a table's line, their blanks included; none if the line is no such line."""
    inside = line.strip()
    if len(inside) < _LEAST or not inside.startswith(BAR) or not inside.endswith(BAR):
        return ()
    bars = [
        piece.start + at
        for piece in pieces(line)
        if isinstance(piece, Text)
        for at, char in enumerate(piece.text)
        if char == BAR
    ]
    found = tuple(Span(left + 1, right) for left, right in pairwise(bars))
    return found if _LEAST <= len(found) <= MOST_COLUMNS else ()


def line_groups(text: str) -> Iterator[LineGroup]:
    """Yield the lines of a text in order, ends included, those of a table together."""
    lines: list[str] = []
    starts: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if not cells_of(line):
            yield from _groups(lines, starts)
            lines, starts = [], []
            yield LineGroup((line,), (at,), is_table=False)
        else:
            lines.append(line)
            starts.append(at)
        at += len(line)
    yield from _groups(lines, starts)


def row_line(cells: Iterable[str]) -> str:
    """Return the line of a table's row; a cell keeps its words, but no line break and no bar."""
    texts = (" ".join(cell.replace(BAR, _BAR_IN_CELL).split()) for cell in cells)
    return BAR + "".join(f" {text} {BAR}" if text else f" {BAR}" for text in texts)


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Return the lines of a table; a row that is too short gets blank cells."""
    width = max(map(len, rows), default=0)
    return "\n".join(row_line([*row, *[""] * (width - len(row))]) for row in rows)


def is_small(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are a table that prose may hold."""
    return _LEAST <= len(rows) <= MOST_ROWS and _LEAST <= max(map(len, rows)) <= MOST_COLUMNS


def _groups(lines: list[str], starts: list[int]) -> Iterator[LineGroup]:
    """Yield consecutive lines with bars: as a table if there are several."""
    if len(lines) >= _LEAST:
        yield LineGroup(tuple(lines), tuple(starts), is_table=True)
    else:
        yield from (LineGroup((line,), (start,), is_table=False) for line, start in zip(lines, starts, strict=True))

"""A table as it was found in a file or on the clipboard: its cells, and the numbers that they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Cell = str | int | float
"""A text, a count, or a number that is no count (a share, a number with decimals)."""
Corner = tuple[int, int]
"""Row and column, from 0."""

ZERO_MARKS = frozenset("-–—")
_LONGEST = 9
_THOUSAND = 3
_SEPARATORS = ".,\u00a0\u202f "


@dataclass(frozen=True)
class TableGrid:
    """The cells of a sheet from its first row; sheet is "" where there is none.

    merged: for each merged cell the first of those it is merged with; indents: how far cells are moved to the right;
    grey: the places of cells on grey.
    """

    sheet: str
    cells: list[list[Cell]]
    merged: Mapping[Corner, Corner] = field(default_factory=dict)
    indents: Mapping[Corner, int] = field(default_factory=dict)
    grey: frozenset[Corner] = frozenset()

    def at(self, row: int, column: int) -> Cell:
        """Return the cell of a place, "" outside the table."""
        line = self.cells[row] if 0 <= row < len(self.cells) else []
        return line[column] if column < len(line) else ""

    def seen_at(self, row: int, column: int) -> Cell:
        """Return what stands over a place: merged cells show that of their first."""
        return self.at(*self.merged.get((row, column), (row, column)))

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((len(line) for line in self.cells), default=0)


def count_of(cell: Cell) -> int | None:
    """Return the count in a cell, as a number or as a text with groups of thousands; None if it is none."""
    if isinstance(cell, int):
        return cell if cell >= 0 else None
    if isinstance(cell, float):
        return None
    text = cell.strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= _LONGEST else None
    if text.endswith((".0", ",0")):
        return count_of(text[:-2]) if text[:-2].isdigit() else None
    for separator in _SEPARATORS:
        head, *groups = text.split(separator)
        if groups and 1 <= len(head) <= _THOUSAND and all(len(group) == _THOUSAND for group in groups):
            digits = head + "".join(groups)
            if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST and head != "0":
                return int(digits)
    return None


def is_zero_mark(cell: Cell) -> bool:
    """Return whether a cell holds a dash, which stands for 0 among numbers."""
    return isinstance(cell, str) and cell.strip() in ZERO_MARKS


def letter_of(column: int) -> str:
    """Return the letter of a column, as sheets name it."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

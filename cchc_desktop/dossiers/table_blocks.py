"""Finding the blocks of a table: its heads, the column of names, the lines that count something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cchc_desktop.base.text import is_roman
from cchc_desktop.dossiers.head_words import names
from cchc_desktop.dossiers.stated_period import stated_periods
from cchc_desktop.dossiers.table_grid import Cell, TableGrid, count_of, is_zero_mark

_LEAST_COUNTS, _LEAST_HEADS = 3, 3
_MOST_HEADS = 6
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table that counts something: its row from 0, number and name as written, counts by column.

    unread: the texts by column that are no counts; owner: the text at the left of the names that goes on downwards, as
    the name of a unit over its fields.
    """

    row: int
    number: str
    name: str
    counts: dict[int, int]
    unread: dict[int, str]
    owner: str = ""


@dataclass(slots=True)
class Block:
    """Lines under one title, with the heads over their columns, the highest first."""

    title: str
    heads: dict[int, tuple[str, ...]]
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class FoundTable:
    """The blocks of a sheet and the texts above the first of them; period is the head that all its columns share."""

    sheet: str
    texts: list[str]
    blocks: list[Block]
    period: str = ""


def find_tables(grid: TableGrid) -> list[FoundTable]:
    """Return the tables of a sheet: blocks of lines that count something, those under the same heads together."""
    counted = [row for row in range(len(grid.cells)) if _counts_something(grid, row)]
    if not counted:
        return []
    named = _name_column(grid, counted)
    top, heads, title = _heads_above(grid, counted[0], named)
    tables = [FoundTable(grid.sheet, _texts(grid, range(top)), [Block(title, heads)])]
    texts: list[str] = []
    owner = ""
    for row in range(counted[0], counted[-1] + 1):
        blocks = tables[-1].blocks
        if row in set(counted):
            owner = next((text for text in _before(grid, row, named) if _is_word(text)), owner)
            blocks[-1].lines.append(_line(grid, row, named, owner))
        elif not _is_index(grid, row) and (words := _words(grid, row)):
            if len(words) < _LEAST_HEADS:
                texts += words
                blocks += [Block(words[0], blocks[-1].heads)] if len(words) == 1 else []
                continue
            _, heads, title = _heads_above(grid, next(one for one in counted if one > row), named)
            if heads in [block.heads for block in blocks]:
                if texts or blocks[-1].lines:  # the first of several lines of heads
                    blocks.append(Block(_title_of(texts, title), heads))
            else:
                tables.append(FoundTable(grid.sheet, texts, [Block(title, heads)]))
            texts = []
    for table in tables:
        table.blocks = [block for block in table.blocks if block.lines]
    return [table for table in tables if table.blocks]


def _title_of(texts: Sequence[str], nearest: str) -> str:
    """Return what names a block among the texts over it: a system, the text under its heads, a period, the last."""
    system = next((text for text in texts if names("rows", "systems", text)), "")
    period = next((text for text in texts if stated_periods(text, _ANY_YEAR)), "")
    return system or nearest or period or " ".join(texts[-1:])


def _texts(grid: TableGrid, rows: range) -> list[str]:
    return [text for row in rows for text in _words(grid, row)]


def _counts_something(grid: TableGrid, row: int) -> bool:
    counts = [cell for cell in grid.cells[row] if count_of(cell) is not None or is_zero_mark(cell)]
    return len(counts) >= _LEAST_COUNTS and not _is_index(grid, row)


def _is_index(grid: TableGrid, row: int) -> bool:
    """Return whether a line numbers the columns: 1, 2, 3 or (1), (2), (3)=(4)+(5), after letters, if any."""
    marks = [_index_of(cell) for cell in grid.cells[row] if str(cell).strip()]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    in_order = len(numbers) >= _LEAST_COUNTS and all(after == before + 1 for before, after in pairwise(numbers))
    return in_order and all(marks) and numbers[0] <= len(marks)


def _index_of(cell: Cell) -> str:
    """Return the number or letter of an index cell, "" if it is none."""
    mark = str(cell).split("=")[0].strip(" ()[]")
    return mark if (mark.isascii() and mark.isdigit()) or (len(mark) == 1 and mark.isalpha()) else ""


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and sum(map(str.isalpha, cell)) > 1 and not is_roman(cell.strip(" ."))


def _words(grid: TableGrid, row: int) -> list[str]:
    """Return the different texts of a line, from the left; merged cells hold one."""
    seen = (grid.seen_at(row, column) for column in range(grid.width))
    return list(dict.fromkeys(cell.strip() for cell in seen if isinstance(cell, str) and _is_word(cell)))


def _name_column(grid: TableGrid, counted: Sequence[int]) -> int:
    """Return the column with the names of most lines, -1 if there is none."""
    held = Counter(column for row in counted for column, cell in enumerate(grid.cells[row]) if _is_word(cell))
    often = [column for column, number in held.items() if 2 * number >= len(counted)]
    return min(often, default=-1)


def _before(grid: TableGrid, row: int, named: int) -> list[str]:
    return [str(cell).strip() for cell in grid.cells[row][: max(named, 0)]]


def _line(grid: TableGrid, row: int, named: int, owner: str) -> Line:
    before = _before(grid, row, named)
    name = str(grid.at(row, named)).strip() if named >= 0 else ""
    number = next((text for text in before if text), "")
    if not name and _is_word(number):
        number, name = "", number
    counts: dict[int, int] = {}
    unread: dict[int, str] = {}
    for column, cell in enumerate(grid.cells[row]):
        count = 0 if is_zero_mark(cell) else count_of(cell)
        if column > named and count is not None:
            counts[column] = count
        elif column > named and str(cell).strip():
            unread[column] = str(cell).strip()
    return Line(row, number, name, counts, unread, owner)


def _heads_above(grid: TableGrid, first: int, named: int) -> tuple[int, dict[int, tuple[str, ...]], str]:
    """Return the row where the heads over a line begin, the heads by column, and the title between both."""
    found: list[int] = []
    title = ""
    for row in range(first - 1, max(first - 2 * _MOST_HEADS, -1), -1):
        words = _words(grid, row)
        if _is_index(grid, row) or (not words and not found):
            continue
        if len(words) > 1 and len(found) < _MOST_HEADS:
            found.insert(0, row)
        elif found or title or _counts_something(grid, row):
            break
        elif words:
            title = words[0]
    columns = range(named + 1, grid.width)
    spread = {row: _spread(grid, row, found, columns) for row in found}
    heads = {column: tuple(_stacked(spread[row][column] for row in found)) for column in columns}
    return (found[0] if found else first), heads, title


def _stacked(texts: Iterable[str]) -> list[str]:
    """Return the texts over a column without blanks and without what merged cells repeat."""
    stacked: list[str] = []
    for text in texts:
        if text and text not in stacked[-1:]:
            stacked.append(text)
    return stacked


def _spread(grid: TableGrid, row: int, heads: Sequence[int], columns: range) -> dict[int, str]:
    """Return the heads of one line by column; without merged cells a group's head goes on over those below it."""
    merged = any((one, column) in grid.merged for one in heads for column in columns)
    lower = [one for one in heads if one > row]
    found: dict[int, str] = {}
    before = ""
    for column in columns:
        text = str(grid.seen_at(row, column)).strip()
        below = any(str(grid.at(one, column)).strip() for one in lower)
        if not text and not merged and below:
            text = before
        before = text if below else ""
        found[column] = text
    return found

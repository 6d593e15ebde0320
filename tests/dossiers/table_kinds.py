"""Made-up tables as one-stop systems export them: each with its heads, its lines, and what must come of it.

Heads are written a line each, cells parted by bars: "<" goes on from the cell at its left, "^" from the one above.
Columns name counts of `counted_lines`; "share" is a percent, "" a blank column, "note" a text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Line = dict[str, int]
Rows = list[list[Any]]
FIELDS = (
    "Hộ tịch",
    "Chứng thực",
    "Bảo trợ xã hội",
    "Đất đai",
    "Người có công",
    "Thi đua - Khen thưởng",
    "Tôn giáo Chính phủ",
    "Đăng ký, quản lý cư trú",
)
OWN = "An Thanh"


def counted_lines(seed: int, number: int = len(FIELDS), *, rest: bool = False) -> list[Line]:
    """Return the counts of some fields, all sums of which hold; with `rest` some dossiers are returned or paused."""
    chance = random.Random(seed)  # noqa: S311 - made-up figures
    lines = []
    for place in range(number):
        whole, part, direct = chance.randint(9, 300), chance.randint(0, 60), chance.randint(2, 90)
        post, carried = chance.randint(0, 5), chance.randint(1, 9)
        online, period = whole + part, whole + part + direct + post
        every = period + carried
        withdrawn, returned, paused = (chance.randint(0, 2) if rest else 0 for _ in range(3))
        pending = 0 if place == number - 1 else chance.randint(1, 8)
        settled = every - pending - withdrawn - returned - paused
        late = chance.randint(0, 3)
        early = chance.randint(0, settled - late)
        overdue = chance.randint(0, min(pending, 1))
        lines.append(
            {
                "period": period, "all": every, "online": online, "whole": whole, "part": part, "direct": direct,
                "post": post, "offline": direct + post, "carried": carried, "settled": settled, "early": early,
                "on_time": settled - late - early, "in_time": settled - late, "late": late, "pending": pending,
                "due": pending - overdue, "overdue": overdue, "withdrawn": withdrawn, "returned": returned,
                "paused": paused, "rejected": withdrawn + returned, "left": pending + paused,
            }
        )  # fmt: skip
    return lines


def added(lines: Sequence[Line]) -> Line:
    """Return the sums of lines."""
    return {name: sum(one[name] for one in lines) for name in lines[0]}


def cells(line: Line, columns: Sequence[str]) -> list[Any]:
    """Return the cells of a line."""
    fixed = {"share": "99,5%", "": None, "note": "đã rà soát", "fee": 120, "number": 0.985}
    return [line[name] if name in line else fixed[name] for name in columns]


def heads(*lines: str) -> Rows:
    """Return heads from lines of cells between bars."""
    return [line.split("|") for line in lines]


def spread(rows: Rows) -> tuple[Rows, list[tuple[int, int, int, int]]]:
    """Return rows without marks of merged cells, and the merged areas: first row and column, last row and column."""
    plain = [[None if cell in ("<", "^", "") else cell for cell in row] for row in rows]
    areas = []
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell in ("<", "^", "", None):
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while bottom + 1 < len(rows) and left < len(rows[bottom + 1]) and rows[bottom + 1][left] == "^":
                bottom += 1
            if (right, bottom) != (left, top):
                areas.append((top, left, bottom, right))
    return plain, areas


@dataclass(frozen=True)
class TableKind:
    """A table and what must come of it: the figures by measure of the lines that count, questions, problems.

    none: it is no such table; asked: something has to be asked, what `blank` names must not be given.
    """

    name: str
    rows: Rows
    counts: Line = field(default_factory=dict)
    none: bool = False
    asked: bool = False
    blank: tuple[str, ...] = ()
    problems: tuple[int, ...] = ()
    more: Callable[[], list[tuple[str, Rows]]] | None = None

    @property
    def figures(self) -> dict[str, tuple[str, ...]]:
        """The figures by key of cchc-xa-2023, each with the values that are right."""
        if not self.counts:
            return {}
        wanted = {
            "3:3.3.1": ("settled",),
            "3:3.3.2": ("in_time",),
            "7:6.7.1": ("period", "all"),
            "7:6.7.2": ("online",),
        }
        return {
            key: tuple(str(self.counts[name]) for name in names)
            for key, names in wanted.items()
            if key not in self.blank
        }


def numbered(lines: Sequence[Line], columns: Sequence[str], names: Sequence[str] = FIELDS) -> Rows:
    """Return the rows of lines, numbered and named."""
    return [[place, names[place - 1], *cells(line, columns)] for place, line in enumerate(lines, 1)]

"""Made-up tables of one-stop shops: lines that add up, laid out under heads of many kinds."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import Any

import openpyxl

Cells = list[list[Any]]
FIELDS = (
    "Hộ tịch",
    "Chứng thực",
    "Bảo trợ xã hội",
    "Đất đai",
    "Người có công",
    "Công thương",
    "Cộng đồng",
    "Văn hóa xã hội",
)
GIVEN = ("settled", "settled.in_time", "settled.late", "received", "received.all", "received.online", "pending")


def split(heads: str) -> list[Any]:
    """Return a line of heads, which bars part."""
    return [*heads.split("|")]


def line(chance: random.Random) -> dict[str, int]:
    """Return the counts of one field, all sums of which hold."""
    online, direct, post, carried = (chance.randint(low, high) for low, high in ((1, 300), (1, 90), (1, 9), (1, 9)))
    every = online + direct + post + carried
    pending = min(every, chance.randint(1, 9))
    settled = every - pending
    late = min(settled, chance.randint(0, 3))
    early = chance.randint(0, settled - late)
    overdue = chance.randint(0, min(pending, 2))
    return {
        "received": online + direct + post,
        "received.all": every,
        "received.online": online,
        "direct": direct,
        "post": post,
        "carried": carried,
        "settled": settled,
        "early": early,
        "on_time": settled - late - early,
        "settled.in_time": settled - late,
        "settled.late": late,
        "pending": pending,
        "due": pending - overdue,
        "overdue": overdue,
    }


def lines(seed: int) -> list[dict[str, int]]:
    """Return the lines of a table, one for each of FIELDS."""
    chance = random.Random(seed)  # noqa: S311 - made-up figures
    return [line(chance) for _ in FIELDS]


def total(of: list[dict[str, int]]) -> dict[str, int]:
    """Return the sums of lines."""
    return {name: sum(one[name] for one in of) for name in of[0]}


def body(of: list[dict[str, int]], columns: list[str]) -> Cells:
    """Return the cells of lines, numbered and named; a column that no line has is a share."""
    return [[number, FIELDS[number - 1], *cells(one, columns)] for number, one in enumerate(of, 1)]


def cells(one: dict[str, int], columns: list[str]) -> list[Any]:
    """Return the cells of one line."""
    return [one.get(name, "99,5%") for name in columns]


def write(path: Path, rows: Cells) -> Path:
    """Write a table by the ending of its file: .xlsx, .csv, or .xls as web systems call their pages."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    else:
        lines_of = ("".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) for row in rows)
        page = f"<html><body><table>{''.join(f'<tr>{one}</tr>' for one in lines_of)}</table></body></html>"
        path.write_text(page, encoding="utf-8")
    return path

"""Blank forms of made-up provinces, kept as text: written as files, with what a careful reader makes of each row.

A line is a row of a table, its cells parted by "|": "<" goes on from the left, "^" from above, "▒" is shaded, "**"
bold, "··" moved to the right. "== NAME" begins a sheet (or a table of a Word file), "P: " is a paragraph. Behind "=>"
stands what the row is: its kind (several where both are right; "?" may be a row or not), a name for it,
ratio=PART/WHOLE, sum=PARTS, "may" where a sum is right and none too, tier=TIER, label=LABEL where not the second cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parent / "provinces"
NAMES = sorted(path.name.removesuffix(".txt") for path in FOLDER.glob("*.txt"))
_JOINED = ("<", "^")


@dataclass(frozen=True)
class WantedRow:
    """A row as a careful reader understands it."""

    label: str
    kinds: tuple[str, ...]
    name: str = ""
    ratio: tuple[str, str] | None = None
    sum: frozenset[str] = frozenset()
    may_sum: bool = False
    tier: str = "commune"


@dataclass(frozen=True)
class WrittenPart:
    """A paragraph, or a table with its title and rows of cells."""

    title: str
    rows: tuple[tuple[str, ...], ...] | None


@dataclass(frozen=True)
class ProvincialForm:
    """A blank form: its parts, and its rows as they are to be understood."""

    parts: list[WrittenPart]
    rows: list[WantedRow]


def read_form(name: str) -> ProvincialForm:
    """Return a form that is kept as text."""
    parts: list[WrittenPart] = []
    wanted: list[WantedRow] = []
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("P: "):
            parts.append(WrittenPart(line[3:], None))
        elif line.startswith("== "):
            parts.append(WrittenPart(line[3:], ()))
        else:
            body, _, told = line.partition("=>")
            cells = tuple(cell.strip() for cell in body.split("|")) if body.strip() else ()
            parts[-1] = WrittenPart(parts[-1].title, (*(parts[-1].rows or ()), cells))
            wanted += [_wanted(cells, told.strip())] if told else []
    return ProvincialForm(parts, wanted)


def _wanted(cells: tuple[str, ...], told: str) -> WantedRow:
    told, _, label = told.partition("label=")
    kinds, *more = told.split()
    members = dict(one.partition("=")[::2] for one in more)
    part, _, whole = members.get("ratio", "").partition("/")
    return WantedRow(
        label or max((cell for cell in cells[:2] if cell not in _JOINED), key=len),
        tuple(kinds.split("|")),
        next((name for name, value in members.items() if not value and name != "may"), ""),
        (part, whole) if part else None,
        frozenset(filter(None, members.get("sum", "").split(","))),
        "may" in members,
        members.get("tier", "commune"),
    )


def write_form(form: ProvincialForm, path: Path) -> None:
    """Write a form as an Excel or a Word file."""
    if path.suffix == ".docx":
        _write_paper(form, path)
        return
    book = openpyxl.Workbook()
    del book["Sheet"]
    for part in form.parts:
        _fill(book.create_sheet(part.title), part.rows or ())
    book.save(path)


def _areas(rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield the first and last place of each cell, and its text."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in _JOINED:
                continue
            right, bottom = column, row
            while right + 1 < len(cells) and cells[right + 1] == "<":
                right += 1
            while bottom + 1 < len(rows) and len(rows[bottom + 1]) > column and rows[bottom + 1][column] == "^":
                bottom += 1
            yield row, column, bottom, right, text


def _fill(sheet: Worksheet, rows: tuple[tuple[str, ...], ...]) -> None:
    for row, column, bottom, right, text in _areas(rows):
        cell = sheet.cell(row + 1, column + 1)
        if text == "▒":
            cell.fill = PatternFill("solid", fgColor="D9D9D9")
        if text.startswith("**"):
            cell.font = Font(bold=True)
        plain = text.lstrip("*·▒")
        if text.startswith("··"):
            cell.alignment = Alignment(indent=(len(text) - len(plain)) // 2)
        if plain:
            cell.value = int(plain) if re.fullmatch(r"[1-9]\d*", plain) else plain
        if (bottom, right) != (row, column):
            sheet.merge_cells(start_row=row + 1, start_column=column + 1, end_row=bottom + 1, end_column=right + 1)


def _write_paper(form: ProvincialForm, path: Path) -> None:
    paper = docx.Document()
    for part in form.parts:
        if part.rows is None:
            paper.add_paragraph(part.title)
            continue
        rows = tuple(cells for cells in part.rows if cells)
        table = paper.add_table(len(rows), max(map(len, rows)))
        for row, column, bottom, right, text in _areas(rows):
            cell = table.cell(row, column)
            if (bottom, right) != (row, column):
                cell = cell.merge(table.cell(bottom, right))
            cell.text = text.lstrip("*·▒")
    paper.save(str(path))

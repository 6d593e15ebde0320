"""Writing made-up tables as files of several kinds, and judging what was taken from them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from cchc_desktop.dossiers.take_tables import TakenTables
from tests.dossiers.table_kinds import Rows, TableKind, spread

FORMS = ("merged.xlsx", "plain.xlsx", "text.csv", "page.xls")
COUNTED = {
    "3:3.3.1": ["settled"],
    "3:3.3.2": ["settled.in_time"],
    "7:6.7.1": ["received.all"],
    "7:6.7.2": ["received.online"],
}


def write_kind(kind: TableKind, folder: Path, form: str) -> Path:
    """Write a table as one kind of file: with merged heads, without, as text, as a page that is called .xls."""
    path = folder / form
    sheets = [("Sheet1", kind.rows), *(kind.more() if kind.more else [])]
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        del book["Sheet"]
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            plain, areas = spread(rows)
            for row in plain:
                sheet.append(row)
            for top, left, bottom, right in areas if form.startswith("merged") else ():
                sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        book.save(path)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            for _, rows in sheets:
                csv.writer(file, delimiter=";").writerows(spread(rows)[0])
                file.write("\r\n")
    else:
        path.write_text("".join(_page(rows) for _, rows in sheets), encoding="utf-8")
    return path


def _page(rows: Rows) -> str:
    plain, areas = spread(rows)
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in areas}
    covered = {
        (row, column)
        for top, left, bottom, right in areas
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    lines = (
        "".join(
            _cell(cell, spans.get((row, column), (1, 1)))
            for column, cell in enumerate(line)
            if (row, column) not in covered
        )
        for row, line in enumerate(plain)
    )
    return f"<html><body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body></html>"


def _cell(cell: Any, span: tuple[int, int]) -> str:  # noqa: ANN401 - whatever a cell holds
    return f"<td rowspan={span[0]} colspan={span[1]}>{'' if cell is None else cell}</td>"


def judge(kind: TableKind, taken: TakenTables | None) -> list[str]:
    """Return what is wrong with what was taken from a table: a wrong or missing figure, a guess, a silent fault."""
    if taken is None or kind.none:
        return [] if (taken is None) == kind.none else ["taken" if kind.none else "refused"]
    return [*_judged(kind, taken)]


def _judged(kind: TableKind, taken: TakenTables) -> Iterator[str]:
    found = taken.figures(COUNTED)
    for key, right in kind.figures.items():
        if key not in found and not kind.asked:
            yield f"{key} is missing, {right}"
    for key, text in found.items():
        if text not in kind.figures.get(key, ()):
            yield f"{key} is {text}, not {kind.figures.get(key, ())}"
    wanted = {name for names in COUNTED.values() for name in names}
    asked = [question for question in taken.questions if question.concerns(wanted)]
    if kind.asked != bool(asked):
        yield "not asked" if kind.asked else f"asked: {asked}"
    rows = {problem.row for problem in taken.problems}
    if not kind.asked and not set(kind.problems) <= rows:
        yield f"problems in {sorted(rows)}, not {kind.problems}"
    if not kind.problems and rows:
        yield f"problems: {taken.problems[0].message}"

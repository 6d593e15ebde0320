"""Reading a template's workbook back: the source it holds, and the cell of every member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cchc_desktop.base.shapes import Location
from cchc_desktop.documents.sheets.cell_text import CellValue, clean, column_letter, typed
from cchc_desktop.documents.sheets.open import OpenSheet, open_book
from cchc_desktop.documents.template_book.book_plan import (
    NEW_LINE,
    NO,
    NONE,
    OWNER_HEADS,
    PATH_SIGN,
    PLAIN,
    SHEETS,
    WORDS,
    YES,
    BookColumn,
    BookSheet,
    Entry,
)
from cchc_desktop.report.numbers import read_decimal

_LETTER = "letter"


@dataclass(frozen=True, slots=True)
class BookCell:
    """A place in a workbook: "Chỉ tiêu", "C5"."""

    sheet: str
    cell: str


@dataclass(slots=True)
class ReadBook:
    """The source of a template as its workbook holds it, the cell of each member, the cells that cannot be read."""

    source: dict[str, Any] = field(default_factory=dict)
    cells: dict[Location, BookCell] = field(default_factory=dict)
    faults: list[tuple[BookCell, str]] = field(default_factory=list)

    def cell_at(self, location: Location) -> BookCell:
        """Return the cell of a member, or of the nearest one that has it."""
        for length in range(len(location), 0, -1):
            if location[:length] in self.cells:
                return self.cells[location[:length]]
        return BookCell(PLAIN, "A1")


class _UnreadableError(ValueError):
    """A cell holds no value of its kind; the text says so."""


def is_book(raw: bytes, name: str) -> bool:
    """Return whether a workbook has the sheets of a template's; BadFileError if it is no workbook."""
    titles = open_book(raw, name).sheets.keys()
    return {PLAIN, WORDS, *(sheet.title for sheet in SHEETS[:4])} <= titles


def read_book(raw: bytes, name: str) -> ReadBook:
    """Return what a template's workbook holds; BadFileError if it is no workbook."""
    sheets = open_book(raw, name).sheets
    book = ReadBook()
    _read_plain(book, sheets, PLAIN, ())
    for plan in SHEETS:
        if plan.title in sheets:
            _read_list(book, plan, sheets[plan.title])
    _read_plain(book, sheets, WORDS, (_LETTER,))
    return book


def _read_list(book: ReadBook, plan: BookSheet, sheet: OpenSheet) -> None:
    heads = {str(cell).strip(): index for index, cell in enumerate(sheet.cells[0])} if sheet.cells else {}
    owner = heads.get(OWNER_HEADS.get(plan.title, ""), -1)
    for column in plan.columns:
        if column.head not in heads and not column.is_optional:
            book.faults.append((BookCell(plan.title, "A1"), f"thiếu cột “{column.head}”"))
    items = book.source.setdefault(plan.member, [])
    if plan.is_optional and not any(str(cell).strip() for cells in sheet.cells[1:] for cell in cells):
        del book.source[plan.member]
    for row, cells in enumerate(sheet.cells[1:], 2):
        if not any(str(cell).strip() for cell in cells):
            continue
        into, path = _holder(book, plan, items, cells, owner, row)
        if into is None:
            continue
        here = (*path, len(into))
        if not plan.columns[0].member:
            into.append(_text(cells[heads[plan.columns[0].head]]))
            book.cells[here] = BookCell(plan.title, f"{column_letter(heads[plan.columns[0].head])}{row}")
            continue
        made: dict[str, Any] = {}
        book.cells[here] = BookCell(plan.title, f"A{row}")
        for column in plan.columns:
            index = heads.get(column.head, -1)
            if 0 <= index < len(cells):
                _set(book, made, here, column, cells[index], BookCell(plan.title, f"{column_letter(index)}{row}"))
        into.append(made)


def _holder(
    book: ReadBook, plan: BookSheet, items: list[dict[str, Any]], cells: list[CellValue], owner: int, row: int
) -> tuple[list[Any] | None, Location]:
    """Return the list into which a line goes, and its path; None, with a fault, where no item is named so."""
    if not plan.within:
        return items, (plan.member,)
    named = _text(cells[owner]) if 0 <= owner < len(cells) else ""
    for index, item in enumerate(items):
        if item.get(plan.owner) == named:
            return item.setdefault(plan.within, []), (plan.member, index, plan.within)
    where = BookCell(plan.title, f"{column_letter(max(owner, 0))}{row}")
    book.faults.append((where, f"không có “{named}” ở trang {_title_of(plan.member)}"))
    return None, ()


def _title_of(member: str) -> str:
    return next(sheet.title for sheet in SHEETS if sheet.member == member and not sheet.within)


def _set(
    book: ReadBook, made: dict[str, Any], here: Location, column: BookColumn, cell: CellValue, where: BookCell
) -> None:
    if not str(cell).strip():
        return
    try:
        value = _value(cell, column.entry, column.choices)
    except _UnreadableError as error:
        book.faults.append((where, str(error)))
        return
    *tables, name = column.member.split(".")
    into = made
    for table in tables:
        into = into.setdefault(table, {})
    into[name] = value
    book.cells[(*here, *tables, name)] = where


def _read_plain(book: ReadBook, sheets: Mapping[str, OpenSheet], title: str, start: Location) -> None:
    entries = {entry.value: entry for entry in Entry}
    for row, cells in enumerate(sheets[title].cells[1:], 2) if title in sheets else ():
        path, how, cell = (*cells, "", "", "")[:3]
        if not str(path).strip():
            continue
        where = BookCell(title, f"C{row}")
        try:
            value = _value(cell, entries.get(str(how).strip(), Entry.TEXT), None)
        except _UnreadableError as error:
            book.faults.append((where, str(error)))
            continue
        location = (*start, *_steps(str(path)))
        _put(book.source, location, value)
        book.cells[location] = where


def _steps(path: str) -> Iterator[str | int]:
    for name in path.split(PATH_SIGN):
        yield int(name) - 1 if name.isascii() and name.isdigit() and len(name) <= 3 else name  # noqa: PLR2004


def _put(into: Any, location: Location, value: Any) -> None:  # noqa: ANN401 - a table or a list of tables
    first, *rest = location
    if isinstance(into, list):
        while len(into) <= int(first):
            into.append({})
        first = int(first)
    if not rest:
        into[first] = value
        return
    if isinstance(into, dict) and first not in into:
        into[first] = [] if isinstance(rest[0], int) else {}
    _put(into[first], tuple(rest), value)


def _text(cell: CellValue) -> str:
    text = clean(cell).strip() if isinstance(cell, str) else typed(cell) or ""
    return text.replace("\r\n", "\n")


def _value(cell: CellValue, entry: Entry, choices: Mapping[str, str] | None) -> Any:  # noqa: ANN401 - any value of TOML
    """Return the value of a cell by how it is entered."""
    text = _text(cell)
    if choices:
        codes = {words.casefold(): code for code, words in choices.items()} | {code: code for code in choices}
        if text.casefold() not in codes:
            raise _UnreadableError(f"“{text[:40]}” không có trong danh sách: {', '.join(choices.values())}")
        return codes[text.casefold()]
    if entry is Entry.YES:
        if text.casefold() not in (YES, NO):
            raise _UnreadableError(f"ghi “{YES}” hoặc “{NO}”")
        return text.casefold() == YES
    if entry is Entry.NUMBER:
        return _number(text)
    lines = [line.strip() for line in text.split("\n") if line.strip() and text != NONE]
    if entry is Entry.PAIRS:
        pairs = [line.partition("=") for line in lines]
        if not all(sign for _, sign, _ in pairs):
            raise _UnreadableError("mỗi dòng phải có dấu =")
        return {name.strip(): words.strip() for name, _, words in pairs}
    if entry is Entry.NUMBERS:
        return [_number(line) for line in lines]
    return [line.replace(NEW_LINE, "\n") for line in lines] if entry is Entry.LINES else text


def _number(text: str) -> int | float:
    found = read_decimal(text).number
    if found is None:
        raise _UnreadableError(f"“{text[:40]}” không phải số")
    number = found.value
    return int(number) if number == number.to_integral_value() else float(number)

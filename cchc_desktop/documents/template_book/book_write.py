"""Writing a template as a workbook, with heads, help and lists of choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cchc_desktop.documents.template_book.book_plan import (
    GUIDE,
    GUIDE_LINES,
    IN_ORDER,
    NEW_LINE,
    NO,
    NONE,
    OWNER_HEADS,
    PATH_SIGN,
    PLAIN,
    PLAIN_HEADS,
    SHEETS,
    YES,
    BookColumn,
    BookSheet,
    Entry,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD = PatternFill("solid", fgColor="E7EEF7")
_WRAP = Alignment(vertical="top", wrap_text=True)
_NARROW, _WIDE = 14, 34
_LAST_ROW = 2_000
_LETTER = "letter"
_LONG_HEADS = frozenset(
    ("Chỉ tiêu", "Tiêu đề in", "Gợi ý khi viết", "Tên biểu", "Lời nhắc", "Giải thích", "Câu mẫu", "Tên kỳ")
)


def write_book(source: Mapping[str, Any], path: Path) -> None:
    """Write the source of a template, in its present format, as a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    of = {sheet.title: sheet for sheet in SHEETS}
    for title in IN_ORDER:
        sheet = book.create_sheet(title)
        if title in of:
            _write_list(sheet, of[title], source)
        elif title == GUIDE:
            _write_guide(sheet)
        else:
            _write_plain(sheet, _plain(source) if title == PLAIN else _flat(source.get(_LETTER, {}), ()))
    raw = BytesIO()  # a ZIP file that cannot be written says so once more when it is forgotten
    book.save(raw)
    path.write_bytes(raw.getvalue())


def _write_guide(sheet: Worksheet) -> None:
    for line in GUIDE_LINES:
        sheet.append([line])
        sheet[sheet.max_row][0].alignment = _WRAP
    sheet.column_dimensions["A"].width = 3 * _WIDE


def member_of(item: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - any value of TOML
    """Return a member by its path with dots, None if it is not there."""
    value: Any = item
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _write_list(sheet: Worksheet, plan: BookSheet, source: Mapping[str, Any]) -> None:
    owner = (BookColumn("", OWNER_HEADS[plan.title]),) if plan.within else ()
    columns = (*owner, *plan.columns)
    _write_heads(sheet, columns)
    for cells in _lines(plan, source):
        sheet.append(cells)
        for cell in sheet[sheet.max_row]:
            cell.alignment = _WRAP
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with "=" is no formula
    for index, column in enumerate(columns, 1):
        words = [*column.choices.values()] if column.choices else [YES, NO] if column.entry is Entry.YES else []
        if words:
            rule = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
            rule.add(f"{get_column_letter(index)}2:{get_column_letter(index)}{_LAST_ROW}")
            sheet.add_data_validation(rule)


def _lines(plan: BookSheet, source: Mapping[str, Any]) -> Iterator[list[str | int | float | None]]:
    for item in source.get(plan.member, ()):
        if not plan.columns[0].member and not plan.within:
            yield [item]
        elif not plan.within:
            yield [_cell(member_of(item, column.member), column) for column in plan.columns]
        elif plan.columns[0].member:
            for inner in item.get(plan.within, ()):
                yield [item[plan.owner], *(_cell(member_of(inner, column.member), column) for column in plan.columns)]
        else:
            yield from ([item[plan.owner], text] for text in item.get(plan.within, ()))


def _cell(value: Any, column: BookColumn) -> str | int | float | None:  # noqa: ANN401 - any value of TOML
    if value is None:
        return None
    if column.choices:
        return column.choices.get(str(value), str(value))
    return cell_of(value)


def cell_of(value: Any) -> str | int | float:  # noqa: ANN401 - any value of TOML
    """Return a value as its cell holds it."""
    if isinstance(value, bool):
        return YES if value else NO
    if not value and isinstance(value, Mapping | list):
        return NONE
    if isinstance(value, Mapping):
        return "\n".join(f"{name} = {text}" for name, text in value.items())
    if isinstance(value, list):
        return "\n".join(str(item).replace("\n", NEW_LINE) for item in value)
    return value if isinstance(value, int | float) else str(value)


def _plain(source: Mapping[str, Any]) -> list[tuple[str, Any]]:
    listed = {sheet.member for sheet in SHEETS} | {_LETTER}
    return _flat({name: value for name, value in source.items() if name not in listed}, ())


def _flat(table: Mapping[str, Any], path: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Return the members of a table, those of tables and lists of tables in it by their paths."""
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        here = (*path, name)
        if isinstance(value, Mapping):
            found += _flat(value, here)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            found += [pair for number, item in enumerate(value, 1) for pair in _flat(item, (*here, str(number)))]
        else:
            found.append((PATH_SIGN.join(here), value))
    return found


def _write_plain(sheet: Worksheet, members: list[tuple[str, Any]]) -> None:
    _write_heads(sheet, tuple(BookColumn("", head) for head in PLAIN_HEADS))
    for path, value in members:
        sheet.append([path, entry_of(value).value, cell_of(value)])
        for cell in sheet[sheet.max_row]:
            cell.alignment = _WRAP
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for letter, width in zip("ABC", (_WIDE, _NARROW, 3 * _WIDE), strict=True):
        sheet.column_dimensions[letter].width = width


def entry_of(value: Any) -> Entry:  # noqa: ANN401 - any value of TOML
    """Return how a single member is entered."""
    if isinstance(value, bool):
        return Entry.YES
    if isinstance(value, list):
        return Entry.LINES
    return Entry.NUMBER if isinstance(value, int | float) else Entry.TEXT


def _write_heads(sheet: Worksheet, columns: tuple[BookColumn, ...]) -> None:
    sheet.append([column.head for column in columns])
    for cell, column in zip(sheet[1], columns, strict=True):
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, _WRAP
        told = [column.help, column.entry.value.capitalize() if column.entry is not Entry.TEXT else ""]
        if any(told):
            cell.comment = Comment(". ".join(text for text in told if text), "CCHC Desktop")
        is_long = column.entry is Entry.TEXT and column.head in _LONG_HEADS
        sheet.column_dimensions[cell.column_letter].width = 2 * _WIDE if is_long else max(_NARROW, len(column.head) + 2)
    sheet.freeze_panes = "A2"

"""Finding the rows of a template's forms in another office's workbook: by form, number and label, only without doubt.

A row that disagrees is not placed: with a label of another number, money in another unit, or found twice.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.documents.returned.label_matching import latin, same_label
from cchc_desktop.documents.returned.table_heads import columns_at, form_number, forms_named, is_head, value_columns
from cchc_desktop.documents.sheets.cell_text import column_letter, shown
from cchc_desktop.report.units import money_power

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cchc_desktop.documents.returned.table_heads import Columns
    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.documents.sheets.open import OpenSheet
    from cchc_desktop.documents.sheets.sheet_xml import Area
    from cchc_desktop.report.template import Form, Row, Template

_NUMBER = re.compile(r"\(?\s*([0-9]+(?:[.,][0-9]+)*)\s*[.):]?")
_SHOWN = 60
_TWICE = "chỉ tiêu này có ở hai nơi"


@dataclass(frozen=True, slots=True)
class RowSpot:
    """The place of a figure's row in a workbook: the sheet, the line from 0, the columns of its table."""

    key: str
    row: Row
    sheet: str
    line: int
    columns: Columns
    lacking: Form | None = None

    def place(self, column: int) -> str:
        """Return the place of a cell of the row, for messages."""
        return place_of(self.sheet, self.line, column)


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows that were found, by figure key; `unplaced` reports the cells and sheets that were not read.

    doubts says, by key, where a row seemed to be and why it was not placed.
    """

    spots: dict[str, RowSpot] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)


def find_rows(book: Mapping[str, OpenSheet], template: Template) -> FoundRows:
    """Find the rows of a template's forms in all sheets of a workbook."""
    found = FoundRows()
    spots = [spot for name, sheet in book.items() for spot in _SheetReader(name, sheet, template, found).spots()]
    seen = {spot.key for spot in spots if not book[spot.sheet].hides(spot.line, spot.columns.result)}
    spots = [
        spot for spot in spots if spot.key not in seen or not book[spot.sheet].hides(spot.line, spot.columns.result)
    ]
    times = Counter(spot.key for spot in spots)
    for spot in spots:
        if times[spot.key] == 1:
            found.spots[spot.key] = spot
        else:
            cells = (spot.columns.result, spot.columns.share, spot.columns.note)
            found.unplaced.extend(not_taken(spot.sheet, book[spot.sheet], spot.line, cells, _TWICE))
            found.doubts[spot.key] = f"{spot.place(spot.columns.result)}: {_TWICE}"
    return found


def place_of(sheet: str, line: int, column: int) -> str:
    """Return the place of a cell, for messages: "Biểu mẫu 1, ô D12"."""
    return f"{sheet}, ô {column_letter(column)}{line + 1}"


def not_taken(sheet: str, opened: OpenSheet, line: int, columns: Iterable[int | None], why: str) -> Iterator[str]:
    """Report the cells of a line that are not blank, and why they were not taken."""
    row = opened.cells[line]
    for column in sorted({column for column in columns if column is not None and column < len(row)}):
        if text := shown(row[column]):
            yield f"{place_of(sheet, line, column)}: không nhận “{text}”, {why}."


class _SheetReader:
    """A reader of one sheet from top to bottom that keeps the form and the heads of the present line."""

    def __init__(self, name: str, sheet: OpenSheet, template: Template, found: FoundRows) -> None:
        self._name, self._sheet, self._template, self._found = name, sheet, template, found
        self._titles = {spelling_key(form.title): form.number for form in template.forms}
        self._form = form_number(name)
        self._named: set[str | None] = set()
        self._columns: Columns | None = None
        self._values: dict[str, tuple[Columns, ...]] = {}
        """The columns under the present heads for each form with several columns of values."""
        self._crowded: dict[Area, bool] = {}
        """Whether merged cells belong to several rows."""

    def spots(self) -> Iterator[RowSpot]:
        """Yield the rows that are found; the others are reported as unplaced."""
        tables = 0
        for line, row in enumerate(self._sheet.cells):
            if is_head(row):
                tables += 1
                self._start_table(line)
            elif named := forms_named(row, self._titles):
                self._named.update(named)
            elif tables:
                self._settle()
                columns = self._values.get(self._form or "", (self._columns,) if self._columns else ())
                if columns and line >= columns[0].below:
                    yield from self._line(line, columns)
        if not tables and any(cell != "" for row in self._sheet.cells for cell in row):
            self._found.unplaced.append(f"{self._name}: trang tính này không có biểu mẫu nào, không đọc.")

    def _start_table(self, line: int) -> None:
        self._columns = columns_at(self._sheet.cells, line)
        heads = {form.number: [column.head for column in form.columns] for form in self._template.forms if form.columns}
        found = {number: value_columns(self._sheet.cells, line, each) for number, each in heads.items()}
        self._values = {number: columns for number, columns in found.items() if columns}
        if self._columns is None and not self._values:
            where = f"{self._name}, hàng {line + 1}"
            self._found.unplaced.append(f"{where}: không rõ cột nào ghi kết quả, không đọc bảng này.")

    def _settle(self) -> None:
        """Set the form of the following lines from the titles above them."""
        if self._named:
            self._form = self._named.pop() if len(self._named) == 1 else None
            self._named.clear()

    def _line(self, line: int, columns: tuple[Columns, ...]) -> Iterator[RowSpot]:
        """Yield the row of a line under the heads, once for each column of values, or report why it has no place."""
        spot = self._spot(line, columns[0])
        cells: Iterable[int | None] = (at for each in columns for at in (each.result, each.share, each.note))
        why = spot
        if isinstance(spot, RowSpot):
            yield spot
            yield from self._more(spot, columns[1:])
            cells = set(range(len(self._sheet.cells[line]))).difference(*(each.known for each in columns))
            why = "ô này nằm ngoài biểu mẫu"
        self._found.unplaced.extend(not_taken(self._name, self._sheet, line, cells, str(why)))

    def _more(self, spot: RowSpot, columns: tuple[Columns, ...]) -> Iterator[RowSpot]:
        """Yield a row in the further columns of values of its form."""
        form = self._template.form(spot.key.partition(":")[0])
        for key, found in zip(form.keys(spot.row)[1:], columns, strict=False):
            if doubt := self._shared(spot.line, found):
                self._found.doubts[key] = f"{place_of(self._name, spot.line, found.result)}: {doubt}"
            else:
                yield self._row_spot(key, spot.line, found)

    def _row_spot(self, key: str, line: int, columns: Columns) -> RowSpot:
        lacking = self._template.form(key.partition(":")[0]) if key in self._template.lacking else None
        return RowSpot(key, self._template.rows[key], self._name, line, columns, lacking)

    def _spot(self, line: int, columns: Columns) -> RowSpot | str:
        """Return the row of a line, or the reason why it is unknown."""
        cells = self._sheet.cells[line]
        if self._form is None:
            return "không rõ thuộc biểu mẫu nào"
        keys = [f"{self._form}:{number}" for number in row_numbers(cells[columns.number])]
        rows = {key: self._template.rows[key] for key in keys if key in self._template.rows}
        label = str(cells[columns.label])
        agreed = [(key, row) for key, row in rows.items() if same_label(label, row.label)]
        row_key, row = agreed[0] if len(agreed) == 1 else next(iter(rows.items()), ("", None))
        if row is None:
            return f"không rõ thuộc chỉ tiêu nào của Biểu mẫu {self._form}"
        doubt = self._other_unit(cells, columns, row) or self._shared(line, columns)
        if len(agreed) != 1:
            words = f"số thứ tự là của “{row.label[:_SHOWN]}” ({row_key})"
            doubt = f"{words} mà tên chỉ tiêu ghi “{label.strip()[:_SHOWN]}”"
        if doubt:
            self._found.doubts[row_key] = f"{place_of(self._name, line, columns.result)}: {doubt}"
        return doubt or self._row_spot(row_key, line, columns)

    def _other_unit(self, cells: Sequence[CellValue], columns: Columns, row: Row) -> str:
        """Return a message about money in another unit than the row's, "" if there is none."""
        unit = "" if columns.unit is None else str(cells[columns.unit])
        if spelling_key(latin(unit)) in ("", spelling_key(row.unit)):
            return ""
        if money_power(latin(unit)) != money_power(row.unit):
            return f"đơn vị tính “{unit.strip()[:_SHOWN]}” khác với mẫu “{row.unit}”"
        return ""

    def _shared(self, line: int, columns: Columns) -> str:
        """Return a message about a result's cell that is merged with those of other rows, "" if it is not."""
        area = self._sheet.merged.get((line, columns.result))
        if area and area not in self._crowded:
            (top, _), (bottom, _) = area
            rows = self._sheet.cells[top : bottom + 1]
            self._crowded[area] = sum(bool(row_numbers(row[columns.number])) for row in rows) > 1
        return "ô này gộp chung cho nhiều hàng" if area and self._crowded[area] else ""


def row_numbers(cell: CellValue) -> tuple[str, ...]:
    """Return the row numbers that a cell may mean: "1.1." is 1.1; a number 3.1 may also have been 3.10."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        text = f"{cell:g}"
        return (text, f"{text}0") if "." in text else (text,)
    found = _NUMBER.fullmatch(latin(str(cell)).strip())
    return (found[1].replace(",", "."),) if found else ()

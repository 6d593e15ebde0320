"""Deciding which cell of another office's workbook takes which value of a report, and reporting the rest."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.documents.filling.patch import FillValue, style_of
from cchc_desktop.documents.sheets.cell_text import is_exact, same_text, shortened, shown
from cchc_desktop.documents.sheets.number_formats import decimals, is_date, is_percent
from cchc_desktop.documents.workbook.plan import sheets
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.numbers import Certainty, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.documents.returned.find_rows import FoundRows, RowSpot
    from cchc_desktop.documents.sheets.cell_text import CellValue, PlannedValue
    from cchc_desktop.documents.sheets.open import OpenSheet
    from cchc_desktop.documents.sheets.sheet_xml import Place
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet to be filled: its cells, those that a formula fills, the workbook's number formats."""

    opened: OpenSheet
    formulas: set[Place]
    formats: list[str]

    def cell(self, row: int, column: int) -> CellValue:
        """Return the value of a cell."""
        return self.opened.cells[row][column]

    def format(self, row: int, column: int) -> str:
        """Return the number format of a cell."""
        style = style_of(self.opened.xml, (row, column))
        return self.formats[style] if style < len(self.formats) else ""

    def is_covered(self, row: int, column: int) -> bool:
        """Return whether a cell is merged into another one."""
        first, _last = self.opened.merged.get((row, column), ((row, column), None))
        return first != (row, column)


class Chooser:
    """A walk through a report's rows: `puts` holds new values by place, `remarks` the reasons for the rest."""

    def __init__(self, report: Report, template: Template, pages: Mapping[str, SheetPage]) -> None:
        self.puts: dict[str, dict[Place, FillValue]] = {sheet: {} for sheet in pages}
        self.remarks: list[str] = []
        self._report, self._template, self._pages = report, template, pages
        self._table = FigureTable.of(template, report.figures)

    def choose(self, places: FoundRows) -> None:
        """Choose the cells of every row of the report."""
        lines = [line for sheet in sheets(self._report, self._template) for line in sheet.lines if line.row]
        for line in lines:
            note = self._report.text(note_of(line.key))
            for key, value in line.values:
                self._choose_value(places, key, value, note if key == line.key else "")

    def _choose_value(self, places: FoundRows, key: str, value: PlannedValue, note: str) -> None:
        spot = places.spots.get(key)
        if spot:
            self._choose_row(spot, value, note)
        elif value != "" or note:
            doubt = places.doubts.get(key, "không thấy hàng này trong tệp")
            self.remarks.append(f"Chưa ghi {key} “{_text(value) or note}”: {doubt}.")

    def _choose_row(self, spot: RowSpot, result: PlannedValue, note: str) -> None:
        for column, value in self._results(spot, result) if spot.lacking is None else ():
            if value != "":
                self._choose(spot, column, value)
            elif before := self._before(spot, column):
                self.remarks.append(f"{spot.place(column)}: báo cáo để trống; ô này vẫn ghi “{before}”.")
        if note and spot.columns.note is not None:
            self._choose_note(spot, spot.columns.note, note)

    def _results(self, spot: RowSpot, result: PlannedValue) -> Iterator[tuple[int, PlannedValue]]:
        """Yield the cells for a row's result: percents have their own column in some workbooks."""
        columns, figure = spot.columns, self._table[spot.key]
        if columns.share is None:
            yield columns.result, result
        elif spot.row.kind == "percent":
            yield columns.share, result
        elif figure.number and figure.share and figure.certainty is Certainty.CERTAIN and not figure.fault:
            yield columns.result, figure.number.value
            yield columns.share, figure.share.value
        else:
            yield columns.result, result

    def _choose_note(self, spot: RowSpot, column: int, note: str) -> None:
        before = self._before(spot, column)
        if not before:
            self._choose(spot, column, shortened(note))
        elif not same_text(before, shown(note)):
            self.remarks.append(f"{spot.place(column)}: ô này đã ghi “{before}”; chưa ghi “{shown(note)}”.")

    def _before(self, spot: RowSpot, column: int) -> str:
        if (spot.line, column) in self._pages[spot.sheet].formulas:
            return ""
        return shown(self._pages[spot.sheet].cell(spot.line, column))

    def _choose(self, spot: RowSpot, column: int, value: PlannedValue) -> None:
        page, place = self._pages[spot.sheet], spot.place(column)
        if (spot.line, column) in page.formulas:
            self.remarks.append(f"{place}: ô này có công thức, giữ nguyên; chưa ghi “{_text(value)}” của {spot.key}.")
        elif page.is_covered(spot.line, column):
            self.remarks.append(f"{place}: ô này gộp vào ô khác; chưa ghi “{_text(value)}” của {spot.key}.")
        else:
            self.puts[spot.sheet][spot.line, column] = self._put(spot, column, value)

    def _put(self, spot: RowSpot, column: int, value: PlannedValue) -> FillValue:
        """Return a value as its cell shows it correctly; add a remark if the cell shows too few decimals."""
        if isinstance(value, str):
            return FillValue(text=value)
        code = self._pages[spot.sheet].format(spot.line, column)
        put = _number(value, code, percent=spot.row.kind == "percent" or column == spot.columns.share)
        shows = decimals(code)
        if put.number is not None and shows is not None and shows < -int(value.as_tuple().exponent):
            place = spot.place(column)
            self.remarks.append(f"{place}: định dạng của ô chỉ hiện {shows} số lẻ; trong ô vẫn đủ {show(value)}.")
        return put


def _number(value: Decimal, code: str, *, percent: bool) -> FillValue:
    """Return a number as its cell's format shows it correctly; a text where the format would show another value."""
    if is_date(code) or (is_percent(code) and not percent):
        return FillValue(text=show(value))
    if is_percent(code):
        part = value.scaleb(-2)
        return FillValue(part) if is_exact(part) else FillValue(text=f"{show(value)}%")
    return FillValue(value) if is_exact(value) else FillValue(text=show(value))


def _text(value: PlannedValue) -> str:
    return show(value) if isinstance(value, Decimal) else shown(value)

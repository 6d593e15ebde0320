"""Putting values into the XML of a sheet; every other byte stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.cell_text import column_letter, escaped
from cchc_desktop.documents.sheets.sheet_xml import MAX_CELLS, MAX_COLUMNS, area_of
from cchc_desktop.documents.sheets.xml_parser import PartParser
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from cchc_desktop.documents.sheets.sheet_xml import Place, SheetXml


@dataclass(frozen=True, slots=True)
class FillValue:
    """A value to put into a cell: a number, or else a text."""

    number: Decimal | None = None
    text: str = ""


def formulas_in(sheet: SheetXml) -> set[Place]:
    """Return the cells that a formula fills; that of an array fills all cells of its area."""
    filled: set[Place] = set()
    spanned = 0
    for cell in sheet.cells.values():
        if cell.formula is not None:
            (top, left), (bottom, right) = area_of(cell.area or cell.name, sheet.where)
            spanned += (bottom - top + 1) * (right - left + 1)
            if spanned > MAX_CELLS:
                raise BadFileError(f"Không nhận tệp {sheet.where}.", f"Công thức phủ quá {show(MAX_CELLS)} ô.")
            filled |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return filled


def style_of(sheet: SheetXml, place: Place) -> int:
    """Return the number of the style that a cell has, or would have: its row's, else its column's."""
    if place in sheet.cells:
        return sheet.cells[place].style
    row, column = place
    if (style := sheet.rows[row].style) is not None:
        return style
    return next((style for first, last, style in sheet.columns if first <= column <= last), 0)


def patched(sheet: SheetXml, puts: Mapping[Place, FillValue]) -> bytes:
    """Return a sheet's XML with values in some cells; a cell keeps its style."""
    changes = sorted(_change(sheet, place, put) for place, put in puts.items())
    pieces, done = [], 0
    for start, _column, end, element in changes:
        pieces += [sheet.xml[done:start], element]
        done = end
    return b"".join([*pieces, sheet.xml[done:]])


def _change(sheet: SheetXml, place: Place, put: FillValue) -> tuple[int, int, int, bytes]:
    """Return the first byte to replace in the XML, the cell's column, the byte after the last, and the new element."""
    row, column = place
    cell = sheet.cells.get(place)
    if cell:
        tag, attributes = _tag_of(sheet.xml[cell.start : cell.end], sheet.where)
        return cell.start, column, cell.end, _element(tag.removesuffix("c"), attributes | {"r": cell.name}, put)
    right = (sheet.cells.get((row, other)) for other in range(column + 1, MAX_COLUMNS))
    at = next((other.start for other in right if other), sheet.rows[row].end)
    attributes = {"r": f"{column_letter(column)}{row + 1}"}
    if style := style_of(sheet, place):
        attributes["s"] = str(style)
    return at, column, at, _element(sheet.rows[row].prefix, attributes, put)


def _tag_of(cell: bytes, where: str) -> tuple[str, dict[str, str]]:
    """Return the name of a cell's tag, with its prefix, and its attributes."""
    tags: list[tuple[str, dict[str, str]]] = []
    parser = PartParser(lambda _name, attributes: tags.append((parser.tag, attributes)), lambda _name: None)
    parser.parse(cell, where)
    return tags[0]


def _element(prefix: str, attributes: Mapping[str, str], put: FillValue) -> bytes:
    if put.number is not None:
        inner, kind = f"<{prefix}v>{put.number:f}</{prefix}v>", ""
    else:
        text = escape(escaped(put.text))
        inner = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
        kind = ' t="inlineStr"'
    head = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if name != "t")
    return f"<{prefix}c{head}{kind}>{inner}</{prefix}c>".encode()

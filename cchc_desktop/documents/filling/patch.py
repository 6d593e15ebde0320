"""Putting values into the XML of a sheet, and nothing else: every byte around them stays."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.text import column_letter, escaped
from cchc_desktop.documents.sheets.xml import MAX_COLUMNS, attributes, bodies, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

_ROW = re.compile(rb"""<(?P<p>\w+:)?row(?P<head>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*?)/?>")
_TYPE = re.compile(rb"""\st\s*=\s*(?:"[^"]*"|'[^']*')""")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b([^<>]*)>")
_AREA = re.compile(rb"([A-Z]{1,3}[1-9][0-9]{0,6}):([A-Z]{1,3}[1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Put:
    """What to put into a cell: a number, or else a text."""

    number: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a sheet's XML: its place ("D7"), its opening tag's parts, where it begins and ends."""

    name: bytes
    prefix: bytes
    head: bytes
    start: int
    end: int
    body: bytes


class SheetXml:
    """The XML of a sheet that is to be filled; every cell is named by its row and column, from 0."""

    def __init__(self, xml: bytes, where: str) -> None:
        self._xml, self._where = xml, where
        self._cells = {cell.name: cell for cell in _cells(xml, where)}

    @cached_property
    def formulas(self) -> set[tuple[int, int]]:
        """The cells that a formula fills."""
        found: set[tuple[int, int]] = set()
        for cell in self._cells.values():
            formula = _FORMULA.search(cell.body)
            if formula:
                area = _AREA.fullmatch(attributes(formula[1]).get(b"ref", b""))
                corners = area.groups() if area else (cell.name, cell.name)
                (top, left), (bottom, right) = [place_of(corner, self._where) for corner in corners]
                found |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        return found

    def style(self, row: int, column: int) -> int:
        """Return the number of the style that a cell has, or would have."""
        cell = self._cells.get(_name(row, column))
        return _number(attributes(cell.head).get(b"s") if cell else self._style_beside(row, column))

    def patched(self, puts: Mapping[tuple[int, int], Put]) -> bytes:
        """Return the XML with values in some cells; a cell keeps its style."""
        changes = sorted(
            (self._change(row, column, put) for (row, column), put in puts.items()), key=lambda one: one[:2]
        )
        pieces, done = [], 0
        for start, end, element in changes:
            pieces += [self._xml[done:start], element]
            done = end
        return b"".join([*pieces, self._xml[done:]])

    def _change(self, row: int, column: int, put: Put) -> tuple[int, int, bytes]:
        """Return what part of the XML gives way, and what comes there."""
        cell = self._cells.get(_name(row, column))
        if cell:
            return cell.start, cell.end, _element(cell.prefix, _TYPE.sub(b"", cell.head), put)
        tag = self._row(row)
        prefix = tag["p"] or b""
        end = _closing(self._xml, prefix + b"row", tag.end(), len(self._xml), self._where).start()
        right = (self._cells.get(_name(row, other)) for other in range(column + 1, MAX_COLUMNS))
        at = next((cell.start for cell in right if cell), end)
        style = self._style_beside(row, column)
        head = b' r="%b"' % _name(row, column) + (b' s="%b"' % style if style else b"")
        return at, at, _element(prefix, head, put)

    def _row(self, row: int) -> re.Match[bytes]:
        """Return the opening tag of a row that has a cell."""
        cell = next(cell for column in range(MAX_COLUMNS) if (cell := self._cells.get(_name(row, column))))
        tags = deque(_ROW.finditer(self._xml, 0, cell.start), maxlen=1)
        if not tags:
            raise BadFileError(f"Không nhận tệp {self._where}.", f"Ô {cell.name.decode()} không nằm trong hàng nào.")
        return tags[0]

    def _style_beside(self, row: int, column: int) -> bytes:
        """Return the style of a cell that is not there: its row's, else its column's."""
        head = attributes(self._row(row)["head"])
        if head.get(b"customFormat") in (b"1", b"true"):
            return head.get(b"s", b"")
        for found in _COLUMN.findall(self._xml[: self._xml.find(b"sheetData")]):
            head = attributes(found)
            if _number(head.get(b"min")) <= column + 1 <= _number(head.get(b"max")):
                return head.get(b"style", b"")
        return b""


def _cells(xml: bytes, where: str) -> Iterator[_Cell]:
    for match, before in bodies(xml):
        prefix, end = match["p"] or b"", match.end()
        if not match["empty"]:
            end = _closing(xml, prefix + b"c", end, before, where).end()
        name = attributes(match["head"]).get(b"r", b"")
        yield _Cell(name, prefix, match["head"], match.start(), end, xml[match.end() : end])


def _closing(xml: bytes, tag: bytes, start: int, end: int, where: str) -> re.Match[bytes]:
    found = re.compile(rb"</" + tag + rb"\s*>").search(xml, start, end)
    if found is None:
        raise BadFileError(f"Không nhận tệp {where}.", f"Thiếu </{tag.decode()}> trong một trang tính.")
    return found


def _element(prefix: bytes, head: bytes, put: Put) -> bytes:
    if put.number is not None:
        inner, kind = b"<%bv>%b</%bv>" % (prefix, f"{put.number:f}".encode(), prefix), b""
    else:
        text = escape(escaped(put.text)).encode()
        inner = b'<%bis><%bt xml:space="preserve">%b</%bt></%bis>' % (prefix, prefix, text, prefix, prefix)
        kind = b' t="inlineStr"'
    return b"<%bc%b%b>%b</%bc>" % (prefix, head, kind, inner, prefix)


def _name(row: int, column: int) -> bytes:
    return f"{column_letter(column)}{row + 1}".encode()


def _number(text: bytes | None) -> int:
    return int(text[:9]) if text and text.isdigit() else 0

"""The XML of a workbook's parts, looked at before any parser gets it: what it may not hold, and where its cells are."""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cchc_desktop.base.errors import BadFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ROWS = 5_000
MAX_COLUMNS = 64
MAX_CELLS = 400_000
MAX_TREE = 4 * 1024 * 1024

CELL = re.compile(rb"""<(?P<p>\w+:)?c(?P<head>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?P<empty>/?)>""")
_OPENING = re.compile(rb"<(?:\w+:)?c\b")
_ATTRIBUTE = re.compile(rb"""\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*([^<]*?)\s*<")
_LONG, _BEYOND = 10, 1 << 60
_PLACE = re.compile(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CODING = re.compile(rb"""[\xef\xbb\xbf\s]*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")


def check_text(xml: bytes, where: str, *, plain: bool = False) -> None:
    """Refuse a part that is not in UTF-8, or declares a document type: entities that grow without end live there.

    A plain part has no comments, no marked sections, no instructions either: they could hide what it says.
    """
    declared = _CODING.match(xml)
    if b"\0" in xml or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise BadFileError(f"Không nhận tệp {where}.", "Phần này không viết bằng UTF-8.")
    if _TYPE.search(xml):
        raise BadFileError(
            f"Không nhận tệp {where}.", "Phần này khai báo kiểu tài liệu (DTD), sổ tính không có phần đó."
        )
    if plain and (b"<!" in xml or xml.find(b"<?", 4) >= 0):
        raise BadFileError(f"Không nhận tệp {where}.", "Phần này có chú thích XML, sổ tính không có phần đó.")


def tree(xml: bytes, where: str) -> ET.Element:
    """Parse a part that is small: a list of sheets, of styles."""
    check_text(xml, where)
    if len(xml) > MAX_TREE:
        raise BadFileError(f"Không nhận tệp {where}.", f"Phần này quá {MAX_TREE // 1024 // 1024} MB.")
    try:
        return ET.fromstring(xml)  # noqa: S314 - without a document type there are no entities
    except ET.ParseError as error:
        line, column = error.position
        text = f"Phần này không phải XML đúng cách: dòng {line}, cột {column + 1}."
        raise BadFileError(f"Không nhận tệp {where}.", text) from error


def attributes(head: bytes) -> dict[bytes, bytes]:
    """Return the attributes in an opening tag."""
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(head)}


def check_cells(xml: bytes, where: str) -> int:
    """Return how many cells a sheet has; refuse it if not every one can be found."""
    count = sum(1 for _ in islice(_OPENING.finditer(xml), MAX_CELLS + 1))
    if count > MAX_CELLS:
        raise BadFileError(f"Trang tính quá lớn: {where}.", f"Chương trình chỉ nhận đến {MAX_CELLS} ô.")
    if count != sum(1 for _ in CELL.finditer(xml)):
        raise BadFileError(f"Không nhận tệp {where}.", "Phần này không phải trang tính viết đúng cách.")
    return count


def bodies(xml: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """Give the opening tag of every cell, and where the next one begins."""
    for match, following in pairwise(chain(CELL.finditer(xml), (None,))):
        if match:
            yield match, following.start() if following else len(xml)


def shared_texts(xml: bytes) -> Iterator[int]:
    """Give the number of the shared text that each cell names; one that is written oddly is beyond every list."""
    for match, end in bodies(xml):
        if attributes(match["head"]).get(b"t") == b"s":
            for value in _VALUE.findall(xml, match.end(), end):
                yield int(value) if value.isdigit() and len(value) < _LONG else _BEYOND


def cells(xml: bytes, where: str) -> Iterator[tuple[int, int, dict[bytes, bytes]]]:
    """Give row and column (from 0) and the attributes of every cell with something in it."""
    for match in CELL.finditer(xml):
        if not match["empty"]:
            head = attributes(match["head"])
            yield *place_of(head.get(b"r", b""), where), head


def place_of(text: bytes, where: str) -> tuple[int, int]:
    """Return row and column (from 0) of "D7"; refuse a place far out, and none."""
    place = _PLACE.fullmatch(text)
    if place is None:
        raise BadFileError(f"Không nhận tệp {where}.", "Có ô không ghi vị trí.")
    row, column = int(place[2]), _column(place[1])
    if row > MAX_ROWS or column > MAX_COLUMNS:
        told = f"Chương trình chỉ nhận đến hàng {MAX_ROWS}, cột {MAX_COLUMNS}; có ô {text.decode()}."
        raise BadFileError(f"Trang tính quá lớn: {where}.", told)
    return row - 1, column - 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number

"""Opening a foreign workbook with limits: its sheets as grids of cells.

calamine holds the rectangle between the first and the last cell of a sheet, so one cell far out would take all memory:
no sheet is handed to it before its cells' places were looked at. It gets a copy of exactly what was looked at.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from python_calamine import CalamineError, load_workbook

from cchc_desktop.base.bounded import zip_of
from cchc_desktop.base.errors import BadFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.excel_text import Found

Grid = list[list["Found"]]

MAX_ROWS = 5_000
MAX_COLUMNS = 64
MAX_SHEETS = 64

_XML = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)
_OPENING = re.compile(rb"<(?:\w+:)?c\b")
_CELL = re.compile(rb"""<(?:\w+:)?c((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>""")
_ATTRIBUTE = re.compile(rb"""\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_PLACE = re.compile(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt\s*=\s*)(["'])e\2""")
_NO_RESULT = re.compile(
    rb"(<(?P<p>(?:\w+:)?)c\b(?P<head>[^<>]*)>\s*<(?P=p)f\b[^<>]*?)(?:/>|>(?P<formula>[^<]*)</(?P=p)f>)"
    rb"\s*(?:<(?P=p)v\s*/>|<(?P=p)v>\s*</(?P=p)v>)?\s*</(?P=p)c>"
)
_TYPE = re.compile(rb"""\st\s*=\s*(["'])\w*\1""")


def grids(raw: bytes, name: str) -> dict[str, Grid]:
    """Return the cells of every sheet by its name; BadFileError if the file is no workbook or larger than any report's.

    An error in a cell ("#REF!") comes as its text, a formula that was never computed as "=" and its text.
    """
    parts = {part: content for part, content in zip_of(raw, name).items() if _XML.fullmatch(part)}
    if "xl/workbook.xml" not in parts:
        raise BadFileError(f"Tệp {name} không phải sổ tính Excel (.xlsx).", "Trong tệp không có phần xl/workbook.xml.")
    for part, content in parts.items():
        if b"sheetData" in content.replace(b"\0", b""):
            _check_places(content, f"{name}, phần {part}")
            parts[part] = _NO_RESULT.sub(_with_formula, _ERROR.sub(rb"\1\2str\2", content))
    try:
        return dict(_read(_packed(parts), name))
    except CalamineError as error:
        raise BadFileError(f"Không đọc được sổ tính {name}.", str(error)) from error


def _check_places(xml: bytes, where: str) -> None:
    cells = _CELL.findall(xml)
    if b"\0" in xml or len(cells) != len(_OPENING.findall(xml)):
        raise BadFileError(f"Không nhận tệp {where}.", "Phần này không phải trang tính viết đúng cách bằng UTF-8.")
    for attributes, empty in cells:
        if not empty:
            _check_place(attributes, where)


def _check_place(attributes: bytes, where: str) -> None:
    places = [one or other for name, one, other in _ATTRIBUTE.findall(attributes) if name == b"r"]
    place = _PLACE.fullmatch(places[0]) if places else None
    if place is None:
        raise BadFileError(f"Không nhận tệp {where}.", "Có ô không ghi vị trí.")
    if int(place[2]) > MAX_ROWS or _column(place[1]) > MAX_COLUMNS:
        text = f"Chương trình chỉ nhận đến hàng {MAX_ROWS}, cột {MAX_COLUMNS}; có ô {places[0].decode()}."
        raise BadFileError(f"Trang tính quá lớn: {where}.", text)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _with_formula(match: re.Match[bytes]) -> bytes:
    prefix, formula = match["p"], match["formula"] or b""
    head = _TYPE.sub(b"", match["head"])
    return b'<%bc%b t="str"><%bv>=%b</%bv></%bc>' % (prefix, head, prefix, formula, prefix, prefix)


def _packed(parts: dict[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for part, content in parts.items():
            file.writestr(part, content)
    packed.seek(0)
    return packed


def _read(packed: BytesIO, name: str) -> Iterator[tuple[str, Grid]]:
    workbook = load_workbook(packed)
    if len(workbook.sheet_names) > MAX_SHEETS:
        raise BadFileError(f"Sổ tính {name} có quá nhiều trang.", f"Chương trình chỉ nhận đến {MAX_SHEETS} trang.")
    for sheet in workbook.sheet_names:
        yield sheet, workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

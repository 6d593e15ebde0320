"""Opening a foreign workbook with limits: its sheets as grids of cells.

calamine holds the rectangle between the first and the last cell of a sheet, so one cell far out would take all memory,
and a copy of a text for each cell that names it: no sheet is handed to it before its cells were looked at. It gets a
copy of exactly what was looked at.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from python_calamine import CalamineError, load_workbook

from cchc_desktop.base.bounded import zip_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.sheets.formats import formats_of, is_percent
from cchc_desktop.documents.sheets.text import Percent
from cchc_desktop.documents.sheets.xml import MAX_CELLS, cells, check_cells, check_text, shared_texts, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.documents.sheets.text import Found

Grid = list[list["Found"]]
Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of merged cells, from 0."""

MAX_SHEETS = 64
MAX_MERGED = 10_000
MAX_XML = 24 * 1024 * 1024
MAX_SHARED = 16 * 1024 * 1024
"""Bytes of all shared texts, each counted as often as a cell names it."""

_PART = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/.*\.(?:xml|rels)", re.IGNORECASE)
_OLD = b"\xd0\xcf\x11\xe0"
_SHARED = re.compile(rb"<(?:\w+:)?sst\b")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>.*?</(?:\w+:)?si>)", re.DOTALL)
_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt\s*=\s*)(["'])e\2""")
_NO_RESULT = re.compile(
    rb"(<(?P<p>(?:\w+:)?)c\b(?P<head>[^<>]*)>\s*<(?P=p)f\b[^<>]*?)(?:/>|>(?P<formula>[^<]*)</(?P=p)f>)"
    rb"\s*(?:<(?P=p)v\s*/>|<(?P=p)v>\s*</(?P=p)v>)?\s*</(?P=p)c>"
)
_CELL_TYPE = re.compile(rb"""\st\s*=\s*(["'])\w*\1""")


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet as it was found: its cells from A1, its merged cells, the part of the file that holds it."""

    cells: Grid
    merged: tuple[Area, ...]
    part: str


def open_book(raw: bytes, name: str) -> dict[str, Opened]:
    """Return every sheet by its name; BadFileError if the file is no workbook or larger than any report's.

    An error in a cell ("#REF!") comes as its text, a formula that was never computed as "=" and its text, a number
    that the cell shows as a percent as a Percent.
    """
    parts = parts_of(raw, name)
    places = {sheet: part for sheet, part in sheet_parts(parts, name).items() if part in parts}
    formats = formats_in(parts, name)
    percents = {part: _looked_at(parts, part, formats, name) for part in parts if _is_sheet(parts[part])}
    if sum(size for size, _ in percents.values()) > MAX_CELLS:
        raise _too_large(name, f"{MAX_CELLS} ô trong các trang")
    _check_shared(parts, name)
    try:
        return {sheet: _marked(opened, percents) for sheet, opened in _read(_packed(parts), places, name)}
    except CalamineError as error:
        raise BadFileError(f"Không đọc được sổ tính {name}.", f"Tệp hỏng hoặc thiếu phần: {error}.") from error


def grids(raw: bytes, name: str) -> dict[str, Grid]:
    """Return the cells alone of every sheet of a workbook."""
    return {sheet: opened.cells for sheet, opened in open_book(raw, name).items()}


def parts_of(raw: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a workbook that say what is in its cells, none of them with a document type."""
    if raw.startswith(_OLD):
        text = "Đây là tệp .xls kiểu cũ hoặc tệp có mật khẩu. Mở bằng Excel, lưu lại thành .xlsx không mật khẩu."
        raise BadFileError(f"Không đọc được sổ tính {name}.", text)
    parts = {part: content for part, content in zip_of(raw, name).items() if _PART.fullmatch(part)}
    if "xl/workbook.xml" not in parts:
        raise BadFileError(f"Tệp {name} không phải sổ tính Excel (.xlsx).", "Trong tệp không có phần xl/workbook.xml.")
    if sum(map(len, parts.values())) > MAX_XML:
        raise _too_large(name, f"{MAX_XML // 1024 // 1024} MB nội dung")
    for part, content in parts.items():
        check_text(content, f"{name}, phần {part}", plain=_is_sheet(content) or bool(_SHARED.search(content)))
    return parts


def sheet_parts(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Return the part of the file that holds each sheet, by the sheet's name."""
    relations = tree(parts.get("xl/_rels/workbook.xml.rels", b"<r/>"), f"{name}, phần xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = tree(parts["xl/workbook.xml"], f"{name}, phần xl/workbook.xml").findall(".//{*}sheet")
    return {
        sheet.get("name", ""): normpath(join("/xl", targets.get(value, ""))).lstrip("/")
        for sheet in sheets
        for attribute, value in sheet.attrib.items()
        if attribute.endswith("}id")
    }


def formats_in(parts: Mapping[str, bytes], name: str) -> list[str]:
    """Return the number formats of a workbook's cell styles."""
    styles = parts.get("xl/styles.xml")
    return formats_of(tree(styles, f"{name}, phần xl/styles.xml")) if styles else []


def _is_sheet(xml: bytes) -> bool:
    return b"sheetData" in xml


def _looked_at(parts: dict[str, bytes], part: str, formats: list[str], name: str) -> tuple[int, set[tuple[int, int]]]:
    """Check a sheet and mend what calamine would lose; return how many cells it spans and which show percents."""
    xml, where = parts[part], f"{name}, phần {part}"
    count = check_cells(xml, where)
    percents, last = set(), (0, 0)
    for row, column, head in cells(xml, where):
        last = (max(last[0], row + 1), max(last[1], column + 1))
        style = head.get(b"s", b"")
        if style.isdigit() and int(style[:6]) < len(formats) and is_percent(formats[int(style[:6])]):
            percents.add((row, column))
    parts[part] = _NO_RESULT.sub(_with_formula, _ERROR.sub(rb"\1\2str\2", xml))
    return max(last[0] * last[1], count), percents


def _check_shared(parts: Mapping[str, bytes], name: str) -> None:
    """Refuse texts that, copied for every cell that names them, would take all memory."""
    lists = [xml for xml in parts.values() if _SHARED.search(xml)]
    lengths = array("L", (text.end() - text.start() for xml in lists for text in _SHARED_TEXT.finditer(xml)))
    longest = max(lengths, default=0)
    named = [number for xml in parts.values() if _is_sheet(xml) for number in shared_texts(xml)]
    if sum(lengths[number] if number < len(lengths) else longest for number in named) > MAX_SHARED:
        raise _too_large(name, f"{MAX_SHARED // 1024 // 1024} MB chữ trong các ô")


def _with_formula(match: re.Match[bytes]) -> bytes:
    prefix, formula = match["p"], match["formula"] or b""
    head = _CELL_TYPE.sub(b"", match["head"])
    return b'<%bc%b t="str"><%bv>=%b</%bv></%bc>' % (prefix, head, prefix, formula, prefix, prefix)


def _packed(parts: dict[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        for part, content in parts.items():
            file.writestr(part, content)
    packed.seek(0)
    return packed


def _read(packed: BytesIO, places: Mapping[str, str], name: str) -> Iterator[tuple[str, Opened]]:
    workbook = load_workbook(packed)
    if len(workbook.sheet_names) > MAX_SHEETS:
        raise _too_large(name, f"{MAX_SHEETS} trang")
    for title in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(title)
        merged = tuple(sheet.merged_cell_ranges or ())
        if len(merged) > MAX_MERGED:
            raise _too_large(name, f"{MAX_MERGED} vùng ô gộp trong một trang")
        yield title, Opened(sheet.to_python(skip_empty_area=False), merged, places.get(title, ""))


def _too_large(name: str, limit: str) -> BadFileError:
    return BadFileError(f"Sổ tính {name} quá lớn.", f"Chương trình chỉ nhận đến {limit}.")


def _marked(opened: Opened, looked_at: Mapping[str, tuple[int, set[tuple[int, int]]]]) -> Opened:
    """Mark the numbers of a sheet that its cells show as percents."""
    _, percents = looked_at.get(opened.part, (0, set()))
    for row, column in percents:
        if row < len(opened.cells) and column < len(opened.cells[row]):
            value = opened.cells[row][column]
            if isinstance(value, float | int) and not isinstance(value, bool):
                opened.cells[row][column] = Percent(value)
    return opened

"""A text with separators as a grid: .csv and .txt files, a block copied from Excel."""

from __future__ import annotations

import csv
from io import StringIO

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import nfc
from cchc_desktop.dossiers.table_grid import Cell, TableGrid

_SEPARATORS = "\t;,|"
_MOST_BYTES, _MOST_CELLS = 8 * 1024 * 1024, 200_000
_CODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read(raw: bytes, name: str) -> list[TableGrid]:
    """Return the table of a text file in UTF-8, UTF-16 or Vietnam's Windows coding."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(f"Tệp {name} quá lớn.", "Chương trình chỉ nhận bảng đến 8 MB.")
    coding = _CODINGS.get(raw[:2], "utf-8-sig")
    try:
        return [grid_of(raw.decode(coding))]
    except UnicodeDecodeError:
        pass
    try:
        return [grid_of(nfc(raw.decode("cp1258")))]
    except UnicodeDecodeError as error:
        advice = "Mở bằng Excel, lưu lại thành .xlsx rồi nhận lại."
        raise BadFileError(f"Không đọc được chữ trong tệp {name}.", advice) from error


def grid_of(text: str) -> TableGrid:
    """Return the table of a text; the separator is the one that makes most lines of most cells."""
    if max(map(text.count, _SEPARATORS)) > _MOST_CELLS:
        raise BadFileError("Bảng quá lớn.", "Chương trình chỉ nhận bảng đến 200.000 ô.")
    read_with = {separator: _cells(text, separator) for separator in _SEPARATORS if separator in text}
    cells = max(read_with.values(), key=_regularity, default=[])
    return TableGrid("", cells)


def _cells(text: str, separator: str) -> list[list[Cell]]:
    try:
        return [list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise BadFileError("Không đọc được bảng chữ.", "Có ô quá dài hoặc dấu nháy không đóng.") from error


def _regularity(cells: list[list[Cell]]) -> int:
    widths = [len(row) for row in cells if len(row) > 1]
    return max((widths.count(width) * width for width in set(widths)), default=0)

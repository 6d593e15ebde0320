"""Reading the tables of a file: a grid for each sheet that is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.documents.tables import html_table, older_workbook, text_table, workbook_table
from cchc_desktop.dossiers.table_grid import TableGrid

_Reader = Callable[[bytes, str], list[TableGrid]]
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TEXTS = (".csv", ".tsv", ".txt")
_OTHERS = (".xls", ".xlsx", ".xlsm", ".htm", ".html", ".ods")
_ADVICE = "Chương trình nhận bảng .xlsx, .xls, .ods, .csv, .html, hoặc bảng chép từ Excel rồi dán vào."


def read_grids(raw: bytes, name: str) -> list[TableGrid]:
    """Return the tables of a file by what it holds, whatever its ending says; BadFileError if it is no table."""
    ending = PurePath(name).suffix.lower()
    if ending not in (*_TEXTS, *_OTHERS):
        raise BadFileError(f"Không đọc được bảng trong tệp {name}.", _ADVICE)
    return _reader(raw, ending)(raw, name)


def _reader(raw: bytes, ending: str) -> _Reader:
    """Return the reader of a file: other systems give HTML and text the ending .xls."""
    if raw.startswith(_COMPOUND) or ending == ".ods":
        return older_workbook.read
    if raw.startswith(_ZIP):
        return workbook_table.read
    if ending not in _TEXTS and html_table.is_html(raw):
        return html_table.read
    return text_table.read

"""The tables of an HTML page as grids: what web systems call .xls, and what Excel and Word put on the clipboard."""

from __future__ import annotations

from html.parser import HTMLParser

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.dossiers.table_grid import Corner, TableGrid

_MOST_BYTES, _MOST_CELLS, _MOST_SPAN = 8 * 1024 * 1024, 200_000, 500
_SIGNS = (b"<html", b"<table", b"<!doctype html")


def is_html(raw: bytes) -> bool:
    """Return whether a file begins as a page with a table does."""
    return any(sign in raw[:4096].lower().replace(b"\x00", b"") for sign in _SIGNS)


def read(raw: bytes, name: str) -> list[TableGrid]:
    """Return the tables of a page; BadFileError if it is larger than any, or its letters cannot be read."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(f"Tệp {name} quá lớn.", "Chương trình chỉ nhận bảng đến 8 MB.")
    coding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return grids_of(raw.decode(coding))
    except UnicodeDecodeError as error:
        advice = "Mở bằng Excel, lưu lại thành .xlsx rồi nhận lại."
        raise BadFileError(f"Không đọc được chữ trong tệp {name}.", advice) from error


def grids_of(page: str) -> list[TableGrid]:
    """Return the tables of a page; one inside another is read as a part of its cell."""
    parser = _TableParser()
    parser.feed(page)
    parser.close()
    return [table.grid() for table in parser.tables]


class _Table:
    """A table while it is read: the text of each place, and the areas of cells that span several."""

    def __init__(self) -> None:
        self.texts: dict[Corner, str] = {}
        self.merged: dict[Corner, Corner] = {}
        self.row = -1
        self._column = 0

    def begin_row(self) -> None:
        self.row += 1
        self._column = 0

    def add(self, text: str, rows: int, columns: int) -> None:
        column = self._column
        while (self.row, column) in self.merged:
            column += 1
        self._column = column + columns
        self.texts[self.row, column] = text
        if rows > 1 or columns > 1:
            for one in range(self.row, self.row + rows):
                for other in range(column, column + columns):
                    self.merged[one, other] = (self.row, column)
        if len(self.merged) + len(self.texts) > _MOST_CELLS:
            raise BadFileError("Bảng quá lớn.", "Chương trình chỉ nhận bảng đến 200.000 ô.")

    def grid(self) -> TableGrid:
        height = max((row for row, _ in self.texts), default=-1) + 1
        width = max((column for _, column in self.texts), default=-1) + 1
        return TableGrid(
            "", [[self.texts.get((row, column), "") for column in range(width)] for row in range(height)], self.merged
        )


class _TableParser(HTMLParser):
    """Collects the tables of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._depth = 0
        self._texts: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            named = dict(attrs)
            self._spans = (_span(named.get("rowspan")), _span(named.get("colspan")))
            self._texts = []
        elif tag in ("br", "p", "div") and self._texts:
            self._texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._texts is not None:
            self._texts.append(data)

    def _end_cell(self) -> None:
        if self._texts is not None:
            table = self.tables[-1]
            table.row = max(table.row, 0)
            table.add(" ".join("".join(self._texts).split()), *self._spans)
            self._texts = None


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.isascii() and text.isdigit() and int(text[:4]) else 1

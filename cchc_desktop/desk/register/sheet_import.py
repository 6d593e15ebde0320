"""A register read from an Excel workbook: its columns recognised by their heads, what is doubtful told by row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import plain, stored
from cchc_desktop.desk.register.typed_entry import stored_day, type_of_symbol
from cchc_desktop.documents.sheets.cell_text import refusal, typed
from cchc_desktop.documents.sheets.open import open_book
from cchc_desktop.report.members.document_register import day_of_entry, full_number, identity, split_number
from cchc_desktop.report.members.register_entry import RegisterEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc_desktop.documents.sheets.cell_text import CellValue

HEADS: dict[str, tuple[str, ...]] = {
    "subject": ("trich yeu", "noi dung", "ten van ban"),
    "number": ("so ky hieu", "so va ky hieu", "so van ban", "so hieu", "so"),
    "symbol": ("ky hieu",),
    "date": ("ngay ban hanh", "ngay thang", "ngay van ban", "ngay ky", "ngay"),
    "type": ("loai van ban", "ten loai", "hinh thuc", "loai"),
    "body": ("co quan ban hanh", "noi ban hanh", "don vi ban hanh", "tac gia", "co quan"),
    "criterion": ("chung minh", "chi tieu", "tieu chi"),
    "file": ("tep", "file"),
}
"""The words that a head of each column begins with or is, in small letters without marks, the surest first."""
_ALONE = frozenset(("so", "ngay", "loai", "tep", "file"))
"""Words that are a head only by themselves: "Số đến", "Ngày chuyển" say something else."""
_HEAD_WITHIN, _LONGEST = 40, 2_000


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is doubtful or was not taken in a row of a sheet, counted as Excel counts."""

    sheet: str
    row: int
    message: str

    def __str__(self) -> str:
        return f"{self.sheet}, hàng {self.row}: {self.message}"


@dataclass(frozen=True, slots=True)
class SheetRegister:
    """The documents read from a workbook, and the faults of its rows."""

    entries: tuple[RegisterEntry, ...]
    faults: tuple[RowFault, ...]


def read_sheets(path: Path) -> SheetRegister:
    """Read a register from every sheet that has its heads; BadFileError if none has."""
    book = open_book(read_bytes(path), path.name)
    entries: dict[tuple[str, str, str], RegisterEntry] = {}
    faults: list[RowFault] = []
    tables = [(name, found) for name, sheet in book.sheets.items() if (found := _table(sheet.cells))]
    if not tables:
        advice = "Cần một hàng tiêu đề có cột Số, ký hiệu và cột Ngày ban hành hoặc Trích yếu."
        raise BadFileError(f"Tệp {path.name} không có bảng văn bản.", advice)
    for name, (head, columns) in tables:
        grid = book.sheets[name].cells
        for at in range(head + 1, len(grid)):
            entry, words = _entry(grid[at], columns)
            entry = entry and _with_file(entry, path.parent)
            faults += [RowFault(name, at + 1, message) for message in words]
            if entry is None:
                continue
            if identity(entry) in entries:
                faults.append(RowFault(name, at + 1, f"{full_number(entry)} đã có ở hàng trên, không nhập lần nữa."))
            entries.setdefault(identity(entry), entry)
    return SheetRegister(tuple(entries.values()), tuple(faults))


def _table(grid: Sequence[Sequence[CellValue]]) -> tuple[int, dict[str, int]] | None:
    """Return the row of the heads and the columns of a register, None if the sheet has no such table."""
    for at, row in enumerate(grid[:_HEAD_WITHIN]):
        columns = _columns(row)
        if columns.keys() & {"number", "symbol"} and columns.keys() & {"date", "subject"}:
            return at, columns
    return None


def _columns(row: Sequence[CellValue]) -> dict[str, int]:
    heads = [_words(cell) for cell in row]
    columns: dict[str, int] = {}
    for name, known in HEADS.items():
        for words in known:
            free = (at for at, head in enumerate(heads) if at not in columns.values() and _is_head(head, words))
            at = next(free, None)
            if at is not None:
                columns[name] = at
                break
    return columns


def _words(cell: CellValue) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in plain(str(cell))).split())


def _is_head(head: str, words: str) -> bool:
    if words in _ALONE:
        return head == words
    return head.startswith(words) or (words == "trich yeu" and words in head)


def _entry(row: Sequence[CellValue], columns: dict[str, int]) -> tuple[RegisterEntry | None, list[str]]:
    """Return the document of a row and what is doubtful about it; no document for a blank row or a line between."""
    texts: dict[str, str] = {}
    faults: list[str] = []
    for name, at in columns.items():
        cell = row[at] if at < len(row) else ""
        text = _text(cell)
        if text is None:
            faults.append(f"cột {_COLUMN_NAMES[name]}: {refusal(cell)}")
        texts[name] = stored(text or "")[:_LONGEST]
    if not texts.get("subject") and not texts.get("date") and not texts.get("body"):
        return None, []
    if not texts.get("number") and not texts.get("symbol"):
        return None, ["không có số, ký hiệu; không nhập."]
    if all(text.strip("()").isdecimal() for text in texts.values() if text) and texts.get("subject"):
        return None, []  # the line that numbers the columns
    entry = _made(texts)
    if day_of_entry(entry) is None:
        faults.append(f"không có ngày “{entry.date}”; giữ như đã ghi." if entry.date else "chưa có ngày ban hành.")
    return entry, faults


def _with_file(entry: RegisterEntry, folder: Path) -> RegisterEntry:
    """Return a document whose file, if it lies beside the workbook under the name in its row, has its whole path."""
    beside = folder / entry.file
    return replace(entry, file=str(beside.resolve())) if entry.file and beside.is_file() else entry


def _made(texts: dict[str, str]) -> RegisterEntry:
    number, symbol = split_number(texts.get("number", ""))
    symbol = texts.get("symbol", "") or symbol
    line = {name: " ".join(texts.get(name, "").split()) for name in HEADS}
    return RegisterEntry(
        number=number,
        symbol=symbol,
        date=stored_day(line["date"]),
        type=line["type"] or type_of_symbol(symbol),
        body=line["body"],
        subject=line["subject"],
        criterion=line["criterion"],
        file=line["file"],
    )


def _text(cell: CellValue) -> str | None:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return typed(cell)


_COLUMN_NAMES = {
    "subject": "trích yếu", "number": "số", "symbol": "ký hiệu", "date": "ngày", "type": "loại", "body": "cơ quan",
    "criterion": "chỉ tiêu", "file": "tệp",
}  # fmt: skip

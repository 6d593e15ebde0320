"""A spreadsheet's block on the clipboard as rows of cells, with quotes as spreadsheets write them."""

from __future__ import annotations

import re
from collections import Counter

Block = tuple[tuple[str, ...], ...]

_QUOTED = re.compile(r'"(?:[^"]|"")*+"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


def block_of(text: str) -> Block:
    """Return a block: a line a row, tabs between cells; a cell with a line break or a tab in it is quoted.

    A cell whose first letter is a quote, but which needs none around it, is not quoted: `"Một cửa" tại thôn`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    tabs = Counter(line.count("\t") for line in text.split("\n"))
    usual = tabs.most_common(1)[0][0] if tabs.total() > 1 else -1
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        end = _end_of_quoted(text, at, usual)
        if end is None:
            end = _end_of_plain(text, at)
            cell = text[at:end]
        else:
            cell = text[at + 1 : end - 1].replace('""', '"')
        rows[-1].append(cell.strip())
        if end == len(text):
            return tuple(map(tuple, rows))
        if text[end] == "\n":
            rows.append([])
        at = end + 1


def _end_of_plain(text: str, at: int) -> int:
    found = _PLAIN.match(text, at)
    return found.end() if found else at


def _end_of_quoted(text: str, at: int, usual: int) -> int | None:
    """Return where the quoted cell at a position ends, None if the cell is not quoted.

    Where every line it would run over already has the usual number of cells, its quotes belong to two cells.
    """
    found = _QUOTED.match(text, at)
    if found is None:
        return None
    inner, end = found[0][1:-1], found.end()
    if inner and not any(sign in inner for sign in ("\n", "\t", '""')):
        return None
    if "\t" in inner:
        first, last = text.rfind("\n", 0, at) + 1, text.find("\n", end)
        lines = text[first : len(text) if last < 0 else last].split("\n")
        if all(line.count("\t") == usual for line in lines):
            return None
    return end

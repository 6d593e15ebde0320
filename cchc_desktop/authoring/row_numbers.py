"""The place of each row of a printed form in its outline, from numbers of every kind: 1.1, I, a), a dash, none."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.authoring.form_lines import PrintedRow, roman_value
from cchc_desktop.base.text import is_roman

Path = tuple[int, ...]
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_DASH = ("-", "+", "*", "–")


def paths_of(rows: Sequence[PrintedRow]) -> list[Path]:
    """Return the path of each row: as printed where all numbers are digits with dots, else counted by level."""
    marks = [_mark(row) for row in rows]
    if all(isinstance(mark, tuple) for mark in marks):
        return _unique([mark for mark in marks if isinstance(mark, tuple)])
    return _unique(_counted(rows, marks))


def _mark(row: PrintedRow) -> Path | str:
    """Return a row's number as a path of digits, or its kind: "R3" Roman, "U1" capital, "L2" letter, "-", ""."""
    text = row.number.strip(" .)(")
    if text and all(part.isascii() and part.isdigit() and len(part) <= 3 for part in text.split(".")):  # noqa: PLR2004
        return tuple(int(part) for part in text.split("."))
    if is_roman(text) and text.isupper():
        return f"R{roman_value(text)}"
    if len(text) == 1 and text.lower() in _LETTERS:
        return f"{'U' if text.isupper() else 'L'}{_LETTERS.index(text.lower()) + 1}"
    return "-" if row.number.strip() in _DASH or row.label.startswith(_DASH) else ""


def _counted(rows: Sequence[PrintedRow], marks: Sequence[Path | str]) -> list[Path]:
    """Return paths by the order in which kinds of numbers come: each new kind is one level below the one before."""
    only_digits = all(isinstance(mark, tuple) or not mark or mark == "-" for mark in marks)
    levels: list[tuple[str, int]] = []
    path: list[int] = []
    found: list[Path] = []
    for index, mark in enumerate(marks):
        kind, value = _kind_of(mark)
        if not kind:
            kind, value = _unnumbered(rows, marks, index, levels)
        depth = levels.index(kind) if kind in levels else len(levels)
        if only_digits and isinstance(mark, tuple):
            path = list(mark)
            levels = [("D", step) for step in range(1, len(mark) + 1)]
        else:
            before = path[depth] if depth < len(path) else 0
            path = [*path[:depth], value or before + 1]
            levels = [*levels[:depth], kind]
        found.append(tuple(path))
    return found


def _kind_of(mark: Path | str) -> tuple[tuple[str, int] | None, int]:
    if isinstance(mark, tuple):
        return ("D", len(mark)), mark[-1]
    if mark in ("", "-"):
        return (("-", 0), 0) if mark else (None, 0)
    return (mark[0], 0), int(mark[1:])


def _unnumbered(
    rows: Sequence[PrintedRow], marks: Sequence[Path | str], index: int, levels: Sequence[tuple[str, int]]
) -> tuple[tuple[str, int], int]:
    """Return the level of a row without a number: that of the next one if it counts on, else below ":" or beside."""
    following = marks[index + 1] if index + 1 < len(marks) else ""
    before = marks[index - 1] if index else ""
    kind, value = _kind_of(following)
    last = _kind_of(before)
    if kind and value > 1 and (kind, value - 1) != last:
        return kind, value - 1
    if index and rows[index - 1].label.rstrip().endswith(":"):
        return ("", 0), 0
    return (levels[-1] if levels else ("", 0)), 0


def _unique(paths: Sequence[Path]) -> list[Path]:
    """Return paths of which none is there twice: one that is printed again is counted on among its neighbours."""
    taken: set[Path] = set()
    found: list[Path] = []
    for path in paths:
        one = path
        while one in taken:
            one = (*one[:-1], one[-1] + 1)
        taken.add(one)
        found.append(one)
    return found

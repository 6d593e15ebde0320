"""The place of each row of a printed form in its outline, from numbers of every kind: 1.1, I, a), a dash, none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_desktop.authoring.printed_lines import PrintedRow
from cchc_desktop.base.text import folded, is_roman

Path = tuple[int, ...]
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_DASHES = ("-", "+", "*", "–", "•", "—", "−")
_CHILDREN = ("trong đó", "đạt tỷ lệ", "tỷ lệ đạt")
_LONGEST_MARK = 9
_CODE = re.compile(r"[A-Z][0-9]{1,3}")
"""A number with the letter of its form before it: "B7"."""
_ROMANS = {f"L{_LETTERS.index(letter) + 1}": value for letter, value in (("i", 1), ("v", 5), ("x", 10))}


def is_number(text: str) -> bool:
    """Return whether a text numbers a row: 1., 1.1, I, a), (1), A.1, -."""
    if text.strip() in _DASHES:
        return True
    bare = text.strip(" .)(")
    parts = bare.split(".")
    if len(bare) > _LONGEST_MARK or not all(parts):
        return False
    head = parts[0]
    is_head = head.isdigit() or is_roman(head) or (len(head) == 1 and head.isalpha()) or bool(_CODE.fullmatch(bare))
    return is_head and all(part.isdigit() or (len(part) == 1 and part.isalpha()) for part in parts[1:])


def marked(label: str) -> tuple[str, str]:
    """Return the number before a label and the rest: "II. KIỂM TRA" -> ("II.", "KIỂM TRA"); a dash is left in it."""
    mark, space, rest = label.partition(" ")
    bare = mark.strip("().")
    has_sign = mark[-1:] in (".", ")") or "." in bare
    if space and rest.strip() and has_sign and bare and is_number(mark) and bare not in _DASHES:
        return mark, rest.strip()
    return "", label


def paths_of(rows: Sequence[PrintedRow]) -> list[Path]:
    """Return the path of each row: as printed where all numbers are digits with dots, else counted by level."""
    marks = _with_romans([_mark(row) for row in rows])
    if _are_dotted_letters(rows):
        marks = [(int(mark[1:]),) if isinstance(mark, str) and mark[:1] in ("U", "R") else mark for mark in marks]
    if all(isinstance(mark, tuple) for mark in marks):
        return _unique([mark for mark in marks if isinstance(mark, tuple)])
    if not any(isinstance(mark, tuple) or mark[:1] in ("R", "U", "L") for mark in marks):
        return _unique(_by_look(rows, marks))
    return _unique(_counted(rows, marks))


def roman_value(text: str) -> int:
    """Return the value of a Roman number."""
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in text.lower()]
    return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))


def bare_number(text: str) -> str:
    """Return a printed number as formulas name it: without brackets, final dot and leading zeros."""
    parts = text.strip(" .)(").split(".")
    return ".".join(part.lstrip("0") or part[-1:] for part in parts).lower()


def form_number(mark: str) -> str:
    """Return the number of a form; a capital letter as it is, which is counted later; "" if it is none."""
    if mark.isascii() and mark.isdigit() and len(mark) <= 2:  # noqa: PLR2004
        return str(int(mark))
    if is_roman(mark) and mark.isupper():
        return str(roman_value(mark))
    return mark if len(mark) == 1 and mark.isalpha() and mark.isupper() else ""


def _mark(row: PrintedRow) -> Path | str:
    """Return a row's number as a path of digits, or its kind: "R3" Roman, "U1" capital, "L2" letter, "-", "+", ""."""
    text = row.number.strip(" .)(")
    head, dot, rest = text.partition(".")
    if dot and len(head) == 1 and head.isalpha() and not is_roman(head) and _digits(rest):
        return (_LETTERS.index(head.lower()) + 1 if head.lower() in _LETTERS else 1, *_digits(rest))
    if dot and is_roman(head) and head.isupper() and _digits(rest):
        return (roman_value(head), *_digits(rest))
    if digits := _digits(text[1:] if _CODE.fullmatch(text) else text):
        return digits
    if is_roman(text) and (text.isupper() or len(text) > 1):
        return f"{'R' if text.isupper() else 'r'}{roman_value(text)}"
    if len(text) == 1 and text.lower() in _LETTERS:
        return f"{'U' if text.isupper() else 'L'}{_LETTERS.index(text.lower()) + 1}"
    label = row.label if not folded(row.label).startswith("trong đó") else row.label[len("trong đó") :].lstrip(" :,")
    sign = row.number.strip() or label[:1]
    return ("+" if sign == "+" else "-") if sign in _DASHES else ""


def _with_romans(marks: Sequence[Path | str]) -> list[Path | str]:
    """Return marks in which a letter "i", "v" or "x" that counts on with "ii", "iv", "xi" is a Roman number."""
    found = list(marks)
    for place, mark in enumerate(marks):
        if value := _ROMANS.get(str(mark)):
            before = next((one for one in reversed(found[:place]) if str(one).startswith("r")), "")
            after = next((one for one in marks[place + 1 :] if str(one).startswith("r")), "")
            if after == f"r{value + 1}" or before == f"r{value - 1}":
                found[place] = f"r{value}"
    return found


def _digits(text: str) -> Path:
    parts = text.split(".")
    is_path = text and all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts)  # noqa: PLR2004
    return tuple(int(part) for part in parts) if is_path else ()


def _counted(rows: Sequence[PrintedRow], marks: Sequence[Path | str]) -> list[Path]:
    """Return paths by the order in which kinds of numbers come: each new kind is one level below the one before."""
    only_digits = all(isinstance(mark, tuple) or mark in ("", "-", "+") for mark in marks)
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


def _are_dotted_letters(rows: Sequence[PrintedRow]) -> bool:
    """Return whether rows are numbered A, A.1, A.1.1 or I, I.1, I.1.1."""
    heads = [row.number.strip(" .)(").partition(".") for row in rows]
    return any(dot and head.isalpha() for head, dot, _ in heads)


def _kind_of(mark: Path | str) -> tuple[tuple[str, int] | None, int]:
    if isinstance(mark, tuple):
        return ("D", len(mark)), mark[-1]
    if mark in ("", "-", "+"):
        return ((mark, 0), 0) if mark else (None, 0)
    return (mark[0], 0), int(mark[1:])


def _unnumbered(
    rows: Sequence[PrintedRow], marks: Sequence[Path | str], index: int, levels: Sequence[tuple[str, int]]
) -> tuple[tuple[str, int], int]:
    """Return the level of a row without a number: that of the next one if it counts on, else below or beside."""
    following = marks[index + 1] if index + 1 < len(marks) else ""
    kind, value = _kind_of(following)
    last = next((_kind_of(mark) for mark in reversed(marks[:index]) if _kind_of(mark)[0] == kind), (None, 0))
    if kind and value > 1 and last[1] == value - 2 and kind[0] not in ("-", "+"):
        return kind, value - 1
    if index and (_opens(rows[index - 1]) or folded(rows[index].label).startswith(_CHILDREN)):
        return ("", 0), 0
    if _is_within(rows, marks, index):
        return ("", 0), 0
    return (levels[-1] if levels else ("", 0)), 0


def _is_within(rows: Sequence[PrintedRow], marks: Sequence[Path | str], index: int) -> bool:
    """Return whether a row without a number belongs below the last numbered one.

    So do rows moved to the right, rows between two numbers that follow each other, rows that count something below one
    that names them all, a share right below what it is of.
    """
    numbered = [place for place, mark in enumerate(marks) if mark not in ("", "-", "+")]
    above = next((place for place in reversed(numbered) if place < index), -1)
    if above < 0:
        return False
    last, row = rows[above], rows[index]
    is_share = "%" in row.unit and last.unit and "%" not in last.unit and above == index - 1
    if row.indent > last.indent or (row.unit and not last.unit) or is_share:
        return True
    following = next((place for place in numbered if place > index), -1)
    kind, value = _kind_of(marks[above])
    return following > 0 and _kind_of(marks[following]) == (kind, value + 1)


def _opens(row: PrintedRow) -> bool:
    return row.opens or row.label.rstrip().endswith(":")


def _by_look(rows: Sequence[PrintedRow], marks: Sequence[Path | str]) -> list[Path]:
    """Return paths of rows without numbers: by how far they are moved to the right, by dashes, by those with a unit."""
    indented = len({row.indent for row in rows}) > 1
    has_groups = any(_is_group(row) for row in rows) and not indented
    stack: list[tuple[int, int]] = []
    path: list[int] = []
    found: list[Path] = []
    for row, mark in zip(rows, marks, strict=True):
        rank = {"": 0, "-": 1, "+": 2}[str(mark)]
        level = (row.indent if indented else int(has_groups and not _is_group(row)), rank)
        opened = bool(stack) and found and _opens(rows[len(found) - 1]) and level <= stack[-1]
        while stack and stack[-1] > level and not opened:
            stack.pop()
        if opened or not stack or stack[-1] < level:
            stack.append(level)
        depth = len(stack)
        before = path[depth - 1] if depth <= len(path) else 0
        path = [*path[: depth - 1], before + 1]
        found.append(tuple(path))
    return found


def _is_group(row: PrintedRow) -> bool:
    return not row.unit and not any(row.values) and not row.label.startswith(_DASHES)


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

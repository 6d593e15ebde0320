"""The heads in another office's sheet: the line that names a form, the lines that name the columns of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.base.text import slug
from cchc_desktop.documents.returned.label_matching import latin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.documents.sheets.open import Grid

_NUMBERS = ("stt", "tt", "so-tt", "so-thu-tu")
_LABELS = ("chi-tieu", "ten-chi-tieu", "noi-dung")
_UNITS = ("don-vi", "dvt")
_RESULTS = ("ket-qua", "so-luong", "so-lieu", "ty-le", "ti-le")
_NOTES = ("ghi-chu",)
_AMOUNT, _SHARE = ("so-luong",), ("ty-le", "ti-le")

_TITLE = re.compile(r"(?:bieu-mau|mau-bieu|bieu|bm)(?:-so)?-?0*(?P<number>[0-9]{1,2})(?![0-9])(?:-.*)?")
_COUNTED = re.compile(r"\(?(?:[0-9]{1,2}|[A-Z])\)?")
_HEAD_LINES = 3
_TITLE_CELLS = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, from 0; share is the one for percents beside the one for amounts, None if there is none.

    below is the first line under the heads.
    """

    number: int
    label: int
    unit: int | None
    result: int
    share: int | None
    note: int | None
    below: int

    @property
    def known(self) -> set[int]:
        """Every column that has a meaning."""
        return {at for at in (self.number, self.label, self.unit, self.result, self.share, self.note) if at is not None}


def form_number(text: str) -> str | None:
    """Return the number in "Biểu mẫu 3", "BM03", "Biểu số 3: …", None if the text is no such title."""
    found = _TITLE.fullmatch(slug(latin(text)))
    return found["number"] if found else None


def forms_named(row: Sequence[CellValue], titles: Mapping[str, str]) -> list[str | None]:
    """Return the numbers of the forms that a title line names; titles gives the number by the key of a form's title."""
    texts = [cell for cell in row if cell != ""]
    if len(texts) > _TITLE_CELLS:
        return []
    return [number for text in texts for line in str(text).splitlines() for number in _named(line, titles)]


def _named(line: str, titles: Mapping[str, str]) -> Iterator[str | None]:
    number = form_number(line)
    if number is not None:
        yield number
    title = spelling_key(latin(line))
    yield from (form for words, form in titles.items() if title == words or (number and title.endswith(f" {words}")))


def columns_at(grid: Grid, at: int) -> Columns | None:
    """Return the columns of the table whose heads begin in a line; None if none does, or its result is in doubt."""
    heads = [slug(latin(str(cell))) if isinstance(cell, str) else "" for cell in grid[at]]
    number, label = _column(heads, _NUMBERS, whole=True), _column(heads, _LABELS)
    if number is None or label is None:
        return None
    under = [*takewhile(lambda row: _is_under(row, number, label), grid[at + 1 : at + _HEAD_LINES])]
    results = _results(heads, [[slug(latin(str(cell))) for cell in row] for row in under])
    if results is None:
        return None
    below = at + 1 + len(under)
    below += below < len(grid) and _is_counted(grid[below])
    return Columns(number, label, _column(heads, _UNITS), *results, _column(heads, _NOTES), below)


def value_columns(grid: Grid, at: int, heads: Sequence[str]) -> tuple[Columns, ...]:
    """Return the columns of a table for each of a form's columns of values, whose heads begin in a line; else none.

    Only the first of them has the notes.
    """
    line = [slug(latin(str(cell))) if isinstance(cell, str) else "" for cell in grid[at]]
    number, label = _column(line, _NUMBERS, whole=True), _column(line, _LABELS)
    places: list[tuple[int, int]] = []
    for head in map(spelling_key, heads):
        cells = ((row, column) for row in range(at, min(at + _HEAD_LINES, len(grid)))
                 for column, cell in enumerate(grid[row]) if spelling_key(latin(str(cell))) == head)  # fmt: skip
        places += [*cells][:2]
    apart = len({column for _, column in places})
    if number is None or label is None or not len(places) == len(heads) == apart or not heads:
        return ()
    below = max(row for row, _ in places) + 1
    below += below < len(grid) and _is_counted(grid[below])
    unit, note = _column(line, _UNITS), _column(line, _NOTES)
    (_, first), *others = places
    return (
        Columns(number, label, unit, first, None, note, below),
        *(Columns(number, label, unit, column, None, None, below) for _, column in others),
    )


def is_head(row: Sequence[CellValue]) -> bool:
    """Return whether a line has the heads of the number and of the label."""
    heads = [slug(latin(str(cell))) for cell in row if isinstance(cell, str)]
    return _column(heads, _NUMBERS, whole=True) is not None and _column(heads, _LABELS) is not None


def _column(heads: Sequence[str], words: tuple[str, ...], *, whole: bool = False) -> int | None:
    found = [at for at, head in enumerate(heads) if (head in words if whole else head.startswith(words))]
    return found[0] if len(found) == 1 else None


def _is_under(row: Sequence[CellValue], number: int, label: int) -> bool:
    """Return whether a line continues the heads: nothing under number and label, a word for a result elsewhere."""
    blank = row[number] == "" == row[label]
    return blank and any(slug(latin(str(cell))).startswith(_RESULTS) for cell in row)


def _results(heads: list[str], under: list[list[str]]) -> tuple[int, int | None] | None:
    """Return the column of the results, and that of the percents if it is another; the lowest heads count."""
    lowest = next((line for line in reversed(under) if any(head.startswith(_RESULTS) for head in line)), heads)
    found = {at: head for at, head in enumerate(lowest) if head.startswith(_RESULTS)}
    if len(found) == 1:
        return next(iter(found)), None
    amounts = [at for at, head in found.items() if head.startswith(_AMOUNT) and not _says(head, _SHARE)]
    shares = [at for at, head in found.items() if head.startswith(_SHARE) and not _says(head, _AMOUNT)]
    return (
        (amounts[0], shares[0])
        if len(found) == len(amounts) + len(shares) == _TITLE_CELLS == 2 * len(amounts)
        else None
    )


def _says(head: str, words: tuple[str, ...]) -> bool:
    return any(word in head for word in words)


def _is_counted(row: Sequence[CellValue]) -> bool:
    """Return whether a line only counts the columns: "(1) (2) (3)", "A B 1 2"."""
    texts = [f"{cell:g}" if isinstance(cell, float) else str(cell).strip() for cell in row if cell != ""]
    return len(texts) > _TITLE_CELLS and all(_COUNTED.fullmatch(text) for text in texts)

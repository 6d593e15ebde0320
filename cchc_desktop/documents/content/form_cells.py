"""A form as a table: the texts of its cells, the type of each, and column widths that fit the texts."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.measure import MeasuredText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.documents.content.blocks import FormBlock, FormRow
    from cchc_desktop.documents.content.geometry import Type

PEN_COLUMN = "Sửa"
LABEL, UNIT, RESULT = 1, 2, 3

_NO_BREAK = "\N{NO-BREAK SPACE}"
_EQUALS = f"{_NO_BREAK}={_NO_BREAK}"  # a choice's code stays on the line of its last word
_STEP = 2 * g.MM
_SEVERAL = 0.75  # of the width of a result, where there are several
_SMOOTH = 0.001  # share of the heights of all cells

FormCell = tuple[str, "Type"]


def cells(row: FormRow) -> tuple[FormCell, ...]:
    """Return the texts of a row, cell by cell, each with its type."""
    label, centred = (g.CELL_HEADING, g.CELL_HEADING_CENTRED) if row.heading else (g.CELL, g.CELL_CENTRED)
    note = (row.reason, g.CELL_REASON) if row.reason and not row.note else (row.note, g.CELL)
    return (
        (row.number, centred),
        (row.label, label),
        (row.unit.replace("; ", ";\n").replace(" = ", _EQUALS), centred),
        *((text, centred) for _, text in row.values),
        note,
    )


def column_heads(form: FormBlock, widths: Sequence[float]) -> tuple[str, ...]:
    """Return the heads of a form's columns; where two terms around a slash have no room, they break behind it."""
    return tuple(
        head if MeasuredText(head, g.COLUMN_HEAD).unbroken <= width - 2 * g.CELL_PADDING[0] else _broken(head)
        for head, width in zip(form.columns, widths, strict=False)
    )


def shaded_cells(row: FormRow) -> tuple[int, ...]:
    """Return the cells of a row that are grey: those that another tier fills in, those that it has not."""
    if row.reason:
        return tuple(range(RESULT, RESULT + len(row.values) + 1))
    return tuple(at for at, (key, text) in enumerate(row.values, RESULT) if key in row.lacking and not text)


def column_widths(form: FormBlock, *, pen: bool = False) -> tuple[float, ...]:
    """Return the widths of a form's columns, in points, that make its rows lowest; pen adds a column to write in.

    No word is cut while columns can be wide enough; the label column gets all width that lowers no row elsewhere.
    """
    lines = [tuple((_broken(text), g.COLUMN_HEAD) for text in form.columns), *map(cells, form.rows)]
    columns = [_Column(column) for column in zip(*lines, strict=True)]
    room = g.PAGE.text_width * g.MM - (g.PEN_COLUMN * g.MM if pen else 0)
    most = room / len(columns)
    noted = any(row.note for row in form.rows)
    least = [
        min(_stepped(max(column.least, low * g.MM)), most)
        for column, low in zip(columns, _least_widths(len(columns), noted=noted), strict=True)
    ]
    found = [_settled(columns, least, room, order) for order in _orders(len(columns))]
    best = min(
        found,
        key=lambda widths: _height(*(column.heights(width) for column, width in zip(columns, widths, strict=True))),
    )
    return (*best, g.PEN_COLUMN * g.MM) if pen else tuple(best)


def _least_widths(columns: int, *, noted: bool) -> tuple[float, ...]:
    """Return the least widths of columns in mm; of several columns of values each has that of the result."""
    number, label, unit, result, note = g.LEAST_COLUMNS
    note = g.LEAST_NOTES if noted else note
    return number, label, unit, *[result * _SEVERAL if columns > len(g.LEAST_COLUMNS) else result] * (columns - 4), note


def _orders(columns: int) -> Iterator[tuple[int, ...]]:
    """Yield the orders in which columns take width from the labels: each goes first once."""
    others = range(UNIT, columns)
    yield from ((first, *(other for other in others if other != first)) for first in others)


class _Column:
    """The cells of one column, and their heights at a width of the column."""

    def __init__(self, column: tuple[FormCell, ...]) -> None:
        self._texts = [(MeasuredText(text, kind), kind.size * kind.leading) for text, kind in column]
        self._heights: dict[int, list[float]] = {}
        self.least = max(text.widest_word for text, _ in self._texts) + 2 * g.CELL_PADDING[0]
        self.most = max(text.unbroken for text, _ in self._texts) + 2 * g.CELL_PADDING[0]

    def heights(self, width: float) -> list[float]:
        """Return the height of each cell."""
        at = round(width)  # widths of one column are steps apart
        if at not in self._heights:
            inside = width - 2 * g.CELL_PADDING[0]
            self._heights[at] = [text.line_count(inside) * leading for text, leading in self._texts]
        return self._heights[at]


def _broken(head: str) -> str:
    """Return a head in which terms around a slash stand below each other, each on one line."""
    return "\n".join(
        line.replace(" ", _NO_BREAK).replace("/", "/\n") if "/" in line else line for line in head.split("\n")
    )


def _stepped(width: float) -> float:
    return ceil(width / _STEP) * _STEP


def _settled(columns: list[_Column], least: list[float], room: float, order: tuple[int, ...]) -> list[float]:
    """Return the widths after columns, in an order, each took its best width from the labels, until none changes."""
    widths, before = [*least], list[float]()
    widths[LABEL] += room - sum(least)
    while widths != before:
        before = widths
        for at in order:
            widths = _best(columns, widths, at, least)
    return widths


def _best(columns: list[_Column], widths: list[float], at: int, least: list[float]) -> list[float]:
    """Return the widths with that of one column at its best; the labels get the rest."""
    both = widths[at] + widths[LABEL]
    most = min(both - least[LABEL], _stepped(columns[at].most))
    tried = [least[at] + step * _STEP for step in range(int((most - least[at]) / _STEP) + 1)]
    others = [column for column in range(len(widths)) if column not in (at, LABEL)]
    rest = list(map(max, *(columns[column].heights(widths[column]) for column in others)))
    best = min(
        tried,
        key=lambda width: _height(rest, columns[at].heights(width), columns[LABEL].heights(both - width)),
        default=widths[at],
    )
    return [best if column == at else both - best if column == LABEL else width for column, width in enumerate(widths)]


def _height(*columns: list[float]) -> float:
    """Return the total height of rows; of equal heights the one with fewer broken lines is the lower."""
    return float(sum(map(max, *columns)) + _SMOOTH * sum(map(sum, columns)))

"""Tables: framed rows, columns side by side. A row taller than a page is laid out as several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable, HRFlowable, Spacer, Table

from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.geometry import (
    BLANK_SHADE,
    CELL_PADDING,
    FRAME_WIDTH,
    RULE_GAP,
    RULE_WIDTH,
)
from cchc_desktop.documents.pdf.paging import HEIGHT, WIDTH

PAD_X, PAD_Y = CELL_PADDING
_ROUNDING = 0.01
_SPARE = 0.6  # of the padding above and below a row, if the table fits on its page then
_HANGING = 0.5  # a line of small letters looks this much lower than its middle

Cell = list[Flowable]
_SHADE = Color(BLANK_SHADE, BLANK_SHADE, BLANK_SHADE)
_BARE = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")] + [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
]
_FRAMED = [
    *((f"{side}PADDING", (0, 0), (-1, -1), PAD_X) for side in ("LEFT", "RIGHT")),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("GRID", (0, 0), (-1, -1), FRAME_WIDTH, black),
]


def rule(length: float, *, keep_next: bool = False) -> Flowable:
    """Return a solid rule under a text, in the middle of its column."""
    drawn = HRFlowable(length, RULE_WIDTH, "butt", black, spaceBefore=RULE_GAP, spaceAfter=0)
    drawn.keepWithNext = keep_next
    return drawn


def gap(height: float) -> Flowable:
    """Return an empty space of a height."""
    return Spacer(0, height)


def inside(width: float) -> float:
    """Return the room for text in a framed cell, computed as Platypus does: each text is then broken once."""
    return width - PAD_X - PAD_X


def side_by_side(left: Cell, right: Cell, left_width: float, before: float = 0) -> Table:
    """Return two columns across the page that begin at the same height."""
    widths = [left_width, WIDTH - left_width]
    rows = list(_parted([left, right], widths, HEIGHT))
    return Table(
        rows, widths, _heights(rows, widths), [_font(), *_BARE], hAlign="LEFT", spaceBefore=before, spaceAfter=0
    )


class CountedTable(Table):  # type: ignore[misc] # reportlab has no types
    """A framed table whose rows are numbered in a review, like lines of text."""

    @property
    def rows_of_texts(self) -> list[tuple[list[Cell], float]]:
        """The cells of each row, and its height, once the table is laid out."""
        return list(zip(self._cellvalues, self._rowHeights, strict=True))


class FramedTable:
    """A framed table whose rows are added one by one; every page repeats its head."""

    def __init__(self, widths: Sequence[float], head: list[Cell] | None = None) -> None:
        self._widths = list(widths)
        self._inside = [inside(width) for width in widths]
        self._head = [head] if head else []
        self._rows: list[list[Cell]] = []
        self._shades: list[Any] = []
        self._room = HEIGHT - sum(self._heights(self._head)) - 2 * PAD_Y - _ROUNDING

    def add(self, row: list[Cell], shaded: tuple[int, ...] = ()) -> None:
        """Add a row; shaded are the indexes of its grey cells."""
        for part in _parted(row, self._inside, self._room):
            at = len(self._head) + len(self._rows)
            self._shades += [("BACKGROUND", (column, at), (column, at), _SHADE) for column in shaded]
            self._rows.append(part)

    def table(self, before: float, room: float = inf, made: type[Table] = Table) -> Table:
        """Return the table, with a gap above it; `room` is the height of its page below it, if known.

        Where it is too high by so little that narrower rows fit, they are narrower.
        """
        rows = [*self._head, *self._rows]
        heights = self._heights(rows)
        excess = sum(heights) + _ROUNDING - room
        less = excess / len(rows) / 2 if 0 < excess <= 2 * _SPARE * len(rows) else 0
        heights = [height - 2 * less for height in heights]
        padding = [
            ("TOPPADDING", (0, 0), (-1, -1), PAD_Y - less - _HANGING),
            ("BOTTOMPADDING", (0, 0), (-1, -1), PAD_Y - less + _HANGING),
        ]
        style, repeated = [_font(), *_FRAMED, *padding, *self._shades], len(self._head)
        return made(rows, self._widths, heights, style, repeated, hAlign="LEFT", spaceBefore=before, spaceAfter=0)

    def _heights(self, rows: list[list[Cell]]) -> list[float]:
        return [height + 2 * PAD_Y for height in _heights(rows, self._inside)]


def _font() -> tuple[Any, ...]:
    """Return the command that keeps reportlab's own font out of the file: a table sets one before it draws a cell."""
    return ("FONTNAME", (0, 0), (-1, -1), face(bold=False, italic=False).name)


def _parted(row: list[Cell], widths: list[float], most: float) -> Iterator[list[Cell]]:
    """Yield a row as it is, or as several that are no taller than `most`."""
    while any(row):
        parts = [_cut(cell, width, most) for cell, width in zip(row, widths, strict=True)]
        yield [head for head, _ in parts]
        row = [tail for _, tail in parts]


def _cut(cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
    for at, flowable in enumerate(cell):
        room -= flowable.getSpaceBefore() if at else 0
        _, height = flowable.wrap(width, room)
        if height > room:
            head, *tail = flowable.split(width, room) or (None, flowable)
            return [*cell[:at], *filter(None, [head])], [*tail, *cell[at + 1 :]]
        room -= height
    return cell, []


def _heights(rows: list[list[Cell]], widths: list[float]) -> list[float]:
    return [max(_height(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _height(cell: Cell, width: float) -> float:
    gaps = sum(flowable.getSpaceBefore() for flowable in cell[1:])
    return float(gaps + sum(flowable.wrap(width, 0)[1] for flowable in cell))

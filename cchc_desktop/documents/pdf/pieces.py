"""What a page is put together from beside plain text: rules, stacks, columns side by side, rows of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.documents.content.geometry import BLANK_SHADE, CELL_PADDING, FRAME_WIDTH, RULE_GAP, RULE_WIDTH
from cchc_desktop.documents.pdf.text import TextPiece

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PAD_X, PAD_Y = CELL_PADDING


class Piece(Protocol):
    """Something that is drawn on a page; lengths in points."""

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        ...

    @property
    def least(self) -> float:
        """How much of it must at least stand together."""
        ...

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Part it so that the first part fits into `room`; None if it should go to the next page whole."""
        ...

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with its left upper corner at (x, top)."""
        ...


@dataclass(frozen=True, slots=True)
class RulePiece:
    """A solid rule under a text, `length` long, centred in a column `width` wide."""

    length: float
    width: float

    @property
    def height(self) -> float:
        """The gap above the rule and the rule itself."""
        return RULE_GAP + RULE_WIDTH

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the rule."""
        left, y = x + (self.width - self.length) / 2, top - RULE_GAP
        canvas.setLineWidth(RULE_WIDTH)
        canvas.line(left, y, left + self.length, y)


@dataclass(frozen=True, slots=True)
class Gap:
    """Room that is left free, for an image."""

    height: float

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw nothing."""


Stack = tuple[TextPiece | RulePiece | Gap, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two stacks side by side, the second `offset` to the right; parted only where a page cannot hold them."""

    left: Stack
    right: Stack
    offset: float
    page_height: float

    @property
    def height(self) -> float:
        """The height of the taller stack."""
        return max(_height(self.left), _height(self.right))

    @property
    def least(self) -> float:
        """The whole, unless no page holds it."""
        return min(self.height, self.page_height)

    def split(self, room: float) -> tuple[SideBySide, SideBySide] | None:
        """Part both stacks where `room` ends, if they are taller than a page."""
        if self.height <= self.page_height or room < self.page_height / 2:
            return None
        (left, more_left), (right, more_right) = _cut(self.left, room), _cut(self.right, room)
        return (
            SideBySide(left, right, self.offset, self.page_height),
            SideBySide(more_left, more_right, self.offset, self.page_height),
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw both stacks from the same height."""
        for stack, left in ((self.left, x), (self.right, x + self.offset)):
            y = top
            for piece in stack:
                piece.draw(canvas, left, y)
                y -= piece.height


def _height(stack: Stack) -> float:
    return sum(piece.height for piece in stack)


def _cut(stack: Stack, room: float) -> tuple[Stack, Stack]:
    for at, piece in enumerate(stack):
        if piece.height > room:
            if not isinstance(piece, TextPiece):
                return stack[:at], stack[at:]
            head, tail = piece.cut(room)
            return (*stack[:at], head), (tail, *stack[at + 1 :])
        room -= piece.height
    return stack, ()


@dataclass(frozen=True, slots=True)
class RowPiece:
    """A framed row of a form; never parted unless it is taller than `page_height`. shaded are the greyed cells."""

    cells: tuple[TextPiece, ...]
    page_height: float
    shaded: tuple[int, ...] = ()

    @property
    def height(self) -> float:
        """The height of the tallest cell with its padding."""
        return max(cell.height for cell in self.cells) + 2 * PAD_Y

    @property
    def least(self) -> float:
        """The whole row, unless no page holds it."""
        return min(self.height, self.page_height)

    def split(self, room: float) -> tuple[RowPiece, RowPiece] | None:
        """Part every cell where `room` ends, if the row is taller than a page."""
        if self.height <= self.page_height or room < self.page_height / 2:
            return None
        parts = [cell.cut(room - 2 * PAD_Y) for cell in self.cells]
        heads, tails = tuple(head for head, _ in parts), tuple(tail for _, tail in parts)
        return RowPiece(heads, self.page_height, self.shaded), RowPiece(tails, self.page_height, self.shaded)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw frames, shades and texts."""
        height = self.height
        canvas.setLineWidth(FRAME_WIDTH)
        for number, cell in enumerate(self.cells):
            width = cell.width + 2 * PAD_X
            shaded = number in self.shaded
            if shaded:
                canvas.setFillGray(BLANK_SHADE)
            canvas.rect(x, top - height, width, height, stroke=1, fill=int(shaded))
            cell.draw(canvas, x + PAD_X, top - (height - cell.height) / 2)
            x += width

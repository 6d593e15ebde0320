"""Putting pieces on pages: page breaks, page numbers, what stays together, the outline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.documents.content.geometry import MM, PAGE, PAGE_NUMBER
from cchc_desktop.documents.pdf.text import text_piece

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from cchc_desktop.documents.pdf.pieces import Piece

LEFT, TOP = PAGE.left * MM, (PAGE.height - PAGE.top) * MM
WIDTH, HEIGHT = PAGE.text_width * MM, PAGE.text_height * MM

_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Item:
    """A piece on its way to a page.

    before is the gap above it, none at the top of a page; offset moves it right; keep_next holds it on the page of the
    item after it. fresh asks for a new page, restart also for numbers from 1. running is drawn again above it wherever
    it begins or goes on on a new page. outline is its level (0-based) and title in the outline. counted and aside are
    for a review: its lines are numbered, or aside stands in the margin.
    """

    piece: Piece
    before: float = 0
    offset: float = 0
    keep_next: bool = False
    fresh: bool = False
    restart: bool = False
    running: Piece | None = None
    outline: tuple[int, str] | None = None
    counted: bool = False
    aside: str = ""


class Marks(Protocol):
    """What a review adds to the pages."""

    def mark_page(self, canvas: Canvas) -> None:
        """Draw on a page that is still empty."""
        ...

    def mark_item(self, canvas: Canvas, item: Item, piece: Piece, top: float) -> None:
        """Draw beside a piece of an item that stands at `top`."""
        ...


class Pages:
    """Takes items in order and draws them on the canvas, page after page."""

    def __init__(self, canvas: Canvas, marks: Marks | None = None) -> None:
        self._canvas = canvas
        self._marks = marks
        self._number = 1
        self._kept: list[Item] = []
        self._level = -1
        self._entries = 0
        self._begin_page()

    def add(self, item: Item) -> None:
        """Place an item, once it is known what has to stand on its page."""
        self._kept.append(item)
        if not item.keep_next:
            self._place_kept()

    def finish(self) -> None:
        """Place what is left and end the last page."""
        if self._kept:
            self._place_kept()
        self._canvas.showPage()

    def _place_kept(self) -> None:
        kept, self._kept = self._kept, []
        if kept[0].restart:
            self._next_page(first=True)
        elif kept[0].fresh and not self._at_top:
            self._next_page()
        elif self._too_tall(kept):
            kept = self._without_head(kept)
            self._next_page(running=kept[0].running)
        for item in kept:
            self._place(item)

    def _too_tall(self, kept: list[Item]) -> bool:
        """Tell whether items that belong together have to go to the next page."""
        needed = _height(kept[:-1]) + kept[-1].before + kept[-1].piece.least
        return not self._at_top and self._room < needed <= HEIGHT

    def _without_head(self, kept: list[Item]) -> list[Item]:
        """Leave the first lines of a long text on this page, so that only its end goes over with what follows it."""
        if len(kept) == 1 or kept[-2].outline:
            return kept
        item = kept[-2]
        room = self._room - _height(kept[:-2]) - item.before
        parts = item.piece.split(min(room, item.piece.height - _ROUNDING))
        if parts is None:
            return kept
        for whole in (*kept[:-2], replace(item, piece=parts[0])):
            self._place(whole)
        return [replace(item, piece=parts[1]), kept[-1]]

    @property
    def _room(self) -> float:
        return self._y - (TOP - HEIGHT) + _ROUNDING

    def _place(self, item: Item) -> None:
        piece = item.piece
        self._y -= 0 if self._at_top else item.before
        while piece.height > self._room:
            parts = piece.split(self._room)
            if parts is None and self._at_top:
                break
            if parts is not None:
                self._draw(parts[0], item)
                piece, item = parts[1], replace(item, outline=None)
            self._next_page(running=item.running)
        self._draw(piece, item)

    def _draw(self, piece: Piece, item: Item) -> None:
        if item.outline:
            self._enter(*item.outline)
        piece.draw(self._canvas, LEFT + item.offset, self._y)
        if self._marks:
            self._marks.mark_item(self._canvas, item, piece, self._y)
        self._y -= piece.height
        self._at_top = False

    def _next_page(self, *, first: bool = False, running: Piece | None = None) -> None:
        self._canvas.showPage()
        self._number = 1 if first else self._number + 1
        self._begin_page()
        if running:
            running.draw(self._canvas, LEFT, TOP)
            self._y -= running.height

    def _begin_page(self) -> None:
        self._y = TOP
        self._at_top = True
        if self._marks:
            self._marks.mark_page(self._canvas)
        if self._number > 1:
            self._draw_number()

    def _draw_number(self) -> None:
        """Draw the page's number in the middle of the top margin (Decree 30, Appendix I, part I, I.7)."""
        number = text_piece(str(self._number), PAGE_NUMBER, WIDTH)
        number.draw(self._canvas, LEFT, TOP + PAGE.top * MM / 2 + number.height / 2)

    def _enter(self, level: int, title: str) -> None:
        self._level = min(level, self._level + 1)
        self._entries += 1
        key = f"entry-{self._entries}"
        self._canvas.bookmarkHorizontal(key, LEFT, self._y)
        self._canvas.addOutlineEntry(title, key, self._level)


def _height(items: list[Item]) -> float:
    return sum(item.before + item.piece.height for item in items)

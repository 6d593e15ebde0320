"""A text broken into lines: what it measures, where it may be parted, how it is drawn. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_desktop.documents.content.geometry import Align, Type
from cchc_desktop.documents.pdf.fonts import Face, face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ASCENT, DESCENT = 0.891, 0.216  # of the size, in Times and its metric equals
LEAST_LINES = 2  # of a paragraph, left at the foot of a page or taken over to the next
MOST_BALANCED = 4  # lines of a centred text
MAX_STRETCH = 1.0  # sizes added to a space in a justified line; beyond that the line stays ragged


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, its own width, and whether a paragraph ends with it."""

    text: str
    width: float
    last: bool


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Lines of one type in a column `width` wide; indent is that of its first line, grey 0 is black."""

    lines: tuple[TextLine, ...]
    kind: Type
    width: float
    indent: float = 0
    grey: float = 0

    @property
    def leading(self) -> float:
        """The distance of two base lines."""
        return self.kind.size * self.kind.leading

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading

    @property
    def least(self) -> float:
        """The height of what may stand alone at the foot of a page."""
        whole = len(self.lines) < 2 * LEAST_LINES
        return self.height if whole else LEAST_LINES * self.leading

    def split(self, room: float) -> tuple[TextPiece, TextPiece] | None:
        """Part the text so that the first part fits into `room` and neither part is a lone line; None if it cannot."""
        fitting = min(int(room / self.leading), len(self.lines) - LEAST_LINES)
        return self._parted(fitting) if fitting >= LEAST_LINES else None

    def cut(self, room: float) -> tuple[TextPiece, TextPiece]:
        """Part the text after the last line that fits into `room`, wherever that is; either part may be empty."""
        return self._parted(min(int(room / self.leading), len(self.lines)))

    def _parted(self, at: int) -> tuple[TextPiece, TextPiece]:
        return replace(self, lines=self.lines[:at]), replace(self, lines=self.lines[at:], indent=0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines with the left upper corner of the column at (x, top)."""
        if not self.lines:
            return
        size = self.kind.size
        text = canvas.beginText(x, top - (self.leading - (ASCENT + DESCENT) * size) / 2 - ASCENT * size)
        text.setFont(_face(self.kind).name, size, self.leading)
        text.setFillGray(self.grey)
        at = stretched = 0.0
        for number, line in enumerate(self.lines):
            offset, stretch = self._set(line, 0 if number else self.indent)
            if offset != at:
                text.moveCursor(offset - at, 0)
            if stretch != stretched:
                text.setWordSpace(stretch)
            at, stretched = offset, stretch
            text.textLine(line.text)
        if stretched:
            text.setWordSpace(0)
        canvas.drawText(text)

    def _set(self, line: TextLine, indent: float) -> tuple[float, float]:
        """Return where a line begins and what is added to each of its spaces."""
        slack = self.width - indent - line.width
        if self.kind.align is Align.CENTRE:
            return slack / 2, 0
        spaces = line.text.count(" ") + line.text.count("\N{NO-BREAK SPACE}")
        if self.kind.align is Align.LEFT or line.last or slack > spaces * MAX_STRETCH * self.kind.size:
            return indent, 0
        return indent, slack / spaces if spaces else 0


def text_piece(text: str, kind: Type, width: float, *, grey: float = 0) -> TextPiece:
    """Break a text into lines for a column `width` wide; centred lines are made about equally long."""
    lines: list[TextLine] = []
    for paragraph in _face(kind).printable(text).split("\n"):
        found = _broken(paragraph, kind, width, 0 if lines else kind.indent)
        lines += _balanced(paragraph, kind, width, found) if kind.align is Align.CENTRE else found
    return TextPiece(tuple(lines), kind, width, kind.indent, grey)


def _broken(paragraph: str, kind: Type, width: float, indent: float) -> list[TextLine]:
    breaker = _Breaker(_face(kind), kind.size, width, indent)
    for word in filter(None, paragraph.split(" ")):
        breaker.add(word)
    return breaker.finished()


def _balanced(paragraph: str, kind: Type, width: float, lines: list[TextLine]) -> list[TextLine]:
    """Break anew in the narrowest column that needs no more lines and cuts no word."""
    if not 1 < len(lines) <= MOST_BALANCED:
        return lines
    words = " ".join(line.text for line in lines)
    for twentieths in range(10, 20):
        found = _broken(paragraph, kind, width * twentieths / 20, 0)
        if len(found) == len(lines) and " ".join(line.text for line in found) == words:
            return found
    return lines


def line_widths(piece: TextPiece) -> Sequence[float]:
    """Return the widths of a text's lines."""
    return [line.width for line in piece.lines]


def _face(kind: Type) -> Face:
    return face(bold=kind.bold, italic=kind.italic)


class _Breaker:
    """Fills lines with words, first fit; a word wider than a line is cut where the line ends."""

    def __init__(self, letters: Face, size: float, width: float, indent: float) -> None:
        self._done: list[TextLine] = []
        self._face = letters
        self._scale = size / 1000
        self._space = letters.width(" ") * self._scale
        self._full, self._indent = width, indent
        self._words: list[str] = []
        self._used = 0.0

    def add(self, word: str) -> None:
        """Put the next word of the paragraph."""
        width = self._face.width(word) * self._scale
        if self._words and self._used + self._space + width > self._room:
            self._end(last=False)
        if width > self._room:
            word, width = self._cut(word)
        self._used += width + (self._space if self._words else 0)
        self._words.append(word)

    def finished(self) -> list[TextLine]:
        """End the paragraph and return its lines, at least one."""
        self._end(last=True)
        return self._done

    @property
    def _room(self) -> float:
        return self._full if self._done else self._full - self._indent

    def _cut(self, word: str) -> tuple[str, float]:
        """Fill lines with a word that is too wide for one; return what is left of it, and its width."""
        start, used = 0, 0.0
        for at, char in enumerate(word):
            width = self._face.width(char) * self._scale
            if used + width > self._room and at > start:
                self._words, self._used = [word[start:at]], used
                self._end(last=False)
                start, used = at, 0.0
            used += width
        return word[start:], used

    def _end(self, *, last: bool) -> None:
        self._done.append(TextLine(" ".join(self._words), self._used, last))
        self._words, self._used = [], 0.0

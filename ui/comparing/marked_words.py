"""A line of changed words laid out for a width: struck what is gone, underlined what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from cchc_desktop.comparing.word_changes import Segment
    from ui.kit.painting import Paints

_LINE_GAP = 1.35


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line as shown: role is "gone", "come", "muted" or "" for plain; segment is its index."""

    text: str
    role: str
    segment: int


def old_pieces(segments: Sequence[Segment]) -> list[Piece]:
    """Return the pieces of a line as it was."""
    return [Piece(each.before, "gone" if each.changed else "", at) for at, each in enumerate(segments) if each.before]


def new_pieces(segments: Sequence[Segment]) -> list[Piece]:
    """Return the pieces of a line as it is."""
    return [Piece(each.after, "come" if each.changed else "", at) for at, each in enumerate(segments) if each.after]


def joined_pieces(segments: Sequence[Segment]) -> list[Piece]:
    """Return the pieces of both in one line: what is gone before what came for it."""
    return [*_joined(segments)]


def _joined(segments: Sequence[Segment]) -> Iterator[Piece]:
    for at, each in enumerate(segments):
        if not each.changed:
            yield Piece(each.after or each.before, "", at)
            continue
        if each.before:
            yield Piece(each.before, "gone", at)
        if each.before and each.after:
            yield Piece(" ", "", at)
        if each.after:
            yield Piece(each.after, "come", at)


class MarkedWords:
    """Pieces of a line broken to a width, ready to be painted."""

    def __init__(self, pieces: Sequence[Piece], paints: Paints, width: int, size: int = 15) -> None:
        self._pieces, self._paints = pieces, paints
        font = paints.font(size)
        text = "".join(piece.text for piece in pieces)
        self._layout = QTextLayout(text, font)
        self._layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        self._layout.setFormats([*self._formats(font)])
        self._layout.beginLayout()
        height = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * _LINE_GAP
        self._layout.endLayout()
        self.height = round(height)

    def paint(self, painter: QPainter, x: int, y: int) -> None:
        """Paint the line with its top left at a point."""
        painter.setPen(self._paints.color("text"))
        self._layout.draw(painter, QPointF(x, y))

    def boxes(self, segment: int, x: int, y: int) -> list[QRect]:
        """Return the boxes around the letters of a changed segment, one a line, from a point."""
        start = 0
        boxes: list[QRect] = []
        for piece in self._pieces:
            if segment < 0 or (piece.segment == segment and piece.role):
                boxes += self._boxes(start, start + _units(piece.text))
            start += _units(piece.text)
        return [box.translated(x, y) for box in boxes]

    def _boxes(self, start: int, end: int) -> Iterator[QRect]:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                yield QRectF(left, line.y(), right - left, line.height()).toAlignedRect()

    def _formats(self, font: QFont) -> Iterator[QTextLayout.FormatRange]:
        start = 0
        for piece in self._pieces:
            if piece.role:
                made = QTextLayout.FormatRange()
                made.start, made.length = start, _units(piece.text)  # type: ignore[attr-defined] # left out of the stubs
                made.format = self._format(piece.role, font)  # type: ignore[attr-defined] # likewise
                yield made
            start += _units(piece.text)

    def _format(self, role: str, font: QFont) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(font)
        if role == "muted":
            made.setForeground(self._paints.color("muted"))
            return made
        gone = role == "gone"
        made.setForeground(self._paints.color("error" if gone else "ok"))
        made.setBackground(self._paints.color("error_soft" if gone else "ok_soft"))
        made.setFontStrikeOut(gone)
        made.setFontUnderline(not gone)
        return made


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: in UTF-16."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _x(found: object) -> float:
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type] # PySide gives the cursor too

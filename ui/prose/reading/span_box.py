"""The box around the span of the current finding, drawn over the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from ui.kit import theme
from ui.kit.severity_look import SEVERITIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

    from ui.prose.marks import TextMark

_ROUND = 3
_BESIDE, _ABOVE = 1.5, 0.5


def draw_box(edit: QTextEdit, current: Callable[[], TextMark | None]) -> None:
    """Draw the box around the current stretch of an editor's text, on each line that it is on."""
    mark = current()
    if mark is None or mark.start >= mark.end:
        return
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-edit.horizontalScrollBar().value(), -edit.verticalScrollBar().value())
    painter.setPen(QPen(theme.color(_colour(mark)), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in span_boxes(edit.document(), mark.start, mark.end):
        painter.drawRoundedRect(box, _ROUND, _ROUND)
    painter.end()


def span_boxes(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """Yield the boxes around a stretch of a document, one for each line of text; positions are UTF-16 units."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout, begin = block.layout(), block.position()
        corner: QPointF = document.documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - begin, line.textStart())
            last = min(end - begin, line.textStart() + line.textLength(), block.length() - 1)
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                box = QRectF(left, line.y(), right - left, line.height()).translated(corner)
                yield box.adjusted(-_BESIDE, _ABOVE, _BESIDE, -_ABOVE)
        block = block.next()


def _x(found: object) -> float:
    """Return the place of a letter in its line, which PySide gives with the letter's number."""
    place = found[0] if isinstance(found, tuple) else found
    return float(place)  # type: ignore[arg-type] # PySide's stubs do not say what it is


def _colour(mark: TextMark) -> str:
    if mark.settled:
        return "ok"
    return "accent" if mark.severity is None else SEVERITIES[mark.severity][1]

"""Small texts in the left margin of a draft for review: numbers of lines, keys of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.geometry import ASIDE, ASIDE_GAP, REASON_SHADE
from cchc_desktop.documents.pdf.paging import LEFT
from cchc_desktop.documents.pdf.paragraphs import TextFlowable

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BASE = ASIDE.size / 3  # from the middle of the figures down to their base line


class KeyedText(TextFlowable):
    """A text of a form's first column with the key of its row beside it in the margin."""

    key = ""

    def draw(self) -> None:
        """Draw the text, and the key at the height of its middle."""
        super().draw()
        x, y = self.canv.absolutePosition(0, self.height / 2)
        self.canv.saveState()
        self.canv.translate(-x, self.height / 2 - y)
        draw_aside(self.canv, self.key, y)
        self.canv.restoreState()


def draw_aside(canvas: Canvas, text: str, middle: float) -> None:
    """Draw a small grey text that ends beside the page's text, around the height `middle`."""
    canvas.saveState()
    canvas.setFont(face(bold=ASIDE.bold, italic=ASIDE.italic).name, ASIDE.size)
    canvas.setFillGray(REASON_SHADE)
    canvas.drawRightString(LEFT - ASIDE_GAP, middle - _BASE, text)
    canvas.restoreState()

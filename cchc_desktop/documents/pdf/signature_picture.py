"""The visible part of an electronic signature as a page of its own size: an image, or words in the decree's colours.

II.7.d: the signer's is blue; II.8.a: the office's is red and covers about a third of the signer's, at its left.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.documents.content.fonts import face

BLUE, RED = (0.08, 0.22, 0.58), (0.76, 0.06, 0.09)
_SIZES = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0)
_LEADING = 1.15
_PADDING = 3.0
_RING = 1.4
"""The width of the line around the office's words."""
_IN_RING = 0.78
"""The share of the ring's width that its words may take."""


@dataclass(frozen=True, slots=True)
class SignaturePicture:
    """What is shown of a signature: an image (.png), or lines in a colour, with or without a ring around them."""

    lines: tuple[str, ...]
    colour: tuple[float, float, float]
    ring: bool = False
    free_left: float = 0
    """The share of the width that is left to the office's stamp."""
    image: bytes = b""


def draw_picture(picture: SignaturePicture, width: float, height: float) -> bytes:
    """Return the picture as a PDF of one page, `width` by `height` points."""
    file, font = BytesIO(), face(bold=False, italic=False)
    canvas = Canvas(file, (width, height), invariant=1, initialFontName=font.name)
    if picture.image:
        image = ImageReader(BytesIO(picture.image))
        canvas.drawImage(image, 0, 0, width, height, mask="auto", preserveAspectRatio=True, anchor="c")
    else:
        _draw_words(canvas, picture, width, height)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_words(canvas: Canvas, picture: SignaturePicture, width: float, height: float) -> None:
    font = face(bold=False, italic=False)
    canvas.setFillColorRGB(*picture.colour)
    canvas.setStrokeColorRGB(*picture.colour)
    left = picture.free_left * width + _PADDING
    room = width - left - _PADDING
    if picture.ring:
        canvas.setLineWidth(_RING)
        canvas.circle(width / 2, height / 2, min(width, height) / 2 - _RING)
        room = min(width, height) * _IN_RING
        left = (width - room) / 2
    size, lines = _fitting(picture.lines, font.name, room, height * (_IN_RING if picture.ring else 1) - 2 * _PADDING)
    canvas.setFont(font.name, size)
    top = height / 2 + len(lines) * size * _LEADING / 2
    for number, line in enumerate(lines, 1):
        bottom = top - number * size * _LEADING + (_LEADING - 1) * size + size * 0.2
        if picture.ring:
            canvas.drawCentredString(left + room / 2, bottom, line)
        else:
            canvas.drawString(left, bottom, line)


def _fitting(texts: tuple[str, ...], font: str, width: float, height: float) -> tuple[float, list[str]]:
    """Return the largest size in which some texts fit into a room, and their lines."""
    printable = face(bold=False, italic=False).printable
    for size in _SIZES:
        lines = [line for text in texts for line in simpleSplit(printable(text), font, size, width)]
        if len(lines) * size * _LEADING <= height:
            break
    return size, lines

"""Measuring the lines of a text before it is written: their widths, and the narrowest column for even lines.

Lines are broken first fit, as Word and the PDF break them; the faces of both have the same widths. All in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop.documents.content.fonts import face

if TYPE_CHECKING:
    from cchc_desktop.documents.content.geometry import Type

MOST_BALANCED = 4  # lines of a centred text
_TWENTIETHS = range(10, 20)


class MeasuredText:
    """A text of one type, its words measured: the lines it breaks into and its widest word."""

    def __init__(self, text: str, kind: Type) -> None:
        font = face(bold=kind.bold, italic=kind.italic)
        scale = kind.size / 1000
        self._space = font.width(" ") * scale
        self._paragraphs = [
            [font.width(word) * scale for word in paragraph.split(" ") if word]
            for paragraph in font.printable(text).split("\n")
        ]

    @cached_property
    def widest_word(self) -> float:
        """The width of the widest word, 0 if there is none."""
        return max((word for words in self._paragraphs for word in words), default=0.0)

    @cached_property
    def unbroken(self) -> float:
        """The width in which no line breaks but where the text itself has a line break."""
        return max(sum(words) + self._space * max(len(words) - 1, 0) for words in self._paragraphs)

    def lines(self, width: float) -> list[float]:
        """Return the widths of the lines in a column `width` wide, at least one; a word too wide for it fills lines."""
        return [line for words in self._paragraphs for line in _filled(words, self._space, width)]

    def line_count(self, width: float) -> int:
        """Return the number of lines in a column `width` wide."""
        return len(self._paragraphs) if self.unbroken <= width else len(self.lines(width))

    def balanced(self, width: float) -> float:
        """Return the column width in which as many lines are about equally long and no word is cut."""
        lines = self.line_count(width)
        if not 1 < lines <= MOST_BALANCED:
            return width
        narrower = (width * part / 20 for part in _TWENTIETHS)
        least = self.widest_word
        return next((to for to in narrower if to > least and self.line_count(to) == lines), width)


def _filled(words: Sequence[float], space: float, width: float) -> list[float]:
    lines = []
    used = 0.0
    for word in words:
        if used and used + space + word > width:
            lines.append(used)
            used = 0.0
        used += word + (space if used else 0)
        while used > width:
            lines.append(width)
            used -= width
    lines.append(used)
    return lines

"""Text as Platypus paragraphs, set by the types of the decree's geometry. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.geometry import Align, Type
from cchc_desktop.documents.content.measure import MeasuredText

LEAST_LINES = 2  # of a paragraph, left at the foot of a page or taken over to the next
MAX_STRETCH = 1.0  # sizes added to a space in a justified line; beyond that the line stays ragged

_ALIGNMENTS = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.JUSTIFY: TA_JUSTIFY}


class TextFlowable(Paragraph):  # type: ignore[misc] # reportlab has no types
    """A paragraph of one type that leaves no single line on a page and does not stretch a line too far.

    outline is its level (0-based) and title in the outline; the lines of a counted text are numbered in a review.
    """

    outline: tuple[int, str] | None = None
    counted = False
    _wrapped_in: float | None = None

    @property
    def line_count(self) -> int:
        """The number of its lines, once it is wrapped."""
        return len(self.blPara.lines)

    @property
    def least_height(self) -> float:
        """The least height that may be alone at the foot of a page, once it is wrapped."""
        whole = self.line_count < 2 * LEAST_LINES
        return (self.line_count if whole else LEAST_LINES) * float(self.style.leading)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the text into lines, once for a width, and return its size."""
        if width != self._wrapped_in or not hasattr(self, "blPara"):
            super().wrap(width, height)
            self._wrapped_in = width
        return width, self.height

    def breakLines(self, width: list[float]) -> Any:  # noqa: N802, ANN401 - reportlab's name, and it has no types
        """Break the text into lines; one that justifying would stretch too far stays ragged."""
        broken = super().breakLines(width)
        if self.style.alignment == TA_JUSTIFY:
            most = MAX_STRETCH * self.style.fontSize
            broken.lines = [(slack if slack <= most * _spaces(words) else 0, words) for slack, words in broken.lines]
        return broken

    def split(self, width: float, height: float) -> list[TextFlowable]:
        """Split the text so that the first part fits into `height`; return nothing if it cannot be split there."""
        parts: list[TextFlowable] = super().split(width, height)
        for part in parts:
            part.counted = self.counted
        if parts:
            parts[0].outline = self.outline
        return parts


def texts(
    text: str,
    kind: Type,
    width: float,
    *,
    before: float = 0,
    left: float = 0,
    grey: float = 0,
    keep_next: bool = False,
    made: type[TextFlowable] = TextFlowable,
) -> list[TextFlowable]:
    """Return a text as paragraphs, one for each of its lines, for a column `width` wide; centred ones are balanced."""
    found: list[TextFlowable] = []
    for line in face(bold=kind.bold, italic=kind.italic).printable(text).split("\n"):
        narrowed = width - MeasuredText(line, kind).balanced(width) if kind.align is Align.CENTRE else 0
        style = _style(kind, 0 if found else before, left or narrowed / 2, narrowed / 2, grey, keep_next)
        found.append(made(None, style, frags=[_fragment(line, style)]))
    return found


_MARKS = {"": "{}", "note": "<i>{}</i>", "gone": "<strike>{}</strike>", "come": "<b><u>{}</u></b>"}


def marked_text(runs: Iterable[tuple[str, str]], kind: Type, *, before: float = 0) -> TextFlowable:
    """Return a paragraph of stretches with marks: "gone" is struck, "come" bold and underlined, "note" italic."""
    plain = face(bold=False, italic=False)
    for bold, italic in ((True, False), (False, True)):
        face(bold=bold, italic=italic)  # registers it
    addMapping(plain.name, 0, 0, plain.name)
    addMapping(plain.name, 1, 0, face(bold=True, italic=False).name)
    addMapping(plain.name, 0, 1, face(bold=False, italic=True).name)
    parts = (_MARKS[mark].format(escape(plain.printable(text).replace("\n", " "))) for text, mark in runs)
    return TextFlowable("".join(parts), _style(kind, before, 0, 0, 0, keep_next=False))


@lru_cache(maxsize=256)
def _style(
    kind: Type,
    before: float,
    left: float,
    right: float,
    grey: float,
    keep_next: bool,  # noqa: FBT001 - one call, above
) -> ParagraphStyle:
    return ParagraphStyle(
        kind.article,
        fontName=face(bold=kind.bold, italic=kind.italic).name,
        fontSize=kind.size,
        leading=kind.size * kind.leading,
        alignment=_ALIGNMENTS[kind.align],
        textColor=Color(grey, grey, grey),
        firstLineIndent=kind.indent,
        leftIndent=left,
        rightIndent=right,
        spaceBefore=before,
        keepWithNext=keep_next,
        allowWidows=0,
        allowOrphans=0,
    )


def _fragment(text: str, style: ParagraphStyle) -> ParaFrag:
    """Return a text as the one fragment of a paragraph: as data, never read as markup."""
    return ParaFrag(
        text=text, fontName=style.fontName, fontSize=style.fontSize, textColor=style.textColor,
        rise=0, greek=0, link=[], us_lines=[],
    )  # fmt: skip


def _spaces(words: list[str]) -> int:
    return len(words) - 1 + sum(word.count("\N{NO-BREAK SPACE}") for word in words)

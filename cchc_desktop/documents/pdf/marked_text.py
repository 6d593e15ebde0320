"""A paragraph with findings underlined: a thick wave for an error, a thin one for a warning, dots for a hint.

What came along from an earlier report and was not looked at has dashes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.pdfbase.pdfmetrics import stringWidth

from cchc_desktop.checks.carried_check import STALE
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Block, ListLine, Paragraph
from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.printed_spans import PrintedSpan
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, texts
from cchc_desktop.report.template import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from cchc_desktop.checks.findings import Finding

SpansOf = Callable[[Block], Sequence[PrintedSpan]]
"""Returns the findings in the text of a block."""

_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class MarkedLetters:
    """The letters that a finding is about, counted without spaces: that count survives the breaking into lines."""

    start: int
    end: int
    finding: Finding


class MarkedText(TextFlowable):
    """A text with marks under some of its letters; after drawing, `marked_lines` gives the findings of each line."""

    marks: tuple[MarkedLetters, ...] = ()

    def split(self, width: float, height: float) -> list[TextFlowable]:
        """Split the text and its marks."""
        parts = super().split(width, height)
        before = 0
        for part in parts:
            if isinstance(part, MarkedText) and part is not self:
                count = letters("".join("".join(fragment.words) for fragment in part.frags))
                part.marks = tuple(_shifted(mark, before, count) for mark in self.marks if _inside(mark, before, count))
                before += count
        return parts

    def marked_lines(self) -> Iterator[tuple[Finding, int]]:
        """Yield each finding with the lines (from 0) that it is in, once the text is broken into lines."""
        for number, start, end in self._lines():
            yield from ((mark.finding, number) for mark in self.marks if mark.start < end and mark.end > start)

    def draw(self) -> None:
        """Draw the text, then the marks under it."""
        super().draw()
        for number, start, end in self._lines():
            for mark in self.marks:
                if mark.start < end and mark.end > start:
                    first, last = max(mark.start - start, 0), min(mark.end, end) - start
                    self._underline(number, first, last, mark.finding)

    def _lines(self) -> Iterator[tuple[int, int, int]]:
        """Yield the number of each line, and the counts of letters before and behind it."""
        at = 0
        for number, (_, words) in enumerate(self.blPara.lines):
            count = sum(map(len, words))
            yield number, at, at + count
            at += count

    def _underline(self, number: int, first: int, last: int, finding: Finding) -> None:
        slack, words = self.blPara.lines[number]
        style = self.style
        final = number == self.line_count - 1 and not getattr(self, "_JustifyLast", False)
        justified = style.alignment == TA_JUSTIFY and not final
        gaps = len(words) - 1 + sum(word.count(_NO_BREAK) for word in words)
        stretch = slack / gaps if justified and gaps > 0 else 0
        left = style.leftIndent + (style.firstLineIndent if number == 0 else 0)
        start = left + self._width(words, first, stretch, behind=False)
        end = left + self._width(words, last, stretch, behind=True)
        baseline = self.height - style.fontSize - number * style.leading
        _draw(self.canv, start, end, baseline - g.MARK_DROP * style.fontSize, finding)

    def _width(self, words: Sequence[str], count: int, stretch: float, *, behind: bool) -> float:
        """Return the width of a line up to so many letters; `behind` the last of them, else before the next one."""
        parts = []
        for word in words:
            if count < len(word) or (behind and count == len(word)):
                parts.append(word[:count])
                break
            parts.append(word)
            count -= len(word)
        text = " ".join(parts)
        width = float(stringWidth(text, self.style.fontName, self.style.fontSize))
        return width + stretch * (text.count(" ") + text.count(_NO_BREAK))


def marked(
    block: Paragraph | ListLine,
    kind: g.Type,
    width: float,
    spans: Sequence[PrintedSpan],
    *,
    mark: str = "",
    before: float = 0,
    keep_next: bool = False,
) -> list[TextFlowable]:
    """Return a block's text behind its list mark for a column `width` wide, with the findings in it underlined."""
    made = MarkedText if spans else TextFlowable
    found = texts(mark + block.text, kind, width, before=before, keep_next=keep_next, made=made)
    for part in found:
        if isinstance(part, MarkedText):
            part.marks = tuple(_marked(mark, block.text, span) for span in spans)
    return found


def counted(found: list[TextFlowable]) -> list[TextFlowable]:
    """Return texts whose lines are numbered in a review."""
    for text in found:
        text.counted = True
    return found


def no_spans(_block: Block) -> Sequence[PrintedSpan]:
    """Return no findings."""
    return ()


def _marked(mark: str, text: str, span: PrintedSpan) -> MarkedLetters:
    """Return the letters of a span as they are printed, the list mark counted."""
    printable = face(bold=False, italic=False).printable
    start, end = (letters(printable(mark + text[:at])) for at in (span.start, span.end))
    return MarkedLetters(start, end, span.finding)


def letters(text: str) -> int:
    """Return the number of letters of a text that are no spaces between words."""
    return sum(not letter.isspace() or letter == _NO_BREAK for letter in text)


def _inside(mark: MarkedLetters, start: int, count: int) -> bool:
    return mark.start < start + count and mark.end > start


def _shifted(mark: MarkedLetters, start: int, count: int) -> MarkedLetters:
    return MarkedLetters(max(mark.start - start, 0), min(mark.end - start, count), mark.finding)


def _draw(canvas: Canvas, start: float, end: float, y: float, finding: Finding) -> None:
    canvas.saveState()
    canvas.setStrokeGray(0)
    if finding.rule == STALE:
        canvas.setLineWidth(g.MARK_THICK)
        canvas.setDash(4 * g.MARK_THICK, 3 * g.MARK_THICK)
        canvas.line(start, y, end, y)
    elif finding.severity is Severity.HINT:
        canvas.setLineWidth(g.MARK_THICK)
        canvas.setLineCap(1)
        canvas.setDash(0, 3 * g.MARK_THICK)
        canvas.line(start, y, end, y)
    else:
        canvas.setLineWidth(g.MARK_THICK if finding.severity is Severity.ERROR else g.MARK_THIN)
        steps = max(round((end - start) / g.MARK_WAVE), 2)
        points = [(start + (end - start) * step / steps, y + g.MARK_WAVE / 2 * (step % 2)) for step in range(steps + 1)]
        canvas.lines([(*one, *other) for one, other in pairwise(points)])
    canvas.restoreState()

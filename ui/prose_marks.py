"""Marks in a section's text: findings underlined where they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cchc_desktop.report.template import Severity
from ui import theme
from ui.parts import SEVERITIES
from ui.prose_form import units

_WAVE, _DOTS = QTextCharFormat.UnderlineStyle.WaveUnderline, QTextCharFormat.UnderlineStyle.DotLine


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's stretch of a document, in UTF-16 units."""

    start: int
    end: int
    severity: Severity


class ProseMarks(QSyntaxHighlighter):
    """Styles what is in the text without touching it; marks stay on their paragraph until the next check."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._marks: tuple[Mark, ...] = ()
        self._by_block: dict[int, list[Mark]] = {}

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Underline these stretches and no others."""
        if marks == self._marks:
            return
        self._marks = marks
        self._by_block = defaultdict(list)
        for mark in marks:
            block = self.document().findBlock(mark.start)
            start = mark.start - block.position()
            self._by_block[block.blockNumber()].append(Mark(start, start + mark.end - mark.start, mark.severity))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one paragraph."""
        for mark in self._by_block.get(self.currentBlock().blockNumber(), ()):
            for at in range(mark.start, min(mark.end, units(text))):
                self.setFormat(at, 1, _underlined(self.format(at), mark.severity))


def _underlined(char: QTextCharFormat, severity: Severity) -> QTextCharFormat:
    ink = SEVERITIES[severity][1]
    char.setUnderlineColor(theme.color(ink))
    char.setUnderlineStyle(_DOTS if severity is Severity.HINT else _WAVE)
    if severity is Severity.WARNING:
        char.setBackground(theme.color("warn_soft"))
    return char

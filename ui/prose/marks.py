"""Marks in a section's text: findings are underlined, columns of tables aligned, without changing the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument, QTextLayout
from shiboken6 import isValid

from cchc_desktop.report.template import Severity
from ui.kit import theme
from ui.kit.severity_look import SEVERITIES
from ui.prose.table_look import TableLook

_WAVE, _DOTS = QTextCharFormat.UnderlineStyle.WaveUnderline, QTextCharFormat.UnderlineStyle.DotLine
_LINE, _DASHES = QTextCharFormat.UnderlineStyle.SingleUnderline, QTextCharFormat.UnderlineStyle.DashUnderline
_GROUNDS = {Severity.ERROR: "error_soft", Severity.WARNING: "warn_soft", Severity.HINT: "hint_soft"}
_MILDEST_FIRST = (Severity.HINT, None, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class TextMark:
    """A finding's stretch of a document, in UTF-16 units; the current one has a ground, a settled one a thin line.

    Without a severity it is words that came along from an earlier report.
    """

    start: int
    end: int
    severity: Severity | None
    current: bool = False
    settled: bool = False


class ProseMarks(QObject):
    """Underlines stretches of a document; they move with the text around them until the next check.

    No QSyntaxHighlighter: it reports a change of the text whenever it styles, and is called at each keystroke.
    """

    def __init__(self, document: Callable[[], QTextDocument], tables: TableLook) -> None:
        super().__init__(document())
        self._document, self._tables = document, tables
        self._marks: tuple[TextMark, ...] = ()
        document().contentsChange.connect(self._shift)

    def show_marks(self, marks: tuple[TextMark, ...]) -> None:
        """Underline exactly these stretches."""
        if marks != self._marks:
            before, self._marks = self._marks, marks
            self._restyle((*before, *marks))

    def current(self) -> TextMark | None:
        """Return the stretch of the current finding, or place that came along, as it is now."""
        return next((mark for mark in self._marks if mark.current), None)

    def show_tables(self, *, anew: bool = False) -> None:
        """Align the columns of tables, if any of them changed, or all of them anew."""
        if not isValid(self._document):  # an editor that is being destroyed is resized once more
            return
        before = self._tables.tables
        if self._tables.measure() or anew:
            lines = [range(table.first, table.last + 1) for table in (*before, *self._tables.tables)]
            self._restyle_blocks({number for each in lines for number in each})

    def repaint(self) -> None:
        """Underline again in the present colours."""
        self._restyle(self._marks)
        self.show_tables(anew=True)

    def _restyle(self, marks: tuple[TextMark, ...]) -> None:
        self._restyle_blocks({block.blockNumber() for mark in marks for block in self._blocks(mark.start, mark.end)})

    def _restyle_blocks(self, numbers: set[int]) -> None:
        for number in numbers:
            block = self._document().findBlockByNumber(number)
            if block.isValid():
                self._style(block)
                self._document().markContentsDirty(block.position(), block.length())

    def _shift(self, position: int, removed: int, added: int) -> None:
        """Move the marks behind an edit, before its paragraphs are laid out."""
        self._marks = tuple(_shifted(mark, position, removed, added - removed) for mark in self._marks)
        for block in self._blocks(position, position + added):
            self._tables.notice(block)
            if self._marks or self._tables.tables:
                self._style(block)

    def _blocks(self, start: int, end: int) -> list[QTextBlock]:
        blocks = []
        block = self._document().findBlock(start)
        while block.isValid() and block.position() <= end:
            blocks.append(block)
            block = block.next()
        return blocks

    def _style(self, block: QTextBlock) -> None:
        start, end = block.position(), block.position() + block.length() - 1
        ranges = self._tables.ranges(block)
        inside = (mark for mark in self._marks if mark.start < end and mark.end > start)
        for mark in sorted(
            inside, key=lambda mark: (mark.current, not mark.settled, _MILDEST_FIRST.index(mark.severity))
        ):
            first, last = max(mark.start, start), min(mark.end, end)
            if first < last:
                ranges.append(_range(first - start, last - first, mark))
        block.layout().setFormats(ranges)


def _shifted(mark: TextMark, position: int, removed: int, grown: int) -> TextMark:
    start = mark.start + grown if mark.start >= position + removed else mark.start
    end = max(start, mark.end + grown) if mark.end > position else mark.end
    return replace(mark, start=start, end=end)


def _range(start: int, length: int, mark: TextMark) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length  # type: ignore[attr-defined] # PySide's stubs leave the fields out
    made.format = _underlined(mark)  # type: ignore[attr-defined]
    return made


def _underlined(mark: TextMark) -> QTextCharFormat:
    if mark.severity is None:
        return _came_along(mark)
    char = QTextCharFormat()
    char.setUnderlineColor(theme.color("ok" if mark.settled else SEVERITIES[mark.severity][1]))
    char.setUnderlineStyle(_LINE if mark.settled else _DOTS if mark.severity is Severity.HINT else _WAVE)
    if mark.current or (mark.severity is Severity.WARNING and not mark.settled):
        char.setBackground(theme.color(_GROUNDS[mark.severity]))
    return char


def _came_along(mark: TextMark) -> QTextCharFormat:
    char = QTextCharFormat()
    char.setUnderlineColor(theme.color("ok" if mark.settled else "accent" if mark.current else "warn"))
    char.setUnderlineStyle(_LINE if mark.settled else _DASHES)
    if mark.current or not mark.settled:
        char.setBackground(theme.color("sel" if mark.current else "warn_soft"))
    return char

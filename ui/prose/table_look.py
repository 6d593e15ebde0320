"""The tables in a section's editor: lines between bars, their columns one below the other, their heads bold."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

from cchc_desktop.reading.table_lines import BAR
from ui.kit import theme
from ui.prose.paragraph_look import is_table_line
from ui.prose.text_form import LETTER, chips_of, format_of, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextFormat

Range = QTextLayout.FormatRange


class ShownTable(NamedTuple):
    """A table in a document: the numbers of its first and last paragraph, the widths of its columns.

    There are none where the table is wider than the editor: its lines are broken then.
    """

    first: int
    last: int
    widths: tuple[float, ...]


class TableLook:
    """The tables of a document as they were last measured; `room` gives the width for text, `chip_width` a chip's.

    The document is asked for each time: PySide gives up its object for one once another died at the same address.
    """

    def __init__(
        self,
        document: Callable[[], QTextDocument],
        room: Callable[[], float],
        chip_width: Callable[[int, QTextFormat], float],
    ) -> None:
        self._document, self._room, self._chip_width = document, room, chip_width
        self.tables: tuple[ShownTable, ...] = ()
        self._stale = False

    def measure(self) -> bool:
        """Measure all tables; return whether any is to be shown anew."""
        before, stale = self.tables, self._stale
        self.tables = tuple(self._measured())
        self._stale = False
        return stale or before != self.tables

    def notice(self, block: QTextBlock) -> None:
        """Have a paragraph that was changed shown anew once the tables are measured, if it is of a table."""
        self._stale = self._stale or is_table_line(block.text()) or self._table_of(block) is not None

    def ranges(self, block: QTextBlock) -> list[Range]:
        """Return the formats of a paragraph: none if it is not of a table."""
        table, text = self._table_of(block), block.text()
        if table is None or not is_table_line(text):
            return []
        bars = _bars(text)
        made = [_range(at, 1, _bar_format()) for at in bars]
        head = block.blockNumber() == table.first
        if head:
            made.append(_range(bars[0], bars[-1] - bars[0], _head_format()))
        for left, right, wide, own in zip(bars, bars[1:], table.widths, self._widths(block, bold=head), strict=False):
            at = right - 1 if text[right - 1] not in (LETTER, BAR) else left
            made.append(_range(at, 1, _spaced(wide - own)))
        return made

    def _table_of(self, block: QTextBlock) -> ShownTable | None:
        number = block.blockNumber()
        return next((table for table in self.tables if table.first <= number <= table.last), None)

    def _measured(self) -> Iterator[ShownTable]:
        block = self._document().begin()
        while block.isValid():
            rows: list[QTextBlock] = []
            while block.isValid() and is_table_line(block.text()):
                rows.append(block)
                block = block.next()
            if len(rows) > 1:
                yield ShownTable(rows[0].blockNumber(), rows[-1].blockNumber(), self._columns(rows))
            if not rows:
                block = block.next()

    def _columns(self, rows: list[QTextBlock]) -> tuple[float, ...]:
        """Return the widths of a table's columns, none if they do not fit."""
        found = [self._widths(row, bold=row == rows[0]) for row in rows]
        count = max(map(len, found))
        widths = tuple(max(row[at] for row in found if at < len(row)) for at in range(count))
        bars = (count + 1) * self._metrics(bold=False).horizontalAdvance(BAR)
        return widths if sum(widths) + bars < self._room() else ()

    def _widths(self, block: QTextBlock, *, bold: bool) -> tuple[float, ...]:
        """Return the widths of a row's cells as they are without spacing."""
        text, metrics = block.text(), self._metrics(bold=bold)
        bars = _bars(text)
        wide = {at - block.position(): self._chip_width(at, format_of(chip)) for at, chip in chips_of(block)}
        return tuple(
            metrics.horizontalAdvance(text[left + 1 : right].replace(LETTER, ""))
            + sum(width for at, width in wide.items() if left < at < right)
            for left, right in pairwise(bars)
        )

    def _metrics(self, *, bold: bool) -> QFontMetricsF:
        font = QFont(self._document().defaultFont())
        font.setBold(bold)
        return QFontMetricsF(font)


def _bars(text: str) -> list[int]:
    """Return the places of the bars; in a text with letters of two units they would be others, so there are none."""
    return [at for at, char in enumerate(text) if char == BAR] if units(text) == len(text) else [0]


def _range(start: int, length: int, char: QTextCharFormat) -> Range:
    made = Range()
    made.start, made.length = start, length  # type: ignore[attr-defined] # PySide's stubs leave the fields out
    made.format = char  # type: ignore[attr-defined]
    return made


def _spaced(width: float) -> QTextCharFormat:
    char = QTextCharFormat()
    char.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    char.setFontLetterSpacing(max(width, 0))
    return char


def _bar_format() -> QTextCharFormat:
    char = QTextCharFormat()
    char.setForeground(theme.color("line_strong"))
    return char


def _head_format() -> QTextCharFormat:
    char = QTextCharFormat()
    char.setFontWeight(QFont.Weight.Bold)
    return char

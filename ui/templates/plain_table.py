"""A table of texts that fills its page: wrapped rows, chosen as a whole, one column that stretches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.kit import theme

_HEAD = 36
_NARROW, _NARROWED = 860, 0.72
"""The width under which columns are narrowed, and to which part of theirs."""
_NAMING = 2
"""The first columns, number and name, which alone are in bold type."""


class PlainTable(QTableWidget):
    """A table that is only read; widths are those of its columns, 0 for the one that stretches."""

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(0, len(heads), parent)
        self.setObjectName("texts")
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setFixedHeight(theme.px(_HEAD))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._widths = tuple(widths)
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths, less in a narrow table, but room for their heads."""
        super().resizeEvent(event)
        part = _NARROWED if event.size().width() < theme.px(_NARROW) else 1
        heads = [self.horizontalHeader().sectionSizeHint(column) for column in range(len(self._widths))]
        widths = {at: max(theme.px(width * part), heads[at]) for at, width in enumerate(self._widths) if width}
        over = (
            sum(widths.values()) + sum(heads[at] for at in range(len(heads)) if at not in widths) - event.size().width()
        )
        for at in sorted(widths, key=lambda at: heads[at] - widths[at]):
            less = min(max(over, 0), widths[at] - heads[at])
            widths[at], over = widths[at] - less, over - less
        for at, width in widths.items():
            self.setColumnWidth(at, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters, digits and Enter to the page: a letter must not go to another row."""
        if event.text().strip() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_texts(self, rows: Sequence[Sequence[str]], *, strong: Sequence[int] = ()) -> None:
        """Show other rows, the first as the current one; the numbers of those in bold type are `strong`."""
        bold = set(strong)
        self.setUpdatesEnabled(False)
        self.setRowCount(len(rows))
        for number, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setFont(theme.font(14, theme.SEMIBOLD if number in bold and column < _NAMING else theme.NORMAL))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(number, column, item)
        self.setUpdatesEnabled(True)
        if rows:
            self.setCurrentCell(0, 0)

    def mark(self, row: int, column: int, *, ink: str, ground: str, icon: str) -> None:
        """Give a cell colours and an icon of its own."""
        item = self.item(row, column)
        if item is not None:
            item.setForeground(theme.color(ink))
            item.setBackground(theme.color(ground))
            item.setIcon(theme.icon(icon, ink))

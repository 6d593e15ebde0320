"""The last changes of a report, each with the way to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit import theme
from ui.kit.painting import Paints
from ui.words.versions import history_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    Index = QModelIndex | QPersistentModelIndex

_ROW = 30
_COLUMNS = (12, 66, 140)

Line = tuple[str, str, str, str]
"""A change as shown: its hour, its place, what it was, the key to go to."""


class _RecentPainter(QStyledItemDelegate):
    """Paints one change in three columns."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a row's height."""
        return QSize(10, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a change."""
        paints = Paints()
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view, line = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if isinstance(view, QListWidget) and view.currentIndex() == index and view.hasFocus():
            paints.box(painter, rect.adjusted(1, 1, -1, -1), ground="accent_soft", border="focus", width=2)
        painter.fillRect(QRect(rect.left() + 12, rect.bottom(), rect.width() - 24, 1), paints.color("line"))
        edges = [*map(paints.px, _COLUMNS), rect.width() - paints.px(4)]
        looks = ((line[0], "text2", False), (line[1], "text", True), (line[2], "text2", False))
        for (words, ink, bold), start, end in zip(looks, edges[:-1], edges[1:], strict=True):
            place = QRect(rect.left() + start, rect.top(), end - start - paints.px(6), rect.height())
            shown = paints.metrics(13, bold=bold).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            paints.text(painter, place, shown, 13, ink, bold=bold)


class RecentList(QListWidget):
    """The last changes of a report; `wanted` has the key of one to go to, at Enter or a click."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_RecentPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(history_texts.RECENT)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other changes."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(" ".join(line[:3]))
            item.setData(Qt.ItemDataRole.UserRole, line)
            self.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole)[3])

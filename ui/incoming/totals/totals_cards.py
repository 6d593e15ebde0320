"""The cards beside the totals: lists of groups, each opened into what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from ui.incoming.totals.wrapped_rows import WrappedRows
from ui.kit.labels import label
from ui.words.incoming import totals_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.desk.incoming.totals_reading import NamedUnit

_PACKAGE = Qt.ItemDataRole.UserRole


class GroupsCard(QFrame):
    """Groups by name, each with its lines; `opened` has the package number of a line at Enter."""

    opened = Signal(int)

    def __init__(self, title: str, spoken: str, nothing: str) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.tree = _GroupTree(spoken)
        self._nothing = label(nothing, "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(label(title, "card-title"))
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
        column.addStretch(0)
        self.tree.opened.connect(self.opened)
        self.show_groups((), unfold=False)

    def show_nothing(self, words: str) -> None:
        """Set the words that are shown where there is no group."""
        self._nothing.setText(words)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[NamedUnit]]], *, unfold: bool) -> None:
        """Show other groups, opened or closed."""
        self._nothing.setVisible(not groups)
        self.tree.setVisible(bool(groups))
        self.tree.clear()
        for title, lines in groups:
            item = QTreeWidgetItem([title])
            item.setToolTip(0, title)
            for line in lines:
                child = QTreeWidgetItem([line.text])
                child.setToolTip(0, line.text)
                child.setData(0, _PACKAGE, line.package)
                item.addChild(child)
            self.tree.addTopLevelItem(item)
            item.setExpanded(unfold)


class _GroupTree(QTreeWidget):
    opened = Signal(int)

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self.setHeaderLabels([totals_texts.NAME])
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(WrappedRows(self))
        self.setAccessibleName(spoken)
        self.itemDoubleClicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lines their heights in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the report of a line at Enter."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and item is not None:
            self._open(item)
            item.setExpanded(not item.isExpanded())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QTreeWidgetItem) -> None:
        if package := item.data(0, _PACKAGE):
            self.opened.emit(package)

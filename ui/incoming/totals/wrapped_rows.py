"""Rows of a tree whose words go on in further lines instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from ui.kit import theme

_LEAST, _GAP = 24, 8
_PAD = 24
"""The padding of the style sheet and the margin of the style beside the words, the same at any zoom."""


def wrapped_height(tree: QTreeWidget, index: QModelIndex | QPersistentModelIndex) -> int:
    """Return the height of an item whose words are broken at the width that its column leaves them."""
    depth = 1 + index.parent().isValid() if index.column() == tree.treePosition() or tree.columnCount() == 1 else 0
    width = tree.columnWidth(index.column()) - depth * tree.indentation() - _PAD
    font = index.data(Qt.ItemDataRole.FontRole)
    metrics = QFontMetrics(font if isinstance(font, QFont) else tree.font())
    words = str(index.data() or "")
    lines = metrics.boundingRect(QRect(0, 0, max(width, 1), 1 << 16), Qt.TextFlag.TextWordWrap, words)
    return lines.height() + theme.px(_GAP)


class WrappedRows(QStyledItemDelegate):
    """Gives the items of a tree of one column the height of their words."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the words, broken into lines."""
        return QSize(0, max(wrapped_height(self._tree, index), theme.px(_LEAST)))

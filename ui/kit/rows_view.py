"""A small table of texts, as high as its rows up to a limit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.kit import theme


class RowsView(QTreeWidget):
    """A table with named columns; keyboard and screen readers take a row as a whole."""

    def __init__(self, columns: Sequence[str], most: int) -> None:
        super().__init__()
        self._most = most
        self.setHeaderLabels(columns)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def show_rows(self, rows: Sequence[QTreeWidgetItem]) -> None:
        """Show other rows, the first as the current one."""
        self.clear()
        self.addTopLevelItems(rows)
        if rows:
            self.setCurrentItem(rows[0])
        self.fit()

    def add_row(self, row: QTreeWidgetItem, at: int) -> None:
        """Add a row; the current one stays."""
        self.insertTopLevelItem(at, row)
        self.fit()

    def fit(self) -> None:
        """Set the height to that of the rows."""
        shown = max(1, min(self.topLevelItemCount(), self._most))
        row = max(self.sizeHintForRow(0), theme.px(28))
        self.setFixedHeight(self.header().sizeHint().height() + shown * row + 8)

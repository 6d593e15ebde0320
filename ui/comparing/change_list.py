"""The list of changes: its model, which says each row in words, and its view, which stops at places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.comparing.change_painter import ChangeDelegate, ComparedLook
from ui.comparing.change_rows import ChangeRow, FigureHead, FigureRow, HeadRow, TextRow
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from ui.comparing.change_rows import ShownPlace

Index = QModelIndex | QPersistentModelIndex


class ChangeModel(QAbstractListModel):
    """The rows of a comparison; screen readers are told what is gone and what came."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[ChangeRow, ...] = ()

    def show_rows(self, rows: tuple[ChangeRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a row in words."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return said(self.rows[index.row()])


def said(row: ChangeRow) -> str:
    """Return a row in words."""
    if isinstance(row, HeadRow):
        return " ".join(filter(None, (row.number, row.title, row.note)))
    if isinstance(row, FigureHead):
        return ""
    if isinstance(row, FigureRow):
        change = row.change
        values = f"{change.before or comparing_texts.BLANK} → {change.after or comparing_texts.BLANK}"
        return " ".join(filter(None, (row.number, row.label, values, change.signed)))
    if isinstance(row, TextRow):
        changed = [segment for segment in row.line.segments if segment.changed]
        gone = (comparing_texts.REMOVED_SAID.format(each.before) for each in changed if each.before)
        come = (comparing_texts.ADDED_SAID.format(each.after) for each in changed if each.after)
        return "; ".join((*filter(None, [row.label]), *gone, *come)) or row.line.after or row.line.before
    return row.words


class ChangeView(QListView):
    """The rows of a comparison with one current place; signal `picked` has the number of a place that was clicked."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.look = ComparedLook()
        self.changes = ChangeModel(self)
        self._places: tuple[ShownPlace, ...] = ()
        self._painter = ChangeDelegate(self, lambda row: self.changes.rows[row], self.look)
        self.setModel(self.changes)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(comparing_texts.TITLE)

    def show_rows(self, rows: tuple[ChangeRow, ...], places: tuple[ShownPlace, ...]) -> None:
        """Show another comparison."""
        self._places, self.look.current = places, None
        self._painter.renew()
        self.changes.show_rows(rows)

    def show_look(self, *, in_line: bool) -> None:
        """Show the rows in one line, or side by side."""
        self.look.in_line = in_line
        self.scheduleDelayedItemsLayout()
        self.show_place(self.look.current)

    def show_place(self, place: ShownPlace | None) -> None:
        """Make a place the current one and scroll to it, its head with it where there is room."""
        self.look.current = place
        if place is not None:
            index = self.changes.index(place.row)
            self.setCurrentIndex(index)
            self.executeDelayedItemsLayout()
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the first place of the clicked row the current one."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        number = next((at for at, place in enumerate(self._places) if place.row == row), -1)
        if number >= 0:
            self.picked.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again for another width."""
        if event.oldSize().width() != event.size().width():
            self._painter.renew()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint again in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._painter.renew()
            self.scheduleDelayedItemsLayout()

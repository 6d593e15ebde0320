"""The table of a register: gone through with the arrows, edited with Enter, several rows chosen with Shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.kit import theme
from ui.kit.painting import Paints
from ui.register.register_model import BODY, CRITERION, DATE, NUMBER, SUBJECT, TYPE, Index, RegisterModel
from ui.words.writing import register_texts

if TYPE_CHECKING:
    from cchc_desktop.report.members.register_entry import RegisterEntry

_ROW, _HEADER, _NARROW, _NARROWEST, _PAD = 32, 34, 900, 560, 12
_WIDTHS = {NUMBER: 164, DATE: 104, TYPE: 104, BODY: 180, CRITERION: 120}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RegisterDelegate(QStyledItemDelegate):
    """Paints a cell in one line; chosen rows have a ground, the current one a bar at its left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paints = Paints()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        view = self.parent()
        current = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._paints.color("accent_soft" if chosen else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._paints.color("line"))
        if current and index.column() == NUMBER:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._paints.color("accent"))
        left, size = rect.left() + self._paints.px(_PAD), self._paints.px(16)
        if index.column() == NUMBER and index.data(Qt.ItemDataRole.DecorationRole) is not None:
            top = rect.top() + (rect.height() - size) // 2
            self._paints.icon(painter, "triangle-alert", "warn", left, top, 16)
            left += size + self._paints.px(6)
        room = rect.right() - left - 4
        text = self._paints.metrics(14).elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._paints.font(14))
        painter.setPen(self._paints.color("text"))
        painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)


class RegisterTable(QTableView):
    """The documents as rows. Signals: `opened` to edit the current one, `moved` to another, `menu_wanted` at a point.

    `removed` and `copied` are about the chosen ones.
    """

    opened = Signal()
    moved = Signal()
    removed = Signal()
    copied = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.rows = RegisterModel()
        self.setModel(self.rows)
        self.setItemDelegate(RegisterDelegate(self))
        self.setAccessibleName(register_texts.TITLE)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(_HEADER))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
        self.selectionModel().currentRowChanged.connect(self._tell_moved)
        self.doubleClicked.connect(self._tell_opened)

    @property
    def current(self) -> RegisterEntry | None:
        """The current document, None if there is none."""
        row = self.currentIndex().row()
        return self.rows.entries[row] if 0 <= row < len(self.rows.entries) else None

    @property
    def chosen(self) -> list[RegisterEntry]:
        """The chosen documents, in the order of the table."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.entries[row] for row in rows]

    def _tell_moved(self) -> None:
        self.moved.emit()

    def _tell_opened(self) -> None:
        self.opened.emit()

    def choose(self, entry: RegisterEntry | None) -> None:
        """Make a document the current one if it is shown, else the first."""
        at = self.rows.entries.index(entry) if entry in self.rows.entries else 0
        index = self.rows.index(at, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys: Enter edits, Delete removes, Ctrl+C copies the names."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif control and event.key() == Qt.Key.Key_C:
            self.copied.emit()
        elif control and event.key() == Qt.Key.Key_Period:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen documents."""
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the subject and the number say already, where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        for column in (TYPE, BODY):
            self.setColumnHidden(column, narrow)
        self.setColumnHidden(CRITERION, self.width() < theme.px(_NARROWEST))

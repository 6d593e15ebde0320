"""The list of a field's events: a dot on a line, what stood there, how it came, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit import theme
from ui.kit.painting import RIGHT, Paints
from ui.words.versions import history_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

_ROW, _LEFT, _BACK = 52, 44, 120


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event as shown: value, cause, moment, and the words of taking it back, "" where that is no use."""

    value: str
    cause: str
    moment: str
    back: str
    text: str


class _EventPainter(QStyledItemDelegate):
    """Paints one event."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a row's height."""
        return QSize(10, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an event; the chosen one has a frame, and the way back."""
        paints = Paints()
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view, event = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, EventList) or not isinstance(event, ShownEvent):
            return
        chosen = view.currentIndex() == index
        if chosen:
            edge = "focus" if view.hasFocus() else ""
            paints.box(painter, rect.adjusted(1, 1, -1, -1), ground="accent_soft", border=edge, width=2)
        middle = rect.left() + paints.px(24)
        painter.fillRect(QRect(middle, rect.top(), 2, rect.height()), paints.color("line"))
        dot = QRect(middle - paints.px(5), rect.top() + paints.px(10), paints.px(12), paints.px(12))
        first = index.row() == 0
        paints.box(
            painter, dot, ground="accent" if first else "surface", border="accent", width=2, radius=dot.width() // 2
        )
        back = event.back if chosen or view.under == index.row() else ""
        room = paints.metrics(13).horizontalAdvance(back) + paints.px(16) if back else 0
        line = QRect(rect.left() + paints.px(_LEFT), rect.top() + paints.px(5), 0, paints.px(22))
        line.setRight(rect.right() - paints.px(12) - room)
        value = paints.metrics(14, bold=True).elidedText(
            event.value, Qt.TextElideMode.ElideRight, line.width() * 3 // 5
        )
        paints.text(painter, line, value, 14, "text" if event.text else "muted", bold=True)
        line.setLeft(line.left() + paints.metrics(14, bold=True).horizontalAdvance(value) + paints.px(10))
        cause = paints.metrics(13).elidedText(event.cause, Qt.TextElideMode.ElideRight, line.width())
        paints.text(painter, line, cause, 13, "text2")
        below = QRect(rect.left() + paints.px(_LEFT), rect.top() + paints.px(27), rect.width(), paints.px(20))
        paints.text(painter, below, event.moment, 12, "text2")
        if back:
            place = rect.adjusted(0, paints.px(5), -paints.px(12), -paints.px(25))
            paints.text(painter, place, back, 13, "accent", align=RIGHT)


class EventList(QListWidget):
    """The events of a field; `taken_back` has the text that stood at one of them, at Enter or a click on its words."""

    taken_back = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.under = -1
        self.setItemDelegate(_EventPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(history_texts.EVENTS)

    def show_events(self, events: Sequence[ShownEvent]) -> None:
        """Show other events; the chosen row stays where it is."""
        row = max(self.currentRow(), 0)
        self.clear()
        for event in events:
            item = QListWidgetItem(" ".join(filter(None, (event.value, event.cause, event.moment, event.back))))
            item.setData(Qt.ItemDataRole.UserRole, event)
            self.addItem(item)
        self.setCurrentRow(min(row, len(events) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen value back at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_back(self.currentRow())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a value back at a click on the words that say so."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if point.x() > self.viewport().width() - theme.px(_BACK):
            self._take_back(self.indexAt(point).row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the way back of the event under the mouse."""
        super().mouseMoveEvent(event)
        self._point_at(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Show no way back once the mouse has left."""
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, row: int) -> None:
        if row != self.under:
            self.under = row
            self.viewport().update()

    def _take_back(self, row: int) -> None:
        shown = self.item(row).data(Qt.ItemDataRole.UserRole) if 0 <= row < self.count() else None
        if isinstance(shown, ShownEvent) and shown.back:
            self.taken_back.emit(shown)

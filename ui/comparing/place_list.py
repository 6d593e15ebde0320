"""The list beside a comparison: sections and forms that differ, with the number of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from ui.kit import theme
from ui.kit.frames import frame
from ui.kit.labels import label, set_text_if_changed
from ui.kit.painting import RIGHT, Paints
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from cchc_desktop.documents.content.changes import ChangeGroup

_ROW = 30
_MOST, _FEWEST = 16, 3
"""The groups that are seen without scrolling in a high window, and in a low one."""


class _GroupPainter(QStyledItemDelegate):
    """Paints number, title and count of a group."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's height."""
        return QSize(10, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row; the current one has a bar and bold letters."""
        paints = Paints()
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view = self.parent()
        group: ChangeGroup = index.data(Qt.ItemDataRole.UserRole)
        current = isinstance(view, QListWidget) and view.currentIndex() == index
        if current:
            painter.fillRect(rect, paints.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), paints.color("accent"))
        line = rect.adjusted(theme.px(16), 0, -theme.px(16), 0)
        paints.text(painter, line, str(group.places), 13, "accent" if current else "text2", bold=True, align=RIGHT)
        line.setRight(line.right() - theme.px(28))
        number = group.number.removeprefix("Biểu mẫu ")
        if number:
            short, size = paints.fitted(number, 13, theme.px(44))
            paints.text(painter, line, short, size, "accent" if current else "text2")
            line.setLeft(line.left() + theme.px(48))
        words = paints.metrics(13, bold=current).elidedText(group.title, Qt.TextElideMode.ElideRight, line.width())
        paints.text(painter, line, words, 13, "text", bold=current)


class PlaceList(QListWidget):
    """The groups of a comparison; `chosen` has the id of the one that was picked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = 0
        self.setItemDelegate(_GroupPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_groups(self, groups: Sequence[ChangeGroup]) -> None:
        """Show other groups."""
        self.clear()
        for group in groups:
            item = QListWidgetItem(
                f"{group.number} {group.title}: {comparing_texts.PLACES.format(group.places)}".strip()
            )
            item.setData(Qt.ItemDataRole.UserRole, group)
            self.addItem(item)
        self._shown = min(len(groups), _MOST)
        self.setMaximumHeight(self.sizeHint().height())
        self.setMinimumHeight(min(self._shown, _FEWEST) * theme.px(_ROW))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the groups; a low window gives less, and they scroll."""
        return QSize(super().sizeHint().width(), self._shown * theme.px(_ROW) + 2 * self.frameWidth())

    def show_current(self, group: str) -> None:
        """Show which group the current place is in."""
        for at in range(self.count()):
            if self.item(at).data(Qt.ItemDataRole.UserRole).id == group:
                self.setCurrentRow(at)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole).id)


class PlaceColumn(QVBoxLayout):
    """The column of the list: the number of places, the groups, and what is equal, named once."""

    def __init__(self) -> None:
        super().__init__()
        self.groups = PlaceList()
        self._count, self._head = label("", "strong"), label(comparing_texts.EQUAL, "strong")
        self._equal = label("", "note", wrap=True)
        self._rule = frame("rule")
        self._rule.setFixedHeight(1)
        self.setContentsMargins(0, 12, 0, 12)
        self.setSpacing(6)
        for part, inset in ((self._count, 16), (self.groups, 0), (self._rule, 16), (self._head, 16), (self._equal, 16)):
            inside = QVBoxLayout()
            inside.setContentsMargins(inset, 0, inset, 0)
            inside.addWidget(part)
            self.addLayout(inside)
        self.addStretch(1)

    def show_found(self, groups: Sequence[ChangeGroup], places: int, equal: str) -> None:
        """Show the groups that differ and name the parts that do not."""
        set_text_if_changed(self._count, comparing_texts.PLACES.format(places))
        self.groups.show_groups(groups)
        set_text_if_changed(self._equal, equal)
        for part in (self._rule, self._head, self._equal):
            part.setVisible(bool(equal))

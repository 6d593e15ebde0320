"""A list to choose from at the caret: a line to type in, under it what matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.focus import STAYS
from ui.kit.labels import label
from ui.kit.layouts import row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WIDTH, _HEIGHT, _MOST, _MARGIN = 640, 230, 200, 12
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


@dataclass(frozen=True, slots=True)
class PickTexts:
    """The words of a list: its name, a hint in its line, the keys, what to say where nothing matches."""

    name: str
    hint: str
    keys: str
    none: str
    more: str = ""
    """The text of the button under the list, and its key."""
    more_key: str = ""


class PickList(QFrame):
    """A pop-up over a page: `chosen` has the chosen text; `left` reports that none was; `more_wanted` is its button."""

    chosen = Signal(str)
    left = Signal()
    more_wanted = Signal()

    def __init__(self, texts: PickTexts, find: Callable[[str], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._find, self._host = find, parent
        self.setProperty("frame", "popup")
        self.line = QLineEdit(placeholderText=texts.hint)
        self.line.setAccessibleName(texts.name)
        self.list = QListWidget()
        self.list.setAccessibleName(texts.name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(theme.px(_HEIGHT))
        self.list.itemClicked.connect(self._choose)
        self._none = label(texts.none, "note", wrap=True)
        self.about = label("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        for part in (label(texts.name, "strong"), self.about, self.line, self.list, self._none):
            column.addWidget(part)
        self.more = Button(texts.more, role="link", key=texts.more_key)
        self.more.clicked.connect(self.hide)
        self.more.clicked.connect(self.more_wanted)
        column.addLayout(row_of(label(texts.keys, "small"), None, self.more))
        self.more.setVisible(bool(texts.more))
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.hide()

    def ask(self, below: QPoint, about: str = "") -> None:
        """Open the list below a point of its page, higher where there is no room; `about` says what to think of."""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.line.clear()
        self._look("")
        self.setFixedWidth(min(theme.px(_WIDTH), self._host.width() - 2 * _MARGIN))
        self.adjustSize()
        left = min(max(below.x(), _MARGIN), self._host.width() - self.width() - _MARGIN)
        top = min(below.y(), self._host.height() - self.height() - _MARGIN)
        self.move(left, max(top, _MARGIN))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys: arrows move, Enter chooses, Escape and leaving the line close the list."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in STAYS:
            self.hide()
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return event.type() is QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif key in _MOVES:
            row = self.list.currentRow() + _MOVES[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        else:
            return False
        return True

    def _look(self, typed: str) -> None:
        found = self._find(typed)[:_MOST]
        self.list.clear()
        self.list.addItems(list(found))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)

    def _choose(self, _item: QListWidgetItem | None = None) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.hide()
            self.chosen.emit(item.text())

"""Rows of parts, and the margin that buttons keep for the focus ring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget, QWidgetItem

from ui.kit.buttons import RING, Button

_GAP, _LINE_GAP = 8, 0


def row_of(*parts: QWidget | None) -> QHBoxLayout:
    """Return a row of parts, visibly 8 apart; None takes the remaining width.

    The margin of a button for its ring counts as part of the gap, and lies outside the edges of the row.
    """
    row = QHBoxLayout()
    row.setSpacing(0)
    before: QWidget | None = None
    for part in parts:
        gap = _GAP if before is not None else 0
        row.addSpacing(gap - RING * (isinstance(before, Button) + isinstance(part, Button)))
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
        before = part
    row.addSpacing(-RING if isinstance(before, Button) else 0)
    return row


def lay_out_now() -> None:
    """Lay out what waits for it, before it is painted in a place that it will not keep."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def outset(part: QWidget) -> QHBoxLayout:
    """Return a row whose part reaches over the edges of its column, by the margin of its buttons for their rings."""
    row = QHBoxLayout()
    row.addSpacing(-RING)
    row.addWidget(part)
    row.addSpacing(-RING)
    return row


class FlowRow(QLayout):
    """A row of parts that goes on in a further line where it is too narrow; parts behind None lie at the right.

    Before a line is broken, parts take their least width, so that buttons leave out their keys, and the part that can
    be spared has none.
    """

    def __init__(self, *parts: QWidget | None, spared: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._spared = spared
        self._right: list[QLayoutItem] = []
        self._sprung = False
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget | None) -> None:
        """Add a part, or the spring."""
        if part is None:
            self._sprung = True
        else:
            self.addChildWidget(part)
            self.addItem(QWidgetItem(part))  # one that Qt made would outlive its wrapper, and the other way round

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._items.append(item)
        if self._sprung:
            self._right.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override] # Qt asks for one too many
        """Remove an item and return it."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self._right = [each for each in self._right if each is not item]
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """Return that the row takes any width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Return that a narrower row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        lines = self._lines(width)
        return sum(map(_height, lines)) + _LINE_GAP * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """Return the size of all parts in one line."""
        shown = self._shown()
        return QSize(_width(shown, _wanted), _height(shown))

    def minimumSize(self) -> QSize:
        """Return the width of the widest part."""
        shown = self._shown()
        return QSize(max(map(_least, shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        super().setGeometry(rect)
        if self._spared:
            self._spared.setGeometry(QRect())
        top = rect.top()
        for line in self._lines(rect.width()):
            self._place(line, QRect(rect.left(), top, rect.width(), _height(line)))
            top += _height(line) + _LINE_GAP

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items of each line, as many as their least widths let into it."""
        lines: list[list[QLayoutItem]] = []
        shown = self._shown()
        if _width(shown, _least) > width:
            shown = [item for item in shown if item.widget() is not self._spared]
        for item in shown:
            if lines and _width([*lines[-1], item], _least) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        """Place one line: what is left of its width goes to the parts that it suffices for, then before the right."""
        spare = rect.width() - _width(line, _least)
        left = rect.left()
        widths = []
        for item in line:
            more = _wanted(item) - _least(item)
            if more > spare and isinstance(item.widget(), Button):
                more = 0
            widths.append(_least(item) + min(more, spare))
            spare -= min(more, spare)
        for number, (item, width) in enumerate(zip(line, widths, strict=True)):
            if item in self._right and not (number and line[number - 1] in self._right):
                left += max(spare, 0)
            ring = _ring(item)
            height = item.sizeHint().height()
            above = (rect.height() - height) // 2
            item.setGeometry(QRect(left - ring, rect.top() + above, width + 2 * ring, height))
            left += width + _GAP


def _ring(item: QLayoutItem) -> int:
    return RING if isinstance(item.widget(), Button) else 0


def _wanted(item: QLayoutItem) -> int:
    return item.sizeHint().width() - 2 * _ring(item)


def _least(item: QLayoutItem) -> int:
    return item.minimumSize().width() - 2 * _ring(item)


def _width(items: Sequence[QLayoutItem], width: Callable[[QLayoutItem], int]) -> int:
    return sum(map(width, items)) + _GAP * max(len(items) - 1, 0)


def _height(items: Sequence[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)

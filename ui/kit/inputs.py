"""Inputs of the design: a box to tick, a choice from a list, one of a few words, a few lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from ui.kit import theme

Index = QModelIndex | QPersistentModelIndex
_LINE_HEIGHT = 22
_WORDS_PAD = 4


class CheckBox(QCheckBox):
    """A box to tick, drawn like the other inputs."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, words, and the ring of the focus around the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(18)
        box = QRectF(4, (self.height() - side) / 2, side, side)
        paint_box(painter, box, self.checkState(), ring=self.hasFocus())
        painter.setPen(theme.color("text"))
        words = self.rect().adjusted(side + 12, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def sizeHint(self) -> QSize:
        """Return room for the box and the words."""
        words = QFontMetrics(theme.font(14)).horizontalAdvance(self.text())
        return QSize(theme.px(18) + 12 + words + 4, theme.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a point hits the box: any point of the widget does."""
        return self.rect().contains(pos)


class Radio(QRadioButton):
    """One of some choices, its ring and dot in the colours of the design."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its dot where it is chosen, the words, and the ring of the focus around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(16)
        ring = QRectF(3, (self.height() - side) / 2, side, side)
        ink = "accent" if self.isChecked() or self.hasFocus() else "line_strong"
        painter.setPen(QPen(theme.color(ink), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(ring.adjusted(4, 4, -4, -4))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring.adjusted(-2, -2, 2, 2))
        painter.setPen(theme.color("text"))
        words = self.rect().adjusted(side + theme.px(10), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def sizeHint(self) -> QSize:
        """Return room for the ring and the words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(theme.px(26) + words + 4, theme.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a point hits the choice: any point of the widget does."""
        return self.rect().contains(pos)


class BoxDelegate(QStyledItemDelegate):
    """Draws the boxes of items that can be ticked like those of the design, in any colours and at any zoom."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        view.setProperty("boxes", True)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the item, then its box over that of the style."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        made = QStyleOptionViewItem(option)
        self.initStyleOption(made, index)
        place = made.widget.style().subElementRect(  # type: ignore[attr-defined] # PySide's stubs leave the fields out
            QStyle.SubElement.SE_ItemViewItemCheckIndicator,
            made,
            made.widget,  # type: ignore[attr-defined]
        )
        side = min(place.width(), place.height())
        box = QRectF(place.x(), place.center().y() - side / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), made.checkState)  # type: ignore[attr-defined]
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of an item; words that a list breaks are as high as they are beside their box."""
        size, view = super().sizeHint(option, index), self.parent()
        if not isinstance(view, QListView) or not view.wordWrap():
            return size
        made = QStyleOptionViewItem(option)
        self.initStyleOption(made, index)
        style, wide = view.style(), view.viewport().width() - 2 * view.spacing()
        made.rect = QRect(0, 0, wide, size.height())  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        beside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, made, view)
        margins = 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, made, view) + 1)
        room = QRect(0, 0, max(beside.width() - margins, 1), 1 << 16)
        words = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data() or ""))
        pad = size.height() - beside.height() + _WORDS_PAD
        return QSize(min(size.width(), wide), max(size.height(), words.height() + pad))


def paint_box(painter: QPainter, box: QRectF, state: Qt.CheckState, *, ring: bool = False) -> None:
    """Paint a box to tick, with its tick, or the bar of one whose parts are ticked in part; a ring for the focus."""
    marked = state is not Qt.CheckState.Unchecked
    painter.setPen(QPen(theme.color("focus" if ring else "accent" if marked else "line_strong"), 2 if ring else 1))
    painter.setBrush(theme.color("accent" if marked else "surface"))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2) if ring and marked else box, 4, 4)
    if marked:
        points = (
            ((0.25, 0.52), (0.43, 0.7), (0.77, 0.32)) if state is Qt.CheckState.Checked else ((0.25, 0.5), (0.75, 0.5))
        )
        painter.setPen(QPen(theme.color("on_accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([box.topLeft() + QPointF(x * box.width(), y * box.width()) for x, y in points])


class Combo(QComboBox):
    """A choice from a list, with the arrow of the design."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box of the style sheet with as much of the words as fits, then the arrow."""
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        arrow = theme.pixmap("chevron-down", "text2", 16, self.devicePixelRatioF())
        place = QPoint(self.width() - theme.px(26), (self.height() - theme.px(16)) // 2)
        QPainter(self).drawPixmap(place, arrow)

    def shown_text(self) -> str:
        """Return the chosen words, cut with an ellipsis where the box has no room for them."""
        option, field = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose by the wheel only with the focus: a page that is scrolled must not change what is under the mouse."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class WordChoice(Combo):
    """A field for one of a few words, read and set as a QLineEdit is; a text that is none of them stays among them.

    The first letters choose; signal `textChanged` has the chosen word, `returnPressed` reports Enter.
    """

    textChanged = Signal(str)  # noqa: N815 - as QLineEdit has it
    returnPressed = Signal()  # noqa: N815 - likewise

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[str, ...] = ()
        self.currentTextChanged.connect(self.textChanged)

    def offer(self, words: Sequence[str]) -> None:
        """Offer other words; the chosen one stays."""
        chosen, self._offered = self.text(), tuple(words)
        with QSignalBlocker(self):
            self.clear()
            self.addItems(self._offered)
            self.setText(chosen)

    def text(self) -> str:
        """Return the chosen word, "" if there is none."""
        return self.currentText()

    def setText(self, text: str) -> None:
        """Choose a word; "" chooses none."""
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text) if text else -1)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: FBT001 - as QLineEdit has it
        """Keep the word from being changed."""
        self.setDisabled(read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit `returnPressed` at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class LinesEdit(QPlainTextEdit):
    """A few lines of plain text; Tab leaves it; signal `left` is emitted whenever the focus leaves."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(lines * _LINE_HEIGHT + 16))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left`."""
        super().focusOutEvent(event)
        self.left.emit()

    def text(self) -> str:
        """Return the text, as a QLineEdit does."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Set the text, as a QLineEdit does."""
        self.setPlainText(text)

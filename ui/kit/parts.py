"""Small widgets that every page is put together from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.report.severity import Severity
from ui.kit import theme
from ui.words import texts

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding

SEVERITIES: dict[Severity, tuple[str, str, str]] = {
    Severity.ERROR: ("circle-x", "error", texts.ERROR),
    Severity.WARNING: ("triangle-alert", "warn", texts.WARNING),
    Severity.HINT: ("lightbulb", "hint", texts.HINT),
}
"""How each severity is shown: icon, colour token, word."""

_PAD, _GAP, RING = 12, 8, 4
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Why the keyboard goes though the user stays: to a menu, which works on the selection, or to another window."""

_INK = {"primary": "on_accent", "link": "accent"}


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text; role picks its look in the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class Elided(QLabel):
    """A label of one line that shows as much as there is room for; the whole is its tooltip.

    For what only names something known, a folder or a unit.
    """

    def __init__(self, role: str, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self._mode = mode
        self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Be content with little."""
        return QSize(theme.px(60), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        self.style().drawItemText(
            QPainter(self), self.rect(), self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


def frame(role: str) -> QFrame:
    """Return a frame whose look the role picks in the style sheet."""
    made = QFrame()
    made.setProperty("frame", role)
    return made


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and dress the widget anew if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Icon(QWidget):
    """An icon that follows light and dark."""

    def __init__(self, name: str, ink: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._name, self._ink, self._size = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon or colour."""
        if (name, ink) != (self._name, self._ink):
            self._name, self._ink = name, ink
            self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size at the present zoom."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in its present colour."""
        pixmap = theme.pixmap(self._name, self._ink, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)


class Button(QPushButton):
    """A button of the design: icon, words, its key in small letters; Enter presses it as well as the space bar.

    role: "plain", "primary" (one a page), "quiet" (no border), "link" or "tab". A checked one is drawn bold.
    """

    def __init__(
        self, text: str, *, role: str = "plain", icon: str = "", key: str = "", trailing: bool = False
    ) -> None:
        super().__init__(text)
        self._role, self._icon, self._key, self._trailing = role, icon, key, trailing
        self._icon_ink = ""
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def setText(self, text: str) -> None:
        """Change the words, for the eye and for the screen reader."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon, in a colour of its own."""
        self._icon, self._icon_ink = name, ink
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the parts, and for the ring of the focus around them."""
        width = sum(self._widths()) + 2 * self._pad + 2 * RING
        return QSize(width, theme.px(32) + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the style's bevel, the parts on it, and the ring if the keyboard is here."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._paint_parts(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_parts(self, painter: QPainter) -> None:
        ink = _INK.get(self._role, "text") if self.isEnabled() else "muted"
        icon, words, key = self._widths()
        x = RING + self._pad + max(0, (self.width() - self.sizeHint().width()) // 2)
        if icon and not self._trailing:
            self._paint_icon(painter, x, ink)
        x += 0 if self._trailing else icon
        self._paint_text(painter, x, self.text(), self._font(), ink)
        soft = "on_accent" if self._role == "primary" else "muted"
        self._paint_text(painter, x + words + _GAP + 4, self._key, theme.font(12), soft)
        if icon and self._trailing:
            self._paint_icon(painter, x + words + key + _GAP, ink)

    def _paint_icon(self, painter: QPainter, x: int, ink: str) -> None:
        top = (self.height() - theme.px(16)) // 2
        painter.drawPixmap(x, top, theme.pixmap(self._icon, self._icon_ink or ink, 16, self.devicePixelRatioF()))

    def _paint_text(self, painter: QPainter, x: int, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(QRect(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _font(self) -> QFont:
        return theme.font(14, theme.SEMIBOLD if self._role == "primary" or self.isChecked() else theme.NORMAL)

    def _widths(self) -> tuple[int, int, int]:
        widest = theme.font(14, theme.SEMIBOLD) if self.isCheckable() else self._font()
        words = QFontMetrics(widest).horizontalAdvance(self.text())
        key = QFontMetrics(theme.font(12)).horizontalAdvance(self._key) + _GAP + 4 if self._key else 0
        gap = _GAP if self.text() else 0
        return (theme.px(16) + gap if self._icon else 0), words, key

    @property
    def _pad(self) -> int:
        return _PAD if self.text() else _GAP


def row_of(*parts: QWidget | None) -> QHBoxLayout:
    """Put parts side by side, 8 apart to the eye; None takes the room that is left.

    The room a button keeps for its ring counts as part of the gap, and lies outside the edges of the row.
    """
    row = QHBoxLayout()
    row.setSpacing(0)
    before: QWidget | None = None
    for part in parts:
        gap = _GAP if part is not None and before is not None else 0
        row.addSpacing(gap - RING * (isinstance(before, Button) + isinstance(part, Button)))
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
        before = part
    row.addSpacing(-RING if isinstance(before, Button) else 0)
    return row


def in_order(*parts: QWidget) -> None:
    """Let Tab go through parts in this order, and within each as it was made."""
    inside = [widget for part in parts for widget in (part, *part.findChildren(QWidget))]
    for one, other in pairwise(widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        QWidget.setTabOrder(one, other)


def outset(part: QWidget) -> QHBoxLayout:
    """Let a part reach over the edges of its column, by the room it keeps for the rings of its buttons."""
    row = QHBoxLayout()
    row.addSpacing(-RING)
    row.addWidget(part)
    row.addSpacing(-RING)
    return row


class Message(QFrame):
    """What a check says, under the field it speaks of: icon, word, sentence, and a fix where there is one.

    A narrow one has its sentence below.
    """

    fixed = Signal()

    def __init__(self, finding: Finding, *, narrow: bool = False) -> None:
        super().__init__()
        name, token, word = SEVERITIES[finding.severity]
        self.setProperty("message", finding.severity.value)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(2)
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(Icon(name, token), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(word, token), int(narrow), Qt.AlignmentFlag.AlignTop)
        sentence = label(finding.message, "message", wrap=True)
        if narrow:
            column.addWidget(sentence)
        else:
            row.addWidget(sentence, 1)
        if finding.fix:
            fix = Button(texts.FIX.format(finding.fix.text) if finding.fix.text else texts.CLEAR, role="link")
            fix.clicked.connect(self.fixed)
            row.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)


def retell(target: QLabel, text: str) -> None:
    """Change a label's words if they differ."""
    if target.text() != text:
        target.setText(text)


class CheckBox(QCheckBox):
    """A box to tick, drawn like the other inputs."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, words, and the ring of the focus around the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(18)
        box = QRectF(4, (self.height() - side) / 2, side, side)
        chosen, ring = self.isChecked(), self.hasFocus()
        painter.setPen(QPen(theme.color("focus" if ring else "accent" if chosen else "line_strong"), 2 if ring else 1))
        painter.setBrush(theme.color("accent" if chosen else "surface"))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2) if ring and chosen else box, 4, 4)
        if chosen:
            points = ((0.25, 0.52), (0.43, 0.7), (0.77, 0.32))
            painter.setPen(QPen(theme.color("on_accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([box.topLeft() + QPointF(x * side, y * side) for x, y in points])
        painter.setPen(theme.color("text"))
        words = self.rect().adjusted(side + 12, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def sizeHint(self) -> QSize:
        """Return room for the box and the words."""
        words = QFontMetrics(theme.font(14)).horizontalAdvance(self.text())
        return QSize(theme.px(18) + 12 + words + 4, theme.px(28))

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on it tick the box."""
        return self.rect().contains(pos)


class Combo(QComboBox):
    """A choice from a list, with the arrow of the design."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box of the style sheet, then the arrow."""
        super().paintEvent(event)
        arrow = theme.pixmap("chevron-down", "text2", 16, self.devicePixelRatioF())
        place = QPoint(self.width() - theme.px(26), (self.height() - theme.px(16)) // 2)
        QPainter(self).drawPixmap(place, arrow)

"""Push buttons of the design."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from ui.kit import theme
from ui.kit.frames import restyle

_PAD, _GAP, RING = 12, 8, 4
_INK = {"primary": "on_accent", "link": "accent"}


class Button(QPushButton):
    """A button of the design: icon, text, its key in small letters; Enter presses it as well as the space bar.

    role: "plain", "primary" (one a page), "quiet" (no border), "link" or "tab". A checked one is drawn bold. Where
    there is too little room for the key it is left out, and is in the tool tip alone.
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
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def setText(self, text: str) -> None:
        """Set the text, also for screen readers."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon, in a colour of its own."""
        self._icon, self._icon_ink = name, ink
        self.updateGeometry()
        self.update()

    def show_role(self, role: str) -> None:
        """Show the button as another role: the primary one of a page may change."""
        if role != self._role:
            self._role = role
            restyle(self, "role", role)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the parts and of the focus ring around them."""
        return self._size(*self._widths())

    def minimumSizeHint(self) -> QSize:
        """Return the size without the key: the text is never cut."""
        icon, words, _ = self._widths()
        return self._size(icon, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the key as a tool tip where there is no room for it."""
        super().resizeEvent(event)
        if self._key and self.toolTip() in ("", self._key):
            self.setToolTip("" if self._shows_key() else self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the focused button at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the style's bevel, the parts on it, and the ring if the button has the focus."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        option.state ^= option.state & QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
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
        key = key if self._shows_key() else 0
        x = RING + self._pad + max(0, (self.width() - self._size(icon, words, key).width()) // 2)
        if icon and not self._trailing:
            self._paint_icon(painter, x, ink)
        x += 0 if self._trailing else icon
        self._paint_text(painter, x, self.text(), theme.font(14, self._weight()), ink)
        soft = "on_accent" if self._role == "primary" and self.isEnabled() else "muted"
        if key:
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

    def _weight(self) -> theme.Weight:
        return theme.SEMIBOLD if self._role == "primary" or self.isChecked() else theme.NORMAL

    def _widths(self) -> tuple[int, int, int]:
        weight = theme.SEMIBOLD if self.isCheckable() else self._weight()
        words = _advance(self.text(), theme.px(14), 14, weight)
        key = _advance(self._key, theme.px(12), 12, theme.NORMAL) + _GAP + 4 if self._key else 0
        gap = _GAP if self.text() else 0
        return (theme.px(16) + gap if self._icon else 0), words, key

    def _size(self, *widths: int) -> QSize:
        return QSize(sum(widths) + 2 * self._pad + 2 * RING, theme.px(32) + 2 * RING)

    def _shows_key(self) -> bool:
        return bool(self._key) and self.width() >= self.sizeHint().width() - RING

    @property
    def _pad(self) -> int:
        return _PAD if self.text() else _GAP


@lru_cache(maxsize=512)
def _advance(text: str, pixels: int, size: int, weight: theme.Weight) -> int:  # noqa: ARG001 - a zoom has its own
    """Return the width of a text; layouts ask for the same ones some hundred times a key."""
    return QFontMetrics(theme.font(size, weight)).horizontalAdvance(text)

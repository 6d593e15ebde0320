"""Laying out and painting the lines of a list of findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import theme
from ui.kit.painting import RIGHT, Paints, wrapped
from ui.kit.severity_look import BLANK_LOOK, REMARK_LOOK, SEVERITIES
from ui.report.finding_model import FindingEntry, FindingGroup, FindingModel, Index

GO, FIX, SHARE = "go", "fix", "share"
_PAD, _ENTRY_PAD, _WORD_X = 12, 7, 38
_GROUP_HEIGHT, _EMPTY_HEIGHT = 32, 40
_LEAST_MESSAGE = 180
"""The width that actions leave to a message; those that would take of it are laid out in a line below."""


class EntryBoxes(Protocol):
    """Boxes under a finding's message, laid out and painted by another module."""

    def boxes(self, paints: Paints, entry: FindingEntry, free: QRect) -> tuple[QRect, ...]:
        """Return the boxes of a finding, from the top left of the free place under its message."""

    def paint(self, paints: Paints, painter: QPainter, entry: FindingEntry, boxes: tuple[QRect, ...]) -> None:
        """Paint a finding's boxes, which are given at their places in the view."""


@dataclass(frozen=True, slots=True)
class LaidEntry:
    """A finding laid out for a width: its lines, where they begin, its height, its actions and boxes from the top left.

    An action is its name, its text and its rectangle.
    """

    lines: tuple[str, ...]
    text_x: int
    height: int
    actions: tuple[tuple[str, str, QRect], ...]
    boxes: tuple[QRect, ...] = ()


@dataclass(frozen=True, slots=True)
class ListLook:
    """The look of a list of findings: where_width 0 hides the places, boxes are below the messages.

    least is the least height of a row; key is printed beside the fix of the chosen finding.
    """

    where_width: int = 0
    boxes: EntryBoxes | None = None
    least: int = 0
    key: str = ""


class FindingLayout:
    """Lays findings out; a layout is kept until the width or the theme changes."""

    def __init__(self, look: ListLook) -> None:
        self.look = look
        self.paints = Paints()
        self._width = 0
        self._laid: dict[FindingEntry, LaidEntry] = {}

    def renew(self) -> None:
        """Forget all layouts, fonts and colours, after a change of the theme."""
        self._laid, self.paints = {}, Paints()

    def laid(self, entry: FindingEntry, width: int) -> LaidEntry:
        """Return a finding laid out for a width."""
        if width != self._width:
            self._width, self._laid = width, {}
        if entry not in self._laid:
            self._laid[entry] = self._lay_out(entry, width)
        return self._laid[entry]

    def _lay_out(self, entry: FindingEntry, width: int) -> LaidEntry:
        small, bold = self.paints.metrics(13), self.paints.metrics(13, bold=True)
        word = max(bold.horizontalAdvance(each[2]) for each in (*SEVERITIES.values(), BLANK_LOOK, REMARK_LOOK))
        text_x = theme.px(_WORD_X) + word + theme.px(_PAD) + theme.px(self.look.where_width)
        actions, right = self._actions(entry, text_x + theme.px(_LEAST_MESSAGE), width)
        lines = wrapped(entry.message, small, right - text_x - theme.px(_PAD))
        height = max(len(lines) * small.height() + 2 * theme.px(_ENTRY_PAD), theme.px(self.look.least))
        height = max(height, *(place.bottom() + 1 for _, _, place in actions), 0)
        free = QRect(text_x, height, width - text_x, 0)
        boxes = self.look.boxes.boxes(self.paints, entry, free) if self.look.boxes else ()
        height += boxes[0].height() + theme.px(_ENTRY_PAD) if boxes else 0
        return LaidEntry(lines, text_x, height, actions, boxes)

    def text_top(self, laid: LaidEntry) -> int:
        """Return where the first line of a finding begins: in the middle of a row that is higher than its text."""
        spare = theme.px(self.look.least) - len(laid.lines) * self.paints.metrics(13).height()
        return max(spare // 2, theme.px(_ENTRY_PAD))

    def key_width(self) -> int:
        """Return the room for the key beside a fix, 0 if none is printed."""
        width = self.paints.metrics(12).horizontalAdvance(self.look.key)
        return width + theme.px(8) if self.look.key else 0

    def _actions(self, entry: FindingEntry, least: int, width: int) -> tuple[tuple[tuple[str, str, QRect], ...], int]:
        """Return the actions of a finding, laid out from the right, none left of least, and the left edge of all."""
        height = max(self.paints.metrics(13).height() + 2 * theme.px(_ENTRY_PAD), theme.px(self.look.least))
        actions: list[tuple[str, str, QRect]] = []
        right, top = width, 0
        for name, words in ((GO, entry.go), (FIX, entry.fix), (SHARE, entry.share if entry.reason else "")):
            if words:
                wide = self.paints.metrics(13, bold=True).horizontalAdvance(words) + theme.px(20)
                wide += self.key_width() if name == FIX else 0
                if actions and right - wide < least:
                    right, top = width, top + height
                actions.append((name, words, QRect(right - wide, top, wide, height)))
                right -= wide
        return tuple(actions), min((place.left() for _, _, place in actions), default=width)


class FindingDelegate(QStyledItemDelegate):
    """Paints heads of groups and findings from their layout."""

    def __init__(self, view: QListView, findings: FindingModel, layout: FindingLayout) -> None:
        super().__init__(view)
        self._view, self._findings, self._layout = view, findings, layout

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line's height."""
        entry = self._findings.entry_at(index)
        return QSize(10, self._laid(entry).height if entry else theme.px(_GROUP_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        line = self._findings.lines[index.row()]
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        chosen = index == self._view.currentIndex()
        if isinstance(line, FindingGroup):
            self._paint_group(painter, rect, line, chosen=chosen)
        else:
            self._paint_entry(painter, rect, line, chosen=chosen)

    def _laid(self, entry: FindingEntry) -> LaidEntry:
        return self._layout.laid(entry, self._view.viewport().width())

    def _paint_group(self, painter: QPainter, rect: QRect, group: FindingGroup, *, chosen: bool) -> None:
        paints = self._layout.paints
        painter.fillRect(rect, paints.color("header"))
        line = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        if group.step:
            name = "chevron-right" if group.folded else "chevron-down"
            paints.icon(painter, name, "text2", line.left(), rect.top() + (rect.height() - theme.px(16)) // 2, 16)
            line.setLeft(rect.left() + theme.px(_WORD_X))
        if chosen and self._view.hasFocus():
            paints.box(painter, rect.adjusted(1, 1, -1, -1), ground="header", border="focus", width=2)
        paints.text(painter, line, group.title, 14, "text", bold=True)
        after = paints.metrics(14, bold=True).horizontalAdvance(group.title) + theme.px(10)
        paints.text(painter, line.adjusted(after, 0, 0, 0), group.counts, 13, "text2")

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: FindingEntry, *, chosen: bool) -> None:
        layout, paints, laid = self._layout, self._layout.paints, self._laid(entry)
        if chosen:
            self._paint_chosen(painter, rect)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), paints.color("line"))
        name, ink, word = entry.look
        top = rect.top() + layout.text_top(laid)
        paints.icon(painter, name, ink, rect.left() + theme.px(_PAD), top + theme.px(1), 16)
        paints.lines(painter, rect.left() + theme.px(_WORD_X), top, (word,), 13, ink, bold=True)
        if layout.look.where_width:
            x = rect.left() + laid.text_x - theme.px(layout.look.where_width)
            paints.lines(painter, x, top, (entry.where,), 13, "text", bold=True)
        paints.lines(painter, rect.left() + laid.text_x, top, laid.lines, 13, "text")
        for action, words, place in laid.actions:
            at = place.translated(rect.topLeft()).adjusted(0, 0, -theme.px(_PAD), 0)
            if chosen and action == FIX and layout.look.key:
                paints.text(painter, at, layout.look.key, 12, "muted", align=RIGHT)
                at.setRight(at.right() - layout.key_width())
            paints.text(painter, at, words, 13, "accent", align=RIGHT)
        if layout.look.boxes and laid.boxes:
            boxes = tuple(box.translated(rect.topLeft()) for box in laid.boxes)
            layout.look.boxes.paint(paints, painter, entry, boxes)

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        focused = self._view.hasFocus()
        self._layout.paints.box(painter, rect.adjusted(1, 1, -1, -1), ground="accent_soft",
                                border="focus" if focused else "", width=2)  # fmt: skip
        if not focused:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._layout.paints.color("accent"))


def paint_empty(paints: Paints, viewport: QWidget, words: str, *, focused: bool) -> None:
    """Paint the one row of a list without findings."""
    painter = QPainter(viewport)
    row = QRect(0, 0, viewport.width(), theme.px(_EMPTY_HEIGHT))
    if focused:
        paints.box(painter, row.adjusted(1, 1, -1, -1), border="focus", width=2)
    paints.icon(painter, "circle-check", "ok", theme.px(_PAD), (row.height() - theme.px(16)) // 2, 16)
    paints.text(painter, row.adjusted(theme.px(_WORD_X), 0, 0, 0), words, 14, "text2")

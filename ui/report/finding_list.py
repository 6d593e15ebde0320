"""A list of findings: in groups on the review page, alone under a section's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cchc_desktop.checks.findings import Finding
from ui.kit import theme
from ui.kit.painting import RIGHT, Paints, wrapped
from ui.kit.severity import SEVERITIES
from ui.words import finding_texts

Index = QModelIndex | QPersistentModelIndex

GO, FIX = "go", "fix"
_PAD = 12
_ENTRY_PAD = 7
_WORD_X = 38
_NOTHING = 40


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The head of the findings of one step: its name, how many there are in words, whether they are folded away.

    step names it where it can be folded, "" where it cannot.
    """

    title: str
    counts: str
    step: str = ""
    folded: bool = False

    @property
    def spoken(self) -> str:
        """The group for those who listen."""
        return f"{self.title}: {self.counts}{finding_texts.FOLDED if self.folded else ''}"


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding in the list: where it is in short, and the names of its actions ("" if there is none).

    reason is why it stands, who decides on it; both are as typed on the review page.
    """

    finding: Finding
    where: str
    go: str
    fix: str
    reason: str = ""
    who: str = ""

    @property
    def spoken(self) -> str:
        """The finding for those who listen."""
        return f"{SEVERITIES[self.finding.severity][2]}, {self.where}: {self.finding.message}"


Line = FindingGroup | FindingEntry


class FindingModel(QAbstractListModel):
    """The lines of the list; findings can be chosen, and the heads of groups that fold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a line in words."""
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.lines[index.row()].spoken if spoken else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keys pass over the heads of groups."""
        line = self.lines[index.row()]
        if isinstance(line, FindingGroup) and not line.step:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, slots=True)
class LaidEntry:
    """A finding laid out for a width: its lines, where they begin, its height, its actions from the top left.

    boxes are where its explanation is written, if it has room for one.
    """

    lines: tuple[str, ...]
    text_x: int
    height: int
    actions: tuple[tuple[str, str, QRect], ...]
    boxes: tuple[QRect, ...] = ()


class FindingList(QListView):
    """Enter and a double click go to the place, Ctrl+Enter and the blue words act. where_width 0 hides the places."""

    wanted = Signal(str)
    fixed = Signal(object)

    def __init__(self, where_width: int = 0, parent: QWidget | None = None) -> None:
        self.paints = Paints()
        self._laid: dict[FindingEntry, LaidEntry] = {}
        super().__init__(parent)
        self.findings = FindingModel(self)
        self.where_width = where_width
        self.setModel(self.findings)
        self.setItemDelegate(_LineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.nothing = ""
        """What is said where there is no finding."""

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; the chosen finding stays chosen, or the one that takes its place."""
        if lines == self.findings.lines:
            return
        before, row, top = self.chosen(), self.currentIndex().row(), self.verticalScrollBar().value()
        self.findings.show_lines(lines)
        rows = [each for each, line in enumerate(lines) if isinstance(line, FindingEntry)]
        same = [each for each in rows if lines[each] == before]
        after = [each for each in rows if each >= row]
        if rows and before:
            self.setCurrentIndex(self.findings.index((same or after or rows[-1:])[0]))
        self.verticalScrollBar().setValue(top)

    def chosen(self) -> FindingEntry | None:
        """Return the chosen finding, None if there is none."""
        return self.entry_at(self.currentIndex())

    def entry_at(self, index: Index) -> FindingEntry | None:
        """Return the finding of a line, None of a group's head."""
        line = self.findings.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, FindingEntry) else None

    def laid(self, entry: FindingEntry) -> LaidEntry:
        """Return a finding laid out for the present width."""
        if entry not in self._laid:
            self._laid[entry] = self._lay_out(entry)
        return self._laid[entry]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the findings, or say that there are none."""
        super().paintEvent(event)
        if not self.findings.lines and self.nothing:
            self._paint_nothing(QPainter(self.viewport()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for another width."""
        if event.oldSize().width() != event.size().width():
            self._laid = {}
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint anew in another dress."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._laid, self.paints = {}, Paints()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place, Ctrl+Enter mends."""
        entry = self.chosen()
        if entry and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            mends = event.modifiers() & Qt.KeyboardModifier.ControlModifier and entry.fix
            self._act(entry, FIX if mends else GO)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the place of the finding."""
        entry = self.entry_at(self.indexAt(event.position().toPoint()))
        if entry:
            self._act(entry, GO)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do the action that was clicked."""
        super().mouseReleaseEvent(event)
        entry, action = self._action_at(event)
        if entry and action and event.button() is Qt.MouseButton.LeftButton:
            self._act(entry, action)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over actions."""
        super().mouseMoveEvent(event)
        over = bool(self._action_at(event)[1])
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paint_ring(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ring of the focus around a line, if the keyboard is here."""
        if self.hasFocus():
            self.paints.box(painter, rect.adjusted(1, 1, -1, -1), ground="header", border="focus", width=2)

    def _paint_nothing(self, painter: QPainter) -> None:
        row = QRect(0, 0, self.viewport().width(), theme.px(_NOTHING))
        if self.hasFocus():
            self.paints.box(painter, row.adjusted(1, 1, -1, -1), border="focus", width=2)
        self.paints.icon(painter, "circle-check", "ok", theme.px(_PAD), (row.height() - theme.px(16)) // 2, 16)
        self.paints.text(painter, row.adjusted(theme.px(_WORD_X), 0, 0, 0), self.nothing, 14, "text2")

    def _act(self, entry: FindingEntry, action: str) -> None:
        if action == FIX:
            self.fixed.emit(entry.finding)
        else:
            self.wanted.emit(entry.finding.at[0])

    def _action_at(self, event: QMouseEvent) -> tuple[FindingEntry | None, str]:
        point = event.position().toPoint()
        index = self.indexAt(point)
        entry = self.entry_at(index)
        if entry is None:
            return None, ""
        inside = point - self.visualRect(index).topLeft()
        return entry, next((name for name, _, rect in self.laid(entry).actions if rect.contains(inside)), "")

    def _lay_out(self, entry: FindingEntry) -> LaidEntry:
        small, bold = self.paints.metrics(13), self.paints.metrics(13, bold=True)
        right = self.viewport().width()
        actions: list[tuple[str, str, QRect]] = []
        for name, words in ((GO, entry.go), (FIX, entry.fix)):
            if words:
                width = bold.horizontalAdvance(words) + theme.px(20)
                actions.append((name, words, QRect(right - width, 0, width, small.height() + 2 * theme.px(_ENTRY_PAD))))
                right -= width
        word = max(bold.horizontalAdvance(each[2]) for each in SEVERITIES.values())
        text_x = theme.px(_WORD_X) + word + theme.px(_PAD) + theme.px(self.where_width)
        lines = wrapped(entry.finding.message, small, right - text_x - theme.px(_PAD))
        height = len(lines) * small.height() + 2 * theme.px(_ENTRY_PAD)
        boxes = self.boxes(entry, text_x, height)
        height += boxes[0].height() + theme.px(_ENTRY_PAD) if boxes else 0
        return LaidEntry(lines, text_x, height, tuple(actions), boxes)

    def boxes(self, entry: FindingEntry, left: int, top: int) -> tuple[QRect, ...]:
        """Return where a finding's explanation is written, under its message; here nowhere."""
        return ()

    def paint_boxes(self, painter: QPainter, rect: QRect, entry: FindingEntry, laid: LaidEntry) -> None:
        """Paint a finding's explanation."""


class _LineDelegate(QStyledItemDelegate):
    """Paints heads of groups and findings from their layout."""

    def __init__(self, view: FindingList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line's height."""
        entry = self._view.entry_at(index)
        return QSize(10, self._view.laid(entry).height if entry else theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        line = self._view.findings.lines[index.row()]
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        chosen = index == self._view.currentIndex()
        if isinstance(line, FindingGroup):
            self._paint_group(painter, rect, line, chosen=chosen)
        else:
            self._paint_entry(painter, rect, line, chosen=chosen)

    def _paint_group(self, painter: QPainter, rect: QRect, group: FindingGroup, *, chosen: bool) -> None:
        paints = self._view.paints
        painter.fillRect(rect, paints.color("header"))
        line = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        if group.step:
            name = "chevron-right" if group.folded else "chevron-down"
            paints.icon(painter, name, "text2", line.left(), rect.top() + (rect.height() - theme.px(16)) // 2, 16)
            line.setLeft(rect.left() + theme.px(_WORD_X))
        if chosen:
            self._view.paint_ring(painter, rect)
        paints.text(painter, line, group.title, 14, "text", bold=True)
        after = paints.metrics(14, bold=True).horizontalAdvance(group.title) + theme.px(10)
        paints.text(painter, line.adjusted(after, 0, 0, 0), group.counts, 13, "text2")

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: FindingEntry, *, chosen: bool) -> None:
        paints, laid = self._view.paints, self._view.laid(entry)
        if chosen:
            self._paint_chosen(painter, rect)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), paints.color("line"))
        name, ink, word = SEVERITIES[entry.finding.severity]
        top = rect.top() + theme.px(_ENTRY_PAD)
        paints.icon(painter, name, ink, rect.left() + theme.px(_PAD), top + theme.px(1), 16)
        paints.lines(painter, rect.left() + theme.px(_WORD_X), top, (word,), 13, ink, bold=True)
        if self._view.where_width:
            x = rect.left() + laid.text_x - theme.px(self._view.where_width)
            paints.lines(painter, x, top, (entry.where,), 13, "text", bold=True)
        paints.lines(painter, rect.left() + laid.text_x, top, laid.lines, 13, "text")
        for _, words, place in laid.actions:
            at = place.translated(rect.topLeft()).adjusted(0, 0, -theme.px(_PAD), 0)
            paints.text(painter, at, words, 13, "accent", align=RIGHT)
        self._view.paint_boxes(painter, rect, entry, laid)

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        focused = self._view.hasFocus()
        self._view.paints.box(painter, rect.adjusted(1, 1, -1, -1), ground="accent_soft",
                              border="focus" if focused else "", width=2)  # fmt: skip
        if not focused:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._view.paints.color("accent"))

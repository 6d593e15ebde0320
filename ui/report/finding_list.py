"""A list of findings: in groups on the review page, alone under a section's text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from cchc_desktop.checks.findings import Finding
from ui.report.finding_model import FindingEntry, FindingGroup, FindingModel, Index, Line
from ui.report.finding_painter import FIX, GO, SHARE, FindingDelegate, FindingLayout, LaidEntry, ListLook, paint_empty
from ui.words import finding_texts

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLD = (*_ENTER, Qt.Key.Key_Space)


class FindingList(QListView):
    """A list of findings. Enter and a double click go to the place, Ctrl+Enter and the blue words act; groups fold.

    Signal `wanted` carries a place to go to, `fixed` a finding to fix, `shared` one whose explanation is given to
    others, `folded` the step of a group to fold or unfold, `clicked_in` a finding and the point of it that was clicked,
    `menu_opened` a menu to add to and its finding. `rearranged` is emitted when lines, or the choice among them, have
    moved.
    """

    wanted = Signal(str)
    fixed = Signal(object)
    shared = Signal(object)
    folded = Signal(str)
    clicked_in = Signal(object, object)
    rearranged = Signal()
    menu_opened = Signal(object, object)

    def __init__(self, look: ListLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingModel(self)
        self.nothing = ""
        """The text shown if there is no finding."""
        self._layout = FindingLayout(look)
        self.setModel(self.findings)
        self.setItemDelegate(FindingDelegate(self, self.findings, self._layout))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; the chosen group or finding stays chosen, or the finding that takes its place."""
        if lines == self.findings.lines:
            return
        entry, group = self.chosen(), self._chosen_group()
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self.findings.show_lines(lines)
        rows = self._rows(entry, row) if entry else self._rows_of_group(group.step) if group else []
        if rows:
            self.choose_row(rows[0])
        self.verticalScrollBar().setValue(top)
        self.rearranged.emit()

    def chosen(self) -> FindingEntry | None:
        """Return the chosen finding, None if there is none."""
        return self.findings.entry_at(self.currentIndex())

    def choose_row(self, row: int) -> None:
        """Choose a line, -1 for none."""
        self.setCurrentIndex(self.findings.index(row) if row >= 0 else QModelIndex())

    def row_at(self, place: str = "") -> int:
        """Return the row of the first finding of a place, of the first at all without one; -1 if there is none."""
        rows = ((row, line) for row, line in enumerate(self.findings.lines) if isinstance(line, FindingEntry))
        return next((row for row, line in rows if not place or place in (each.at[0] for each in line.findings)), -1)

    def next_row(self, wanted: Sequence[Finding], *, back: bool, leave: bool) -> int:
        """Return the row of the next of some findings after the chosen line (or before it), cyclically; -1 for none.

        The chosen one itself comes first unless `leave` is set.
        """
        lines = enumerate(self.findings.lines)
        rows = [row for row, line in lines if isinstance(line, FindingEntry) and {*line.findings} & {*wanted}]
        here = self.currentIndex().row()
        if here in rows and not leave:
            return here
        beyond = [row for row in rows if (row < here if back else row > here)]
        return next(iter((beyond or rows)[:: -1 if back else 1]), -1)

    def laid(self, entry: FindingEntry) -> LaidEntry:
        """Return a finding laid out for the present width."""
        return self._layout.laid(entry, self.viewport().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the findings, or a text if there are none."""
        super().paintEvent(event)
        if not self.findings.lines and self.nothing:
            paint_empty(self._layout.paints, self.viewport(), self.nothing, focused=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again for another width."""
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
        self.rearranged.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint again in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._layout.renew()
            self.scheduleDelayedItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll and emit `rearranged`."""
        super().scrollContentsBy(dx, dy)
        self.rearranged.emit()

    def updateGeometries(self) -> None:
        """Place the lines and emit `rearranged`."""
        super().updateGeometries()
        self.rearranged.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Choose another line and emit `rearranged`."""
        super().currentChanged(current, previous)
        self.rearranged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place or folds a group, Ctrl+Enter applies the fix, Ctrl+. opens the menu."""
        entry, group = self.chosen(), self._chosen_group()
        if event.key() == Qt.Key.Key_Period and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open_menu()
        elif entry and event.key() in _ENTER:
            mends = event.modifiers() & Qt.KeyboardModifier.ControlModifier and entry.fix
            self._act(entry, FIX if mends else GO)
        elif group and event.key() in _FOLD:
            self.folded.emit(group.step)
        elif group and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if group.folded == (event.key() == Qt.Key.Key_Right):
                self.folded.emit(group.step)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the place of the finding."""
        entry = self.findings.entry_at(self.indexAt(event.position().toPoint()))
        if entry:
            self._act(entry, GO)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Perform the clicked action, or fold the group."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        entry, group = self.findings.entry_at(index), self.findings.group_at(index)
        action = self._action_at(event)
        if entry and action and event.button() is Qt.MouseButton.LeftButton:
            self._act(entry, action)
        elif entry:
            self.clicked_in.emit(entry, point - self.visualRect(index).topLeft())
        elif group:
            self.folded.emit(group.step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over actions."""
        super().mouseMoveEvent(event)
        over = bool(self._action_at(event))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the finding under the mouse, or of the chosen one for a key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu()
        else:
            self.setCurrentIndex(self.indexAt(event.pos()))
            self._open_menu(event.globalPos())

    def _open_menu(self, point: QPoint | None = None) -> None:
        """Open a menu with the actions of the chosen finding, and with what others add; without a point below it."""
        entry = self.chosen()
        if entry is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = {name: words for name, words, _ in reversed(self.laid(entry).actions)}
        for name, words in (actions | {GO: actions.get(GO, finding_texts.GO)}).items():
            menu.addAction(words.replace("&", "&&")).triggered.connect(partial(self._act, entry, name))
        self.menu_opened.emit(menu, entry.finding)
        below = self.visualRect(self.currentIndex()).bottomLeft()
        menu.popup(point or self.viewport().mapToGlobal(below))
        menu.setActiveAction(menu.actions()[0])

    def _chosen_group(self) -> FindingGroup | None:
        return self.findings.group_at(self.currentIndex())

    def _rows(self, before: FindingEntry, row: int) -> list[int]:
        """Return the rows to choose after a finding: its own, else those that follow, else the last."""
        lines = self.findings.lines
        rows = [each for each, line in enumerate(lines) if isinstance(line, FindingEntry)]
        return [each for each in rows if lines[each] == before] or [each for each in rows if each >= row] or rows[-1:]

    def _rows_of_group(self, step: str) -> list[int]:
        lines = enumerate(self.findings.lines)
        return [row for row, line in lines if isinstance(line, FindingGroup) and line.step == step]

    def _act(self, entry: FindingEntry, action: str) -> None:
        if action == FIX:
            self.fixed.emit(entry.finding)
        elif action == SHARE:
            self.shared.emit(entry.finding)
        else:
            self.wanted.emit(entry.finding.at[0])

    def _action_at(self, event: QMouseEvent) -> str:
        """Return the name of the action under the mouse, "" if there is none."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        entry = self.findings.entry_at(index)
        if entry is None:
            return ""
        inside = point - self.visualRect(index).topLeft()
        return next((name for name, _, rect in self.laid(entry).actions if rect.contains(inside)), "")

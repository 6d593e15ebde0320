"""The table of the board: a line a unit, painted when it is seen; letters go to the filter, Enter opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from cchc_desktop.inbox.standing import UnitState
from ui.incoming.board_model import CAME, FOUND, LINE, RATE, STATE, UNIT, VERSION, WHOLE, BoardLine, BoardModel, Index
from ui.kit import theme
from ui.kit.painting import LEFT, RIGHT, Paints
from ui.words.incoming import board_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.incoming.board_reading import BoardReading
    from cchc_desktop.inbox.board import BoardUnit

_ROW, _HEADER, _PAD = 34, 34, 14
_WIDTHS = {STATE: 190, VERSION: 58, CAME: 104, FOUND: 132, WHOLE: 96, RATE: 150}
_NARROW = 760
_BAR, _BAR_HIGH = 76, 6
_LOOKS = {
    UnitState.MISSING: ("circle-dashed", "muted"),
    UnitState.RECEIVED: ("eye", "accent"),
    UnitState.LATE: ("clock", "warn"),
    UnitState.RETURNED: ("undo-2", "warn"),
    UnitState.ACCEPTED: ("circle-check", "ok"),
}


class BoardDelegate(QStyledItemDelegate):
    """Paints a cell: a name, a state with its icon, counts of findings, or a rate with its bar."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paints = Paints()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell of a row; the current row is marked over its whole width."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view: BoardTable = option.widget  # type: ignore[attr-defined]
        current = view.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(rect, self.paints.color("accent_soft" if current else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.paints.color("line"))
        self._paint_cell(painter, rect.adjusted(self.paints.px(_PAD), 0, -4, 0), index.column(), index.data(LINE))
        if current and view.hasFocus():
            painter.setClipRect(rect)
            painter.setPen(QPen(self.paints.color("focus"), 2))
            painter.drawRect(QRect(0, rect.top(), view.viewport().width(), rect.height()).adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_cell(self, painter: QPainter, rect: QRect, column: int, line: BoardLine) -> None:
        if column == STATE:
            self._paint_state(painter, rect, line)
        elif column == FOUND:
            self._paint_found(painter, rect, line)
        elif column == RATE:
            self._paint_rate(painter, rect, line)
        elif column == UNIT:
            name = self.paints.metrics(14, bold=True).elidedText(
                line.words(column), Qt.TextElideMode.ElideRight, rect.width()
            )
            self.paints.text(painter, rect, name, 14, "text", bold=True)
        else:
            late = column == CAME and line.unit.late
            align = RIGHT if column in (VERSION, WHOLE) else LEFT
            place = rect.adjusted(-self.paints.px(_PAD), 0, -self.paints.px(8), 0) if align is RIGHT else rect
            self.paints.text(painter, place, line.words(column), 13, "warn" if late else "text2", align=align)

    def _paint_state(self, painter: QPainter, rect: QRect, line: BoardLine) -> None:
        found = line.unit.standing
        alarming = bool(found and (found.clashing or found.held))
        icon, ink = ("circle-x", "error") if alarming else _LOOKS[line.unit.state]
        self._paint_icon(painter, rect, icon, ink)
        words = self.paints.metrics(13, bold=True).elidedText(
            line.state_words, Qt.TextElideMode.ElideRight, rect.width() - self.paints.px(24)
        )
        bold = line.unit.state is not UnitState.MISSING
        self.paints.text(painter, rect.adjusted(self.paints.px(24), 0, 0, 0), words, 13, ink, bold=bold)

    def _paint_found(self, painter: QPainter, rect: QRect, line: BoardLine) -> None:
        found = line.unit.standing
        if found is None:
            return
        if found.errors is None:
            self.paints.text(painter, rect, line.words(FOUND), 13, "text2")
            return
        looks = [("circle-x", "error", str(found.errors))] if found.errors else []
        looks += [("triangle-alert", "warn", str(found.warnings))] if found.warnings else []
        left = rect.left()
        for icon, ink, words in looks or [("circle-check", "ok", board_texts.NONE_FOUND)]:
            place = QRect(left, rect.top(), rect.width(), rect.height())
            self._paint_icon(painter, place, icon, ink)
            self.paints.text(painter, place.adjusted(self.paints.px(20), 0, 0, 0), words, 13, ink, bold=True)
            left += self.paints.px(34) + self.paints.metrics(13, bold=True).horizontalAdvance(words)

    def _paint_rate(self, painter: QPainter, rect: QRect, line: BoardLine) -> None:
        if line.rate is None or line.rate.percent is None:
            return
        px = self.paints.px
        bar = QRect(rect.left(), rect.center().y() - px(_BAR_HIGH) // 2, px(_BAR), px(_BAR_HIGH))
        self.paints.box(painter, bar, ground="line", radius=px(3))
        share = min(max(float(line.rate.percent), 0), 100) / 100
        if share:
            filled = QRect(bar.left(), bar.top(), max(round(bar.width() * share), px(_BAR_HIGH)), bar.height())
            self.paints.box(painter, filled, ground="accent", radius=px(3))
        self.paints.text(painter, rect.adjusted(px(_BAR + 8), 0, 0, 0), line.words(RATE), 13, "text2")

    def _paint_icon(self, painter: QPainter, rect: QRect, icon: str, ink: str) -> None:
        self.paints.icon(painter, icon, ink, rect.left(), rect.center().y() - self.paints.px(8) + 1, 16)


class BoardTable(QTableView):
    """The table of units; `opened` has the identity of the unit at Enter, `typed` a letter for the filter."""

    opened = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.board_model = BoardModel()
        self._delegate = BoardDelegate(self)
        self.nothing = ""
        self.setModel(self.board_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(board_texts.HEADING)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self._set_headers()
        self.doubleClicked.connect(lambda _: self._open())

    def show_board(self, reading: BoardReading, whole: str, rate: str) -> None:
        """Show another board; the current unit stays current."""
        self._kept(lambda: self.board_model.show_board(reading, whole, rate))

    def show_filter(self, keep: str, words: str) -> None:
        """Show only the units that match; the current one stays current if it is among them."""
        self._kept(lambda: self.board_model.show_filter(keep, words))

    def current(self) -> BoardUnit | None:
        """Return the current unit, None of an empty list."""
        row = self.currentIndex().row()
        return self.board_model.lines[row].unit if 0 <= row < len(self.board_model.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a unit at Enter; letters are typed into the filter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif event.text().isprintable() and event.text().strip() and event.modifiers() in _TYPING:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or a text if there are none."""
        super().paintEvent(event)
        if not self.board_model.lines:
            pad = theme.px(_PAD)
            place = self.viewport().rect().adjusted(pad, pad, -pad, 0)
            top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter = QPainter(self.viewport())
            painter.setFont(theme.font(14))
            painter.setPen(theme.color("text2"))
            painter.drawText(place, top, self.nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the columns of the rate in a narrow table."""
        super().resizeEvent(event)
        for column in (WHOLE, RATE):
            self.setColumnHidden(column, event.size().width() < theme.px(_NARROW))

    def sizeHint(self) -> QSize:
        """Return a small size; the page gives more."""
        return QSize(500, 120)

    def choose(self, package: int) -> None:
        """Make the unit whose newest package has this number the current one, if it is shown."""
        lines = enumerate(self.board_model.lines)
        row = next((row for row, line in lines if line.unit.standing and line.unit.standing.newest == package), None)
        if row is not None:
            self.setCurrentIndex(self.board_model.index(row, 0))

    def _kept(self, change: Callable[[], None]) -> None:
        unit = self.current()
        change()
        row = self.board_model.row_of(unit.unit.unit if unit else "")
        self.setCurrentIndex(self.board_model.index(row, 0))

    def _open(self) -> None:
        unit = self.current()
        if unit:
            self.opened.emit(unit.unit.unit)

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(theme.px(_HEADER))
        header.setSortIndicator(UNIT, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(UNIT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, theme.px(width))


_TYPING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)

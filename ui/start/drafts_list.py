"""The list of drafts: a table of two-line cells, gone through with the arrows, opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from cchc_desktop.desk.drafts import step_texts
from ui.kit import theme
from ui.kit.painting import Paints
from ui.start.drafts_model import CHANGED, FINDINGS, PERIOD, PROGRESS, ROW, STATE, DraftRow, DraftsModel, Index, unit_of
from ui.words import start_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.overview import Listed
    from cchc_desktop.desk.drafts.progress import DraftProgress
    from cchc_desktop.report.store_protocol import DraftInfo

_ROW, _HEADER, _PAD = 52, 34, 12
_WIDTHS = (0, 196, 160, 188, 108, 104)
_NARROW = 900
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = (
    ("circle-x", "error", step_texts.ERRORS),
    ("triangle-alert", "warn", step_texts.WARNINGS),
    ("circle-dashed", "muted", step_texts.BLANKS),
)
_HINTS = ("lightbulb", "hint", step_texts.HINTS)
_NONE = ("circle-check", "ok", start_texts.NONE_LEFT)
_STATES = {"open": ("pencil-line", "text2"), "closed": ("lock", "ok"), "issued": ("circle-check", "ok")}
_EDIT = Qt.ItemDataRole.EditRole


class DraftsDelegate(QStyledItemDelegate):
    """Paints a cell: two lines of words, a bar of progress, or counts of findings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paints = Paints()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell of a row; the current row is marked over its whole width."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view: DraftsTable = option.widget  # type: ignore[attr-defined]
        current = view.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(rect, self.paints.color("accent_soft" if current else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.paints.color("line"))
        if current and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.paints.color("accent"))
        self._paint_cell(painter, rect.adjusted(self.paints.px(_PAD), 0, -4, 0), index.column(), index.data(ROW))
        painter.restore()
        if current and view.hasFocus():
            _ring(painter, rect, view)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line for a draft's name, the period faintly in it while it has none."""
        row: DraftRow = index.data(ROW)
        line = QLineEdit(parent, placeholderText=start_texts.NAME_HINT.format(row.lines[PERIOD][0]))
        line.setAccessibleName(start_texts.NAME)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present name, but not over one that is being typed while the list reads the drafts' progress."""
        if isinstance(editor, QLineEdit) and not editor.isModified() and editor.text() != index.data(_EDIT):
            editor.setText(index.data(_EDIT))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the line over the cell, at its full height of a field."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        editor.setGeometry(rect.adjusted(4, self.paints.px(8), -4, -self.paints.px(8)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed name over once the line is closed: the list is read again then."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _paint_cell(self, painter: QPainter, rect: QRect, column: int, row: DraftRow) -> None:
        if column == PROGRESS:
            self._paint_progress(painter, rect, row)
        elif column == FINDINGS:
            self._paint_findings(painter, rect, row.progress)
        elif column == PERIOD:
            self._paint_period(painter, rect, row)
        elif column == STATE:
            icon, ink = _STATES[row.listed.draft.state]
            self._paint_icon(painter, rect, icon, ink)
            self._paint_lines(painter, rect.adjusted(self.paints.px(24), 0, 0, 0), row.lines[column], bold=False)
        else:
            self._paint_lines(painter, rect, row.lines[column], bold=False)

    def _paint_period(self, painter: QPainter, rect: QRect, row: DraftRow) -> None:
        """Paint the period, under it unit and days; the unit alone where there is no room for both."""
        name, below = row.lines[PERIOD]
        bold = self.paints.metrics(14, bold=True)
        words = self.tag_words(row, rect.width())
        tag = self._tag_width(words)
        beside = tag > 0 and bold.horizontalAdvance(name) + tag <= rect.width()
        name = bold.elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        if beside:
            self._paint_tag(painter, rect, bold.horizontalAdvance(name), words)
        metrics = self.paints.metrics(13)
        room = rect.width() - (0 if beside else tag)
        if metrics.horizontalAdvance(below) > room:
            below = metrics.elidedText(unit_of(row.listed), Qt.TextElideMode.ElideRight, room)
        if tag and not beside:
            self._paint_tag(painter, rect.translated(0, self.paints.px(20)), metrics.horizontalAdvance(below), words)
        self._paint_lines(painter, rect, (name, below), bold=True)

    def tag_words(self, row: DraftRow, width: int) -> str:
        """Return how the draft began; the first word alone where all of them would cut the name of the unit."""
        name, unit = row.lines[PERIOD][0], unit_of(row.listed)
        needed = min(
            self.paints.metrics(14, bold=True).horizontalAdvance(name), self.paints.metrics(13).horizontalAdvance(unit)
        )
        return row.tag if needed + self._tag_width(row.tag) <= width else row.tag.partition(", ")[0]

    def _tag_width(self, words: str) -> int:
        return self.paints.metrics(12).horizontalAdvance(words) + self.paints.px(24) if words else 0

    def _paint_tag(self, painter: QPainter, rect: QRect, after: int, words: str) -> None:
        """Paint how the draft began, in a box behind its name."""
        px = self.paints.px
        width = self.paints.metrics(12).horizontalAdvance(words) + px(12)
        box = QRect(rect.left() + after + px(8), rect.top() + px(7), width, px(18))
        self.paints.box(painter, box, ground="header", border="line_strong")
        self.paints.text(painter, box.adjusted(px(6), 0, 0, 0), words, 12, "text2")

    def _paint_lines(self, painter: QPainter, rect: QRect, lines: tuple[str, str], *, bold: bool) -> None:
        px, text = self.paints.px, self.paints.text
        cut = Qt.TextElideMode.ElideRight
        first = self.paints.metrics(14, bold=bold).elidedText(lines[0], cut, rect.width())
        second = self.paints.metrics(13).elidedText(lines[1], cut, rect.width())
        if not second:
            text(painter, rect, first, 14, "text", bold=bold)
            return
        top = QRect(rect.left(), rect.top() + px(6), rect.width(), px(20))
        text(painter, top, first, 14, "text", bold=bold)
        text(painter, top.translated(0, px(20)), second, 13, "text2")

    def _paint_progress(self, painter: QPainter, rect: QRect, row: DraftRow) -> None:
        if row.progress is None:
            return
        px, done, steps = self.paints.px, row.progress.done, row.progress.steps
        bar = QRect(rect.left(), rect.top() + px(13), px(64), px(6))
        self.paints.box(painter, bar, ground="line", radius=px(3))
        if done:
            share = QRect(bar.left(), bar.top(), max(bar.width() * done // steps, px(6)), bar.height())
            self.paints.box(painter, share, ground="ok" if done == steps else "accent", radius=px(3))
        first = QRect(rect.left(), rect.top() + px(6), rect.width(), px(20))
        self.paints.text(painter, first.adjusted(px(74), 0, 0, 0), row.steps_words, 13, "text")
        self.paints.text(painter, first.translated(0, px(20)), row.progress_words, 13, "text2")

    def _paint_findings(self, painter: QPainter, rect: QRect, progress: DraftProgress | None) -> None:
        if progress is None:
            return
        counts = (progress.errors, progress.warnings, progress.blanks)
        looks = [(look, look[2].format(count)) for count, look in zip(counts, _LEFT, strict=True) if count]
        if not looks and progress.hints:
            looks = [(_HINTS, _HINTS[2].format(progress.hints))]
        left = rect.left()
        for (icon, ink, _), words in looks or [(_NONE, _NONE[2])]:
            width = self.paints.px(34) + self.paints.metrics(13, bold=True).horizontalAdvance(words)
            if left > rect.left() and left + width > rect.right() + self.paints.px(16):
                break  # the worst come first
            place = QRect(left, rect.top(), rect.width(), rect.height())
            self._paint_icon(painter, place, icon, ink)
            self.paints.text(painter, place.adjusted(self.paints.px(20), 0, 0, 0), words, 13, ink, bold=True)
            left += width

    def _paint_icon(self, painter: QPainter, rect: QRect, icon: str, ink: str) -> None:
        self.paints.icon(painter, icon, ink, rect.left(), rect.center().y() - self.paints.px(8) + 1, 16)


class DraftsTable(QTableView):
    """The table of drafts; `opened` and `discarded` have the reference of the draft at Enter or Delete.

    `menu_wanted` has the place for a menu of the current draft: at a right click, the menu key or Ctrl and a dot.
    """

    opened = Signal(str)
    discarded = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts_model = DraftsModel()
        self._delegate = DraftsDelegate(self)
        self.setModel(self.drafts_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(start_texts.DRAFTS)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.nothing = ""
        """The text shown if there is no draft."""
        self._set_headers()
        self.doubleClicked.connect(lambda _: self._emit_current(self.opened))

    def show_drafts(self, drafts: Sequence[Listed], current: str) -> None:
        """Show drafts and make the one of a reference, else the first, current."""
        self.drafts_model.show_drafts(drafts)
        self.show_current(current)

    def show_filter(self, text: str) -> None:
        """Show only the drafts that match a text."""
        current = self.current()
        self.drafts_model.show_filter(text)
        self.show_current(current.ref if current else "")

    def show_current(self, ref: str) -> None:
        """Make a draft the current one, else the first."""
        self.setCurrentIndex(self.drafts_model.index(self.drafts_model.row_of(ref), 0))

    def current(self) -> DraftInfo | None:
        """Return the current draft, None of an empty list."""
        row = self.currentIndex().row()
        return self.drafts_model.rows[row].listed.draft if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a draft at Enter, discard it at Delete; keys that the line of a name passes on do neither."""
        if self.state() is QTableView.State.EditingState:
            event.accept()
        elif event.key() in _OPEN_KEYS:
            self._emit_current(self.opened)
        elif event.key() == Qt.Key.Key_Delete:
            self._emit_current(self.discarded)
        elif event.key() == Qt.Key.Key_F2:
            self.name_current()
        elif event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.ask_menu()
        else:
            super().keyPressEvent(event)

    def name_current(self) -> None:
        """Open a line in which the current draft gets a name."""
        if self.current():
            self.edit(self.drafts_model.index(self.currentIndex().row(), PERIOD))

    def ask_menu(self) -> None:
        """Ask for the menu of the current draft, under its name."""
        if self.current():
            below = self.visualRect(self.drafts_model.index(self.currentIndex().row(), PERIOD)).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(below + QPoint(self._delegate.paints.px(_PAD), 0)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the mouse is, or under the current draft at the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_menu()
        elif self.indexAt(self.viewport().mapFromGlobal(event.globalPos())).isValid():
            self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or a text if there are none."""
        super().paintEvent(event)
        if not self.drafts_model.rows:
            pad = theme.px(_PAD)
            place = self.viewport().rect().adjusted(pad, pad, -pad, 0)
            self._delegate.paints.text(QPainter(self.viewport()), place, self.nothing, 14, "text2", align=_TOP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the column of the last change in a narrow table."""
        super().resizeEvent(event)
        self.setColumnHidden(CHANGED, event.size().width() < theme.px(_NARROW))

    def sizeHint(self) -> QSize:
        """Return a small size; the page gives more."""
        return QSize(600, 120)

    def _emit_current(self, signal: object) -> None:
        draft = self.current()
        if draft:
            signal.emit(draft.ref)  # type: ignore[attr-defined] # a bound signal has no public type

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(theme.px(_HEADER))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            if width:
                header.resizeSection(column, theme.px(width))


def _ring(painter: QPainter, rect: QRect, view: QTableView) -> None:
    """Draw this cell's part of the focus ring around the current row."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(theme.color("focus"), 2))
    row = QRect(0, rect.top(), view.viewport().width(), rect.height())
    painter.drawRect(row.adjusted(1, 1, -1, -1))
    painter.restore()

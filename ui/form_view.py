"""The table of one form: one delegate, rows laid out once, messages under them, a live editor in the current cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cchc_desktop.base.text import stored
from ui import theme
from ui.editors import EDITORS, FieldEdit, Move, move_of, note_editor
from ui.form_layout import Band, LaidRow, Layout, Widths, box_in
from ui.form_model import NOTE, RESULT, FormModel
from ui.form_moves import MOVES
from ui.form_paint import RowDelegate, mark_width, paint_band
from ui.painting import Paints
from ui.parts import frame

SAVE_AFTER_MS = 700
_RESERVE = 40


class FormView(QTableView):
    """Shows and edits a `FormModel`. row and column are the current cell; column is the result's or the note's."""

    moved = Signal()
    acts = Signal(object)

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = model
        self.row, self.column = 0, RESULT
        self.paints = Paints()
        self.layout_of = Layout(Widths.of(1000), self.paints)
        self.laid: list[LaidRow] = [self.layout_of.row(view) for view in model.views]
        self._editors: dict[object, FieldEdit] = {}
        self._editor: FieldEdit | None = None
        self._forced = False
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self.setModel(model)
        self._set_up()
        model.refreshed.connect(self._rows_changed)

    def _set_up(self) -> None:
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # rows never break anew when it comes
        self._corner = frame("corner")
        self.addScrollBarWidget(self._corner, Qt.AlignmentFlag.AlignTop)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)

    # What is shown

    def editing(self) -> bool:
        """Tell whether the current cell holds its editor."""
        return self._editor is not None

    def band_at(self, x: int, y: int) -> Band | None:
        """Return the message whose action is at a point of the viewport, None if there is none."""
        row = self.rowAt(y)
        if row < 0:
            return None
        top = self.rowViewportPosition(row)
        return next((band for band in self.laid[row].bands if band.action.contains(x, y - top)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for a new width; the current row stays in sight when there is less height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()
        elif 0 <= self.rowViewportPosition(self.row) < event.oldSize().height():
            self._bring_in()

    def changeEvent(self, event: QEvent) -> None:
        """Lay everything out for another font or zoom, and paint in the new colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.paints = Paints()
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the messages over all columns of the rows in sight."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        bottom = self.viewport().height()
        row = max(self.rowAt(0), 0)
        while row < len(self.laid) and (top := self.rowViewportPosition(row)) < bottom:
            for band in self.laid[row].bands:
                paint_band(painter, self.paints, band, top)
            row += 1
        painter.end()

    def _lay_out(self) -> None:
        self.layout_of = Layout(Widths.of(self.viewport().width()), self.paints)
        widths = self.layout_of.widths
        header = self.horizontalHeader()
        header.setFixedHeight(theme.px(44))
        self._corner.setFixedHeight(theme.px(44))
        for column, width in enumerate((widths.no, widths.label, widths.unit, widths.result, widths.note)):
            header.resizeSection(column, width)
        self._rows_changed(list(range(len(self.laid))))
        self._bring_in()

    def _rows_changed(self, rows: list[int]) -> None:
        """Lay the named rows out anew; what is typed in keeps its place on the screen."""
        before = self.rowViewportPosition(self.row)
        for row in rows:
            self.laid[row] = self.layout_of.row(self.form.views[row])
            if self.rowHeight(row) != self.laid[row].height:
                self.setRowHeight(row, self.laid[row].height)
        self._hold(before)
        if self.row in rows:
            self._show_stored()
            self._place_editor()
        self.viewport().update()

    def _hold(self, before: int) -> None:
        moved = self.rowViewportPosition(self.row) - before
        in_sight = 0 <= before < self.viewport().height()
        if moved and in_sight and self.isVisible():
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    # The current cell

    def go(self, row: int, column: int = RESULT, *, force: bool = False) -> None:
        """Make a cell current, its editor ready and its messages in sight; `force` edits a computed row too."""
        QGuiApplication.inputMethod().commit()
        self.save()
        self.row, self.column, self._forced = row, column, force
        self.setCurrentIndex(self.form.index(row, column))
        self._open_editor()
        self._bring_in()
        self.viewport().update()
        self.moved.emit()

    def follow(self, move: Move) -> bool:
        """Do what a key asked of the table; False if there was nothing to do."""
        return MOVES[move](self)

    def undo_cell(self) -> bool:
        """Give the cell the text back that it had when it was entered; False if it still has it."""
        undone = self._editor is not None and self._editor.undo_all()
        self.save()
        return undone

    def caret_into(self) -> bool:
        """Put the caret behind the text instead of having all of it selected; open a computed row's cell."""
        if self._editor is None:
            if self.form.views[self.row].row.kind == "heading":
                return False
            self.go(self.row, self.column, force=True)
        if self._editor:
            self._editor.deselect()
            self._editor.end(False)
        return True

    def act(self) -> bool:
        """Ask for the action of the current row's first message that has one."""
        self.save()
        messages = (message for message in self.form.views[self.row].messages if message.action)
        message = next(messages, None)
        if message:
            self.acts.emit(message.finding)
        return message is not None

    def save(self) -> None:
        """Hand what was typed to the report, if it differs from what is stored."""
        self._saving.stop()
        if self._editor and stored(self._editor.text()) != self.form.typed(self.row, self.column):
            self.form.setData(self.form.index(self.row, self.column), self._editor.text())

    def _open_editor(self) -> None:
        """Show the editor of the current cell, if it may be edited, and give it the focus where the view had it."""
        old, focused = self._editor, self.has_focus()
        self._editor = None
        if self._forced or self.form.editable(self.row, self.column):
            self._editor = self._editor_for()
            self._editor.prepare(self.form.views[self.row].row, self.form.typed(self.row, self.column))
            self._name_editor()
            self._place_editor()
            self._editor.show()
        self.setFocusProxy(self._editor)  # type: ignore[arg-type] # None takes the proxy away
        if focused:
            (self._editor or self).setFocus()
        if old and old is not self._editor:
            old.hide()

    def has_focus(self) -> bool:
        """Tell whether the keyboard is here, in the view or its editor."""
        return self.hasFocus() or bool(self._editor and self._editor.hasFocus())

    def _editor_for(self) -> FieldEdit:
        make = note_editor if self.column == NOTE else EDITORS[self.form.views[self.row].row.kind]
        if make not in self._editors:
            editor = make(self.viewport())
            editor.asked.connect(self._asked)
            editor.left.connect(self.save)
            editor.textEdited.connect(self._saving.start)
            self._editors[make] = editor
        return self._editors[make]

    def _asked(self, move: Move) -> None:
        if not self.follow(move) and move in (Move.ASIDE, Move.ASIDE_BACK):
            self.focusNextPrevChild(move is Move.ASIDE)

    def _name_editor(self) -> None:
        if self._editor:
            view = self.form.views[self.row]
            self._editor.setAccessibleName(view.field_name(note=self.column == NOTE))
            self._editor.setAccessibleDescription(view.spoken)

    def _show_stored(self) -> None:
        """Take over a change of the edited field that was not typed here: a fix, or an edit taken back."""
        if self._editor and not self._saving.isActive():
            text = self.form.typed(self.row, self.column)
            if stored(self._editor.text()) != text:
                self._open_editor()
            self._name_editor()
        elif self._editor is None and self.form.editable(self.row, self.column):
            self._open_editor()

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        widths = self.layout_of.widths
        x = widths.result_x if self.column == RESULT else widths.result_x + widths.result
        width = widths.result if self.column == RESULT else widths.note
        box = box_in(self.paints, QRect(x, self.rowViewportPosition(self.row), width, 0))
        left = mark_width(self.paints, self.laid[self.row]) if self.column == RESULT else theme.px(8)
        self._editor.setGeometry(box.adjusted(left, 2, -theme.px(6), -2))

    def _bring_in(self) -> None:
        """Scroll so far that the current row can be seen whole, its messages too, with room for one that may come."""
        if not self.isVisible():
            return
        top, height = self.rowViewportPosition(self.row), self.laid[self.row].height
        below = top + height + theme.px(_RESERVE) - self.viewport().height()
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + min(below, top))
        self._place_editor()

    # What comes in

    def showEvent(self, event: QShowEvent) -> None:
        """Show the current row, which may have been chosen before there was anything to see."""
        super().showEvent(event)
        self._bring_in()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the editor in its cell."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the editor."""
        super().focusInEvent(event)
        if self._editor:
            self._editor.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from rows that hold no editor too."""
        move = move_of(event)
        if move is None or not self.follow(move):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the clicked cell current, or do the clicked action."""
        point = event.position().toPoint()
        band, index = self.band_at(point.x(), point.y()), self.indexAt(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if band:
            self.save()
            self.acts.emit(band.message.finding)
        elif index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go(index.row(), NOTE if index.column() == NOTE else RESULT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over actions."""
        point = event.position().toPoint()
        over = self.band_at(point.x(), point.y()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return the cell's own part, without the messages under it."""
        rect = super().visualRect(index)
        return QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), self.laid[index.row()].body))

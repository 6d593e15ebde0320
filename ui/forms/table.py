"""The table of one form: its rows laid out and painted whole, its current cell, its mouse actions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from cchc_desktop.report.template import Row
from ui.forms.cell_editor import CellEditor
from ui.forms.editors import ChoiceEdit
from ui.forms.header import FormHeader
from ui.forms.model import RESULT, FormModel, Selection
from ui.forms.row_layout import Band, EditorPlace, LaidRow, RowLayout, column_widths
from ui.forms.row_painter import RowPainter, RowState
from ui.forms.shown_rows import RowMessage
from ui.kit import theme
from ui.kit.frames import frame
from ui.kit.painting import Paints

_HEAD = 44
_RESERVE = 40


class FormTable(QTableView):
    """Shows and edits a `FormModel`. row and column are the current cell; action numbers its row's chosen action.

    Signals: the current cell `moved`; the action of a finding is wanted (`action_requested`); a block's text is
    `pasted`, a pasted text was `cleaned` or is in an old font (`old_text`), the selection `cleared`; the rows of other
    tiers are to be shown again (`tiers_shown`); Enter found no row below (`ended`); a menu is wanted at a point of the
    screen (`menu_wanted`).
    """

    moved = Signal()
    action_requested = Signal(object)
    pasted = Signal(str)
    cleaned = Signal(str)
    old_text = Signal(str)
    cleared = Signal()
    tiers_shown = Signal()
    ended = Signal()
    menu_wanted = Signal(object)

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form_model = model
        self.row, self.column, self.action = 0, RESULT, 0
        self.selection = Selection(0, 0, RESULT)
        self.paints = Paints()
        self.editor = CellEditor(model, self)
        self.on_key: Callable[[QKeyEvent], bool] = lambda _event: False
        self._forced = False
        self._marked: frozenset[int] = frozenset()
        self._header = FormHeader(self.paints, self)
        self._corner = frame("corner")
        self._layout = RowLayout(column_widths(1000, earlier=False, before=False), self.paints)
        self.laid: list[LaidRow] = [self._layout.row(view) for view in model.views]
        self.setModel(model)
        self.editor.on_menu = self.menu_wanted.emit
        self._set_up()
        model.refreshed.connect(self._rows_changed)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # else rows would be laid out again when it appears
        self.addScrollBarWidget(self._corner, Qt.AlignmentFlag.AlignTop)
        self.setHorizontalHeader(self._header)
        self._header.show_in_order()
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else Qt paints everything under it

    # The current cell

    def go(self, row: int, column: int = RESULT, *, force: bool = False, extend: bool = False) -> None:
        """Make a cell current, open its editor and scroll to its messages; a hidden row shows all hidden ones again.

        `force` edits a computed row too; `extend` extends the selection to this row.
        """
        QGuiApplication.inputMethod().commit()
        self.save()
        if self.isRowHidden(row):
            self.tiers_shown.emit()
        anchor, both = (self.selection.anchor, self.selection.both) if extend else (row, False)
        self.selection, self.action = Selection(anchor, row, column, both, self.form_model.values), 0
        self.row, self.column, self._forced = row, column, force and self.form_model.open_report.editable
        self.setCurrentIndex(self.form_model.index(row, column))
        self.reopen()
        self.bring_in()
        self.viewport().update()
        self.moved.emit()

    def save(self) -> None:
        """Save the text typed in the current cell."""
        self.editor.save()

    def reopen(self) -> None:
        """Show the stored text of the current cell in its editor."""
        if self._forced or self.form_model.editable(self.row, self.column):
            self.editor.open(self.row, self.column, self._editor_place())
        else:
            self.editor.close()

    def has_focus(self) -> bool:
        """Return whether the table or its editor has the focus."""
        return self.hasFocus() or self.editor.has_focus()

    def actions_here(self) -> list[RowMessage]:
        """Return the messages of the current row that have an action."""
        return [message for message in self.form_model.views[self.row].messages if message.action]

    def chosen_action(self) -> RowMessage | None:
        """Return the message whose action a key would start, None if the row has none."""
        actions = self.actions_here()
        return actions[min(self.action, len(actions) - 1)] if actions else None

    def _editor_place(self) -> EditorPlace:
        return self._layout.editor_place(self.laid[self.row], self.rowViewportPosition(self.row), self.column)

    def _show_stored(self) -> None:
        """Show a change of the current cell that was not typed here: a fix, or an undo."""
        if self.editor.outdated or (not self.editor.line and self.form_model.editable(self.row, self.column)):
            self.reopen()
        self.editor.show_name()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle keys in rows without an editor."""
        event.setAccepted(self.on_key(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the editor."""
        super().focusInEvent(event)
        if self.editor.line:
            self.editor.line.setFocus(event.reason())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the clicked cell current, or start the clicked action."""
        point = event.position().toPoint()
        band, index = self._band_at(point.x(), point.y()), self.indexAt(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if band:
            self.save()
            self.action_requested.emit(band.message.finding)
        elif index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go(index.row(), self.form_model.column_at(index), extend=extend)
            if index.column() in self.form_model.values and not extend and isinstance(self.editor.line, ChoiceEdit):
                self.editor.line.open_list()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell that was clicked, which becomes current unless it is selected."""
        index = self.indexAt(event.pos())
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.ask_menu()
        elif index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            if not (self.selection.several and index.row() in self.selection.rows):
                self.go(index.row(), self.form_model.column_at(index))
            self.menu_wanted.emit(event.globalPos())

    def ask_menu(self) -> None:
        """Ask for the menu of the current cell, under it."""
        cell = self.visualRect(self.form_model.index(self.row, self.column))
        self.menu_wanted.emit(self.viewport().mapToGlobal(cell.bottomLeft()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over actions."""
        point = event.position().toPoint()
        over = self._band_at(point.x(), point.y()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _band_at(self, x: int, y: int) -> Band | None:
        """Return the message whose action is at a point of the viewport, None if there is none."""
        row = self.rowAt(y)
        bands = self.laid[row].bands if row >= 0 else ()
        return next((band for band in bands if band.action.contains(x, y - self.rowViewportPosition(row))), None)

    # Rows

    def beyond(self, row: int, step: int) -> int | None:
        """Return the next visible row after (step 1) or before (-1) a row, None at the end."""
        row += step
        while 0 <= row < len(self.laid) and self.isRowHidden(row):
            row += step
        return row if 0 <= row < len(self.laid) else None

    def rows_below(self) -> list[Row]:
        """Return the rows in sight from the first selected one on."""
        views = self.form_model.views
        return [views[at].row for at in range(self.selection.rows[0], len(views)) if not self.isRowHidden(at)]

    def mark(self, rows: frozenset[int]) -> None:
        """Mark the results of rows that something is about to be done to."""
        self._marked = rows
        if rows:
            self.scrollTo(self.form_model.index(min(rows), RESULT))
        self.viewport().update()

    def hide_rows(self, hidden: frozenset[int]) -> None:
        """Hide rows, and show all others; the current cell moves to a visible row."""
        before = self.rowViewportPosition(self.row)
        for row, laid in enumerate(self.laid):
            if self.isRowHidden(row) != (row in hidden):
                self.setRowHidden(row, row in hidden)
                self.setRowHeight(row, 0 if row in hidden else laid.height)
        self._hold(before)
        self.bring_in()
        self.viewport().update()
        if self.row in hidden:
            near = self.beyond(self.row, 1)
            self.go(self.beyond(self.row, -1) or 0 if near is None else near, self.column)

    def lay_out(self) -> None:
        """Lay everything out for the present width, font and colours."""
        beside = self.form_model.beside
        widths = column_widths(
            self.viewport().width(), earlier=beside.year_before is not None, before=beside.before is not None,
            values=len(self.form_model.values),
        )  # fmt: skip
        self._layout = RowLayout(widths, self.paints)
        self._header.paints = self.paints
        for part in (self._header, self._corner):
            part.setFixedHeight(theme.px(_HEAD))
        for column, width in enumerate(widths):
            self._header.resizeSection(column, width)
        self._rows_changed(list(range(len(self.laid))))
        self.bring_in()

    def _rows_changed(self, rows: list[int]) -> None:
        """Lay the given rows out again; the current row keeps its place on the screen."""
        before = self.rowViewportPosition(self.row)
        for row in rows:
            self.laid[row] = self._layout.row(self.form_model.views[row])
            if not self.isRowHidden(row):
                self.setRowHeight(row, self.laid[row].height)
        self._hold(before)
        self.viewport().update()
        if self.row in rows:
            self._show_stored()
            self.bring_in(0)

    def bring_in(self, reserve: int = _RESERVE) -> None:
        """Scroll until the current row is visible with its messages, and room for one more."""
        if not self.isVisible():
            return
        top, height = self.rowViewportPosition(self.row), self.laid[self.row].height
        below = top + height + theme.px(reserve) - self.viewport().height()
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + min(below, top))
        self._place_editor()

    def _hold(self, before: int) -> None:
        """Scroll so that the current row keeps its place, if it was visible."""
        moved = self.rowViewportPosition(self.row) - before
        in_sight = 0 <= before < self.viewport().height()
        if moved and in_sight and self.isVisible():
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def _place_editor(self) -> None:
        if self.editor.line:
            self.editor.line.place(self._editor_place())

    # Overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the area, each whole: much faster than a delegate that Qt calls for every cell."""
        painter, area, widths = QPainter(self.viewport()), event.rect(), self._layout.widths
        for row, laid in enumerate(self.laid):
            top = self.rowViewportPosition(row)
            if top <= area.bottom() and top + laid.height > area.top() and not self.isRowHidden(row):
                RowPainter(painter, self.paints, laid, widths, self._state(row)).paint(top)
        below = self.verticalHeader().length() - self.verticalOffset()
        if below <= area.bottom():
            painter.fillRect(area.adjusted(0, max(below - area.top(), 0), 0, 0), self.paints.color("surface"))
        painter.end()

    def _state(self, row: int) -> RowState:
        current, sealed = row == self.row, not self.form_model.open_report.editable
        selected = self.selection.columns if self.selection.several and row in self.selection.rows else ()
        selected = (RESULT,) if row in self._marked else selected
        ringed = self.chosen_action() if current and len(self.actions_here()) > 1 else None
        return RowState(current, sealed, self.column if current and self.editor.line else None, selected, ringed)

    def updateGeometries(self) -> None:
        """Leave room under the last row for one more message."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        room = self.verticalHeader().length() + theme.px(_RESERVE) - self.viewport().height()
        bar.setMaximum(max(bar.maximum(), room))

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return the cell's own part, without the messages under it."""
        rect = super().visualRect(index)
        return QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), self.laid[index.row()].body))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for a new width; the current row stays visible in a smaller height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.lay_out()
        elif 0 <= self.rowViewportPosition(self.row) < event.oldSize().height():
            self.bring_in()

    def changeEvent(self, event: QEvent) -> None:
        """Lay everything out for another font or zoom, and paint in the new colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.paints = Paints()
            self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the current row, which may have been chosen before the table was shown."""
        super().showEvent(event)
        self.bring_in()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the editor in its cell."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

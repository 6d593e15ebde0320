"""The table of one form as it is shown: one delegate, rows laid out once, messages under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.forms.header import FormHeader
from ui.forms.layout import Band, LaidRow, Layout, Widths
from ui.forms.model import RESULT, FormModel, Index
from ui.forms.paint import RowState
from ui.forms.pictures import RowPictures
from ui.forms.rows import RowMessage, other_tiers
from ui.forms.selection import Selection
from ui.kit import theme
from ui.kit.frames import frame
from ui.kit.painting import Paints

_RESERVE = 40


class FormTable(QTableView):
    """Shows a `FormModel`. row and column are the current cell; action is which of its row's actions is chosen."""

    def __init__(self, model: FormModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = model
        self.row, self.column = 0, RESULT
        self.selection = Selection(0, 0, RESULT)
        self.action = 0
        self.paints = Paints()
        self._header = FormHeader(self.paints, self)
        self.layout_of = Layout(Widths.of(1000), self.paints)
        self._pictures = RowPictures(self.layout_of.widths, self.paints)
        self.laid: list[LaidRow] = [self.layout_of.row(view) for view in model.views]
        self.setModel(model)
        self._set_up()
        model.refreshed.connect(self._rows_changed)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # rows never break anew when it comes
        self._corner = frame("corner")
        self.addScrollBarWidget(self._corner, Qt.AlignmentFlag.AlignTop)
        self.setHorizontalHeader(self._header)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else all that lies under it is painted

    def editing(self) -> bool:
        """Tell whether the current cell holds its editor."""
        return False

    def place_editor(self) -> None:
        """Put the editor, if there is one, into its cell."""

    def show_stored(self) -> None:
        """Take over a change of the current cell that was not typed here."""

    # Rows and messages

    def band_at(self, x: int, y: int) -> Band | None:
        """Return the message whose action is at a point of the viewport, None if there is none."""
        row = self.rowAt(y)
        if row < 0:
            return None
        top = self.rowViewportPosition(row)
        return next((band for band in self.laid[row].bands if band.action.contains(x, y - top)), None)

    def beyond(self, row: int, step: int) -> int | None:
        """Return the next row in sight after (step 1) or before (-1) a row, None at the end."""
        row += step
        while 0 <= row < len(self.laid) and self.isRowHidden(row):
            row += step
        return row if 0 <= row < len(self.laid) else None

    def hide_tiers(self, *, hide: bool) -> None:
        """Hide the rows that other tiers fill, or show all."""
        before = self.rowViewportPosition(self.row)
        hidden = other_tiers([laid.view for laid in self.laid]) if hide else frozenset[int]()
        for row, laid in enumerate(self.laid):
            if self.isRowHidden(row) != (row in hidden):
                self.setRowHidden(row, row in hidden)
                self.setRowHeight(row, 0 if row in hidden else laid.height)
        self._hold(before)
        self.bring_in()
        self.viewport().update()

    def actions_here(self) -> list[RowMessage]:
        """Return the messages of the current row that have an action."""
        return [message for message in self.form.views[self.row].messages if message.action]

    def _chosen(self) -> RowMessage | None:
        """Return the message whose action the keyboard would take, where there is a choice of them."""
        actions = self.actions_here()
        return actions[min(self.action, len(actions) - 1)] if len(actions) > 1 else None

    def select(self, *, both: bool) -> None:
        """Select results and notes of the selected rows, or one of the two again."""
        self.selection = replace(self.selection, both=both)
        self.viewport().update()

    # Laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for a new width; the current row stays in sight when there is less height."""
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

    def lay_out(self) -> None:
        """Lay everything out for the present width, font and colours."""
        widths = Widths.of(self.viewport().width(), earlier=self.form.earlier is not None)
        self.layout_of = Layout(widths, self.paints)
        self._pictures = RowPictures(widths, self.paints)
        self._header.paints = self.paints
        self._header.setFixedHeight(theme.px(44))
        self._corner.setFixedHeight(theme.px(44))
        for column, width in enumerate(widths.columns):
            self._header.resizeSection(column, width)
        self._rows_changed(list(range(len(self.laid))))
        self.bring_in()

    def _rows_changed(self, rows: list[int]) -> None:
        """Lay the named rows out anew; what is typed in keeps its place on the screen."""
        before = self.rowViewportPosition(self.row)
        moved = False
        for row in rows:
            self.laid[row] = self.layout_of.row(self.form.views[row])
            if not self.isRowHidden(row) and self.rowHeight(row) != self.laid[row].height:
                self.setRowHeight(row, self.laid[row].height)
                moved = True
        if moved:
            self._hold(before)
            self.viewport().update()
        self.update_rows(rows)
        if self.row in rows:
            self.show_stored()
            self.bring_in(0)

    def update_rows(self, rows: Iterable[int]) -> None:
        """Paint some rows again, and no more."""
        for row in rows:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _hold(self, before: int) -> None:
        moved = self.rowViewportPosition(self.row) - before
        in_sight = 0 <= before < self.viewport().height()
        if moved and in_sight and self.isVisible():
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def bring_in(self, reserve: int = _RESERVE) -> None:
        """Scroll so far that the current row can be seen whole, its messages too, with room for one that may come."""
        if not self.isVisible():
            return
        top, height = self.rowViewportPosition(self.row), self.laid[self.row].height
        below = top + height + theme.px(reserve) - self.viewport().height()
        bar = self.verticalScrollBar()
        if top < 0:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + min(below, top))
        self.place_editor()

    def updateGeometries(self) -> None:
        """Leave room under the last row for a message that may come."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        room = self.verticalHeader().length() + theme.px(_RESERVE) - self.viewport().height()
        bar.setMaximum(max(bar.maximum(), room))

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return the cell's own part, without the messages under it."""
        rect = super().visualRect(index)
        return QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), self.laid[index.row()].body))

    # What Qt asks

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:  # noqa: N803 - Qt's own names
        """Tell screen readers; Qt would paint everything anew, here the rows that changed are enough."""
        if QAccessible.isActive():
            super().dataChanged(topLeft, bottomRight, roles)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the area, each whole: much quicker than a delegate that Qt asks for every cell."""
        painter = QPainter(self.viewport())
        area, sealed = event.rect(), not self.form.open_report.editable
        for row in self._rows_in(area.top(), area.bottom()):
            if not self.isRowHidden(row):
                chosen = self._chosen() if row == self.row else None
                top, state = self.rowViewportPosition(row), self._state(row, sealed=sealed)
                self._pictures.draw(painter, row, top, self.laid[row], state, chosen)
        below = self.verticalHeader().length() - self.verticalOffset()
        if below <= area.bottom():
            painter.fillRect(area.adjusted(0, max(below - area.top(), 0), 0, 0), self.paints.color("surface"))
        painter.end()
        self._pictures.keep(self._rows_in(0, self.viewport().height()))

    def _rows_in(self, top: int, bottom: int) -> range:
        first, last = self.rowAt(top), self.rowAt(bottom)
        return range(first, last + 1 if last >= 0 else len(self.laid)) if first >= 0 else range(0)

    def _state(self, row: int, *, sealed: bool) -> RowState:
        chosen = self.selection.columns if self.selection.several and row in self.selection.rows else ()
        current = row == self.row
        return RowState(current, sealed, self.column if current and self.editing() else -1, chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the current row, which may have been chosen before there was anything to see."""
        super().showEvent(event)
        self.bring_in()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the pictures: every form that was looked at would keep its own."""
        super().hideEvent(event)
        self._pictures.keep(range(0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the editor in its cell."""
        super().scrollContentsBy(dx, dy)
        self.place_editor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over actions."""
        point = event.position().toPoint()
        over = self.band_at(point.x(), point.y()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

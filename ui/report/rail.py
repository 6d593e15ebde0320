"""The rail: every step of the report with its mark, in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cchc_desktop.desk.drafts.step_marks import StepMark, StepProgress
from cchc_desktop.desk.drafts.steps import ReportStep, ReportSteps
from ui.kit import theme
from ui.kit.painting import RIGHT, Paints
from ui.kit.severity_look import REMARK_LOOK, SEVERITIES
from ui.words import report_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 232
_HEAD, _ROW_MIN, _ROW_MAX = 26, 24, 32
_ICONS = {
    StepProgress.UNTOUCHED: ("circle-dashed", "muted"),
    StepProgress.IN_WORK: ("pencil-line", "text2"),
    StepProgress.WRITTEN: ("circle-check", "text2"),
    StepProgress.COMPLETE: ("circle-check", "ok"),
}
_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RailModel(QAbstractListModel):
    """The rows of the rail: steps, and before the first of a group the group's name (a plain string)."""

    def __init__(self, flow: ReportSteps) -> None:
        super().__init__()
        self.entries: list[ReportStep | str] = list(_entries(flow))
        self.marks: dict[str, StepMark] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a row, with the step's mark for the tooltip and for screen readers."""
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if isinstance(entry, str):
            return entry if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and entry.id in self.marks:
            return f"{entry.name}, {self.marks[entry.id].words}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a row: steps can be chosen, group names cannot."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags if isinstance(self.entries[index.row()], str) else chosen

    def show_marks(self, marks: dict[str, StepMark]) -> None:
        """Show the present marks of the steps; only rows that differ are painted again."""
        before, self.marks = self.marks, marks
        for row, entry in enumerate(self.entries):
            if isinstance(entry, ReportStep) and before.get(entry.id) != marks[entry.id]:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, step: ReportStep) -> QModelIndex:
        """Return the row of a step."""
        return self.index(self.entries.index(step)) if step in self.entries else QModelIndex()


class RailDelegate(QStyledItemDelegate):
    """Paints a row: number, words, mark and count."""

    row_height = _ROW_MAX

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paints = Paints()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a group's name or of a step."""
        height = self._paints.px(_HEAD) if isinstance(index.data(_ENTRY), str) else self.row_height
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = index.data(_ENTRY)
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view: RailView = option.widget  # type: ignore[attr-defined]
        painter.save()
        if isinstance(entry, str):
            self._paints.text(painter, self._from(rect, 16), entry, 13, "text2", bold=True)
        else:
            current = index.row() == view.currentIndex().row()
            if current:
                self._paint_current(painter, rect, focused=view.hasFocus())
            self._paint_step(painter, rect, entry, bold=current)
            self._paint_mark(painter, rect, view.rail_model.marks.get(entry.id))
        painter.restore()

    def _from(self, rect: QRect, left: int) -> QRect:
        return rect.adjusted(self._paints.px(left), 0, 0, 0)

    def _paint_current(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        color = self._paints.color
        painter.fillRect(rect, color("accent_soft"))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color("accent"))
        if focused:
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_step(self, painter: QPainter, rect: QRect, step: ReportStep, *, bold: bool) -> None:
        text = self._paints.text
        words = self._from(rect, 48 if step.number else 16).adjusted(0, 0, -self._paints.px(48), 0)
        metrics = self._paints.metrics(13, bold=bold)
        label = metrics.elidedText(step.label, Qt.TextElideMode.ElideRight, words.width())
        text(painter, words, label, 13, "text" if bold else "text2", bold=bold)
        if step.number:
            text(painter, self._from(rect, 16), step.number, 13, "accent" if bold else "muted")

    def _paint_mark(self, painter: QPainter, rect: QRect, mark: StepMark | None) -> None:
        if mark is None:
            return
        name, ink = _ICONS[mark.progress]
        count = 0
        if mark.severity:
            name, ink, _ = SEVERITIES[mark.severity]
            count = mark.errors or mark.warnings
        elif mark.carried:
            name, ink, count = "copy", "warn", mark.carried
        elif mark.remarks:
            name, ink, _ = REMARK_LOOK
            count = mark.remarks
        px = self._paints.px
        right, side = px(14), px(16)
        digits = self._paints.metrics(12, bold=True).horizontalAdvance(str(count))
        wide = max(px(14), digits + px(6))
        left = rect.right() - right - side - (wide if count else 0)
        self._paints.icon(painter, name, ink, left, rect.center().y() - side // 2 + 1, 16)
        if count:
            number = QRect(left + side, rect.top(), rect.right() - right + 1 - left - side, rect.height())
            self._paints.text(painter, number, str(count), 12, ink, bold=True, align=RIGHT)


class RailView(QListView):
    """The list of steps. `chosen` has a step to show, and whether the focus goes there as well."""

    chosen = Signal(object, bool)

    def __init__(self, flow: ReportSteps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail_model = RailModel(flow)
        self._delegate = RailDelegate(self)
        self.setObjectName("rail")
        self.setAccessibleName(report_texts.STEPS)
        self.setModel(self.rail_model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(WIDTH))
        self.clicked.connect(lambda index: self._choose(index, focus=True))

    def show_current(self, step: ReportStep) -> None:
        """Mark the step that is shown, and keep it in view."""
        index = self.rail_model.row_of(step)
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def show_marks(self, marks: dict[str, StepMark]) -> None:
        """Show the mark of every step."""
        self.rail_model.show_marks(marks)

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:  # noqa: N803 - Qt's own names
        """Paint the step whose mark changed, and notify screen readers; Qt would lay out all steps again."""
        if QAccessible.isActive():
            super().dataChanged(topLeft, bottomRight, roles)
        self.update(topLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the step that the arrows reach; Enter moves the focus into it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex(), focus=True)
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._choose(self.currentIndex(), focus=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the rows over the height; below their least height they scroll."""
        steps = sum(isinstance(entry, ReportStep) for entry in self.rail_model.entries)
        heads = len(self.rail_model.entries) - steps
        room = (self.viewport().height() - heads * theme.px(_HEAD)) // steps
        self._delegate.row_height = min(max(room, theme.px(_ROW_MIN)), theme.px(_ROW_MAX))
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex, *, focus: bool) -> None:
        entry = index.data(_ENTRY)
        if isinstance(entry, ReportStep):
            self.chosen.emit(entry, focus)


def _entries(flow: ReportSteps) -> Iterator[ReportStep | str]:
    group = ""
    for step in flow.steps:
        if step.group not in ("", group):
            group = step.group
            yield group
        yield step


def step_keys(flow: ReportSteps) -> dict[str, str]:
    """Return the keys that lead to steps: Alt and the number of a form, 0 for the first step, 8 and 9 for the last."""
    forms = {f"Alt+{form.number}": f"form.{form.number}" for form in flow.template.forms}
    return forms | {"Alt+0": "general", "Alt+8": "review", "Alt+9": "export"}

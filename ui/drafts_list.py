"""The list of drafts: a table of two-line cells, gone through with the arrows, opened with Enter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from cchc_desktop.base.clock import now
from cchc_desktop.desk import library
from cchc_desktop.report.periods import span_of
from ui import moments, texts, theme

if TYPE_CHECKING:
    from cchc_desktop.report.store import DraftInfo

Index = QModelIndex | QPersistentModelIndex
_LINES = Qt.ItemDataRole.UserRole
_ROW, _HEADER, _PAD = 52, 34, 12
_WIDTHS = (0, 240, 140, 140, 140)
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DraftsModel(QAbstractTableModel):
    """The drafts as rows; a cell is up to two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts: Sequence[DraftInfo] = ()
        self._cells: list[list[tuple[str, str]]] = []

    def show_drafts(self, drafts: Sequence[DraftInfo]) -> None:
        """Show other drafts."""
        self.beginResetModel()
        self.drafts = drafts
        twins = Counter((draft.unit_name, draft.period) for draft in drafts)
        self._cells = [_cells(draft, alone=twins[draft.unit_name, draft.period] == 1) for draft in drafts]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of drafts."""
        return 0 if parent.isValid() else len(self.drafts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(texts.DRAFT_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's lines; in one text for the screen reader."""
        lines = self._cells[index.row()][index.column()]
        if role == _LINES:
            return lines
        return ", ".join(filter(None, lines)) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        """Return a column's name, to the left."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.DRAFT_COLUMNS[section]
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Qt.ItemDataRole.TextAlignmentRole else None


class DraftsDelegate(QStyledItemDelegate):
    """Paints a cell: the first line strong, the second small."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell of a row; the current row is marked over its whole width."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        view: DraftsTable = option.widget  # type: ignore[attr-defined]
        current = view.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(rect, theme.color("accent_soft" if current else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        if current and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        _write_lines(painter, rect.adjusted(theme.px(_PAD), 0, -4, 0), index.data(_LINES), strong=index.column() == 0)
        painter.restore()
        if current and view.hasFocus():
            _ring(painter, rect, view)


class DraftsTable(QTableView):
    """`opened` and `dropped` name the reference of the draft that Enter or Delete was pressed on."""

    opened = Signal(str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts_model = DraftsModel()
        self._delegate = DraftsDelegate(self)
        self.setModel(self.drafts_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(texts.DRAFTS)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._set_headers()
        self.doubleClicked.connect(lambda _: self._tell(self.opened))

    def show_drafts(self, drafts: Sequence[DraftInfo], current: str) -> None:
        """Show drafts, with the one of a reference (else the first) as the current one."""
        self.drafts_model.show_drafts(drafts)
        row = next((row for row, draft in enumerate(drafts) if draft.ref == current), 0)
        self.setCurrentIndex(self.drafts_model.index(row, 0))

    def current(self) -> DraftInfo | None:
        """Return the current draft, None of an empty list."""
        row = self.currentIndex().row()
        return self.drafts_model.drafts[row] if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete drops; the rest moves."""
        if event.key() in _OPEN_KEYS:
            self._tell(self.opened)
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.dropped)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for little; the page gives what there is."""
        return QSize(600, 200)

    def _tell(self, signal: object) -> None:
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


def _cells(draft: DraftInfo, *, alone: bool) -> list[tuple[str, str]]:
    template = library.find(draft.template)
    span = span_of(template, draft.period) if template else None
    moment = now()
    window = texts.WINDOW.format(moments.day(span.start), moments.day(span.end)) if span else ""
    due = moments.deadline(span.due, moment.date()).removeprefix(texts.DUE.format("")) if span else ""
    return [
        (span.title if span else draft.period, window),
        (f"{draft.unit_kind} {draft.unit_name}".strip() or texts.UNNAMED_UNIT, "" if alone else draft.ref),
        (texts.STATES[draft.state], ""),
        _two(due),
        _two(moments.last_change(draft.changed_at, moment), " "),
    ]


def _two(text: str, sign: str = ", ") -> tuple[str, str]:
    first, _, second = text.rpartition(sign)
    return (first, second) if first else (second, "")


def _write_lines(painter: QPainter, rect: QRect, lines: tuple[str, str], *, strong: bool) -> None:
    first, second = lines
    top = rect if not second else QRect(rect.left(), rect.top() + theme.px(6), rect.width(), theme.px(20))
    painter.setFont(theme.font(14, theme.SEMIBOLD if strong else theme.NORMAL))
    painter.setPen(theme.color("text"))
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, first)
    painter.setFont(theme.font(13))
    painter.setPen(theme.color("text2"))
    painter.drawText(top.translated(0, theme.px(20)), Qt.AlignmentFlag.AlignVCenter, second)


def _ring(painter: QPainter, rect: QRect, view: QTableView) -> None:
    """Draw this cell's part of the ring around the row that has the keyboard."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(theme.color("focus"), 2))
    row = QRect(0, rect.top(), view.viewport().width(), rect.height())
    painter.drawRect(row.adjusted(1, 1, -1, -1))
    painter.restore()

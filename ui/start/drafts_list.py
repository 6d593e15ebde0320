"""The list of drafts: a table of two-line cells, gone through with the arrows, opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from cchc_desktop.desk.drafts import step_texts
from ui.kit import theme
from ui.kit.painting import Paints
from ui.start.drafts_model import CHANGED, FINDINGS, PERIOD, PROGRESS, ROW, STATE, DraftRow, DraftsModel, Index
from ui.words import start_texts
from ui.words.letter_texts import unit_words

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
        name = self.paints.metrics(14, bold=True).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        metrics = self.paints.metrics(13)
        if metrics.horizontalAdvance(below) > rect.width():
            unit = unit_words(row.listed.draft)
            below = metrics.elidedText(unit, Qt.TextElideMode.ElideRight, rect.width())
        self._paint_lines(painter, rect, (name, below), bold=True)

    def _paint_lines(self, painter: QPainter, rect: QRect, lines: tuple[str, str], *, bold: bool) -> None:
        first, second = lines
        px, text = self.paints.px, self.paints.text
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
        bar = QRect(rect.left(), rect.center().y() - px(2), px(64), px(6))
        self.paints.box(painter, bar, ground="line", radius=px(3))
        if done:
            share = QRect(bar.left(), bar.top(), max(bar.width() * done // steps, px(6)), bar.height())
            self.paints.box(painter, share, ground="ok" if done == steps else "accent", radius=px(3))
        self.paints.text(painter, rect.adjusted(px(74), 0, 0, 0), row.words(PROGRESS), 13, "text2")

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
    """The table of drafts; `opened` and `discarded` have the reference of the draft at Enter or Delete."""

    opened = Signal(str)
    discarded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts_model = DraftsModel()
        self._delegate = DraftsDelegate(self)
        self.setModel(self.drafts_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(start_texts.DRAFTS)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
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
        """Open a draft at Enter, discard it at Delete."""
        if event.key() in _OPEN_KEYS:
            self._emit_current(self.opened)
        elif event.key() == Qt.Key.Key_Delete:
            self._emit_current(self.discarded)
        else:
            super().keyPressEvent(event)

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

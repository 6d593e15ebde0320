"""Laying out and painting the rows of a comparison, side by side or in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.comparing.changed_figures import FigureDiff
from cchc_desktop.comparing.compared_lines import Moved
from ui.comparing.change_rows import ChangeRow, FigureHead, FigureRow, HeadRow, RemarkRow, TextRow
from ui.comparing.marked_words import MarkedWords, Piece, joined_pieces, new_pieces, old_pieces
from ui.kit.painting import RIGHT, Paints
from ui.words.versions import comparing_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from ui.comparing.change_rows import ShownPlace

    Index = QModelIndex | QPersistentModelIndex

_PAD, _GAP = 16, 6
_HEAD, _FIGURE_HEAD, _FIGURE = 33, 29, 33
_LABEL_X = 64
_WIDE = 900
_NOTES = {FigureDiff.WRITING: comparing_texts.ONLY_WRITING, FigureDiff.COMPUTED: comparing_texts.COMPUTED}


@dataclass
class ComparedLook:
    """The look of the comparison: in one line or side by side, the names of both versions, the current place."""

    in_line: bool = False
    before: str = ""
    after: str = ""
    current: ShownPlace | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The right edges of the columns of figures; the last begins at `who`."""

    before: int
    after: int
    difference: int
    who: int


class ChangeDelegate(QStyledItemDelegate):
    """Paints heads, lines of text, and figures; what is laid out is kept until the width or the look changes."""

    def __init__(self, view: QListView, row_at: Callable[[int], ChangeRow], look: ComparedLook) -> None:
        super().__init__(view)
        self._view, self._row_at, self._look = view, row_at, look
        self._paints = Paints()
        self._laid: dict[tuple[int, int, bool], tuple[MarkedWords, ...]] = {}

    def renew(self) -> None:
        """Forget all layouts and colours, after other rows or another theme."""
        self._laid, self._paints = {}, Paints()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height."""
        row, px = self._row_at(index.row()), self._paints.px
        if isinstance(row, TextRow):
            label = self._paints.metrics(13).height() if self._above(row) else 0
            return QSize(10, max(laid.height for laid in self._words(index.row(), row)) + label + 2 * px(_GAP))
        fixed = {HeadRow: _HEAD, FigureHead: _FIGURE_HEAD}
        return QSize(10, px(fixed.get(type(row), _FIGURE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        rect: QRect = option.rect  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        row = self._row_at(index.row())
        if isinstance(row, TextRow):
            self._paint_text(painter, rect, index.row(), row)
        elif isinstance(row, HeadRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, FigureHead):
            self._paint_figure_head(painter, rect)
        elif isinstance(row, FigureRow):
            self._paint_figure(painter, rect, index.row(), row)
        else:
            self._paint_remark(painter, rect, index.row(), row)

    def _words(self, number: int, row: TextRow) -> tuple[MarkedWords, ...]:
        """Return a line of text laid out: in one column, or in two."""
        width, in_line = self._view.viewport().width(), self._look.in_line
        key = (number, width, in_line)
        if key not in self._laid:
            room = width - 2 * self._paints.px(_PAD)
            half = width // 2 - 2 * self._paints.px(_PAD)
            columns = self._in_line(row) if in_line else self._halves(row)
            self._laid[key] = tuple(MarkedWords(each, self._paints, room if in_line else half) for each in columns)
        return self._laid[key]

    @staticmethod
    def _in_line(row: TextRow) -> tuple[list[Piece], ...]:
        if row.line.moved is Moved.AWAY:
            return ([Piece(row.line.before, "muted", -1)],)
        return (joined_pieces(row.line.segments),)

    @staticmethod
    def _halves(row: TextRow) -> tuple[list[Piece], ...]:
        line = row.line
        if line.moved is Moved.AWAY:
            return ([Piece(line.before, "muted", -1)], [])
        return [] if line.moved is Moved.HERE else old_pieces(line.segments), new_pieces(line.segments)

    def _above(self, row: TextRow) -> str:
        """Return the words over a line: the name of its field, and whether it moved."""
        moved = {Moved.AWAY: comparing_texts.MOVED_AWAY, Moved.HERE: comparing_texts.MOVED_HERE}.get(row.line.moved, "")
        return ", ".join(filter(None, (row.label, moved)))

    def _paint_text(self, painter: QPainter, rect: QRect, number: int, row: TextRow) -> None:
        px, words = self._paints.px, self._words(number, row)
        top = rect.top() + px(_GAP)
        left = rect.left() + px(_PAD)
        middle = rect.left() + rect.width() // 2
        if above := self._above(row):
            moved_right = row.line.moved is Moved.HERE and not self._look.in_line
            x = middle + px(_PAD) if moved_right else left
            self._paints.lines(painter, x, top, (above,), 13, "muted")
            top += self._paints.metrics(13).height()
        spots = [left] if len(words) == 1 else [left, middle + px(_PAD)]
        if len(words) > 1:
            painter.fillRect(QRect(middle, rect.top(), 1, rect.height()), self._paints.color("line"))
        for laid, x in zip(words, spots, strict=True):
            laid.paint(painter, x, top)
            place = self._look.current
            if place is not None and place.row == number:
                self._paint_ring(painter, laid, place, x, top)

    def _paint_ring(self, painter: QPainter, laid: MarkedWords, place: ShownPlace, x: int, top: int) -> None:
        """Paint a ring around the words of the current place; a moved line is all of it."""
        for box in laid.boxes(place.segment, x, top):
            self._paints.box(painter, box.adjusted(-2, -1, 2, 1), border="focus", width=2)

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        paints = self._paints
        painter.fillRect(rect, paints.color("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), paints.color("line"))
        line = rect.adjusted(paints.px(_PAD), 0, -paints.px(_PAD), 0)
        for words, size, ink, bold in ((row.number, 14, "accent", True), (row.title, 14, "text", True),
                                       (row.note, 13, "text2", False)):  # fmt: skip
            if words:
                paints.text(painter, line, words, size, ink, bold=bold)
                line.setLeft(line.left() + paints.metrics(size, bold=bold).horizontalAdvance(words) + paints.px(10))

    def _columns(self, rect: QRect) -> _Columns:
        right, px = rect.right() - self._paints.px(_PAD), self._paints.px
        if rect.width() < px(_WIDE):
            return _Columns(right - px(248), right - px(120), right, rect.right() + 1)
        return _Columns(right - px(380), right - px(242), right - px(118), right - px(94))

    def _paint_figure_head(self, painter: QPainter, rect: QRect) -> None:
        paints, columns = self._paints, self._columns(rect)
        left = rect.left() + paints.px(_PAD)
        paints.text(painter, QRect(left, rect.top(), paints.px(48), rect.height()), comparing_texts.ROW, 12, "text2",
                    bold=True)  # fmt: skip
        label = QRect(rect.left() + paints.px(_LABEL_X), rect.top(), paints.px(200), rect.height())
        paints.text(painter, label, comparing_texts.LABEL, 12, "text2", bold=True)
        names = (self._look.before, self._look.after, comparing_texts.DIFFERENCE)
        for words, right in zip(names, (columns.before, columns.after, columns.difference), strict=True):
            room = paints.px(128)
            short = paints.metrics(12, bold=True).elidedText(words, Qt.TextElideMode.ElideRight, room)
            place = QRect(right - room, rect.top(), room, rect.height())
            paints.text(painter, place, short, 12, "text2", bold=True, align=RIGHT)
        if columns.who < rect.right():
            place = QRect(columns.who, rect.top(), paints.px(90), rect.height())
            paints.text(painter, place, comparing_texts.WHO, 12, "text2", bold=True)
        self._rule(painter, rect)

    def _paint_figure(self, painter: QPainter, rect: QRect, number: int, row: FigureRow) -> None:
        paints, columns, change = self._paints, self._columns(rect), row.change
        left = rect.left() + paints.px(_PAD)
        paints.text(painter, QRect(left, rect.top(), paints.px(48), rect.height()), row.number, 13, "text2")
        x = rect.left() + paints.px(_LABEL_X if row.number else _PAD)
        room = columns.before - paints.px(120) - x
        label = paints.metrics(14).elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        paints.text(painter, QRect(x, rect.top(), room, rect.height()), label, 14, "text")
        place = self._look.current
        ringed = place is not None and place.row == number
        self._paint_value(painter, rect, change.before, columns.before, gone=True, ringed=ringed)
        self._paint_value(painter, rect, change.after, columns.after, gone=False, ringed=ringed)
        note = change.signed or _NOTES.get(change.sort, "")
        wide = QRect(columns.difference - paints.px(112), rect.top(), paints.px(112), rect.height())
        note, size = paints.fitted(note, 13, wide.width())
        paints.text(painter, wide, note, size, "text2", align=RIGHT)
        if columns.who < rect.right():
            who = paints.metrics(13).elidedText(row.who, Qt.TextElideMode.ElideRight, rect.right() - columns.who)
            paints.text(painter, QRect(columns.who, rect.top(), paints.px(110), rect.height()), who, 13, "text2")
        self._rule(painter, rect)

    def _paint_value(self, painter: QPainter, rect: QRect, text: str, right: int, *, gone: bool, ringed: bool) -> None:
        paints = self._paints
        words, size = paints.fitted(text or comparing_texts.BLANK, 14, paints.px(116), bold=not gone)
        width = paints.metrics(size, bold=not gone).horizontalAdvance(words)
        height = paints.metrics(14).height()
        box = QRect(right - width, rect.top() + (rect.height() - height) // 2, width, height)
        if text:
            painter.fillRect(box.adjusted(-3, 0, 3, 0), paints.color("error_soft" if gone else "ok_soft"))
        ink = ("error" if gone else "ok") if text else "muted"
        paints.text(painter, box, words, size, ink, bold=not gone and bool(text), align=RIGHT)
        if text:
            y = box.center().y() if gone else box.bottom()
            painter.fillRect(QRect(box.left(), y, box.width(), 1), paints.color(ink))
        if ringed:
            paints.box(painter, box.adjusted(-5, -2, 5, 2), border="focus", width=2)

    def _paint_remark(self, painter: QPainter, rect: QRect, number: int, row: RemarkRow) -> None:
        paints = self._paints
        line = rect.adjusted(paints.px(_PAD), 0, -paints.px(_PAD), 0)
        paints.text(painter, line, row.words, 13, "text2")
        place = self._look.current
        if place is not None and place.row == number:
            paints.box(painter, rect.adjusted(6, 3, -6, -3), border="focus", width=2)

    def _rule(self, painter: QPainter, rect: QRect) -> None:
        inset = self._paints.px(_PAD)
        painter.fillRect(
            QRect(rect.left() + inset, rect.bottom(), rect.width() - 2 * inset, 1), self._paints.color("line")
        )

"""Painting a row of a form's table from its layout: its cells, then its messages over all columns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from cchc_desktop.report.template import Severity
from ui.forms.model import BEFORE, EARLIER, LABEL, MORE, NO, NOTE, UNIT
from ui.forms.row_layout import (
    ICON,
    INDENT,
    PAD,
    Band,
    LaidRow,
    Widths,
    is_folded,
    mark_width,
    note_box,
    shown_order,
    value_box,
)
from ui.forms.shown_rows import RowLook, RowMessage, RowView
from ui.kit.painting import RIGHT, Paints
from ui.kit.severity_look import SEVERITIES, look_of
from ui.words import form_texts

_LINE_TOP = 6
_MARK = 14


@dataclass(frozen=True, slots=True)
class RowState:
    """The state of a row for painting: current, sealed, the edited column, the selected columns, the ringed message.

    The ring marks the action that a key would start, if there are several.
    """

    current: bool = False
    sealed: bool = False
    edited: int | None = None
    selected: tuple[int, ...] = ()
    ringed: RowMessage | None = None


class RowPainter:
    """Paints one row of a table."""

    def __init__(self, painter: QPainter, paints: Paints, laid: LaidRow, widths: Widths, state: RowState) -> None:
        self._painter, self._paints, self._px = painter, paints, paints.px
        self._laid, self._view, self._widths, self._state = laid, laid.view, widths, state

    def paint(self, top: int) -> None:
        """Paint the row that begins at `top`: from there to the next row in whole pixels of the screen."""
        ratio = self._painter.device().devicePixelRatioF()  # 1.25 on many screens: parts of a pixel would be blurred
        first, after = (round(y * ratio) / ratio for y in (top, top + self._laid.height))
        self._painter.translate(0, first)
        self._cells(after - first, line=int(ratio) / ratio)
        for band in self._laid.bands:
            self._band(band)
        self._painter.translate(0, -first)

    def _cells(self, height: float, line: float) -> None:
        painter, color, laid, total = self._painter, self._paints.color, self._laid, sum(self._widths)
        painter.fillRect(QRectF(0, 0, total, height), color(self._ground()))
        left, plain = 0, {NO: self._no, LABEL: self._label, UNIT: self._unit, EARLIER: self._earlier,
                          BEFORE: self._before, NOTE: self._note}  # fmt: skip
        for column in shown_order(len(self._widths)):
            width = self._widths[column]
            if column in self._state.selected:
                painter.fillRect(QRect(left, 0, width, laid.height), color("sel"))
            cell = QRect(left, 0, width, laid.body)
            if column in plain:
                plain[column](cell)
            else:
                self._result(cell, self._view.cells[max(column - MORE + 1, 0)], edited=self._state.edited == column)
            left += width
        painter.fillRect(QRectF(0, height - line, total, line), color("line"))
        if self._state.current:
            painter.fillRect(QRect(0, 0, 3, laid.height - 1), color("accent"))

    def _ground(self) -> str:
        if self._state.current:
            return "accent_soft"
        if self._view.look is RowLook.OTHER_TIER:
            return "other_tier"
        return "header" if self._view.look is RowLook.HEADING and self._view.row.depth == 0 else "surface"

    def _lines(self, x: int, lines: tuple[str, ...], size: int, ink: str, *, bold: bool = False) -> None:
        """Paint broken lines from the top of the row."""
        self._paints.lines(self._painter, x, self._px(_LINE_TOP), lines, size, ink, bold=bold)

    def _icon(self, name: str, ink: str, x: int, y: int) -> None:
        self._paints.icon(self._painter, name, ink, x, y, _MARK)

    def _words(self, icon: str, text: str, ink: str, x: int) -> None:
        """Paint small words on the first line, an icon before them."""
        self._icon(icon, ink, x, self._px(9))
        self._lines(x + self._px(20), (text,), 13, ink)

    def _no(self, cell: QRect) -> None:
        heading = self._view.look is RowLook.HEADING
        ink = "text" if heading else "text2"
        self._lines(cell.left() + self._px(PAD), (self._view.row.no,), 14, ink, bold=heading)

    def _label(self, cell: QRect) -> None:
        ink = "muted" if self._view.look is RowLook.OTHER_TIER else "text"
        x = cell.left() + self._px(PAD) + self._view.row.depth * self._px(INDENT)
        self._lines(x, self._laid.label, 14, ink, bold=self._view.look is RowLook.HEADING)
        below = self._px(_LINE_TOP) + len(self._laid.label) * self._paints.metrics(14).height()
        self._paints.lines(self._painter, x, below, self._laid.origin, 13, "warn" if self._view.left else "text2")

    def _unit(self, cell: QRect) -> None:
        ink = "muted" if self._view.look is RowLook.OTHER_TIER else "text2"
        self._lines(cell.left() + self._px(PAD), self._laid.unit, 13, ink)

    def _result(self, cell: QRect, view: RowView, *, edited: bool) -> None:
        if edited or view.look in (RowLook.BOX, RowLook.CHOICE):
            self._box(value_box(self._paints, cell), view, edited=edited)
        elif view.look is RowLook.OTHER_TIER:
            if view is self._view:
                self._words("lock", view.result, "muted", cell.left() + self._px(PAD))
        elif view.look is RowLook.LACKING:
            self._no_cell(cell, view.result)
        elif view.look is RowLook.COMPUTED:
            self._computed(value_box(self._paints, cell).adjusted(0, 0, -self._px(8), 0), view)

    def _no_cell(self, cell: QRect, mark: str) -> None:
        """Paint a cell that the row has not: the mark of its form, else a grey ground."""
        if mark:
            place = QRect(cell.left(), self._px(_LINE_TOP), cell.width(), self._paints.metrics(14).height())
            self._paints.text(self._painter, place, mark, 14, "muted", align=Qt.AlignmentFlag.AlignCenter)
        else:
            self._painter.fillRect(cell.adjusted(0, 0, 0, -1), self._paints.color("other_tier"))

    def _earlier(self, cell: QRect) -> None:
        """Paint the value of the same period a year before."""
        self._right(cell, self._laid.earlier if self._view.earlier else ())

    def _before(self, cell: QRect) -> None:
        """Paint the value of the period before, of an earlier version stronger where it differs."""
        ink = "warn" if self._view.changed else "text2"
        self._right(cell, self._laid.before if self._view.before else (), ink)

    def _right(self, cell: QRect, lines: tuple[str, ...], ink: str = "text2") -> None:
        """Paint lines right-aligned."""
        height = self._paints.metrics(13).height()
        for number, line in enumerate(lines):
            place = QRect(cell.left(), self._px(_LINE_TOP) + number * height, cell.width() - self._px(PAD), height)
            self._value(place, line, 13, ink)

    def _note(self, cell: QRect) -> None:
        view, folded = self._view, is_folded(cell.width())
        offered = self._state.current and not self._state.sealed and view.look is not RowLook.HEADING
        if self._state.edited == NOTE:
            box = note_box(self._paints, cell)
            self._paints.box(self._painter, box, ground="surface", border="focus", width=2)
        elif folded and (view.note or offered):
            self._icon("sticky-note", "accent" if view.note else "muted", cell.left() + self._px(8), self._px(9))
        elif view.note:
            self._lines(cell.left() + self._px(PAD), self._laid.note, 13, "text2")
        elif offered:
            self._words("sticky-note", form_texts.ADD_NOTE, "text2", cell.left() + self._px(PAD))

    def _computed(self, line: QRect, view: RowView) -> None:
        """Paint "1.386 : 1.387 = 99,93", right-aligned, the result bold."""
        paints = self._paints
        if self._laid.stacked:
            below = line.translated(0, paints.metrics(13).height())
            self._value(below, view.result, 14, "text", bold=True)
        elif view.result:
            self._value(line, view.result, 14, "text", bold=True)
            line.setRight(line.right() - paints.metrics(14, bold=True).horizontalAdvance(view.result) - self._px(6))
        self._value(line, view.lead, 13, "text2")

    def _value(self, place: QRect, text: str, size: int, ink: str, *, bold: bool = False) -> None:
        """Paint a value from the right: smaller, or else marked as cut at its end, never cut at its left."""
        text, size = self._paints.fitted(text, size, place.width(), bold=bold)
        self._paints.text(self._painter, place, text, size, ink, bold=bold, align=RIGHT)

    def _box(self, box: QRect, view: RowView, *, edited: bool) -> None:
        paints, sealed = self._paints, self._state.sealed
        mark = None if view.severity is Severity.HINT else view.mark
        if edited:
            paints.box(self._painter, box, ground="surface", border="focus", width=2)
        else:
            border = mark[1] if mark else "line" if sealed else "line_strong"
            ground = "sunken" if sealed else "surface"
            paints.box(self._painter, box, ground=ground, border=border, width=1.5 if mark else 1)
        self._mark(box, view)
        if not edited:
            place = box.adjusted(mark_width(paints, view), 0, -self._px(8), 0)
            self._value(place, view.result, 14, "text")

    def _mark(self, box: QRect, view: RowView) -> None:
        """Paint the mark at the left inside a value box."""
        x, y = box.left() + self._px(8), box.top() + self._px(6)
        if view.mark:
            self._icon(*view.mark, x, y)
        elif view.related_severity:
            ink = SEVERITIES[view.related_severity][1]
            self._icon("corner-left-up", ink, x, y)
            self._paints.text(self._painter, box.adjusted(self._px(25), 0, 0, 0), view.related, 12, ink)
        elif view.source:
            name, ink = ("history", "text2") if view.came_along else ("table-2", "ok")
            self._icon("pencil-line" if view.left else name, "warn" if view.left else ink, x, y)
        elif view.look is RowLook.CHOICE and not self._state.sealed:
            self._icon("chevron-down", "text2", x, y)

    def _band(self, band: Band) -> None:
        """Paint one message."""
        painter, paints, px, message = self._painter, self._paints, self._px, band.message
        name, ink, word = look_of(message.finding)
        paints.box(painter, band.rect, ground=f"{ink}_soft")
        x, y = band.rect.left() + px(PAD), band.rect.top() + px(4)
        paints.icon(painter, name, ink, x, y + px(1), ICON)
        paints.lines(painter, x + px(ICON + 6), y, (word,), 13, ink, bold=True)
        paints.lines(painter, band.text_x, y, band.lines, 13, "text")
        if message.action:
            place = band.action.adjusted(0, 0, -px(8), 0)
            paints.text(painter, place, message.action, 13, "accent", bold=True, align=RIGHT)
        if message is self._state.ringed:
            paints.box(painter, band.action.adjusted(0, 2, -2, -2), border="focus", width=2)

"""Painting a form's rows from their layout: cells of a row, then its message bands over all columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from cchc_desktop.report.template import Severity
from ui.forms.layout import ICON, INDENT, PAD, Band, LaidRow, Widths, box_in, is_folded, note_box
from ui.forms.rows import RowLook
from ui.kit.painting import RIGHT, Paints
from ui.kit.severity import SEVERITIES
from ui.words import form_texts

_LINE_TOP = 6
_MARK = 14


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row is about to be painted: current, sealed, the column edited (-1 for none), the columns selected."""

    current: bool = False
    sealed: bool = False
    edited: int = -1
    chosen: tuple[int, ...] = ()


def paint_row(painter: QPainter, paints: Paints, laid: LaidRow, widths: Widths, top: int, state: RowState) -> None:
    """Paint a row that begins at `top`: its ground, its line below, its cells; its messages are `paint_band`'s."""
    row = QRect(0, top, widths.total, laid.height)
    painter.fillRect(row, paints.color(_ground(laid, current=state.current)))
    left = 0
    for column, width in enumerate(widths.columns):
        if column in state.chosen:
            painter.fillRect(QRect(left, top, width, laid.height), paints.color("sel"))
        cell = Cell(painter, paints, QRect(left, top, width, laid.body), laid, state, edited=column == state.edited)
        _COLUMNS[column](cell)
        left += width
    painter.fillRect(QRect(0, row.bottom(), widths.total, 1), paints.color("line"))
    if state.current:
        painter.fillRect(QRect(0, top, 3, laid.height - 1), paints.color("accent"))


class Cell:
    """A cell about to be painted: where, from what, and whether its row is current and its editor stands in it."""

    def __init__(
        self, painter: QPainter, paints: Paints, rect: QRect, laid: LaidRow, state: RowState, *, edited: bool
    ) -> None:
        self.painter, self.paints, self.rect, self.laid = painter, paints, rect, laid
        self.view = laid.view
        self.current, self.sealed, self.edited = state.current, state.sealed, edited

    @property
    def x(self) -> int:
        """Where the cell's text begins."""
        return self.rect.left() + self.paints.px(PAD)

    @property
    def quiet(self) -> bool:
        """Whether the row is another tier's."""
        return self.view.look is RowLook.OTHER_TIER

    def lines(self, x: int, lines: tuple[str, ...], size: int, ink: str, *, bold: bool = False) -> None:
        """Paint broken lines from the top of the cell."""
        top = self.rect.top() + self.paints.px(_LINE_TOP)
        self.paints.lines(self.painter, x, top, lines, size, ink, bold=bold)

    def icon(self, name: str, ink: str, x: int) -> None:
        """Paint a small icon on the first line."""
        self.paints.icon(self.painter, name, ink, x, self.rect.top() + self.paints.px(9), _MARK)


def _ground(laid: LaidRow, *, current: bool) -> str:
    if current:
        return "accent_soft"
    if laid.view.look is RowLook.OTHER_TIER:
        return "other_tier"
    return "header" if laid.view.look is RowLook.HEADING and laid.view.row.depth == 0 else "surface"


def _no(cell: Cell) -> None:
    heading = cell.view.look is RowLook.HEADING
    cell.lines(cell.x, (cell.view.row.no,), 14, "text" if heading else "text2", bold=heading)


def _label(cell: Cell) -> None:
    x = cell.x + cell.view.row.depth * cell.paints.px(INDENT)
    cell.lines(x, cell.laid.label, 14, "muted" if cell.quiet else "text", bold=cell.view.look is RowLook.HEADING)


def _unit(cell: Cell) -> None:
    cell.lines(cell.x, cell.laid.unit, 13, "muted" if cell.quiet else "text2")


def _result(cell: Cell) -> None:
    paint = _box if cell.edited else _RESULTS[cell.view.look]
    paint(cell)


def _earlier(cell: Cell) -> None:
    """Paint what was there in the earlier period, from the right."""
    rect, height = cell.rect, cell.paints.metrics(13).height()
    for number, line in enumerate(cell.laid.earlier if cell.view.earlier else ()):
        top = rect.top() + cell.paints.px(_LINE_TOP) + number * height
        place = QRect(rect.left(), top, rect.width() - cell.paints.px(PAD), height)
        cell.paints.text(cell.painter, place, line, 13, "text2", align=RIGHT)


def _note(cell: Cell) -> None:
    folded = is_folded(cell.rect.width())
    if cell.edited:
        cell.paints.box(cell.painter, note_box(cell.paints, cell.rect), ground="surface", border="focus", width=2)
    elif folded:
        if cell.view.note or (cell.current and _takes_note(cell)):
            ink = "accent" if cell.view.note else "muted"
            cell.icon("sticky-note", ink, cell.rect.left() + cell.paints.px(8))
    elif cell.view.note:
        cell.lines(cell.x, cell.laid.note, 13, "text2")
    elif cell.current and _takes_note(cell):
        cell.icon("sticky-note", "text2", cell.x)
        cell.lines(cell.x + cell.paints.px(20), (form_texts.ADD_NOTE,), 13, "text2")


def _takes_note(cell: Cell) -> bool:
    return cell.view.look is not RowLook.HEADING and not cell.sealed


def _nothing(_cell: Cell) -> None:
    """A heading has no result."""


def _tier(cell: Cell) -> None:
    cell.icon("lock", "muted", cell.x)
    cell.lines(cell.x + cell.paints.px(20), (cell.view.result,), 13, "muted")


def _computed(cell: Cell) -> None:
    """Paint "1.386 : 1.387 = 99,93" from the right, the result bold."""
    view, paints = cell.view, cell.paints
    line = box_in(cell.paints, cell.rect).adjusted(0, 0, -cell.paints.px(8), 0)
    if cell.laid.stacked:
        below = line.translated(0, paints.metrics(13).height())
        paints.text(cell.painter, below, view.result, 14, "text", bold=True, align=RIGHT)
    elif view.result:
        paints.text(cell.painter, line, view.result, 14, "text", bold=True, align=RIGHT)
        line.setRight(line.right() - paints.metrics(14, bold=True).horizontalAdvance(view.result) - cell.paints.px(6))
    paints.text(cell.painter, line, view.lead, 13, "text2", align=RIGHT)


def _box(cell: Cell) -> None:
    view, painter = cell.view, cell.painter
    box = box_in(cell.paints, cell.rect)
    severity = None if view.severity is Severity.HINT else view.severity
    if cell.edited:
        cell.paints.box(painter, box, ground="surface", border="focus", width=2)
    else:
        border = SEVERITIES[severity][1] if severity else "line" if cell.sealed else "line_strong"
        ground = "sunken" if cell.sealed else "surface"
        cell.paints.box(painter, box, ground=ground, border=border, width=1.5 if severity else 1)
    _mark(cell, box)
    if not cell.edited:
        left = mark_width(cell.paints, cell.laid)
        cell.paints.text(painter, box.adjusted(left, 0, -cell.paints.px(8), 0), view.result, 14, "text", align=RIGHT)


def _mark(cell: Cell, box: QRect) -> None:
    """Paint what stands at the left inside a value box."""
    view, x, y = cell.view, box.left() + cell.paints.px(8), box.top() + cell.paints.px(6)
    if view.severity:
        name, ink, _ = SEVERITIES[view.severity]
        cell.paints.icon(cell.painter, name, ink, x, y, _MARK)
    elif view.related_severity:
        ink = SEVERITIES[view.related_severity][1]
        cell.paints.icon(cell.painter, "corner-left-up", ink, x, y, _MARK)
        cell.paints.text(cell.painter, box.adjusted(cell.paints.px(25), 0, 0, 0), view.related, 12, ink)
    elif view.look is RowLook.CHOICE and not cell.sealed:
        cell.paints.icon(cell.painter, "chevron-down", "text2", x, y, _MARK)


def mark_width(paints: Paints, laid: LaidRow) -> int:
    """Return how much of a value box its mark takes at the left."""
    view = laid.view
    if view.related_severity and not view.severity:
        return paints.px(29) + paints.metrics(12).horizontalAdvance(view.related)
    return paints.px(28) if view.severity or view.look is RowLook.CHOICE else paints.px(8)


def paint_band(painter: QPainter, paints: Paints, band: Band, top: int, *, chosen: bool = False) -> None:
    """Paint one message under the row that begins at `top`; a ring marks the action that the keyboard would take."""
    name, ink, word = SEVERITIES[band.message.finding.severity]
    rect = band.rect.translated(0, top)
    paints.box(painter, rect, ground=f"{ink}_soft")
    x, y = rect.left() + paints.px(PAD), rect.top() + paints.px(4)
    paints.icon(painter, name, ink, x, y + paints.px(1), ICON)
    paints.lines(painter, x + paints.px(ICON + 6), y, (word,), 13, ink, bold=True)
    paints.lines(painter, band.text_x, y, band.lines, 13, "text")
    if band.message.action:
        place = band.action.translated(0, top).adjusted(0, 0, -paints.px(8), 0)
        paints.text(painter, place, band.message.action, 13, "accent", bold=True, align=RIGHT)
        if chosen:
            ring = band.action.translated(0, top).adjusted(0, 2, -2, -2)
            paints.box(painter, ring, border="focus", width=2)


_RESULTS: dict[RowLook, Callable[[Cell], None]] = {
    RowLook.HEADING: _nothing,
    RowLook.OTHER_TIER: _tier,
    RowLook.COMPUTED: _computed,
    RowLook.BOX: _box,
    RowLook.CHOICE: _box,
}
_COLUMNS = (_no, _label, _unit, _result, _earlier, _note)

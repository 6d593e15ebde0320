"""The layout of a form's rows: column widths, broken lines, heights, messages, boxes. Nothing is painted here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from ui.forms.model import BEFORE, EARLIER, LABEL, MORE, NO, NOTE, RESULT, UNIT
from ui.forms.shown_rows import RowLook, RowMessage, RowView
from ui.kit import theme
from ui.kit.painting import Paints, wrapped
from ui.kit.severity_look import look_of

PAD = 12
INDENT = 12
ICON = 16
NARROW = 894
"""Below this width of the table, a window under 1180, the notes fold to icons of _FOLDED width."""
BARE = 600
"""Below this width of a form its title has a line of its own, with no button beside it."""
_FOLDED = 32
_EARLIER = 116
_SEVERAL, _LEAST = 112, 72
_UNIT, _LABEL, _RESULT = 76, 160, 136
_ROW = 32
_BOX = 27
_NOTE_BOX = 340
_BAND_X = 52
_BAND_PAD = 4
_BAND_GAP = 6

Widths = tuple[int, ...]
"""The widths of the model's columns in pixels; that of an earlier period is 0 where there is none."""


def shown_order(columns: int) -> tuple[int, ...]:
    """Return the model's columns in the order in which they are shown: all columns of values together."""
    return (NO, LABEL, UNIT, RESULT, *range(MORE, columns), EARLIER, BEFORE, NOTE)


def left_of(widths: Widths, column: int) -> int:
    """Return where a column begins."""
    order = shown_order(len(widths))
    return sum(widths[each] for each in order[: order.index(column)])


def column_widths(viewport: int, *, earlier: bool, before: bool, values: int = 1) -> Widths:
    """Return the widths of the columns: the label stretches up to its limit, notes get the rest; narrow ones fold.

    Several columns of values are narrower; they take the place of the earlier periods where there is little, and so
    does the history beside the page.
    """
    no, unit, result = theme.px(56), theme.px(100), theme.px(168)
    if values > 1:
        least = viewport - no - theme.px(_UNIT + _LABEL + _FOLDED)  # what is left where all others are narrow
        result = max(min(least // values, theme.px(_SEVERAL)), theme.px(_LEAST))
        unit = unit if result == theme.px(_SEVERAL) else theme.px(_UNIT)
    room = viewport - (values - 1) * result
    wide = room >= theme.px(NARROW)
    earlier, before = (earlier and (wide or values == 1)), (before and (wide or values == 1))
    note, each = theme.px(168 if wide else _FOLDED), theme.px(_EARLIER)
    narrowest = theme.px(200 if values == 1 else _LABEL)
    spare = room - no - unit - result - note - narrowest
    if spare < 0 and values == 1:  # the value is what must be seen whole
        unit, result, narrowest = theme.px(_UNIT), theme.px(_RESULT), theme.px(_LABEL)
    year_ago = each if earlier and spare >= each else 0
    latest = each if before and (wide or not earlier) and spare >= year_ago + each else 0
    rest = room - no - unit - result - year_ago - latest
    label = min(max(rest - note, narrowest), theme.px(720))
    return no, label, unit, result, year_ago, latest, max(note, rest - label), *[result] * (values - 1)


@dataclass(frozen=True, slots=True)
class Band:
    """A message under a row: its rectangle from the row's top left, its lines, and the rectangle of its action."""

    message: RowMessage
    rect: QRect
    lines: tuple[str, ...]
    text_x: int
    action: QRect


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row laid out: its view, broken lines, the height of its own part and of all with its messages.

    stacked puts the arithmetic of a computed result above it, where they are too long for one line.
    """

    view: RowView
    label: tuple[str, ...]
    unit: tuple[str, ...]
    earlier: tuple[str, ...]
    before: tuple[str, ...]
    note: tuple[str, ...]
    origin: tuple[str, ...]
    bands: tuple[Band, ...]
    body: int
    height: int
    stacked: bool


@dataclass(frozen=True, slots=True)
class EditorPlace:
    """The place of a cell's editor: the box that is painted around it, and the part of it with the text."""

    box: QRect
    text: QRect


def is_folded(width: int) -> bool:
    """Return whether a column of notes is so narrow that it shows icons."""
    return width < theme.px(3 * _FOLDED)


def value_box(paints: Paints, cell: QRect) -> QRect:
    """Return the box of a value or a note in its cell."""
    px = paints.px
    return QRect(cell.left() + px(4), cell.top() + px(3), cell.width() - px(12), px(_BOX))


def note_box(paints: Paints, cell: QRect) -> QRect:
    """Return the box in which a note is edited; if the notes are folded it lies over the cells to its left."""
    box = value_box(paints, cell)
    if is_folded(cell.width()):
        box.setLeft(box.right() - paints.px(_NOTE_BOX))
    return box


def mark_width(paints: Paints, view: RowView) -> int:
    """Return the width that its mark takes at the left of a value box."""
    if view.related_severity and not view.severity:
        return paints.px(29) + paints.metrics(12).horizontalAdvance(view.related)
    return paints.px(28 if view.severity or view.source or view.look is RowLook.CHOICE else 8)


class RowLayout:
    """Lays rows out at given widths; replaced when the width, the font or the zoom changes."""

    def __init__(self, widths: Widths, paints: Paints) -> None:
        self.widths, self.paints = widths, paints
        self._text, self._bold = paints.metrics(14), paints.metrics(14, bold=True)
        self._small, self._small_bold = paints.metrics(13), paints.metrics(13, bold=True)
        self._broken: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def row(self, view: RowView) -> LaidRow:
        """Lay one row out."""
        px, pad = self.paints.px, 2 * self.paints.px(PAD)
        _no, label_width, unit_width, result_width, earlier_width, before_width, note_width, *_more = self.widths
        bold = self._bold if view.look is RowLook.HEADING else self._text
        beside = label_width - pad - view.row.depth * px(INDENT)
        label = self._lines(view.row.label, bold, beside)
        unit = self._lines(view.row.unit, self._small, unit_width - pad)
        earlier = self._lines(view.earlier, self._small, earlier_width - px(PAD)) if earlier_width else ()
        before = self._lines(view.before, self._small, before_width - px(PAD)) if before_width else ()
        note = () if is_folded(note_width) else self._lines(view.note, self._small, note_width - pad)
        origin = self._lines(view.origin, self._small, beside) if view.origin and not view.came_along else ()
        both = self._small.horizontalAdvance(view.lead) + self._bold.horizontalAdvance(view.result)
        stacked = bool(view.lead and view.result) and both > result_width - px(30)
        body = max(
            px(_ROW),
            stacked * (self._small.height() + self._bold.height() + px(10)),
            len(label) * self._text.height() + len(origin) * self._small.height() + px(13),
            max(len(unit), len(earlier), len(before), len(note)) * self._small.height() + px(13),
        )
        bands, height = self._bands(view, body)
        return LaidRow(view, label, unit, earlier, before, note, origin, bands, body, height, stacked)

    def editor_place(self, laid: LaidRow, top: int, column: int) -> EditorPlace:
        """Return the place of the editor of a result or a note, in a row that begins at `top`."""
        cell = QRect(left_of(self.widths, column), top, self.widths[column], 0)
        box, left = note_box(self.paints, cell), self.paints.px(8)
        if column != NOTE:
            view = laid.view.cells[max(column - MORE + 1, 0)]
            box, left = value_box(self.paints, cell), mark_width(self.paints, view)
        return EditorPlace(box, box.adjusted(left, 2, -self.paints.px(6), -2))

    def _lines(self, text: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
        """Return the lines of a text, broken once: an edit changes few texts, and breaking is half of the layout."""
        which = text, id(metrics), room
        if which not in self._broken:
            self._broken[which] = wrapped(text, metrics, room)
        return self._broken[which]

    def _bands(self, view: RowView, body: int) -> tuple[tuple[Band, ...], int]:
        bands: list[Band] = []
        top = body
        for message in view.messages:
            bands.append(self._band(message, top))
            top += bands[-1].rect.height() + self.paints.px(_BAND_GAP)
        return tuple(bands), top

    def _band(self, message: RowMessage, top: int) -> Band:
        px = self.paints.px
        left, right = px(_BAND_X), sum(self.widths) - px(8)
        word = self._small_bold.horizontalAdvance(look_of(message.finding)[2])
        text_x = left + px(PAD + ICON + 6) + word + px(10)
        action = self._small_bold.horizontalAdvance(message.action) + px(16) if message.action else 0
        lines = self._lines(message.finding.message, self._small, right - text_x - action - px(PAD))
        rect = QRect(left, top, right - left, len(lines) * self._small.height() + 2 * px(_BAND_PAD))
        place = QRect(right - action - px(4), top, action, rect.height()) if action else QRect()
        return Band(message, rect, lines, text_x, place)

"""Where everything of a form's rows stands: lines broken, heights, message bands. Measured, never painted here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from ui.forms.rows import RowLook, RowMessage, RowView
from ui.kit import theme
from ui.kit.painting import Paints, wrapped
from ui.kit.severity import SEVERITIES

PAD = 12
INDENT = 12
ROW = 32
BOX = 27
BAND_X = 52
BAND_PAD = 4
BAND_GAP = 6
ICON = 16
NARROW = 894
"""Below this width of the table, a window under 1180, the notes fold to icons of FOLDED width."""
FOLDED = 32
NOTE_BOX = 340


@dataclass(frozen=True, slots=True)
class Widths:
    """The widths of the six columns in pixels; the one of the earlier period is 0 where there is none."""

    no: int
    label: int
    unit: int
    result: int
    earlier: int
    note: int

    @classmethod
    def of(cls, viewport: int, *, earlier: bool = False) -> Widths:
        """Share a viewport out: the label stretches up to its limit, the rest goes to the notes; narrow ones fold."""
        no, unit, result = theme.px(56), theme.px(100), theme.px(168)
        before = theme.px(88) if earlier else 0
        note = theme.px(168 if viewport >= theme.px(NARROW) else FOLDED)
        label = min(max(viewport - no - unit - result - before - note, theme.px(200)), theme.px(720))
        return cls(no, label, unit, result, before, max(note, viewport - no - label - unit - result - before))

    @property
    def columns(self) -> tuple[int, ...]:
        """The widths in order."""
        return self.no, self.label, self.unit, self.result, self.earlier, self.note

    @property
    def total(self) -> int:
        """The width of a whole row."""
        return self.note_x + self.note

    @property
    def result_x(self) -> int:
        """Where the result column begins."""
        return self.no + self.label + self.unit

    @property
    def note_x(self) -> int:
        """Where the notes begin."""
        return self.result_x + self.result + self.earlier

    @property
    def folded(self) -> bool:
        """Whether the notes are an icon each."""
        return is_folded(self.note)


@dataclass(frozen=True, slots=True)
class Band:
    """A message under a row: its rectangle from the row's top left, its lines, and where its action is."""

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
    note: tuple[str, ...]
    bands: tuple[Band, ...]
    body: int
    height: int
    stacked: bool


def is_folded(width: int) -> bool:
    """Tell whether a column of notes is so narrow that a note is an icon."""
    return width < theme.px(3 * FOLDED)


def box_in(paints: Paints, cell: QRect) -> QRect:
    """Return the box of a value or a note in its cell."""
    px = paints.px
    return QRect(cell.left() + px(4), cell.top() + px(3), cell.width() - px(12), px(BOX))


def note_box(paints: Paints, cell: QRect) -> QRect:
    """Return the box in which a note is edited; where the notes are folded it lies over the cells before."""
    box = box_in(paints, cell)
    if is_folded(cell.width()):
        box.setLeft(box.right() - paints.px(NOTE_BOX))
    return box


class Layout:
    """Lays rows out at given widths; made anew when the width, the font or the zoom changes."""

    def __init__(self, widths: Widths, paints: Paints) -> None:
        self.widths = widths
        self.paints = paints
        self._text, self._bold = paints.metrics(14), paints.metrics(14, bold=True)
        self._small, self._small_bold = paints.metrics(13), paints.metrics(13, bold=True)
        self._broken: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def row(self, view: RowView) -> LaidRow:
        """Lay one row out."""
        pad = 2 * theme.px(PAD)
        room = self.widths.label - pad - view.row.depth * theme.px(INDENT)
        label = self._lines(view.row.label, self._bold if view.look is RowLook.HEADING else self._text, room)
        unit = self._lines(view.row.unit, self._small, self.widths.unit - pad)
        earlier = self._lines(view.earlier, self._small, self.widths.earlier - theme.px(PAD))
        note = () if self.widths.folded else self._lines(view.note, self._small, self.widths.note - pad)
        both = self._small.horizontalAdvance(view.lead) + self._bold.horizontalAdvance(view.result)
        stacked = bool(view.lead and view.result) and both > self.widths.result - theme.px(30)
        body = max(
            theme.px(ROW),
            stacked * (self._small.height() + self._bold.height() + theme.px(10)),
            len(label) * self._text.height() + theme.px(13),
            max(len(unit), len(earlier), len(note)) * self._small.height() + theme.px(13),
        )
        bands, height = self._bands(view, body)
        return LaidRow(view, label, unit, earlier, note, bands, body, height, stacked)

    def _lines(self, text: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
        """Break a text, once for each width: an edit changes few of them."""
        which = (text, id(metrics), room)
        if which not in self._broken:
            self._broken[which] = wrapped(text, metrics, room)
        return self._broken[which]

    def _bands(self, view: RowView, body: int) -> tuple[tuple[Band, ...], int]:
        bands: list[Band] = []
        top = body
        for message in view.messages:
            bands.append(self._band(message, top))
            top += bands[-1].rect.height() + theme.px(BAND_GAP)
        return tuple(bands), top

    def _band(self, message: RowMessage, top: int) -> Band:
        left, right = theme.px(BAND_X), self.widths.total - theme.px(8)
        word = self._small_bold.horizontalAdvance(SEVERITIES[message.finding.severity][2])
        text_x = left + theme.px(PAD + ICON + 6) + word + theme.px(10)
        action = self._small_bold.horizontalAdvance(message.action) + theme.px(16) if message.action else 0
        lines = self._lines(message.finding.message, self._small, right - text_x - action - theme.px(PAD))
        rect = QRect(left, top, right - left, len(lines) * self._small.height() + 2 * theme.px(BAND_PAD))
        place = QRect(right - action - theme.px(4), top, action, rect.height()) if action else QRect()
        return Band(message, rect, lines, text_x, place)

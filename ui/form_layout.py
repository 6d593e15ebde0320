"""Where everything of a form's rows stands: lines broken, heights, message bands. Measured, never painted here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui import theme
from ui.form_rows import Look, Message, RowView
from ui.painting import Paints, wrapped
from ui.parts import SEVERITIES

PAD = 12
INDENT = 12
ROW = 32
BOX = 27
BAND_X = 52
BAND_PAD = 4
BAND_GAP = 6
ICON = 16


@dataclass(frozen=True, slots=True)
class Widths:
    """The widths of the five columns in pixels."""

    no: int
    label: int
    unit: int
    result: int
    note: int

    @classmethod
    def of(cls, viewport: int) -> Widths:
        """Share a viewport out: the label stretches up to its limit, the rest goes to the notes."""
        no, unit, result, note = theme.px(56), theme.px(100), theme.px(168), theme.px(168)
        label = min(max(viewport - no - unit - result - note, theme.px(200)), theme.px(720))
        return cls(no, label, unit, result, max(note, viewport - no - label - unit - result))

    @property
    def total(self) -> int:
        """The width of a whole row."""
        return self.no + self.label + self.unit + self.result + self.note

    @property
    def result_x(self) -> int:
        """Where the result column begins."""
        return self.no + self.label + self.unit


@dataclass(frozen=True, slots=True)
class Band:
    """A message under a row: its rectangle from the row's top left, its lines, and where its action is."""

    message: Message
    rect: QRect
    lines: tuple[str, ...]
    text_x: int
    action: QRect


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row laid out: its view, broken lines, the height of its own part and of all with its messages."""

    view: RowView
    label: tuple[str, ...]
    unit: tuple[str, ...]
    note: tuple[str, ...]
    bands: tuple[Band, ...]
    body: int
    height: int


def box_in(paints: Paints, cell: QRect) -> QRect:
    """Return the box of a value or a note in its cell."""
    px = paints.px
    return QRect(cell.left() + px(4), cell.top() + px(3), cell.width() - px(12), px(BOX))


class Layout:
    """Lays rows out at given widths; made anew when the width, the font or the zoom changes."""

    def __init__(self, widths: Widths, paints: Paints) -> None:
        self.widths = widths
        self.paints = paints
        self._text, self._bold = paints.metrics(14), paints.metrics(14, bold=True)
        self._small, self._small_bold = paints.metrics(13), paints.metrics(13, bold=True)

    def row(self, view: RowView) -> LaidRow:
        """Lay one row out."""
        pad = 2 * theme.px(PAD)
        room = self.widths.label - pad - view.row.depth * theme.px(INDENT)
        label = wrapped(view.row.label, self._bold if view.look is Look.HEADING else self._text, room)
        unit = wrapped(view.row.unit, self._small, self.widths.unit - pad)
        note = wrapped(view.note, self._small, self.widths.note - pad)
        body = max(
            theme.px(ROW),
            len(label) * self._text.height() + theme.px(13),
            (max(len(unit), len(note))) * self._small.height() + theme.px(13),
        )
        bands, height = self._bands(view, body)
        return LaidRow(view, label, unit, note, bands, body, height)

    def _bands(self, view: RowView, body: int) -> tuple[tuple[Band, ...], int]:
        bands: list[Band] = []
        top = body
        for message in view.messages:
            bands.append(self._band(message, top))
            top += bands[-1].rect.height() + theme.px(BAND_GAP)
        return tuple(bands), top

    def _band(self, message: Message, top: int) -> Band:
        left, right = theme.px(BAND_X), self.widths.total - theme.px(8)
        word = self._small_bold.horizontalAdvance(SEVERITIES[message.finding.severity][2])
        text_x = left + theme.px(PAD + ICON + 6) + word + theme.px(10)
        action = self._small_bold.horizontalAdvance(message.action) + theme.px(16) if message.action else 0
        lines = wrapped(message.finding.message, self._small, right - text_x - action - theme.px(PAD))
        rect = QRect(left, top, right - left, len(lines) * self._small.height() + 2 * theme.px(BAND_PAD))
        place = QRect(right - action - theme.px(4), top, action, rect.height()) if action else QRect()
        return Band(message, rect, lines, text_x, place)

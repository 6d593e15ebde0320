"""A form's rows as pixels: a row that is as it was is copied to the screen, not painted again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPixmap

from ui.form_paint import RowState, paint_band, paint_row

if TYPE_CHECKING:
    from ui.form_layout import LaidRow, Widths
    from ui.form_rows import Message
    from ui.painting import Paints


@dataclass(frozen=True, slots=True)
class _Picture:
    laid: LaidRow
    state: RowState
    chosen: Message | None
    ratio: float
    pixels: QPixmap


class RowPictures:
    """Pictures of rows at one width, in one dress, on a screen of any pixel ratio; made anew when either changes."""

    def __init__(self, widths: Widths, paints: Paints) -> None:
        self._widths, self._paints = widths, paints
        self._kept: dict[int, _Picture] = {}

    def of(self, row: int, laid: LaidRow, state: RowState, chosen: Message | None, ratio: float) -> QPixmap:
        """Return a row with its messages; of one of them the keyboard would take the action."""
        kept = self._kept.get(row)
        if kept and kept.laid is laid and kept.chosen is chosen and (kept.state, kept.ratio) == (state, ratio):
            return kept.pixels
        made = QPixmap(round(self._widths.total * ratio), round(laid.height * ratio))
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        paint_row(painter, self._paints, laid, self._widths, 0, state)
        for band in laid.bands:
            paint_band(painter, self._paints, band, 0, chosen=band.message is chosen)
        painter.end()
        self._kept[row] = _Picture(laid, state, chosen, ratio, made)
        return made

    def keep(self, rows: range) -> None:
        """Let go of the pictures of all other rows."""
        self._kept = {row: picture for row, picture in self._kept.items() if row in rows}

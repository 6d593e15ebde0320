"""A form's rows as pixels: a row that is as it was is copied to the screen, not painted again."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from ui.forms.paint import RowState, paint_band, paint_row

if TYPE_CHECKING:
    from ui.forms.layout import LaidRow, Widths
    from ui.forms.rows import RowMessage
    from ui.kit.painting import Paints


@dataclass(frozen=True, slots=True)
class _Picture:
    laid: LaidRow
    state: RowState
    chosen: RowMessage | None
    ratio: float
    pixels: QPixmap


class RowPictures:
    """Pictures of rows at one width, in one dress, on a screen of any pixel ratio; made anew when either changes."""

    def __init__(self, widths: Widths, paints: Paints) -> None:
        self._widths, self._paints = widths, paints
        self._kept: dict[int, _Picture] = {}

    def draw(
        self, painter: QPainter, row: int, top: int, laid: LaidRow, state: RowState, chosen: RowMessage | None
    ) -> None:
        """Draw a row with its messages, of one of which the keyboard would take the action.

        It ends at the pixel of the screen where the next one begins, also where one of ours is 1.25 of the screen's.
        """
        ratio = painter.device().devicePixelRatio()
        first, after = _on_screen(top, ratio), _on_screen(top + laid.height, ratio)
        picture = self._of(row, laid, state, chosen, ratio)
        painter.drawPixmap(QPointF(0, first / ratio), picture, QRectF(0, 0, picture.width(), after - first))

    def keep(self, rows: range) -> None:
        """Let go of the pictures of all other rows."""
        self._kept = {row: picture for row, picture in self._kept.items() if row in rows}

    def _of(self, row: int, laid: LaidRow, state: RowState, chosen: RowMessage | None, ratio: float) -> QPixmap:
        kept = self._kept.get(row)
        if kept and kept.laid is laid and kept.chosen is chosen and (kept.state, kept.ratio) == (state, ratio):
            return kept.pixels
        made = QPixmap(round(self._widths.total * ratio), ceil(laid.height * ratio))
        made.fill(self._paints.color("line"))  # a last pixel that is not all the row's continues the line under it
        made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        paint_row(painter, self._paints, laid, self._widths, 0, state)
        for band in laid.bands:
            paint_band(painter, self._paints, band, 0, chosen=band.message is chosen)
        painter.end()
        self._kept[row] = _Picture(laid, state, chosen, ratio, made)
        return made


def _on_screen(length: int, ratio: float) -> int:
    return floor(length * ratio + 0.5)

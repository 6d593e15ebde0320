"""Bars side by side on paper, from 0 on: a name, a bar, its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from cchc_desktop.documents.content.fonts import face

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE, _BAR, _SIZE = 16.0, 8.0, 10.0
_GAP = 6.0
_THOUSAND = 1000
"""A face measures in thousandths of its size."""
_NAMES, _VALUES = 0.46, 0.12
_FILLED, _EMPTY = HexColor("#2f6f9f"), HexColor("#e3e7ea")


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar: its name, its length as a part of the longest possible (0 to 1), and its value in words."""

    name: str
    part: float
    value: str


class BarChart(Flowable):  # type: ignore[misc] # reportlab has no types
    """Bars one below the other; one that does not fit on the page goes on as another chart."""

    def __init__(self, bars: Sequence[ChartBar], width: float) -> None:
        super().__init__()
        self._bars, self._width = tuple(bars), width

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size."""
        return self._width, _LINE * len(self._bars)

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Return the part that fits, and the rest."""
        room = int(height // _LINE)
        return [BarChart(bars, self._width) for bars in (self._bars[:room], self._bars[room:]) if bars] if room else []

    def draw(self) -> None:
        """Draw the bars from above."""
        used = face(bold=False, italic=False)
        left, room = self._width * _NAMES, self._width * (1 - _NAMES - _VALUES)
        for number, bar in enumerate(self._bars, 1):
            bottom = _LINE * (len(self._bars) - number)
            self.canv.setFont(used.name, _SIZE)
            self.canv.drawString(0, bottom + 4, _cut(bar.name, left - _GAP))
            self.canv.setFillColor(_EMPTY)
            self.canv.rect(left, bottom + 3, room, _BAR, stroke=0, fill=1)
            self.canv.setFillColor(_FILLED)
            self.canv.rect(left, bottom + 3, room * min(max(bar.part, 0), 1), _BAR, stroke=0, fill=1)
            self.canv.setFillGray(0)
            self.canv.drawString(left + room + _GAP, bottom + 4, used.printable(bar.value))


def _cut(name: str, room: float) -> str:
    """Return a printable name, shortened to a room."""
    used = face(bold=False, italic=False)
    text, shown = used.printable(name), ""
    if used.width(text) * _SIZE <= room * _THOUSAND:
        return text
    for word in text.split():
        longer = f"{shown} {word}".strip()
        if used.width(f"{longer} …") * _SIZE > room * _THOUSAND:
            break
        shown = longer
    return f"{shown} …"

"""The places of a report that the clerk's office fills in after closing: number and day, wherever they are printed."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER, DAY, MONTH, YEAR = "number", "day", "month", "year"
_SLOTS = {NUMBER: r"[^\s/]{0,20}", DAY: r"[0-9.…]{0,8}", MONTH: r"[0-9.…]{0,8}", YEAR: r"[0-9.…]{0,8}"}


class OpenPlace(NamedTuple):
    """A place as the words of a print between which number or day stand: text, slot, text, slot, …, text."""

    pieces: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """Return what finds this place in the words of a file, whatever was filled in."""
        parts = []
        for at, piece in enumerate(self.pieces):
            words = r"\s".join(map(re.escape, piece.split()))
            parts.append(rf"(?P<{piece}>{_SLOTS[piece]})" if at % 2 else words)
        return re.compile(r"\s?".join(part for part in parts if part))

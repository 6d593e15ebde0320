"""A number as its cell's format shows it: rounded, scaled by thousands, with words beside it, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_PIECE = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\[\]]*)\]|(?P<sign>.)', re.DOTALL)
_CURRENCY = re.compile(r"\$([^-]*)")
_PLACES = "0#?.,%"
_CONDITION = re.compile(r"[<>=]")
_POSITIVE, _NEGATIVE, _ZERO = 0, 1, 2


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A number as a cell shows it: its value in the shown scale, the words before and behind it.

    value is None where no digit is shown; percent is whether a percent sign is.
    """

    value: Decimal | None
    before: str = ""
    behind: str = ""
    percent: bool = False

    @property
    def words(self) -> str:
        """All the text that is shown beside digits."""
        return f"{self.before}{self.behind}".strip()


@dataclass(frozen=True, slots=True)
class _Section:
    """A section of a format: its places for digits, the words before and behind them; known if it is supported."""

    places: str
    before: str
    behind: str
    known: bool


def shown_number(code: str, number: Decimal) -> ShownNumber | None:
    """Return a number as a format shows it; None where that is unchanged or not supported."""
    sections = _sections(code)
    if not code or code.casefold() in ("general", "@") or not all(section.known for section in sections):
        return None
    section = sections[_which(len(sections), number)]
    if not any(place in "0#?" for place in section.places):
        return ShownNumber(None, section.before, section.behind)
    whole, _, decimals = section.places.partition(".")
    thousands = sum(len(part.rstrip("%")) - len(part.rstrip("%").rstrip(",")) for part in (whole, decimals))
    percents = section.places.count("%")
    places = sum(place in "0#?" for place in decimals)
    scaled = number.scaleb(2 * percents - 3 * thousands).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not scaled and "0" not in section.places:
        return ShownNumber(None, section.before, section.behind)
    return ShownNumber(scaled, section.before, section.behind, percents > 0)


def _which(sections: int, number: Decimal) -> int:
    if number < 0 and sections > _NEGATIVE:
        return _NEGATIVE
    return _ZERO if number == 0 and sections > _ZERO else _POSITIVE


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    """Split a format at the semicolons that stand outside quotes; a fourth section is for texts."""
    sections: list[list[re.Match[str]]] = [[]]
    for piece in _PIECE.finditer(code):
        if piece["sign"] == ";":
            sections.append([])
        else:
            sections[-1].append(piece)
    return tuple(_section(pieces) for pieces in sections[:3])


def _section(pieces: list[re.Match[str]]) -> _Section:
    places, before, behind, known = "", "", "", True
    for piece in pieces:
        sign, bracket = piece["sign"] or "", piece["bracket"]
        word = piece["quoted"] or piece["escaped"] or ""
        if sign and sign in _PLACES:
            places += sign
            continue
        if bracket is not None:
            currency = _CURRENCY.match(bracket)
            word = currency[1] if currency else ""
            known = known and not _CONDITION.search(bracket)
        elif sign:
            known = known and sign not in "/Ee@"
            word = sign
        if places.strip("%"):
            behind += word
        else:
            before += word
    return _Section(places, before, behind, known)

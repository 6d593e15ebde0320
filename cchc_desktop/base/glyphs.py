"""The letters that every face of the print's fonts has, and the substitutes of letters that they lack.

A sign with an equal in the faces becomes that, invisible characters are left out, and everything else becomes "□",
which is easily seen on paper. The checks warn of it beforehand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = "□"

_RANGES = (
    "20-7E A0-36F 374-375 37A-37E 384-38A 38C 38E-3A1 3A3-3CE 3D0-513 51A-51D 591-5C7 5D0-5EA 5F0-5F4 1D00-1DCA "
    "1DFE-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 "
    "1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-2010 2012-2022 2026 202A-2030 2032-2034 "
    "2039-203A 203C 203E 2044 205E 206A-206F 2074-2079 207F-2089 2090-2094 20A0-20B5 20BF 20F0 2105 2113 2116-2117 "
    "2122 2126 212E 214D-214E 2153-2154 215B-215E 2184 2190-2195 21A8 21D4 2202 2206 220F 2211-2212 2215 2219-221A "
    "221E-221F 2229 222B 2248 2260-2262 2264-2265 2302 2310 2320-2321 2500 2502 250C 2510 2514 2518 251C 2524 252C "
    "2534 253C 2550-256C 2580 2584 2588 258C 2590-2593 25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4 25CA-25CC 25CF-25D9 "
    "25E6 263A-263C 2640 2642 2660 2663 2665-2666 2669-266C 266F 2C60-2C6D 2C71-2C77 2E17 A717-A721 A788-A78C F004 "
    "FB01-FB02 FB1D-FB36 FB38-FB3C FB3E FB40-FB41 FB43-FB44 FB46-FB4F FE20-FE23 FFFC FFFF "
)
"""The code points that all four faces of Liberation Serif have, in hexadecimal; a test compares them with the files."""
_EQUALS = {
    "☐": "□", "☑": "√", "☒": "×", "✓": "√", "✔": "√", "✗": "×", "✘": "×", "➔": "→", "➢": "►", "➤": "►", "❖": "◊",
    "⇒": "→", "⇨": "→", "➜": "→", "➝": "→", "➞": "→", "⟶": "→", "⟹": "→", "⇐": "←", "‧": "·",
    "\N{HYPHEN BULLET}": "-", "◾": "■", "◼": "■", "⬛": "■", "⚫": "●", "⬤": "●", "❑": "□", "❒": "□", "❏": "□",
    "❐": "□",
    "\uf02d": "-", "\uf0b7": "-", "\uf0a7": "▪", "\uf06e": "■", "\uf06c": "●", "\uf0a8": "□", "\uf06f": "□",
    "\uf071": "□", "\uf0d8": "►", "\uf076": "◊", "\uf0fc": "√", "\uf0fb": "×", "\uf0fd": "×", "\uf0fe": "√",
    "\uf0e0": "→", "\uf0e8": "→", "\uf0f0": "→", "\uf0ae": "→", "\uf0de": "→",
    "\N{NON-BREAKING HYPHEN}": "-", "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{FIGURE SPACE}": "\N{NO-BREAK SPACE}",
}  # fmt: skip
"""Signs and what is printed for them; those from U+F000 on are what the bullets of Word's symbol fonts become."""


def _ends(ranges: str) -> Iterator[tuple[int, int]]:
    for each in ranges.split():
        first, _, last = each.partition("-")
        yield int(first, 16), int(last or first, 16)


LETTERS = frozenset(code for first, last in _ends("".join(_RANGES)) for code in range(first, last + 1))
"""The code points that every face has."""


@cache
def _outside() -> re.Pattern[str]:
    """Return the pattern of characters that are neither a letter of the faces nor a line break or a tab."""
    ranges = (f"\\U{first:08x}-\\U{last:08x}" for first, last in _ends("".join(_RANGES)))
    return re.compile(f"[^\n\t{''.join(ranges)}]+")


@lru_cache(maxsize=4096)
def print_form(char: str) -> str:
    """Return the printed form of a character: itself, its equal, "" if invisible, MISSING if the faces lack it."""
    category = unicodedata.category(char)
    if category in ("Cc", "Cf"):
        return ""
    if char in _EQUALS:
        return _EQUALS[char]
    if category in ("Zs", "Zl", "Zp") and char != "\N{NO-BREAK SPACE}":
        return " "
    if ord(char) in LETTERS:
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if all(ord(part) in LETTERS for part in plain) else MISSING


def lacking(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that do not print, as start and end: what the faces lack, and bare controls."""
    found: list[tuple[int, int]] = []
    for run in _outside().finditer(text) if text else ():
        for at in range(run.start(), run.end()):
            if print_form(text[at]) != MISSING and unicodedata.category(text[at]) != "Cc":
                continue
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
    return found

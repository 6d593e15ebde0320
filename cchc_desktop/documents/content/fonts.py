"""The faces that documents are set in: the widths of their letters, and substitutes for letters they lack.

A face prints Unicode text in NFC as it is. reportlab prints a character without a glyph as nothing, so each text goes
through `Face.printable` first: signs with an equivalent in the face become that, control and formatting characters,
which are invisible, are left out, and everything else becomes "□", which is noticed on paper.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from cchc_desktop.base.text import nfc
from resources import FOLDER

MISSING = "□"

_FAMILY = "LiberationSerif"
_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
_EQUALS = {
    "☐": "□", "☑": "√", "☒": "×", "✓": "√", "✔": "√", "✗": "×", "✘": "×", "➔": "→", "➢": "►", "➤": "►", "❖": "◊",
    "\N{NON-BREAKING HYPHEN}": "-", "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{FIGURE SPACE}": "\N{NO-BREAK SPACE}",
}  # fmt: skip


class MeasuredFont(TTFont):  # type: ignore[misc] # reportlab has no types
    """A font that measures each word once: Vietnamese text repeats its syllables."""

    def __init__(self, name: str, file: BytesIO) -> None:
        super().__init__(name, file)
        widths: dict[int, float] = self.face.charWidths

        @lru_cache(maxsize=4096)
        def width(text: str) -> float:
            return sum(map(widths.__getitem__, map(ord, text)))

        self.width = width
        """Return the width of a printable text, in thousandths of the size."""

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002, N802 - reportlab's
        """Return the width of a printable text, in points."""
        return 0.001 * size * self.width(text)


class Face:
    """One face of the family: its name for reportlab, its measures, its substitutes."""

    def __init__(self, name: str, font: MeasuredFont) -> None:
        self.name = name
        self.width = font.width
        self._substitutes = _Substitutes(font.face.charToGlyph)

    def printable(self, text: str) -> str:
        """Return text in NFC with only characters this face has; line breaks stay."""
        return nfc(text).translate(self._substitutes)


class _Substitutes(dict[int, str]):
    """The printed form of each character, looked up when the character first occurs."""

    def __init__(self, glyphs: dict[int, int]) -> None:
        super().__init__({ord("\n"): "\n", ord("\t"): " "})
        self._glyphs = glyphs

    def __missing__(self, code: int) -> str:
        self[code] = found = self._find(chr(code))
        return found

    def _find(self, char: str) -> str:
        category = unicodedata.category(char)
        if category in ("Cc", "Cf"):
            return ""
        if char in _EQUALS:
            return _EQUALS[char]
        if category in ("Zs", "Zl", "Zp") and char != "\N{NO-BREAK SPACE}":
            return " "
        if ord(char) in self._glyphs:
            return char
        plain = unicodedata.normalize("NFKC", char)
        return plain if all(ord(part) in self._glyphs for part in plain) else MISSING


@cache
def face(*, bold: bool, italic: bool) -> Face:
    """Return a face of the family, loaded and registered with reportlab at its first use."""
    name = f"{_FAMILY}-{_STYLES[bold, italic]}"
    font = MeasuredFont(name, BytesIO((FOLDER / "fonts" / f"{name}.ttf").read_bytes()))
    registerFont(font)
    return Face(name, font)

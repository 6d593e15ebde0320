"""The faces that documents are set in: the widths of their letters, and substitutes for letters they lack.

A face prints Unicode text in NFC as it is. reportlab prints a character without a glyph as nothing, so each text goes
through `Face.printable` first, which gives what is printed for each character (`base.glyphs`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from cchc_desktop.base.glyphs import print_form
from cchc_desktop.base.text import nfc
from resources import FOLDER

_FAMILY = "LiberationSerif"
_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


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

    def printable(self, text: str) -> str:
        """Return text in NFC with only characters that every face has; line breaks stay."""
        return nfc(text).translate(_SUBSTITUTES)


class _Substitutes(dict[int, str]):
    """The printed form of each character, looked up when the character first occurs."""

    def __missing__(self, code: int) -> str:
        self[code] = found = print_form(chr(code))
        return found


_SUBSTITUTES = _Substitutes({ord("\n"): "\n", ord("\t"): " "})


@cache
def face(*, bold: bool, italic: bool) -> Face:
    """Return a face of the family, loaded and registered with reportlab at its first use."""
    name = f"{_FAMILY}-{_STYLES[bold, italic]}"
    font = MeasuredFont(name, BytesIO((FOLDER / "fonts" / f"{name}.ttf").read_bytes()))
    registerFont(font)
    return Face(name, font)

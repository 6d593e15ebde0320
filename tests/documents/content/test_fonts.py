from __future__ import annotations

from io import BytesIO
from itertools import product

import pytest

from cchc_desktop.base.glyphs import LETTERS, MISSING
from cchc_desktop.documents.content.fonts import MeasuredFont, face
from resources import FOLDER


def test_faces_have_every_vietnamese_letter() -> None:
    vowels = "aăâeêioôơuưy"
    toned = [letter + tone for letter in vowels for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")]
    text = "".join(toned) + "đ0123456789.,;:-–—…“”‘’'\"/()%₫"
    for bold in (False, True):
        for italic in (False, True):
            printed = face(bold=bold, italic=italic).printable(text + text.upper())
            assert MISSING not in printed
            assert len(printed) == 2 * (12 * 6 + len(text) - len("".join(toned)))


def test_the_letters_known_to_the_checks_are_those_of_the_four_files() -> None:
    names = ("Regular", "Bold", "Italic", "BoldItalic")
    files = (FOLDER / "fonts" / f"LiberationSerif-{name}.ttf" for name in names)
    fonts = [MeasuredFont(file.stem, BytesIO(file.read_bytes())) for file in files]
    common = set.intersection(*(set(font.face.charToGlyph) for font in fonts))
    assert {code for code in common if code <= 0x10FFFF} == LETTERS


@pytest.mark.parametrize(
    ("text", "printed"),
    [("\uf0b7 Ban hành", "- Ban hành"), ("xong \uf0fc", "xong √"), ("A ⇒ B", "A → B"), ("漢", "□"), ("\uf0f5", "□")],
)
def test_signs_with_an_equal_print_as_that_and_others_as_a_box(text: str, printed: str) -> None:
    for bold, italic in product((False, True), repeat=2):
        assert face(bold=bold, italic=italic).printable(text) == printed

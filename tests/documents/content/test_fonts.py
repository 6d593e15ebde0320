from __future__ import annotations

from cchc_desktop.documents.content.fonts import MISSING, face


def test_faces_have_every_vietnamese_letter() -> None:
    vowels = "aăâeêioôơuưy"
    toned = [letter + tone for letter in vowels for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")]
    text = "".join(toned) + "đ0123456789.,;:-–—…“”‘’'\"/()%₫"
    for bold in (False, True):
        for italic in (False, True):
            printed = face(bold=bold, italic=italic).printable(text + text.upper())
            assert MISSING not in printed
            assert len(printed) == 2 * (12 * 6 + len(text) - len("".join(toned)))

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.content.geometry import BODY, COLUMN_HEAD
from cchc_desktop.documents.pdf.fonts import MISSING, face
from cchc_desktop.documents.pdf.text import LEAST_LINES, line_widths, text_piece

WIDTH = 460.0
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ"


def test_faces_have_every_vietnamese_letter() -> None:
    vowels = "aăâeêioôơuưy"
    toned = [letter + tone for letter in vowels for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")]
    text = "".join(toned) + "đ0123456789.,;:-–—…“”‘’'\"/()%₫"
    for bold in (False, True):
        for italic in (False, True):
            printed = face(bold=bold, italic=italic).printable(text + text.upper())
            assert MISSING not in printed
            assert len(printed) == 2 * (12 * 6 + len(text) - len("".join(toned)))


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=120))
def test_lines_hold_every_word_and_none_is_too_wide(words: list[str]) -> None:
    piece = text_piece(" ".join(words), BODY, WIDTH)
    assert " ".join(line.text for line in piece.lines).split() == words
    assert all(line.width <= WIDTH - (0 if number else BODY.indent) for number, line in enumerate(piece.lines))


@given(st.integers(0, 60), st.floats(0, 800))
def test_parting_keeps_all_lines_and_leaves_none_alone(count: int, room: float) -> None:
    piece = text_piece("\n".join(["chữ"] * (count + 1)), BODY, WIDTH)
    parts = piece.split(room)
    if parts:
        assert parts[0].lines + parts[1].lines == piece.lines
        assert parts[0].height <= room
        assert all(len(part.lines) >= LEAST_LINES for part in parts)


def test_centred_lines_are_about_equally_long() -> None:
    widths = line_widths(text_piece("Biểu mẫu thống kê số liệu báo cáo cải cách", COLUMN_HEAD, 200))
    assert len(widths) == 2
    assert min(widths) > 0.7 * max(widths)


def test_a_word_wider_than_a_line_is_cut() -> None:
    piece = text_piece("trước " + "m" * 100 + " sau", BODY, WIDTH)
    assert len(piece.lines) == 4
    assert max(line_widths(piece)) <= WIDTH


def test_a_line_that_would_be_torn_apart_stays_ragged() -> None:
    piece = text_piece("a b " + "m" * 41, BODY, WIDTH)
    assert piece.lines[0].text == "a b"
    assert piece._set(piece.lines[0], BODY.indent) == (BODY.indent, 0)  # noqa: SLF001 - drawn nowhere else

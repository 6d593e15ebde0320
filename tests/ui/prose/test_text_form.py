"""Stored text of a section <-> the document of its editor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from cchc_desktop.base.text import stored
from cchc_desktop.report.prose import BLANK, expand
from ui.prose.text_form import LETTER, Chip, chips, fill, normal, offset_of, position_of, stored_text

PARTS = st.lists(
    st.sampled_from(
        ["{7:6.7.2}", "{4:2.2|%}", "{3:3.3}%", "{", "}", "{{", "}}", "%", "a", "ệ", "\N{GRINNING FACE}", "\n"]
    )
)


def document_of(text: str) -> QTextDocument:
    document = QTextDocument()
    fill(QTextCursor(document), text)
    return document


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đạt {3:3.3}%.",
        "{4:2.2|%} và {6:1.2|đồng}",
        "{1:1}{1:1}",
        "dòng\n- {1:1}\n",
        "{{1:1}}",
        "\N{GRINNING FACE}{1:1} ệ",
    ],
)
def test_a_text_comes_back_as_it_went_in(text: str) -> None:
    assert stored_text(document_of(text)) == text


@pytest.mark.usefixtures("qapp")
def test_a_link_is_one_letter_with_the_percent_that_follows_it() -> None:
    document = document_of("Đạt {3:3.3}%, {1:1} %")
    assert document.toPlainText() == f"Đạt {LETTER}, {LETTER} %"
    assert [chip for _, chip in chips(document)] == [Chip("3:3.3", percent=True), Chip("1:1")]


@pytest.mark.usefixtures("qapp")
def test_a_stretch_of_a_document_is_stored_with_its_links() -> None:
    document = document_of("\N{GRINNING FACE} có {1:1} hồ sơ")
    assert stored_text(document, 3, 7) == "có {1:1}"


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("Đạt {3:3.3}%.", 4, 4),
        ("Đạt {3:3.3}%.", 11, 5),
        ("Đạt {3:3.3}%.", 12, 5),
        ("\N{GRINNING FACE} {1:1} x", 8, 5),
        ("{{a}} {1:1}", 6, 4),
        ("abc", 3, 3),
    ],
)
def test_offsets_are_found_in_the_document(text: str, offset: int, position: int) -> None:
    assert position_of(text, offset) == position


@pytest.mark.usefixtures("qapp")
@given(PARTS)
def test_any_text_keeps_its_meaning_and_its_places(parts: list[str]) -> None:
    text = stored("".join(parts))
    document = document_of(text)
    again = stored_text(document)
    assert again == normal(text)
    assert expand(again, lambda _: BLANK) == expand(text, lambda _: BLANK)
    for position in range(document.characterCount()):
        if document.characterAt(position).encode("utf-16-le", "surrogatepass")[1:] not in (b"\xde", b"\xdf"):
            assert position_of(text, offset_of(text, position)) == position

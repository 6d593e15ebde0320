"""Text that no template foresaw: nothing crashes, nothing leaves the page, nothing is lost without a trace."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.pages import MM, Pages, pages, pdf_bytes, texts
from tests.make import make_report, make_template_source

LEFT, RIGHT, BOTTOM = 30 * MM, 195 * MM, 277 * MM


def drawn(key: str, text: str) -> Pages:
    found = pages(pdf_bytes(make_report().with_edit(key, text), make_template_source().template))
    for page in found:
        assert not page.aside
        assert all(line.left > LEFT - 1 and line.right < RIGHT + 1 and line.bottom < BOTTOM + 1 for line in page.lines)
    return found


def squeezed(found: Pages) -> str:
    return "".join(line.text.replace(" ", "") for page in found for line in page.lines)


@pytest.mark.parametrize(
    "text",
    [
        "<b>đậm</b> & <para> &amp; <img src='x'/>",
        "{ngoặc} {{kép}} {1:",
        'K\'Bang, Ea H’leo, “ngoặc kép” và "nháy"',
        "50 % × 2 – 3 — 4 … ₫ ≥ ≤",
        "\\ ( ) [ ] %PDF /Name",
    ],
)
def test_text_is_data(text: str) -> None:
    printed = text.replace("{{", "{").replace("}}", "}").replace(" ", "")
    assert printed in squeezed(drawn("mo-dau", text))
    assert text.replace(" ", "") in squeezed(drawn("letter.title", text))
    noted = squeezed(drawn("note.1:1", text))
    assert all(word in noted for word in text.split())


def test_decomposed_text_is_printed_composed() -> None:
    text = "Thực hiện cải cách ở Tứ Kỳ"
    assert text.replace(" ", "") in squeezed(drawn("mo-dau", unicodedata.normalize("NFD", text)))


@pytest.mark.parametrize("key", ["mo-dau", "1:1", "note.1:1", "letter.title", "unit.name", "letter.signer"])
def test_a_word_of_300_letters_is_cut_at_the_margin(key: str) -> None:
    word = "ơ" * 300
    found = squeezed(drawn(key, word))
    assert found.count("ơ") >= 300 or found.count("Ơ") >= 300


def test_a_letter_the_font_lacks_leaves_a_box() -> None:
    found = squeezed(drawn("mo-dau", "chọn ☑ và ☐, 漢字, 😀, ﬁ, ½"))
    assert "chọn√và□,□□,□,fi,½" in found


def test_characters_without_a_look_print_nothing() -> None:
    assert "An\N{SOFT HYPHEN}Thanh" not in squeezed(drawn("mo-dau", "xã An\u00adTh\u200banh\ufeff\x07"))
    assert "xãAnThanh" in squeezed(drawn("mo-dau", "xã An\u00adTh\u200banh\ufeff\x07"))


@pytest.mark.parametrize("key", ["1:1", "note.1:1"])
def test_a_cell_longer_than_a_page_goes_on_overleaf(key: str) -> None:
    words = [f"dòng{number}" for number in range(400)]
    found = squeezed(drawn(key, " ".join(words)))
    assert all(word in found for word in words)


def test_more_recipients_than_a_page_holds() -> None:
    names = [f"Nơi thứ {number}" for number in range(100)]
    found = drawn("letter.recipients", "\n".join(names))
    assert all(any(line.text == f"- {name};" for page in found for line in page.lines) for name in names)


@pytest.mark.parametrize(
    "key", ["letter.title", "unit.name", "letter.closing", "letter.addressees", "letter.authority"]
)
def test_any_field_may_be_as_long_as_a_file_allows(key: str) -> None:
    assert "dài499" in squeezed(drawn(key, " ".join(f"dài{number}" for number in range(500)))).casefold()


def test_a_section_of_many_pages() -> None:
    text = "\n".join(f"Đoạn {number}. " + "Chữ nghĩa " * 60 for number in range(300))
    found = texts(pdf_bytes(make_report().with_edit("I", text), make_template_source().template))
    assert len(found) > 60
    whole = " ".join(line for lines in found for line in lines)
    assert all(f"Đoạn {number}. Chữ" in whole for number in range(300))
    letter = next(at for at, lines in enumerate(found) if lines[0] == "Phụ lục")
    assert [lines[0] for lines in found[1:letter]] == [str(number) for number in range(2, letter + 1)]


@settings(max_examples=25)
@given(st.text(max_size=300), st.sampled_from(["mo-dau", "I", "1:1", "note.2:1", "letter.title", "letter.number"]))
def test_any_text_is_printed(text: str, key: str) -> None:
    assert drawn(key, text)

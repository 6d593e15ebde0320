"""Links from prose to figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.report.prose import Link, Text, escape, expand, links, pieces


@pytest.mark.parametrize(
    ("text", "key", "form"),
    [("{7:6.7.2}", "7:6.7.2", ""), ("{4:2.2|%}", "4:2.2", "%"), ("{6:1.2|đồng}", "6:1.2", "đồng")],
)
def test_a_link_names_a_figure_and_how_it_is_printed(text: str, key: str, form: str) -> None:
    assert links(text) == (Link(key, form, 0, len(text)),)


def test_a_link_s_place_counts_code_points() -> None:
    (link,) = links("Đạt {1:2}%")
    assert (link.start, link.end) == (4, 9)


def test_doubled_braces_are_literal() -> None:
    assert expand("{{1:1}} và }}", lambda _: "X") == "{1:1} và }"


def test_a_brace_before_a_link_can_be_literal_too() -> None:
    assert expand("{{{1:1}", lambda _: "X") == "{X"


@pytest.mark.parametrize("text", ["{", "}", "{1}", "{ 1:1 }", "{1:1", "{abc}"])
def test_a_lone_brace_is_plain_text(text: str) -> None:
    assert (expand(text, lambda _: "X"), links(text)) == (text, ())


def test_a_link_is_written_as_it_was_read() -> None:
    assert "".join(str(link) for link in links("{1:1}{4:2.2|%}")) == "{1:1}{4:2.2|%}"


@given(st.text())
def test_escaped_text_is_printed_as_it_was(text: str) -> None:
    assert expand(escape(text), lambda _: "X") == text


@given(st.text(alphabet="{}|:.%17 ađ"))
def test_the_pieces_of_a_text_cover_it_without_a_gap(text: str) -> None:
    spans = [(piece.start, piece.end) for piece in pieces(text)]
    assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), len(text)]


@given(st.text(alphabet="{}|:.%17 ađ"))
def test_plain_pieces_hold_the_text_of_their_span(text: str) -> None:
    plain = [piece for piece in pieces(text) if isinstance(piece, Text)]
    assert all(piece.text in text[piece.start : piece.end] for piece in plain)


@given(st.text(alphabet="{}|:.%17 ađ"))
def test_no_piece_is_empty(text: str) -> None:
    assert all(piece.start < piece.end for piece in pieces(text))

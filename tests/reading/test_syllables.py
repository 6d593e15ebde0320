"""Tests of words and their syllables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.reading.syllables import plain_words, words_of


@given(st.text(st.sampled_from("aăđế 12,.;:()/-–“”\"%\n\u00a0_²…+'ß\u0301"), max_size=40) | st.text(max_size=40))
def test_the_words_of_a_text_are_the_same_with_their_places_and_without(text: str) -> None:
    assert plain_words(text) == [match[0] for match in words_of(text)]

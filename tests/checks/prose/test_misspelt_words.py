"""The data of misspelt words: no slip is a word that the data itself calls right, and every mend is one."""

from __future__ import annotations

from cchc_desktop.checks.prose.wording.known_words import known_words
from cchc_desktop.checks.prose.wording.near_pairs import frequent_pairs, meant_by
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import from_telex, is_possible, with_tone_in_place, words_of

DATA = prose_data("words")
MEANT = dict(each.split(" = ") for each in " ".join(DATA["syllables"]["meant"].split()).split(", "))
UNUSED = set(DATA["syllables"]["unused"].split())


def test_no_wrong_compound_is_a_compound() -> None:
    right = known_words()[0] | frequent_pairs()[1]

    assert {wrong for wrong in DATA["wrong"] if wrong.casefold() in right} == set()


def test_no_frequent_pair_is_taken_for_another_one() -> None:
    assert {pair: meant_by(pair) for pair in known_words()[0] if meant_by(pair)} == {}


def test_no_syllable_of_a_compound_or_of_a_mend_is_without_use() -> None:
    mends = (word[0].casefold() for right in DATA["wrong"].values() for word in words_of(right))
    used = {word for pair in known_words()[0] | frequent_pairs()[1] for word in pair.split(" ")} | set(mends)

    assert used & (UNUSED | set(MEANT)) == set()
    assert {word for word in used if with_tone_in_place(word)} == set()


def test_what_a_syllable_is_meant_to_be_is_one() -> None:
    assert all(is_possible(right) and wrong != right for wrong, right in MEANT.items())
    assert not set(MEANT.values()) & (set(MEANT) | UNUSED)


def test_tones_stand_on_the_vowel_that_bears_them() -> None:
    wrong = {"cuả": "của", "vơí": "với", "kế": "", "tóan": "toán", "đọan": "đoạn", "hòa": "", "hoà": "", "quý": ""}

    assert {word: with_tone_in_place(word) for word in wrong} == wrong
    right = "giữa thuế khuyến chuyển người được nghĩa giếng giặc quyển thoại khuỷu ngoẻo xoáy tuỳ tùy quả già gì"
    assert [word for word in right.split() if with_tone_in_place(word)] == []


def test_keys_of_telex_are_read_as_the_syllable_they_stand_for() -> None:
    keys = {"thuwcj": "thực", "nguwowif": "người", "dduwowcj": "được", "website": "", "wifi": "", "file": "", "pdf": ""}

    assert {word: from_telex(word) for word in keys} == keys

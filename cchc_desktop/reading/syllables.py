"""Syllables of Vietnamese: onset, rime and tone, and whether such a syllable can be.

A syllable that ends in p, t, c, ch has the tone sắc or nặng alone; k, gh, ngh stand before e, ê, i, y alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""The capital letters of Vietnamese, for a class of an expression."""
NAME_WORD = rf"[{CAPITALS}][^\W\d_]{{0,7}}"
"""An expression for a word of a name."""
SMALL_NAME_WORD = rf"[{CAPITALS}][^\W\d_A-ZĐ]{{0,7}}"
"""The same for one whose other letters are small."""
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n",
    "p", "r", "s", "t", "v", "x",
)  # fmt: skip
_RIMES = frozenset((
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ă", "ăc", "ăm", "ăn", "ăng",
    "ăp", "ăt", "â", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
    "iêu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao",
    "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u",
    "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "uôc", "uôi", "uôm", "uôn", "uông", "uôt",
    "uơ", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyt", "uyu", "um", "un", "ung", "ư", "ưa", "ưc",
    "ưi", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y", "ych", "yêm",
    "yên", "yêt", "yêu", "yêng", "ynh", "yt", "yn", "uao", "ueo", "uen", "uet", "uyn", "uan", "uang", "uanh", "uai",
    "uac", "uach", "uay", "uau", "uăn", "uăng", "uăt", "ue",
))  # fmt: skip
_STOPS = ("p", "t", "c", "ch")
_FRONT = tuple("eêiy")
_TELEX = (
    ("dd", "đ"), ("uwow", "ươ"), ("uow", "ươ"), ("uwo", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("ưow", "ươ"),
    ("aa", "â"), ("ee", "ê"), ("oo", "ô"),
)  # fmt: skip
_TELEX_TONE = re.compile("(?<=[aăâeêioôơuưyptcmngh])[fjsrx]$|(?<=[aăâeêioôơuưy])[fjsrx](?=[aăâeêioôơuưyptcmngh])")
_TELEX_MARKS = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VOWELS = "aăâeêioôơuưy"
WORD = re.compile(r"[^\W\d_]+")
_MARKS = '0123456789,.;:()/-–“”"%'
_MOST_LETTERS = 7
_NOT_VIETNAMESE = re.compile("[fjwzFJWZ]")


@lru_cache(maxsize=4096)
def is_possible(word: str) -> bool:
    """Return whether a word, in small or capital letters, can be a syllable of Vietnamese."""
    plain, tone = split_tone(word.casefold())
    if len(plain) > _MOST_LETTERS or tone == "?":
        return False
    return any(_fits(onset, plain[len(onset) :], tone) for onset in ("", *_ONSETS) if plain.startswith(onset))


@lru_cache(maxsize=4096)
def split_tone(word: str) -> tuple[str, str]:
    """Return a word without its tone mark, and the tone: "" for none, "?" for two marks."""
    tones = []
    letters = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(_TONES[char])
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return plain, tones[0] if len(tones) == 1 else "?" if tones else ""


def _fits(onset: str, rime: str, tone: str) -> bool:
    if onset == "gi" and (not rime or (f"i{rime}" in _RIMES and rime[0] in "êe")):
        return _tone_fits(rime, tone)
    return rime in _RIMES and _tone_fits(rime, tone) and _onset_fits(onset, rime)


def _onset_fits(onset: str, rime: str) -> bool:
    if not onset and rime.startswith("iê"):
        return False  # "yên", "yêu" are written so
    front = rime.startswith(_FRONT)
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front or (onset == "g" and rime.startswith("i"))
    if onset == "qu":
        return not rime.startswith(("u", "o"))
    return not (onset and rime in ("yêm", "yên", "yêt", "yêu", "yêng"))


def _tone_fits(rime: str, tone: str) -> bool:
    return not rime.endswith(_STOPS) or tone in ("sắc", "nặng")


@cache
def other_tone_place(word: str) -> str:
    """Return a syllable with its tone mark on the other vowel of oa, oe, uy: hoà and hòa; "" if it has one place."""
    plain, tone = split_tone(word)
    mark = next((char for char, name in _TONES.items() if name == tone), "")
    match = re.search(r"(o[ae]|uy)$", plain)
    if not mark or not match or plain.startswith("qu"):
        return ""
    at = match.start()
    old = unicodedata.normalize("NFC", f"{plain[: at + 1]}{mark}{plain[at + 1 :]}")
    new = unicodedata.normalize("NFC", f"{plain[: at + 1]}{plain[at + 1]}{mark}")
    return new if word == old else old


@lru_cache(maxsize=4096)
def with_tone_in_place(word: str) -> str:
    """Return a syllable whose tone mark stands on the wrong vowel as it is spelt: "cuả" is "của"; "" if it is right."""
    plain, tone = split_tone(word)
    mark = next((char for char, name in _TONES.items() if name == tone), "")
    if not mark:
        return ""
    onsets = (onset for onset in (*_ONSETS, "") if plain.startswith(onset) and plain[len(onset) :] in _RIMES)
    spelt = [each for onset in onsets for each in _spelt(onset, plain[len(onset) :], mark)]
    return spelt[0] if spelt and word not in spelt else ""


def _spelt(onset: str, rime: str, mark: str) -> list[str]:
    """Return how a syllable is spelt with a tone mark: two ways for an open oa, oe, uy."""
    vowels = len(rime) - len(rime.lstrip(_VOWELS))
    marked = [at for at, letter in enumerate(rime) if letter in "ăâêôơư"]
    if rime in ("oa", "oe", "uy"):
        places = [0, 1]
    elif marked:
        places = marked[-1:]
    else:
        places = [vowels - 1 if vowels < len(rime) else 1 if vowels > 2 else 0]  # noqa: PLR2004
    return [unicodedata.normalize("NFC", f"{onset}{rime[: at + 1]}{mark}{rime[at + 1 :]}") for at in places]


@lru_cache(maxsize=4096)
def from_telex(word: str) -> str:
    """Return the syllable of which the keys of Telex were left in small letters: "thuwcj" is "thực"; "" if none."""
    letters = word
    for keys, letter in _TELEX:
        letters = letters.replace(keys, letter)
    key = _TELEX_TONE.search(letters)
    mark = _TELEX_MARKS[key[0]] if key else ""
    plain = letters[: key.start()] + letters[key.end() :] if key else letters
    onset = next((each for each in (*_ONSETS, "") if plain.startswith(each) and plain[len(each) :] in _RIMES), None)
    if onset is None:
        return ""
    found = _spelt(onset, plain[len(onset) :], mark)[-1]
    return found if has_marks(found) and is_possible(found) and not found.endswith(("ă", "â")) else ""


def words_of(text: str) -> list[re.Match[str]]:
    """Return the words of a text, letters only."""
    return list(WORD.finditer(text))


def plain_words(small: str) -> list[str]:
    """Return the words of a text in small letters, letters only; blanks for the usual marks divide most texts."""
    divided = small
    for mark in _MARKS:
        divided = divided.replace(mark, " ")
    words = divided.split()
    return words if "".join(words).isalpha() else WORD.findall(small)


def small_letters(text: str) -> str:
    """Return a text in small letters, letter for letter, so that places in both are the same."""
    small = text.casefold()
    return small if len(small) == len(text) else "".join(char.casefold()[:1] for char in text)  # such as "ß"


def has_marks(word: str) -> bool:
    """Return whether a word has a letter that only Vietnamese writes, and none that it lacks."""
    return not word.isascii() and not _NOT_VIETNAMESE.search(word)


@lru_cache(maxsize=4096)
def without_marks(word: str) -> str:
    """Return a word without any of its marks: "hành" and "hanh" have one form."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


class SyllableParts(NamedTuple):
    """The parts of a syllable: onset, vowels without the tone mark, ending, and the name of the tone."""

    onset: str
    vowels: str
    ending: str
    tone: str


@lru_cache(maxsize=8192)
def parts_of(word: str) -> SyllableParts:
    """Return the parts of a word in small letters, whether or not it can be a syllable."""
    plain, tone = split_tone(word)
    onset = next((each for each in _ONSETS if plain.startswith(each)), "")
    if onset == "gi" and plain[2:3] not in _VOWELS:
        onset = "g"
    rest = plain[len(onset) :]
    ending = rest.lstrip(_VOWELS)
    return SyllableParts(onset, rest[: len(rest) - len(ending)], ending, tone)

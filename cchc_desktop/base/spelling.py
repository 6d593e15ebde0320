"""Names compared as people read them: one spelling of a syllable, and letters that only look like others."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cchc_desktop.base.lookalikes import LATIN
from cchc_desktop.base.unseen import UNSEEN

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NO_WORD = re.compile("[^\\w\u0300-\u036f]+|_+")
_LATE_Y = re.compile("(?<=[bcdđghklmnpqrstvx])y$|(?<=^qu)y$")
_BARRED_D = {ord("\u00f0"): "đ", ord("\u0256"): "đ", ord("\u00d0"): "Đ", ord("\u0189"): "Đ"}
"""Letters of Icelandic and Ewe that old fonts and keyboards give instead of "đ"."""
_SAME_MARK = {0x030C: "\u0306", 0x0342: "\u0303", 0x0340: "\u0300", 0x0341: "\u0301"}
_ONE_SHAPE = str.maketrans({"0": "o", "1": "i", "l": "i", "y": "i", "m": "rn", " ": ""})


@lru_cache(maxsize=4096)
def spelling_key(text: str) -> str:
    """Return a text for comparison: "Uỷ ban  (hoà)" and "ỦY BAN – hòa" have one key, "tỷ" and "tỉ" too.

    Where a syllable carries its tone mark, points, spaces, unseen characters and the kind of apostrophe do not count.
    """
    plain = UNSEEN.sub("", text).casefold().translate(_BARRED_D)
    return " ".join(_syllable(word) for word in _NO_WORD.sub(" ", unicodedata.normalize("NFD", plain)).split())


def _syllable(word: str) -> str:
    base = "".join(char for char in word if char not in _TONES)
    tones = "".join(char for char in word if char in _TONES)
    return unicodedata.normalize("NFC", _LATE_Y.sub("i", base) + tones)


def as_latin(text: str) -> str:
    """Return a text in small letters, those of other alphabets as the Latin ones that they look like (UTS 39)."""
    small = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold().translate(_BARRED_D)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", small).translate(LATIN | _SAME_MARK))


def skeleton(text: str) -> str:
    """Return the skeleton of a text: texts with one skeleton are easily taken for each other (UTS 39, section 4).

    Tone marks are at its end, in their order: without spaces the syllable of a letter cannot be seen.
    """
    apart = unicodedata.normalize("NFD", spelling_key(as_latin(text)))
    letters = "".join(char for char in apart if char not in _TONES).translate(_ONE_SHAPE)
    return letters + "".join(char for char in apart if char in _TONES)


def foreign_characters(text: str) -> list[str]:
    """Return the characters of a name that people cannot tell from its other letters, or cannot see, each once."""
    return [char for char in dict.fromkeys(unicodedata.normalize("NFC", text)) if _is_foreign(char)]


def mended(name: str) -> str:
    """Return a name with each foreign character as the letter that it looks like, unseen ones left out."""
    return unicodedata.normalize("NFC", "".join(map(_mended, unicodedata.normalize("NFC", name))))


def _mended(char: str) -> str:
    if not _is_foreign(char):
        return char
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", char))
    small = unicodedata.normalize("NFD", plain.casefold()).translate(LATIN)
    return small.upper() if plain.isupper() else small


def _is_foreign(char: str) -> bool:
    if char.isspace() or char.translate(_BARRED_D) != char:
        return False
    if UNSEEN.match(char) or unicodedata.normalize("NFKC", char) != char:
        return True
    letter = unicodedata.normalize("NFD", char)[0]
    return ord(letter.casefold()[0]) in LATIN or (
        letter.isalpha() and not unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER"))
    )

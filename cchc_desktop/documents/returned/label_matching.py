"""Comparing labels of two workbooks: the place of a tone mark in its syllable, points and spaces do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NO_WORD = re.compile("[^\\w\u0300-\u036f]+|_+")
_LATE_Y = re.compile("(?<=[bcdđghklmnpqrstvx])y$|(?<=^qu)y$")
_ASIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return a text for comparison: "Uỷ ban  (hoà)" and "ỦY BAN – hòa" have one key, "tỷ" and "tỉ" too."""
    return " ".join(
        _syllable(word) for word in _NO_WORD.sub(" ", unicodedata.normalize("NFD", text.casefold())).split()
    )


def _syllable(word: str) -> str:
    base = "".join(char for char in word if char not in _TONES)
    tones = "".join(char for char in word if char in _TONES)
    return unicodedata.normalize("NFC", _LATE_Y.sub("i", base) + tones)


def same_label(one: str, other: str) -> bool:
    """Return whether two labels are the same; a remark in brackets may be missing from one of them."""
    return key(one) in (key(other), _bare(other)) or (_bare(one) == key(other) != "")


def _bare(text: str) -> str:
    return key(_ASIDE.sub(" ", text))

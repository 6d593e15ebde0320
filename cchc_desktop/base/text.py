"""Vietnamese text as it is stored and compared."""

from __future__ import annotations

import re
import unicodedata

from cchc_desktop.base.unseen import cleaned

_SURROGATE = re.compile("[\ud800-\udfff]")
_BARRED = str.maketrans("đĐ", "dD")
_NO_SLUG = re.compile("[^a-z0-9]+")


def nfc(text: str) -> str:
    """Return text in Unicode normal form C, the only form the program stores, measures and prints (UAX 15)."""
    return unicodedata.normalize("NFC", text)


def stored(text: str, *, figure: bool = False) -> str:
    """Return text as a report keeps it: NFC, lone surrogates as U+FFFD, no unseen characters (`base.unseen`)."""
    if text.isascii() and text.isprintable():
        return text
    return nfc(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", cleaned(text, figure=figure).text))


def folded(text: str) -> str:
    """Return text for comparison: NFC, case folded, runs of white space as one space, ends trimmed."""
    return " ".join(nfc(text).split()).casefold()


def plain(text: str) -> str:
    """Return text in small letters without marks, letter for letter, so that places in both are the same."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in nfc(text)).translate(_BARRED).lower()


def spaced(text: str) -> str:
    """Return the words of a text in small letters without marks, a space before, between and after them."""
    words = "".join(char if char.isalnum() or char == "%" else " " for char in plain(text))
    return f" {' '.join(words.split())} "


def is_roman(text: str) -> bool:
    """Return whether a text is a Roman number up to 39."""
    return bool(text) and all(char in "IVXivx" for char in text)


def slug(text: str) -> str:
    """Return text as lower-case ASCII words joined by hyphens, for file names: "An Thanh" -> "an-thanh"."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain.lower()).strip("-")

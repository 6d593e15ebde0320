"""Vietnamese text as it is stored and compared."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Return text in Unicode normal form C, the only form the program stores, measures and prints (UAX 15)."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Return text for comparison: NFC, case folded, runs of white space as one space, ends trimmed."""
    return _SPACES.sub(" ", nfc(text)).strip().casefold()


def slug(text: str) -> str:
    """Return text as lower-case ASCII words joined by hyphens, for file names: "An Thanh" -> "an-thanh"."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")

"""Comparing labels of two workbooks by the words in them, however those are spelled.

Letters of other alphabets are taken for the Latin ones they look like; unseen letters and footnote marks do not count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cchc_desktop.base.spelling import as_latin, spelling_key

_FOOTNOTES = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"))
_ASIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def latin(text: str) -> str:
    """Return a text in small Latin letters without footnote marks."""
    return as_latin(text.translate(_FOOTNOTES))


def same_label(one: str, other: str) -> bool:
    """Return whether two labels are the same; a remark in brackets may be missing from one of them."""
    one, other = latin(one), latin(other)
    wanted = spelling_key(other)
    return spelling_key(one) in (wanted, _bare(other)) or (_bare(one) == wanted != "")


def _bare(text: str) -> str:
    return spelling_key(_ASIDE.sub(" ", text))

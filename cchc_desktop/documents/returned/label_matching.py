"""Comparing labels of two workbooks by the words in them, however those are spelled."""

from __future__ import annotations

import re

from cchc_desktop.base.spelling import spelling_key

_ASIDE = re.compile(r"\([^()]*\)")


def same_label(one: str, other: str) -> bool:
    """Return whether two labels are the same; a remark in brackets may be missing from one of them."""
    wanted = spelling_key(other)
    return spelling_key(one) in (wanted, _bare(other)) or (_bare(one) == wanted != "")


def _bare(text: str) -> str:
    return spelling_key(_ASIDE.sub(" ", text))

"""Data about the words of reports: kinds of documents, bodies, terms, wrong compounds (`resources/prose/*.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from resources import FOLDER


@cache
def prose_data(name: str) -> dict[str, Any]:
    """Return the content of resources/prose/NAME.toml."""
    return tomllib.loads((FOLDER / "prose" / f"{name}.toml").read_text(encoding="utf-8"))


def any_word(words: Iterable[str]) -> str:
    """Return an expression for whole words, each literal, of those with one first letter the longest first.

    It begins with the letters and looks behind them: a search then passes over all other letters at once.
    """
    by_first = groupby(sorted(words, key=lambda word: (word[0], -len(word))), key=itemgetter(0))
    groups = [
        rf"{re.escape(first)}(?<!\w{re.escape(first)})(?:{'|'.join(re.escape(each[1:]) for each in found)})"
        for first, found in by_first
    ]
    return rf"(?:{'|'.join(groups)})(?!\w)"


@cache
def word_pattern(name: str, table: str, entry: str = "list") -> re.Pattern[str]:
    """Return the expression for the words of an entry of the data, whole, the longest first."""
    return re.compile(any_word(prose_data(name)[table][entry]))

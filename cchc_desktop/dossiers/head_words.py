"""What the text of a head names: the group of dossiers that a column counts, and which of them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

from cchc_desktop.base.text import spaced
from resources import FOLDER

_NO_COUNTS = ("other", "share")
_UNNAMED = ("total", "in_period")
"""Items that only say how much is counted: a head above may say which dossiers."""
_TIMES = ("early", "on_time", "in_time", "late")
"""Items that may stand over the groups: "Quá hạn" over "Đã giải quyết" and "Đang giải quyết"."""


@dataclass(frozen=True, slots=True)
class HeadMeaning:
    """What the heads over a column name: a group ("received", "settled", "pending") and an item; "" if none."""

    group: str
    item: str


def names(kind: str, entry: str, text: str) -> bool:
    """Return whether a text holds one of the phrases of an entry of the data."""
    return _holds(spaced(text), _data()[kind][entry])


def begins(kind: str, entry: str, text: str) -> bool:
    """Return whether a text begins with one of the phrases of an entry of the data."""
    return spaced(text).startswith(tuple(f" {phrase} " for phrase in _data()[kind][entry]))


def first_place(kind: str, entry: str, text: str) -> float:
    """Return where the first of the phrases of an entry stands in a text, infinity where none does."""
    words = spaced(text)
    places = (words.find(f" {phrase} ") for phrase in _data()[kind][entry])
    return min((place for place in places if place >= 0), default=inf)


def _holds(words: str, phrases: Sequence[str]) -> bool:
    return any(words == f" {phrase[1:]} " if phrase[0] == "=" else f" {phrase} " in words for phrase in phrases)


def meaning_of(heads: Sequence[str]) -> HeadMeaning:
    """Return what the heads over a column mean, the highest first: the lowest that names something decides."""
    item = group = ""
    for text in reversed(heads):
        named, found = _first("groups", text), _item(text)
        if not group:
            group = named
        elif named or found not in _TIMES:
            break
        if found and (not item or (item in _UNNAMED and found not in (*_UNNAMED, *_NO_COUNTS))):
            item = found
        if group and item not in ("", *_UNNAMED):
            break
    return HeadMeaning(group, item)


def _item(text: str) -> str:
    """Return the item that a text names; one that names two ways of handing in counts all of them."""
    item = _first("items", text)
    if item in ("every", "with_carried"):
        return "total"
    if item in ("online", "direct", "post"):
        ways = [way for way in ("online", "direct", "post") if names("items", way, text)]
        if "online" in ways and len(ways) > 1:
            return "total"
        if ways == ["direct", "post"]:
            return "offline"
    return item


def _first(kind: str, text: str) -> str:
    words = spaced(text).replace(" hen ", " han ")  # "đúng hẹn" is "đúng hạn"
    for name, phrases in _data()[kind].items():
        if _holds(words, phrases):
            return name
    return ""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / "dossiers" / "heads.toml").read_text(encoding="utf-8"))

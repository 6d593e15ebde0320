"""What the text of a head names: the group of dossiers that a column counts, and which of them."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
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
_JOINS = "+&,"
_WAYS = ("online", "direct", "post", "offline", "level_whole", "level_part", "level_rest")
_TIMED = (*_TIMES, "not_due", "onward", "carried", "with_carried", *_UNNAMED, "every")
"""Items that may stand beside a way in the same text."""


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


def phrases(kind: str, entry: str) -> Sequence[str]:
    """Return the phrases of an entry of the data."""
    return _data()[kind][entry]


def says_carried(text: str) -> bool:
    """Return whether a text says that what was received holds what was carried over: "Tổng số (tồn + mới)"."""
    return _says_both(text) or names("items", "every", text) or names("items", "with_carried", text)


def _says_both(text: str) -> bool:
    is_joined = any(sign in text for sign in _JOINS) or names("above", "joined", text)
    return is_joined and names("above", "old", text) and names("above", "new", text)


def first_place(kind: str, entry: str, text: str) -> float:
    """Return where the first of the phrases of an entry stands in a text, infinity where none does."""
    words = spaced(text)
    places = (words.find(f" {phrase} ") for phrase in _data()[kind][entry])
    return min((place for place in places if place >= 0), default=inf)


def _holds(words: str, phrases: Sequence[str]) -> bool:
    return any(words == f" {phrase[1:]} " if phrase[0] == "=" else f" {phrase} " in words for phrase in phrases)


def meaning_of(heads: Sequence[str], *, wayless: Collection[str] = ()) -> HeadMeaning:
    """Return what the heads over a column mean, the highest first: the lowest that names something decides.

    wayless: heads whose way of handing in is none of the dossiers that are counted.
    """
    item = group = ""
    for text in reversed(heads):
        named, found = _first("groups", text), _item(text, _WAYS if text in wayless else ())
        if not group:
            group = named
        elif named or found not in _TIMES:
            break
        if found and (not item or (item in _UNNAMED and found not in (*_UNNAMED, *_NO_COUNTS))):
            item = found
        if group and item not in ("", *_UNNAMED):
            break
    return HeadMeaning(group, item)


def way_of(heads: Sequence[str]) -> str:
    """Return the way of handing in, or the level of service, that the lowest head of those that name one names."""
    for text in reversed(heads):
        if names("rows", "systems", text) and not names("above", "handed_in", text):
            continue
        if (way := _item(text, _TIMED)) in _WAYS:
            return way
    return ""


def names_online(text: str) -> bool:
    """Return whether a text says that dossiers came in online, not only that the service can be used so."""
    words = spaced(text)
    for service in _data()["above"]["online_services"]:
        words = words.replace(f" {service} ", "  ")
    return _holds(words, _data()["above"]["online"])


def _item(text: str, left_out: Collection[str] = ()) -> str:
    """Return the item that a text names; one that names two ways of handing in counts all of them."""
    item = _first("items", text, left_out)
    if item in ("every", "with_carried") or (item in ("carried", "in_period") and _says_both(text)):
        return "total"
    if item in ("online", "direct", "post"):
        ways = [way for way in ("online", "direct", "post") if names("items", way, text)]
        if "online" in ways and len(ways) > 1:
            return "total"
        if ways == ["direct", "post"]:
            return "offline"
    return item


def _first(kind: str, text: str, left_out: Collection[str] = ()) -> str:
    words = spaced(text).replace(" hen ", " han ")  # "đúng hẹn" is "đúng hạn"
    for name, phrases in _data()[kind].items():
        if name not in left_out and _holds(words, phrases):
            return name
    return ""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / "dossiers" / "heads.toml").read_text(encoding="utf-8"))

"""Names of people in prose: "ông Nguyễn Văn Bình", "đồng chí Lê Thị Hoa", "Trần Quốc Tuấn"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import NAME_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(rf"(?<!\w){NAME_WORD}(?: {NAME_WORD}){{1,4}}(?!\w)")
_BEFORE = 24


def find_names(text: str, places: tuple[str, ...] = ()) -> tuple[tuple[int, int], ...]:
    """Return the spans of people's names in a text; `places` are names of units, which are nobody's."""
    return tuple(_spans(text, {*places, *_people()["never"]}))


def _spans(text: str, never: set[str]) -> Iterator[tuple[int, int]]:
    data = _people()
    for match in _NAME.finditer(text):
        start, words = match.start(), match[0].split(" ")
        if words[0].casefold() in data["before"]:  # "Ông" at the beginning of a sentence
            start += len(words.pop(0)) + 1
        before = f" {text[max(0, start - _BEFORE) : start].rstrip(' :').casefold()}"
        addressed = before.endswith(_addresses()) and words[0] not in data["posts"] and len(words) > 1
        surname = words[0].capitalize() in data["surnames"]
        if not (addressed or surname) or any(place and place in match[0] for place in never):
            continue
        last = before.rpartition(" ")[2].rpartition("\n")[2]
        if addressed or last not in _places():
            yield start, match.end()


@cache
def _addresses() -> tuple[str, ...]:
    return tuple(form for word in _people()["before"] for form in (f" {word}", f"\n{word}", f"({word}", f",{word}"))


@cache
def _places() -> frozenset[str]:
    return frozenset(word.casefold() for word in _people()["places"])


def _people() -> dict[str, list[str]]:
    people: dict[str, list[str]] = prose_data("names")["people"]
    return people

"""Comparison of units' names: the same unit, or a name easily taken for another unit's.

"xã Hoà Bình, huyện Tứ Kỳ" and "Xã Hòa Bình, Huyện Tứ Kỳ" are one. With a letter of another alphabet in it, or a level
left out, it only looks like that unit.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cchc_desktop.base.spelling import as_latin, skeleton, spelling_key
from cchc_desktop.base.text import slug
from cchc_desktop.units.unit_kinds import all_kinds, office_words

_LONGEST_TRACE = 40


class _Level(NamedTuple):
    """A level of a unit's name as skeletons: "xã" and "An Thanh"; the kind is "" where it is left out."""

    kind: str
    name: str

    def may_be(self, other: _Level) -> bool:
        """Return whether two levels are one, the kind of one of them perhaps left out."""
        return self.name == other.name and (self.kind == other.kind or not (self.kind and other.kind))


def same_unit(one: str, other: str) -> bool:
    """Return whether two full names are of one unit, spelled in two ways."""
    return spelling_key(one) == spelling_key(other)


def looks_like(one: str, other: str) -> bool:
    """Return whether two full names are easily taken for each other: the same to the eye, or with a level left out."""
    first, second = _levels(one), _levels(other)
    if not first or not second or not first[0].may_be(second[0]):
        return False
    fewer, more = sorted((first[1:], second[1:]), key=len)
    return all(any(level.may_be(each) for each in more) for level in fewer)


def trace_of(name: str) -> str:
    """Return the letters that a unit's name leaves in a file name made of it (see `slug`), spelled in whatever way."""
    levels = _split(name)
    return skeleton(slug(" ".join(levels[0][1])))[:_LONGEST_TRACE] if levels else ""


def trace_in(stem: str) -> str:
    """Return the letters of a file name made of a unit's name, to look for a `trace_of` in."""
    return skeleton(stem)


def _levels(name: str) -> list[_Level]:
    return [_Level(skeleton(" ".join(kind)), skeleton(" ".join(words))) for kind, words in _split(name)]


def _split(name: str) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the levels of a name, each its words of kind and the others; the office's own words are left out."""
    words = spelling_key(as_latin(name)).split()
    office = _beginning(words, _parted(office_words()))
    levels: list[tuple[tuple[str, ...], list[str]]] = []
    words, kinds = words[len(office) :], _parted(all_kinds())
    while words:
        kind = _beginning(words, kinds)
        if kind and len(words) > len(kind) and (not levels or levels[-1][1]):
            levels.append((kind, []))
            words = words[len(kind) :]
        else:
            levels = levels or [((), [])]
            levels[-1][1].append(words[0])
            words = words[1:]
    return levels


@cache
def _parted(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(spelling_key(name).split()) for name in names)


def _beginning(words: list[str], known: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return next((each for each in known if tuple(words[: len(each)]) == each), ())

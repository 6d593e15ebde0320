"""Carried marks follow the words around them: their places in a field's text after an edit of that field.

A mark whose own words were changed or deleted is settled by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.report.members.carried_mark import CarriedMark

_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_MOST_COMPARED = 4_000_000
"""So many pairs of words are compared; an edit beyond that replaced everything between its ends."""
_SLIDES = 64

Kept = tuple[int, int, int]
"""A stretch that an edit left as it was: where it began, where it begins now, its length."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A replacement of a span of a text."""

    start: int
    end: int
    text: str


def moved_marks(marks: tuple[CarriedMark, ...], key: str, before: str, after: str) -> tuple[CarriedMark, ...]:
    """Return marks after the text of a field was edited; those of other fields stay as they are."""
    own = [mark for mark in marks if mark.at.key == key]
    if not own or before == after:
        return marks
    kept = _kept(own, before, after)
    return tuple(_moved(mark, kept) if mark.at.key == key else mark for mark in marks)


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return a text with some spans replaced; they must not overlap."""
    for each in sorted(splices, key=lambda one: one.start, reverse=True):
        text = f"{text[: each.start]}{each.text}{text[each.end :]}"
    return text


def spliced_marks(marks: tuple[CarriedMark, ...], key: str, splices: Sequence[Splice]) -> tuple[CarriedMark, ...]:
    """Return marks after exactly these spans of a field were replaced; a mark at one of them is settled."""
    return tuple(_after_splices(mark, splices) if mark.at.key == key else mark for mark in marks)


def _after_splices(mark: CarriedMark, splices: Sequence[Splice]) -> CarriedMark:
    start, end = mark.at.start, mark.at.end
    if start is None or end is None:
        return mark.moved(None, None, settled=True)
    before = sum(len(each.text) - (each.end - each.start) for each in splices if each.end <= start)
    own = next((each for each in splices if (each.start, each.end) == (start, end)), None)
    shift = len(own.text) - (end - start) if own else 0
    return mark.moved(start + before, end + before + shift, settled=own is not None)


def _moved(mark: CarriedMark, kept: Sequence[Kept]) -> CarriedMark:
    if mark.at.start is None or mark.at.end is None:
        return mark.moved(None, None, settled=True)
    start, end = mark.at.start, mark.at.end
    now = _unchanged(start, end, kept)
    if now is not None:
        return mark.moved(now, now + end - start)
    first, last = _start_after(start, kept), _end_after(end, kept)
    return mark.moved(first, max(first, last), settled=True)


def _unchanged(start: int, end: int, kept: Sequence[Kept]) -> int | None:
    return next((now + start - was for was, now, size in kept if was <= start and end <= was + size), None)


def _start_after(at: int, kept: Sequence[Kept]) -> int:
    """Return where a position is now; one inside of what was replaced goes before it."""
    found = 0
    for was, now, size in kept:
        if at < was:
            break
        found = now + min(at - was, size)
    return found


def _end_after(at: int, kept: Sequence[Kept]) -> int:
    """Return where a position is now; one inside of what was replaced goes behind it."""
    return next(now + max(at - was, 0) for was, now, size in kept if at <= was + size)


def _kept(marks: Sequence[CarriedMark], before: str, after: str) -> list[Kept]:
    """Return the stretches of a text that an edit left, so that as many marks as possible lie in one of them."""
    head, tail = _common(before, after), _common(before[::-1], after[::-1])
    shorter = min(len(before), len(after))
    if head + tail >= shorter:  # one stretch was put in or taken out; where is not certain if its ends are alike
        slides = range(head, max(shorter - tail, head - _SLIDES) - 1, -1)
        return max((_ends(at, shorter - at, before, after) for at in slides), key=lambda kept: _held(marks, kept))
    middle, other = before[head : len(before) - tail], after[head : len(after) - tail]
    return [(0, 0, head), *_between(middle, other, head), (len(before) - tail, len(after) - tail, tail)]


def _ends(head: int, tail: int, before: str, after: str) -> list[Kept]:
    return [(0, 0, head), (len(before) - tail, len(after) - tail, tail)]


def _held(marks: Sequence[CarriedMark], kept: Sequence[Kept]) -> int:
    return sum(_unchanged(mark.at.start or 0, mark.at.end or 0, kept) is not None for mark in marks)


def _common(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        half = (low + high + 1) // 2
        low, high = (half, high) if one[low:half] == other[low:half] else (low, half - 1)
    return low


def _between(before: str, after: str, offset: int) -> list[Kept]:
    """Return the words that stayed between the first and the last difference of two texts."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > _MOST_COMPARED:
        return []
    starts, now = _starts(old), _starts(new)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(offset + starts[a], offset + now[b], starts[a + size] - starts[a]) for a, b, size in blocks if size]


def _starts(words: Sequence[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts

"""Two texts line by line: lines that stayed, changed in words, came, went, or moved elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import accumulate

from cchc_desktop.base.text import folded
from cchc_desktop.comparing.word_changes import MOST_WORK, Segment, compare_words, work

_ALIKE = 0.5
"""The part of their words that two lines share if one is taken for the other, changed."""
_WITHIN = 0.6
_MOVED = 0.75
_LEAST_MOVED = 4
"""Words of a line that is looked for elsewhere: shorter ones come again by chance."""
_AHEAD = 8
_MOST_MOVES = 2500


class Moved(Enum):
    """The place of a moved line that is meant: where it was, or where it is now."""

    NO = "no"
    AWAY = "away"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of two texts; at and other_at are its first code points in them, segments what changed inside it.

    Where a moved line was, `after` is ""; where it is now, `before` is the line as it was.
    """

    before: str
    after: str
    at: int
    other_at: int
    segments: tuple[Segment, ...]
    moved: Moved = Moved.NO

    @property
    def places(self) -> int:
        """The number of its places that changed."""
        if self.moved is Moved.AWAY:
            return 0
        return max(sum(segment.changed for segment in self.segments), int(self.moved is Moved.HERE))


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    at: int
    key: str
    words: Counter[str]


_Pair = tuple[_Line | None, _Line | None]


def compare_lines(before: str, after: str) -> tuple[ComparedLine, ...]:
    """Return the lines of two texts in the order of the second, those that went between them; blank ones left out."""
    one, other = _lines(before), _lines(after)
    pairs: list[_Pair] = []
    for same, block, other_block in _blocks(one, other):
        pairs += zip(block, other_block, strict=True) if same else _paired(block, other_block)
    return tuple(_compared(pairs, _moves(pairs)))


def _lines(text: str) -> list[_Line]:
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    keyed = ((line, at, folded(line)) for line, at in zip(lines, starts, strict=False))
    return [_Line(line, at, key, Counter(key.split())) for line, at, key in keyed if key]


def _blocks(one: list[_Line], other: list[_Line]) -> Iterator[tuple[bool, list[_Line], list[_Line]]]:
    keys, other_keys = [line.key for line in one], [line.key for line in other]
    if work(keys, other_keys) > MOST_WORK:
        yield keys == other_keys, one, other
        return
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, keys, other_keys, autojunk=False
    ).get_opcodes():
        yield tag == "equal", one[start:end], other[other_start:other_end]


def _paired(block: Sequence[_Line], other_block: Sequence[_Line]) -> Iterator[_Pair]:
    """Yield the lines of a block that changed, in pairs where one is like a near one of the other side."""
    done = 0
    for line in block:
        near = range(done, min(done + _AHEAD, len(other_block)))
        best = max(near, key=lambda at: _likeness(line, other_block[at]), default=None)
        if best is None or _likeness(line, other_block[best]) < _ALIKE:
            yield line, None
            continue
        yield from ((None, each) for each in other_block[done:best])
        yield line, other_block[best]
        done = best + 1
    yield from ((None, each) for each in other_block[done:])


def _likeness(one: _Line, other: _Line) -> float:
    """Return the part of their words that two lines share, 0 to 1; less counts where one is all in the other."""
    shared, count, other_count = (one.words & other.words).total(), one.words.total(), other.words.total()
    return max(2 * shared / (count + other_count), _WITHIN * shared / min(count, other_count))


def _moves(pairs: Sequence[_Pair]) -> dict[int, int]:
    """Return which pairs are one line that moved: the index where it is now by that where it was."""
    gone = [at for at, (one, other) in enumerate(pairs) if other is None and one and _long(one)]
    come = [at for at, (one, other) in enumerate(pairs) if one is None and other and _long(other)]
    whole = len(gone) * len(come) <= _MOST_MOVES
    found: dict[int, int] = {}
    for at in gone:
        free = [each for each in come if each not in found.values()] if whole else []
        best = max(free, key=lambda each: _pair_likeness(pairs[at], pairs[each]), default=None)
        if best is not None and _pair_likeness(pairs[at], pairs[best]) >= _MOVED:
            found[at] = best
    return found or _equal_moves(pairs, gone, come)


def _equal_moves(pairs: Sequence[_Pair], gone: Sequence[int], come: Sequence[int]) -> dict[int, int]:
    """Return the moves of lines that are equal letter by letter: quick, whatever the number of lines."""
    by_key = {line.key: at for at in reversed(come) if (line := pairs[at][1])}
    return {at: by_key.pop(line.key) for at in gone if (line := pairs[at][0]) and line.key in by_key}


def _long(line: _Line) -> bool:
    return line.words.total() >= _LEAST_MOVED


def _pair_likeness(gone: _Pair, come: _Pair) -> float:
    return _likeness(gone[0], come[1]) if gone[0] and come[1] else 0


def _compared(pairs: Sequence[_Pair], moves: dict[int, int]) -> Iterator[ComparedLine]:
    came_from = {now: then for then, now in moves.items()}
    at = other_at = 0
    for number, (one, other) in enumerate(pairs):
        moved = Moved.AWAY if number in moves else Moved.HERE if number in came_from else Moved.NO
        if number in came_from:
            one = pairs[came_from[number]][0]  # noqa: PLW2901 - the line as it was, elsewhere
        elif one:
            at = one.at
        other_at = other.at if other else other_at
        before, after = one.text if one else "", other.text if other else ""
        segments = (Segment(before, "", changed=False),) if moved is Moved.AWAY else compare_words(before, after)
        yield ComparedLine(before, after, one.at if one else at, other_at, segments, moved)

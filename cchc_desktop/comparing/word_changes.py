"""Two texts word by word: the stretches that both have, and those that were replaced, taken out or added.

`difflib` decides what changed. Its time grows with how often the same words come again, so that is counted first: a
text that would take too long is compared sentence by sentence, and at worst shown as replaced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORK = 200_000
"""Pairs of equal words that are looked at: about 20 ms."""
_WORD = re.compile(r"[^\W_]+(?:[.,/:\-][^\W_]+)*|\S")
_SENTENCE_ENDS = frozenset(".;:!?")


class Segment(NamedTuple):
    """A stretch of two texts; one that is not changed may differ in white space alone."""

    before: str
    after: str
    changed: bool


class _Run(NamedTuple):
    """A run of words in both texts by their indexes, ends exclusive."""

    changed: bool
    start: int
    end: int
    other_start: int
    other_end: int


def compare_words(before: str, after: str) -> tuple[Segment, ...]:
    """Return two texts as segments; their befores joined are the one text, their afters the other."""
    if before == after:
        return (Segment(before, after, changed=False),) if before else ()
    one, other = _Words(before), _Words(after)
    runs = _joined(_tidied(_runs(one.words, other.words), one, other))
    return tuple(_segments(runs, one, other))


class _Words:
    """A text and its words; the white space before a word belongs to it, that at the end to the last one."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [*_WORD.finditer(text)]
        self.words = [match[0] for match in found]
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]

    def slice(self, start: int, end: int) -> tuple[str, str]:
        """Return the white space before some words, and the words."""
        if start == end:
            return "", ""
        begin = self._ends[start - 1] if start else 0
        return self.text[begin : self._starts[start]], self.text[self._starts[start] : self._ends[end - 1]]

    def length(self, start: int, end: int) -> int:
        """Return the number of letters of some words."""
        return len(self.slice(start, end)[1])

    @property
    def tail(self) -> str:
        """The white space behind the last word."""
        return self.text[self._ends[-1] :] if self.words else self.text


def _segments(runs: Sequence[_Run], one: _Words, other: _Words) -> Iterator[Segment]:
    for run in runs:
        gap, words = one.slice(run.start, run.end)
        other_gap, other_words = other.slice(run.other_start, run.other_end)
        if run.changed and (gap or other_gap):
            yield Segment(gap, other_gap, changed=False)
            gap = other_gap = ""
        yield Segment(gap + words, other_gap + other_words, run.changed)
    if one.tail or other.tail:
        yield Segment(one.tail, other.tail, changed=False)


def _runs(one: Sequence[str], other: Sequence[str]) -> list[_Run]:
    """Return the runs of two lists of words, those at both ends that are equal found first."""
    least = min(len(one), len(other))
    head = next((at for at in range(least) if one[at] != other[at]), least)
    rest = least - head
    tail = next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
    inner, other_inner = one[head : len(one) - tail], other[head : len(other) - tail]
    found = [_Run(False, 0, head, 0, head)] if head else []  # noqa: FBT003 - the first member is its kind
    found += [_shifted(run, head, head) for run in _inner_runs(inner, other_inner)]
    ends = (len(one) - tail, len(one), len(other) - tail, len(other))
    return [*found, _Run(False, *ends)] if tail else found  # noqa: FBT003 - likewise


def _inner_runs(one: Sequence[str], other: Sequence[str]) -> list[_Run]:
    if not one and not other:
        return []
    if work(one, other) <= MOST_WORK:
        return _matched(one, other)
    starts, other_starts = _sentences(one), _sentences(other)
    sentences = [tuple(one[a:b]) for a, b in starts]
    other_sentences = [tuple(other[a:b]) for a, b in other_starts]
    if work(sentences, other_sentences) > MOST_WORK:
        return [_Run(True, 0, len(one), 0, len(other))]  # noqa: FBT003 - as above
    found: list[_Run] = []
    for run in _matched(sentences, other_sentences):
        start, end = _spanned(starts, run.start, run.end)
        other_start, other_end = _spanned(other_starts, run.other_start, run.other_end)
        inner, other_inner = one[start:end], other[other_start:other_end]
        if run.changed and work(inner, other_inner) <= MOST_WORK:
            found += [_shifted(each, start, other_start) for each in _matched(inner, other_inner)]
        else:
            found.append(_Run(run.changed, start, end, other_start, other_end))
    return found


def work(one: Sequence[object], other: Sequence[object]) -> int:
    """Return the number of pairs of equal items in two lists: what a comparison of them looks at."""
    counts = Counter(other)
    return sum(count * counts[item] for item, count in Counter(one).items())


def _matched(one: Sequence[object], other: Sequence[object]) -> list[_Run]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [_Run(tag != "equal", *ends) for tag, *ends in matcher.get_opcodes()]


def _sentences(words: Sequence[str]) -> list[tuple[int, int]]:
    ends = [at + 1 for at, word in enumerate(words) if word in _SENTENCE_ENDS]
    return [*zip([0, *ends], [*ends, len(words)], strict=True)]


def _spanned(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    first = spans[start][0] if start < len(spans) else spans[-1][1]
    return first, spans[end - 1][1] if end > start else first


def _shifted(run: _Run, by: int, other_by: int) -> _Run:
    return _Run(run.changed, run.start + by, run.end + by, run.other_start + other_by, run.other_end + other_by)


def _tidied(runs: Sequence[_Run], one: _Words, other: _Words) -> list[_Run]:
    """Return runs in which an equal one is a change too if it is no longer than the changes on both its sides.

    A lone "và" between two sentences that share nothing else would only cut them up.
    """

    def size(run: _Run) -> int:
        return max(one.length(run.start, run.end), other.length(run.other_start, run.other_end))

    tidy = _slid(runs, one.words, other.words)
    for at in range(1, len(tidy) - 1):
        left, run, right = tidy[at - 1], tidy[at], tidy[at + 1]
        if left.changed and not run.changed and right.changed and size(run) <= min(size(left), size(right)):
            tidy[at] = run._replace(changed=True)
    return tidy


def _slid(runs: Sequence[_Run], one: Sequence[str], other: Sequence[str]) -> list[_Run]:
    """Return runs in which a sentence that came or went ends with its own full stop, not with that before it."""
    slid = list(runs)
    for at in range(1, len(slid) - 1):
        left, run, right = slid[at - 1 : at + 2]
        side, end = (one, run.end) if run.other_start == run.other_end else (other, run.other_end)
        start = run.start if side is one else run.other_start
        pure = run.start == run.end or run.other_start == run.other_end
        neighbours = run.changed and not left.changed and not right.changed
        if neighbours and pure and side[start] in _SENTENCE_ENDS and end < len(side) and side[start] == side[end]:
            slid[at - 1] = left._replace(end=left.end + 1, other_end=left.other_end + 1)
            slid[at] = _shifted(run, 1, 1)
            slid[at + 1] = right._replace(start=right.start + 1, other_start=right.other_start + 1)
    return [run for run in slid if run.end > run.start or run.other_end > run.other_start]


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].changed == run.changed:
            last = joined.pop()
            joined.append(_Run(run.changed, last.start, run.end, last.other_start, run.other_end))
        else:
            joined.append(run)
    return joined

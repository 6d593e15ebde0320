"""Wholes whose parts tell what became of each: "11 vụ, hòa giải thành 09 vụ; không thành 01 vụ, đang hòa giải 02 vụ".

The words of the data tell the parts apart, whatever joins them. It speaks last, of numbers no other check spoke of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import PlacedSlip
from cchc_desktop.checks.prose.sums.near_numbers import is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_count
from cchc_desktop.reading.counts.divisions import counts_of
from cchc_desktop.reading.counts.label_cells import cells_of
from cchc_desktop.reading.counts.told_rests import before_colons, is_rounded, tells_of_more, tells_of_twice
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.reading.section_reading import pairs_of_lists
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.label_cells import Cell
    from cchc_desktop.reading.section_reading import ParagraphReading

_TWO, _FEWEST, _REACH, _NEIGHBOURS = 2, 3, 320, 2
_NEAR, _FAR = Decimal("0.1"), Decimal("0.3")


class _Outcomes(NamedTuple):
    """Words for what may become of each of some things; closing: with one of them the parts are all of a whole."""

    words: re.Pattern[str]
    signs: frozenset[str]
    closing: frozenset[str]


def slips(reading: ParagraphReading, _facts: ProseFacts) -> tuple[PlacedSlip, ...]:
    """Return the wholes of a paragraph that the parts told by their outcomes contradict."""
    if len(reading.counts) < _FEWEST:
        return ()
    found: list[PlacedSlip] = []
    for outcomes in _all_outcomes():
        named = (outcomes.signs & reading.pairs) | (outcomes.signs & reading.vocabulary)
        if len(named) > 1:
            cells = [each for each in cells_of(reading).cells if each.term.kind == "count"]
            found += _of_cells(cells, outcomes, reading)
    return tuple(found)


def _of_cells(cells: Sequence[Cell], outcomes: _Outcomes, reading: ParagraphReading) -> Iterator[PlacedSlip]:
    for first, last in _runs(cells, outcomes):
        parts = cells[first:last]
        is_one = reading.sentence_at(parts[0].term.start) == reading.sentence_at(parts[-1].term.start)
        if not is_one or "trong đó" in reading.small[parts[0].term.end : parts[-1].term.start]:
            continue
        added = sum((each.term.value for each in parts), Decimal(0))
        whole = _whole(cells[:first], parts, reading)
        if whole is None or whole.term.value == added or _is_explained(whole, parts, added, reading):
            continue
        named = {name for each in parts for name in _outcomes_of(each, outcomes)}
        is_closed = not named.isdisjoint(outcomes.closing)
        severity = _severity(whole, parts, added, is_closed=is_closed)
        are_few = len(parts) == _TWO and len({each.words for each in parts}) > 1 and not is_closed
        if severity and not are_few:
            told = " + ".join(each.term.said for each in parts)
            slip = wrong_count(whole.counted, told, added, severity)
            sentence = reading.sentence_at(parts[-1].term.start)
            yield PlacedSlip(slip, whole.term.start, sentence.end if sentence else parts[-1].term.end)


def _runs(cells: Sequence[Cell], outcomes: _Outcomes) -> Iterator[tuple[int, int]]:
    """Yield where runs of two or more neighbours begin and end that different outcomes tell apart."""
    start, seen = 0, set[str]()
    for at, each in enumerate((*cells, None)):
        words = _outcomes_of(each, outcomes) if each else []
        is_next = len(words) == 1 and words[0] not in seen
        if not is_next or each is None or not _goes_on(cells[start:at], each):
            if at - start >= _TWO and seen:
                yield start, at
            seen, start = set(), at
        if len(words) == 1:
            seen.add(words[0])
        else:
            start = at + 1


def _outcomes_of(each: Cell, outcomes: _Outcomes) -> list[str]:
    """Return what the words of a number tell became of what it counts: those right before it, else all of them."""
    ahead = outcomes.words.findall(each.label.rpartition("và ")[2])
    return ahead if len(ahead) == 1 else outcomes.words.findall(each.words)


def _goes_on(run: Sequence[Cell], each: Cell) -> bool:
    """Return whether a number may stand in one row with those before it."""
    units = {own.unit for own in (*run, each)} - {""}
    return not each.is_fraction and len(units) < _TWO and (not run or each.term.start - run[-1].term.end <= _REACH)


def _whole(before: Sequence[Cell], parts: Sequence[Cell], reading: ParagraphReading) -> Cell | None:
    """Return the number told right before the parts that may be all of them."""
    unit = next((each.unit for each in parts if each.unit), "")
    near = [each for each in before[-_NEIGHBOURS:] if not unit or each is before[-1] or each.unit == unit]
    whole = next((each for each in reversed(near) if not unit or each.unit == unit), near[-1] if near else None)
    if whole is None or parts[0].term.start - whole.term.end > _REACH or whole.is_fraction:
        return None
    is_same = whole.unit == unit or not unit or whole.counted.counts_as(parts[0].counted)
    if reading.sentence_at(whole.term.start) != reading.sentence_at(parts[0].term.start) and not (whole.unit and unit):
        return None
    between = reading.small[whole.term.end : parts[0].term.start]
    is_one = sum(sentence.start in range(whole.term.end, parts[0].term.start) for sentence in reading.sentences) < _TWO
    return whole if is_same and is_one and not word_pattern("divisions", "rows", "blocks").search(between) else None


def _is_explained(whole: Cell, parts: Sequence[Cell], added: Decimal, reading: ParagraphReading) -> bool:
    """Return whether another number, or words, tell why parts are not their whole."""
    end = parts[-1].term.end
    inside = {each.term.start for each in (whole, *parts)}
    others = {each.value for each in counts_of(reading) if each.start not in inside}
    gap = abs(whole.term.value - added)
    sums = set(accumulate(each.term.value for each in parts))
    if added in others or gap in others or whole.term.value in sums or added + whole.term.value in others:
        return True
    if tells_of_more(reading, end) or tells_of_twice(reading, end):
        return True
    if added in before_colons(reading, whole.term.end, parts[0].term.start):
        return True
    if is_rounded(reading, whole.term.start, whole.term.end, added):
        return True
    words = reading.small[whole.term.end : end]
    return word_pattern("divisions", "rows", "blocks").search(words) is not None


def _severity(whole: Cell, parts: Sequence[Cell], added: Decimal, *, is_closed: bool) -> Severity | None:
    """Return how sure a whole is wrong, None where its parts may be some of it."""
    total, gap = whole.term.value, added - whole.term.value
    meant = [(whole.term.text, added), *((each.term.text, each.term.value - gap) for each in parts)]
    is_typed = any(value > 0 and is_mistyped(text, f"{value:f}") for text, value in meant)
    if max(each.term.value for each in parts) >= total:
        return Severity.WARNING if is_typed and is_closed and gap > 0 else None
    if abs(gap) > max(Decimal(_TWO), total * _NEAR) and not (is_typed and abs(gap) <= total * _FAR):
        return None
    if is_closed:
        return Severity.WARNING
    if gap < 0:
        return None
    return Severity.WARNING if is_typed else Severity.HINT


@cache
def _all_outcomes() -> tuple[_Outcomes, ...]:
    return tuple(
        _Outcomes(re.compile(any_word(each["words"])), pairs_of_lists(each["words"]), frozenset(each["all"]))
        for each in prose_data("divisions")["outcomes"]
    )

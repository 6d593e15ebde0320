"""Wholes that the sides told with them contradict: what is so, and what is not: "36 việc. Đã xong 22, đang làm 15"."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import rounded
from cchc_desktop.checks.prose.sums.remainder_slips import CARRIED, CHANGED, OF_IT, is_of_first
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_result
from cchc_desktop.checks.prose.wholes.division_slips import is_about, is_nearly, is_told_between, slip_of
from cchc_desktop.reading.counts.divisions import are_alike, counts_of, parts_of
from cchc_desktop.reading.counts.joined_sentences import whole_sentence
from cchc_desktop.reading.counts.told_rests import tells_of_more
from cchc_desktop.reading.prose_data import any_word, prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.divisions import ToldPart
    from cchc_desktop.reading.counts.quantities import Quantity
    from cchc_desktop.reading.section_reading import ParagraphReading

_labels = partial(word_pattern, "divisions", "labels")
_TWO, _MOST, _BEFORE = 2, 4, 300
_NESTS = re.compile(r"trong (?:số )?(?:đó|này)|gồm|\([^()]{0,200}$")
_REMAINS = re.compile(any_word(("còn", "còn lại")))
_LEFT_OVER = re.compile(any_word(("không", "chưa", "còn", "thiếu", "khuyết", "trống", "còn lại")))
_GAP = 4
"""So many letters may stand between two sentences."""
_DOSSIERS = re.compile("nhận|giải quyết|xử lý|trả|thụ lý")
"""Words of a statement about dossiers, that has a check of its own."""


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes of a paragraph that are neither of their two sides taken together."""
    if len(reading.counts) <= _TWO or _undone_words().isdisjoint(reading.vocabulary):
        return
    counts = counts_of(reading)
    taken: set[int] = set()
    for at, whole in enumerate(counts[:-_TWO]):
        found = () if whole.start in taken else _following(whole, counts[at + 1 :], reading)
        sums = list(accumulate(each.value for each in found))[1:]
        rows = [row for row in range(_TWO, len(found) + 1) if is_nearly(whole, found[:row])]
        if not found or found[0].start in taken or not (rows or whole.value in sums):
            continue
        taken.update(each.start for each in found)
        parts = _sides(whole, found, reading) if rows and whole.value not in sums else ()
        if len(parts) in rows and not is_about(whole, parts) and not _are_of_another(whole, parts, reading):
            yield from _slip(whole, parts, reading)


def _slip(whole: Quantity, parts: tuple[ToldPart, ...], reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the slip of a whole, or of what is said to be left of it."""
    gap = sum((each.counted.value for each in parts), -whole.value)
    if gap < 0 and tells_of_more(reading, parts[-1].counted.end):
        return
    left, taken = parts[-1].counted, parts[:-1]
    rest = left.value - gap
    if is_of_first([each.counted for each in taken], left):
        return
    if rest < 0 or not _REMAINS.search(parts[-1].label):
        yield slip_of(whole, parts, None if gap > 0 or _are_opposite(parts) else Severity.HINT)
        return
    terms = " − ".join(each.counted.text for each in taken)
    yield wrong_result(left, f"{whole.text} − {terms}", rest, verb="ghi còn")


def _are_of_another(whole: Quantity, parts: tuple[ToldPart, ...], reading: ParagraphReading) -> bool:
    """Return whether parts are not all of a whole: a bracket or a number between tells so, or a percent of the first.

    Its percent proves it to be a part of the whole, where what follows is not said to be left.
    """
    first, last = parts[0].counted, parts[-1]
    if (
        _is_in_bracket(whole, parts, reading)
        or is_told_between(whole, parts, reading)
        or _is_counted_with(whole, parts, reading)
        or _is_first_part(whole, parts, reading)
    ):
        return True
    if _REMAINS.search(last.label) or not whole.value:
        return False
    shares = [each.text for each in reading.counts_within(first.end, last.counted.start) if each.is_percent]
    return any(rounded(100 * first.value / whole.value, each) == each for each in shares)


def _is_first_part(whole: Quantity, parts: tuple[ToldPart, ...], reading: ParagraphReading) -> bool:
    """Return whether a number is the first part of one told before: "582 phiếu. Trong đó 321 …, 247 …, 14 …"."""
    added = sum((each.counted.value for each in parts), whole.value)
    return any(each.value == added for each in reading.counts_within(max(0, whole.start - _BEFORE), whole.start))


def _is_in_bracket(whole: Quantity, parts: tuple[ToldPart, ...], reading: ParagraphReading) -> bool:
    """Return whether a bracket that a number stands in closes before its parts: "(máy móc 11); đã xử lý 9, …"."""
    between = reading.small[whole.end : parts[0].counted.start]
    return ")" in between and "(" not in between.partition(")")[0]


def _is_counted_with(whole: Quantity, parts: tuple[ToldPart, ...], reading: ParagraphReading) -> bool:
    """Return whether a number that stands among some parts and was taken for a name is what they lack of a whole."""
    gap = whole.value - sum(each.counted.value for each in parts)
    taken = {each.counted.start for each in parts}
    among = reading.counts_within(parts[0].counted.end, parts[-1].counted.start)
    return any(each.value == gap and each.start not in taken and not each.is_percent for each in among)


def _following(whole: Quantity, following: tuple[Quantity, ...], reading: ParagraphReading) -> tuple[Quantity, ...]:
    """Return the counts of what a whole counts that follow it in its sentence, else in the next one."""
    end = whole_sentence(reading, whole.start)[1]
    own = tuple(each for each in following if each.start < end)
    found = _of_whole(whole, own, whole.end, reading)
    if not found and len(own) < len(following):
        start, stop = whole_sentence(reading, following[len(own)].start)
        if start - end <= _GAP and not any(OF_IT.search(each.lead) for each in own):
            later = tuple(each for each in following[len(own) :] if each.start < stop)
            found = _of_whole(whole, later, start, reading)
    return found if _TWO <= len(found) <= _MOST else ()


def _sides(whole: Quantity, found: tuple[Quantity, ...], reading: ParagraphReading) -> tuple[ToldPart, ...]:
    """Return the sides that counts behind a whole are: some of what is so, some of what is not, none told again."""
    begin, end = whole_sentence(reading, whole.start)[0], whole_sentence(reading, found[-1].start)[1]
    if CARRIED.search(reading.small, begin, end) or CHANGED.search(reading.small, whole.start, found[-1].end):
        return ()
    if whole.noun == "hồ" and _DOSSIERS.search(reading.small, begin, end):
        return ()
    return _two_sides(whole, parts_of(found, whole.end, end, reading))


def _of_whole(
    whole: Quantity, counts: tuple[Quantity, ...], at: int, reading: ParagraphReading
) -> tuple[Quantity, ...]:
    """Return those of a row of counts that are of what a whole counts, up to one that is divided itself."""
    found: list[Quantity] = []
    for each in counts:
        if OF_IT.search(each.lead):
            return ()
        if are_alike(whole, each, reading):
            if _NESTS.search(reading.small, at, each.start):
                break
            found.append(each)
            at = each.end
    return tuple(found)


def _two_sides(whole: Quantity, parts: tuple[ToldPart, ...]) -> tuple[ToldPart, ...]:
    """Return the parts that stand first and are sides: what is so, what is not, at most once each in turn."""
    sides: list[bool] = []
    for each in parts:
        is_so = not _labels("undone").search(each.label)
        if is_so and not _labels("done").search(each.label):
            break
        sides.append(is_so)
    turns = [at for at in range(1, len(sides)) if sides[at] != sides[at - 1]]
    stop = turns[1] if len(turns) >= _TWO else len(sides)
    says_done = _labels("done").search(whole.lead) is not None
    if not turns or (says_done and not sides[0]):
        return ()
    return parts[:stop]


def _are_opposite(parts: tuple[ToldPart, ...]) -> bool:
    """Return whether the second of two parts is what the first is not: "gửi lại", "không gửi lại"."""
    return len(parts) == _TWO and _LEFT_OVER.search(parts[-1].label) is not None


@cache
def _undone_words() -> frozenset[str]:
    return frozenset(each.partition(" ")[0] for each in prose_data("divisions")["labels"]["undone"])

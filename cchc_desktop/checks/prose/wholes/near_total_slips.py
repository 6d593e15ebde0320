"""Counts of one thing that come to one of them but for a slip of typing, in whatever words they are told.

"312 lượt. Nếu quý I phát 146 lượt thì quý II phát 176 lượt": no words need to say that the two are all of the first,
where one wrong key explains why they are not. It speaks last, of numbers that no other check spoke of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate, chain, combinations, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.prose_slips import PlacedSlip, ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import in_digits, is_one_key_off
from cchc_desktop.reading.counts.counted_lists import OF_A_TIME
from cchc_desktop.reading.counts.joined_sentences import whole_sentences
from cchc_desktop.reading.counts.label_rows import label_rows
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.counts.told_rests import is_rounded
from cchc_desktop.reading.prose_data import prose_data, word_pattern
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_FEWEST, _MOST, _MANY = 3, 9, 32
_PAIRS, _HALVED = 4, 6
_LEAST, _LARGE = 100, 1000
"""A total of fewer digits comes out by chance; of one digit more, a wrong number of one digit is told too."""
_SHORT, _FAR, _BEHIND = 2, 700, 50
_NEAR = Decimal("0.3")
_NOT_EXACT = re.compile(r"(?<!\w)(?:khoảng|gần|hơn|trên|ít nhất|tối thiểu|tối đa|chừng|từ|dưới|đạt mức|mức|quá) $")
_TOTAL = re.compile(r"(?<!\w)(?:tổng(?: số| cộng)?|cộng|(?:trong|trên)(?: tổng)? số)(?!\w)[^,;.:()0-9]{0,60}$|/ ?$")
_REST = re.compile(r"(?:^|[,;.] |(?<!\w)còn )(?:số|phần|lượng)(?! lượng)(?!\w)[^,;.:()0-9]{0,60}$")
"""Before the last part of a whole: "số gửi đến thôn An Định là"."""
_YEARS = range(1900, 2101)
_start_of = attrgetter("start")
_CUT = re.compile(r"[,;:.()](?![0-9])")


class _Level(NamedTuple):
    """Numbers of one level of a stretch of text: all outside brackets, or those of a bracket and the one before it."""

    terms: tuple[Term, ...]
    is_inner: bool


class _Told(NamedTuple):
    """The numbers of a paragraph in their order, and those of each value."""

    terms: tuple[Term, ...]
    by_value: dict[Decimal, list[Term]]


def slips(reading: ParagraphReading, _facts: ProseFacts) -> tuple[PlacedSlip, ...]:
    """Return the totals of a paragraph that counts near them miss by one key, each with the stretch of all of them."""
    if sum(each.value is not None and each.value >= _SHORT for each in reading.counts) < _FEWEST:
        return ()
    found: list[PlacedSlip] = []
    rows = [(own, terms(own, reading)) for own in whole_sentences(reading)]
    for (own, row), following in zip(rows, (*rows[1:], None), strict=True):
        near = _of_row(row, reading)
        if near is None and following and own.end - own.start < _FAR and row and following[1]:
            near = _of_row((*row, *following[1]), reading)
        if near and not any(each.meets(near.start, near.end) for each in found):
            found.append(near)
    return tuple(found)


def _of_row(row: Sequence[Term], reading: ParagraphReading) -> PlacedSlip | None:
    """Return what is wrong with the numbers of a sentence or two, None where some of them come out."""
    if len(row) < _FEWEST or not any(each.value >= _LEAST for each in row):
        return None
    for level in _levels(row, reading.small):
        for group in _groups(level.terms):
            near = _judged(group, reading, is_inner=level.is_inner)
            if near:
                return near
    return None


def _levels(row: Sequence[Term], small: str) -> Iterator[_Level]:
    """Yield the numbers outside brackets, then those of each bracket with the one before it."""
    top: list[Term] = []
    inner: dict[int, list[Term]] = {}
    for each in row:
        opened = small.rfind("(", row[0].start - len(row[0].lead), each.start)
        if opened < 0 or small.find(")", opened, each.start) >= 0:
            top.append(each)
        else:
            inner.setdefault(opened, []).append(each)
    yield _Level(tuple(top), is_inner=False)
    for opened, own in inner.items():
        before = [each for each in top if each.start < opened]
        if before:
            yield _Level((before[-1], *own), is_inner=True)


def _groups(level: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """Yield the numbers of a level that may measure one thing: money, counts of one noun, people, a total beside."""
    yield tuple(each for each in level if each.kind == "money" and each.value > 0)
    counts = [each for each in level if each.kind == "count" and each.value > 0 and not _is_year(each)]
    nouns = dict.fromkeys(each.noun for each in counts if each.noun)
    for noun in nouns:
        own = tuple(each for each in counts if each.noun == noun)
        loose = tuple(each for each in counts if each.noun in (noun, ""))
        yield loose
        if len(own) < len(loose):
            yield own
        if len(own) >= _SHORT:
            yield from _beside(own, counts)
    for same in prose_data("divisions")["nouns"]["same"]:
        if len([noun for noun in nouns if noun in same]) > 1:
            yield tuple(each for each in counts if each.noun in same or not each.noun)
    people = prose_data("sums")["nouns"]["people"]
    if len([noun for noun in nouns if noun in people]) > 1:
        yield tuple(each for each in counts if each.noun in people or not each.noun)


def _is_year(each: Term) -> bool:
    return not each.noun and "." not in each.text and each.value in _YEARS


def _beside(own: tuple[Term, ...], counts: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    """Yield counts of one noun with the first or last count of another one, where one of the nouns is of anything."""
    for each in (counts[0], counts[-1]):
        is_larger = each.value > max(other.value for other in own)
        if each.noun and is_larger and each not in own and not _general().isdisjoint((each.noun, own[0].noun)):
            yield (each, *own) if each.start < own[0].start else (*own, each)


def _judged(group: tuple[Term, ...], reading: ParagraphReading, *, is_inner: bool) -> PlacedSlip | None:
    """Return the slip of numbers of which all but one nearly come to that one."""
    if not _FEWEST <= len(group) <= _MOST:
        return None
    values = [each.value for each in group]
    total = _missed(group, values)
    if total is None or _comes_out(values) or not _may_be_total(total, group) or _is_told_more(total, group, reading):
        return None
    start = group[0].start - len(_CUT.split(group[0].lead)[-1])
    end = group[-1].stop + len(_CUT.split(reading.small[group[-1].stop : group[-1].stop + _BEHIND])[0])
    if all(OF_A_TIME.search(each.lead) for each in group):
        return None
    if any(_NOT_EXACT.search(each.lead) or reading.small.startswith("/", each.stop) for each in group):
        return None
    gap = sum(values) - 2 * total.value
    is_whole = is_inner or _is_complete(group, reading.small[start:end])
    if _signs("blocks").search(reading.small, start, end) or (not is_whole and (gap < 0 or total.value < _LARGE)):
        return None
    return PlacedSlip(_slip(total, group, is_sure=is_whole and gap > 0), group[0].start, group[-1].end)


def _is_complete(group: tuple[Term, ...], words: str) -> bool:
    """Return whether words tell that the numbers of a group are all of one of them."""
    return _signs("complete").search(words) is not None or _REST.search(group[-1].lead) is not None


def _missed(group: tuple[Term, ...], values: Sequence[Decimal]) -> Term | None:
    """Return the total that the others miss by one wrong key in any of the numbers."""
    most = max(values)
    whole = next(each for each in group if each.value == most)
    if _scaled(values) < _LEAST or values.count(most) > 1 or sum(values) == 2 * most:
        return None
    for at, each in enumerate(group):
        rest = [*values[:at], *values[at + 1 :]]
        added = sum(rest, Decimal(0))
        part = 2 * max(rest) - added
        if _may_mean(each, added, most):
            return each
        if part > 0 and each is not whole and _may_mean(each, part, most):
            return next(own for own in group if own.value == max(rest))
    return None


def _scaled(values: Sequence[Decimal]) -> Decimal:
    """Return the greatest of some numbers without the zeros that all of them end with."""
    most, scale = max(values), 1
    while all(value % (scale * 10) == 0 for value in values):
        scale *= 10
    return most / scale


def _may_mean(each: Term, meant: Decimal, most: Decimal) -> bool:
    """Return whether a number is another one but for one key; a number of one digit is beside large ones alone."""
    text = in_digits(each, meant)
    is_far = abs(meant - each.value) > most * _NEAR and len(text) == len(each.text.replace(".", ""))
    if not text or is_far:
        return False
    lost = len(text) == len(each.text) + 1 == _SHORT + 1  # the tenth of another number is no slip of typing
    is_short = lost or len(text) < _SHORT or each.value.scaleb(-each.power) < 10  # noqa: PLR2004
    return is_one_key_off(each.text, text) and (not is_short or (len(text) == 1 and most >= _LARGE))


def _comes_out(values: Sequence[Decimal]) -> bool:
    """Return whether one of some numbers is the sum of two or more of the others, or a few of them fall in halves."""
    if _PAIRS <= len(values) <= _HALVED and sum(values) / 2 in {
        sum(own) for many in (2, 3) for own in combinations(values, many)
    }:
        return True  # "đầu kỳ 14, nhận 208; giải quyết 201, rút 02, còn 19"
    ones: set[Decimal] = set()
    sums: set[Decimal] = set()
    for value in sorted(values):
        if value in sums:
            return True
        sums |= {value + own for own in chain(sums, ones)}
        ones.add(value)
    return False


def _is_told_more(total: Term, group: tuple[Term, ...], reading: ParagraphReading) -> bool:
    """Return whether a paragraph tells what is missing, or the sum of all numbers of a group, by another number."""
    added = sum((each.value for each in group), Decimal(0))
    if is_rounded(reading, total.start, total.end, added - total.value):
        return True
    if any(row.comes_out and row.whole.term.start == total.start for row in label_rows(reading)):
        return True
    if _is_of_others(total, group, reading):
        return True
    told, inside = _told(reading), {each.start for each in group}
    first, last = (bisect_left(told.terms, each.start, key=_start_of) for each in (group[0], group[-1]))
    near = [each for each in told.terms[max(0, first - _MANY) : last + _MANY] if each.start not in inside]
    if any(one.value + other.value == added and one.measures_as(other) for one, other in pairwise(near)):
        return True  # "đầu kỳ 14, nhận 208. Giải quyết 201, rút 02, còn 19"
    others = (own for value in (added, abs(added - 2 * total.value)) for own in told.by_value.get(value, ()))
    return any(own.start not in inside and (own.value >= _LEAST or own.measures_as(total)) for own in others)


@lru_cache(maxsize=16)  # for each group of numbers of a paragraph
def _told(reading: ParagraphReading) -> _Told:
    found = tuple(each for sentence in whole_sentences(reading) for each in terms(sentence, reading))
    by_value: dict[Decimal, list[Term]] = {}
    for each in found:
        by_value.setdefault(each.value, []).append(each)
    return _Told(found, by_value)


def _is_of_others(total: Term, group: tuple[Term, ...], reading: ParagraphReading) -> bool:
    """Return whether parts come to a bare number among them, or one of them is made of another and bare numbers."""
    starts = {each.start for each in group}
    numbers = [each for each in reading.counts_within(group[0].start, group[-1].end) if not each.is_percent]
    values = [each.value or Decimal(0) for each in numbers[:_MANY]]
    added = sum((each.value for each in group if each is not total), Decimal(0)).scaleb(-total.power)
    bare = [each.start not in starts for each in numbers[:_MANY]]
    if any(is_bare and value == added for is_bare, value in zip(bare, values, strict=True)):
        return True
    return any(
        any(bare[at + 1 : at + 1 + many]) and not all(bare[at + 1 : at + 1 + many])
        for at, value in enumerate(values)
        for many, run in enumerate(accumulate(values[at + 1 : at + 1 + _MOST]), 1)
        if run == value and many > 1 and not bare[at]
    )


def _may_be_total(total: Term, group: tuple[Term, ...]) -> bool:
    """Return whether a number stands where a total does: first, last, or behind a word for it."""
    return total in (group[0], group[-1]) or _TOTAL.search(total.lead) is not None


def _slip(total: Term, group: tuple[Term, ...], *, is_sure: bool) -> ProseSlip:
    parts = [each for each in group if each is not total]
    added = sum((each.value for each in parts), Decimal(0))
    told = " + ".join(each.said for each in parts)
    message = f"{told} = {total.said_as(added)}, mà ghi {total.said}: chỉ lệch nhau một chữ số. Xem lại các số này."
    severity = None if is_sure else Severity.HINT
    right = total.in_unit(added)
    return ProseSlip("text.arithmetic", total.start, total.end, message, None, right, severity=severity)


@cache
def _general() -> frozenset[str]:
    return frozenset(prose_data("divisions")["near"]["general"])


@cache
def _signs(entry: str) -> re.Pattern[str]:
    return word_pattern("divisions", "near", entry)

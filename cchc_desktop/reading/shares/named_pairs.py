"""The parts and wholes that the words of a percent name among the numbers of the sentences around it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.shares.share_pairs import is_whole_of_last
from cchc_desktop.reading.syllables import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.reading.shares.numbers_with_words import Topic, WordedNumber, Words

_PLANS = frozenset(
    (
        "kế hoạch",
        "dự toán",
        "chỉ tiêu",
        "đăng ký",
        "được giao",
        "mục tiêu",
        "định mức",
        "giao xã",
        "xã giao",
        "giao vốn",
    )
)
_ALL_OF = re.compile(r"(?<!\w)(?:tổng số|tổng|toàn bộ|tất cả|cả thảy|tính trên|trong số)(?!\w)[^,;.]{0,60}$")
_DENIED = frozenset(("chưa", "không"))
_NOT_YET = _DENIED | frozenset(("chờ", "vướng", "thiếu", "quá", "trễ", "chậm"))
_HOLDS = re.compile(r"(?<!\w)(?:trong đó|gồm|trong số)(?!\w)")
"""Before a part that the number before it holds."""
_OF_STRETCH = re.compile(r"(?<!đến )(?<!hết )(?<!\w)(?:quý|đợt)(?!\w)")
"""Before a number of less than the time of a plan."""
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|hơn|kém|vượt)(?: [^\W\d_]+){0,2} $")
_ALL, _FEW, _REACH = Decimal(100), 5, 60


class NamedPair(NamedTuple):
    """A part, of one number or more, and a whole.

    is_sure: no other number can be its whole; is_told: words or a slash make one the whole of the other; is_made: the
    numbers around the whole make it, the parts among them.
    """

    parts: tuple[WordedNumber, ...]
    wholes: tuple[WordedNumber, ...]
    is_sure: bool
    is_told: bool = False
    is_made: bool = False

    @property
    def share(self) -> Decimal:
        """The true share."""
        return _ALL * _sum(self.parts) / _sum(self.wholes)

    @property
    def numbers(self) -> frozenset[WordedNumber]:
        """The numbers that it is made of."""
        return frozenset((*self.parts, *self.wholes))

    @property
    def told(self) -> str:
        """The division as it would be written."""
        return f"{_said(self.parts)} : {_said(self.wholes)}"


def named_pairs(topic: Topic, numbers: Sequence[WordedNumber], *, follows: bool) -> Iterator[NamedPair]:
    """Yield the pairs that a percent may be of by its words; follows: it is told as the result of what is before it."""
    named = _both(topic, numbers) or _denied(topic, numbers) or _named(topic, numbers, is_loose=follows)
    if not named and (follows or topic.is_of_plan):
        yield from _unnamed(topic, numbers)
    elif len(named) == 1 and (part := _part_of(named[0], numbers) or (_other(named[0], numbers) if follows else None)):
        yield NamedPair((part,), (named[0],), is_sure=True, is_told=True)
    elif len({each.start for each in named}) == 1:
        yield from _with_wholes(topic, named, numbers)
    elif len(named) == 2:  # noqa: PLR2004
        part, whole = sorted(named, key=lambda each: each.term.value)
        is_all = _ALL_OF.search(whole.term.lead) is not None or _is_made(whole, (part,), numbers)
        if part.term.measures_as(whole.term) and (is_all or whole.start < part.start):
            yield NamedPair((part,), (whole,), is_all)


def _unnamed(topic: Topic, numbers: Sequence[WordedNumber]) -> Iterator[NamedPair]:
    """Yield the pair of a percent without words of its own: the last number in its whole, or one told as a fraction."""
    if not topic.words.each - (_done() if topic.is_of_plan else frozenset()):
        last = [each for each in numbers if not _is_plan(each)][-1:]
        is_part = last and not _CHANGED.search(last[0].term.lead)
        if is_part and not (topic.is_of_plan and _OF_STRETCH.search(last[0].term.lead)):
            yield from _with_wholes(topic, last, numbers)
        return
    told = [(part, each) for each in numbers if (part := _part_of(each, numbers))]
    if len(told) == 1:
        yield NamedPair(told[0][:1], told[0][1:], is_sure=True, is_told=True)
    elif len(numbers) == 2 and numbers[0].term.measures_as(numbers[1].term):  # noqa: PLR2004
        part, whole = sorted(numbers, key=lambda each: each.term.value)
        is_all = _ALL_OF.search(whole.term.lead) is not None
        if is_all or whole is numbers[0]:
            yield NamedPair((part,), (whole,), is_sure=True, is_told=is_all)


def _part_of(whole: WordedNumber, numbers: Sequence[WordedNumber]) -> WordedNumber | None:
    """Return the number that words or a slash make a part of the one right behind it."""
    at = numbers.index(whole)
    part = numbers[at - 1] if at else None
    is_told = part and part.start == whole.start and is_whole_of_last(whole.term)
    return part if is_told and part and part.term.value < whole.term.value else None


def _both(topic: Topic, numbers: Sequence[WordedNumber]) -> list[WordedNumber]:
    """Return the two numbers that the words before and behind "và" name: "tỷ lệ trước hạn và đúng hạn"."""
    found = [_named(topic._replace(words=each), numbers) for each in topic.halves]
    are_two = len(found) == 2 and all(len(each) == 1 for each in found) and found[0] != found[1]  # noqa: PLR2004
    return sorted((found[0][0], found[1][0]), key=lambda each: each.term.start) if are_two else []


def _denied(topic: Topic, numbers: Sequence[WordedNumber]) -> list[WordedNumber]:
    """Return the other one of two numbers that make a third: "tiền mặt 11,6 … phần không dùng tiền mặt"."""
    words = topic.words.without(_DENIED)
    named = _most_alike(words, numbers, is_loose=False) if topic.denies else []
    if len(named) != 1 or not _DENIED.isdisjoint(named[0].words.each):
        return []
    return [
        each
        for each in numbers
        if each is not named[0] and any(each.term.value + named[0].term.value == own.term.value for own in numbers)
    ][:1]


def _other(whole: WordedNumber, numbers: Sequence[WordedNumber]) -> WordedNumber | None:
    """Return the less of two numbers that are all there are, behind a whole."""
    part = numbers[-1]
    is_less = len(numbers) == 2 and part is not whole and part.term.measures_as(whole.term)  # noqa: PLR2004
    return part if is_less and part.term.value < whole.term.value else None


def _named(topic: Topic, numbers: Sequence[WordedNumber], *, is_loose: bool = False) -> list[WordedNumber]:
    """Return the numbers whose words are the most like those of a percent."""
    nouns = [word for each in numbers for word in each.nouns]
    common = frozenset(word for word in nouns if nouns.count(word) > 1)
    if len(numbers) > 2:  # noqa: PLR2004
        common |= frozenset.intersection(*(each.words.each for each in numbers))
    fitting = [each for each in numbers if topic.denies or _DENIED.isdisjoint(each.words.each)]
    fitting = [
        each for each in fitting if not (topic.is_of_plan and _is_plan(each)) and not _CHANGED.search(each.term.lead)
    ]
    words = topic.words.without(common)
    largest = max(numbers, key=lambda each: each.term.value, default=None)
    if largest:
        rest = words.without(largest.words.each)
        alike = _most_alike(rest, [each for each in fitting if each is not largest], is_loose=is_loose)
        is_in_it = alike and (alike[0].start > largest.start or "trong đó" in alike[0].term.lead)
        if is_in_it or (alike and _is_made(largest, alike[:1], numbers)):
            return alike
    return _most_alike(words, fitting, is_loose=is_loose)


def _most_alike(words: Words, numbers: Sequence[WordedNumber], *, is_loose: bool) -> list[WordedNumber]:
    """Return the numbers that share the most with some words: two that follow each other, or all of them."""
    alike = [(words.likeness(each.words), each) for each in numbers]
    pairs, most = best = max((one for one, _ in alike), default=(0, 0))
    return (
        [each for one, each in alike if one == best] if most and (pairs or is_loose or most == len(words.each)) else []
    )


@cache
def _done() -> frozenset[str]:
    return frozenset(prose_data("shares")["syllables"]["done"])


def _is_plan(number: WordedNumber) -> bool:
    return not _PLANS.isdisjoint(number.words.pairs)


def _with_wholes(topic: Topic, parts: Sequence[WordedNumber], numbers: Sequence[WordedNumber]) -> Iterator[NamedPair]:
    """Yield some parts, told in one sentence, with what may be their whole."""
    at = numbers.index(parts[-1])
    after = numbers[at + 1] if at + 1 < len(numbers) else None
    if after and len(parts) == 1 and _part_of(after, numbers):
        yield NamedPair(tuple(parts), (after,), is_sure=True, is_told=True)
        return
    made, wholes = _wholes(topic, parts, numbers)
    is_sure = len({each.term.value for each in wholes}) == 1
    for whole in wholes:
        for some in _runs(topic, parts, whole, numbers) if whole in made else (parts,):
            yield NamedPair(tuple(some), (whole,), is_sure, is_made=whole in made)
    is_listed = not wholes or (not made and all(_may_be_beside(each, parts[0]) for each in wholes))
    if is_listed and not topic.whole.without(parts[0].nouns).each and not topic.is_of_plan:
        yield from _of_list(parts, numbers)


def _wholes(
    topic: Topic, parts: Sequence[WordedNumber], numbers: Sequence[WordedNumber]
) -> tuple[list[WordedNumber], list[WordedNumber]]:
    """Return the numbers that others make, some parts among them, and all that may be the whole of those."""
    value, own = _sum(parts), parts[0]
    greater = [
        each for each in numbers if each not in parts and each.term.value > value and each.term.kind == own.term.kind
    ]
    made = [] if topic.is_of_plan else [each for each in greater if _is_made(each, parts, numbers)]
    wholes = made or [each for each in greater if _may_hold(each, own) and not _are_joined(each, own, numbers)]
    named = topic.whole.without(frozenset.intersection(own.words.each, *(each.words.each for each in wholes)))
    if topic.is_of_plan:
        wholes = [each for each in wholes if _is_plan(each) and topic.whole.each <= each.words.each]
    elif named.each and wholes:
        best = max(topic.whole.likeness(each.words) for each in wholes)
        wholes = [each for each in wholes if topic.whole.likeness(each.words) == best > (0, 0)]
    elif len({each.term.value for each in wholes}) > 1:
        wholes = [each for each in wholes if _ALL_OF.search(each.term.lead)] or wholes
    return made, wholes


def _may_be_beside(whole: WordedNumber, part: WordedNumber) -> bool:
    """Return whether two numbers of one sentence may be parts of one whole: no words say that one is in the other."""
    return whole.start == part.start and not _HOLDS.search(part.term.lead) and not _ALL_OF.search(whole.term.lead)


def _may_hold(whole: WordedNumber, part: WordedNumber) -> bool:
    """Return whether a greater number may count all of which another one counts some."""
    if whole.term.measures_as(part.term) or (whole.start == part.start and _HOLDS.search(part.term.lead)):
        return True
    return _ALL_OF.search(whole.term.lead) is not None and not whole.words.pairs.isdisjoint(part.words.pairs)


def _are_joined(one: WordedNumber, other: WordedNumber, numbers: Sequence[WordedNumber]) -> bool:
    """Return whether "và" joins two numbers of one sentence: none is the whole of the other."""
    at, to = sorted((numbers.index(one), numbers.index(other)))
    return (
        to - at == 1
        and one.start == other.start
        and " và " in numbers[to].term.lead
        and "," not in numbers[to].term.lead
    )


def _is_made(whole: WordedNumber, parts: Sequence[WordedNumber], numbers: Sequence[WordedNumber]) -> bool:
    """Return whether the numbers right behind a whole, or right before it, make it, the parts among them."""
    at, own = numbers.index(whole), parts[0].term
    for run in (numbers[at + 1 :], numbers[:at][::-1]):
        alike = [each for each in run if each.start == parts[0].start or each.term.measures_as(own)][:_FEW]
        values = list(accumulate(each.term.value for each in alike))
        if whole.term.value in values[1:]:
            return all(each in alike[: values.index(whole.term.value) + 1] for each in parts)
    return False


def _runs(
    topic: Topic, parts: Sequence[WordedNumber], whole: WordedNumber, numbers: Sequence[WordedNumber]
) -> Iterator[Sequence[WordedNumber]]:
    """Yield some parts, and one with those behind it that its verb is said of too: "hoàn thành trước hạn 21, …"."""
    yield parts
    if len(parts) > 1 or not topic.words.each <= frozenset(WORD.findall(parts[0].term.lead[-_REACH:])):
        return
    run = list(parts)
    for each in numbers[numbers.index(parts[0]) + 1 :]:
        run.append(each)
        if each.start != parts[0].start or not _NOT_YET.isdisjoint(each.words.each) or _sum(run) >= whole.term.value:
            return
        yield list(run)


def _of_list(parts: Sequence[WordedNumber], numbers: Sequence[WordedNumber]) -> Iterator[NamedPair]:
    """Yield some parts with the sum of all numbers of their sentence."""
    listed = tuple(each for each in numbers if each.start == parts[0].start)
    are_alike = all(one.term.measures_as(other.term) for one, other in pairwise(listed))
    if len(parts) < len(listed) <= _FEW and are_alike:
        is_sure = len(listed) == len(numbers) or any(each.term.value == _sum(listed) for each in numbers)
        yield NamedPair(tuple(parts), listed, is_sure)


def _sum(numbers: Sequence[WordedNumber]) -> Decimal:
    return sum((each.term.value for each in numbers), Decimal(0))


def _said(numbers: Sequence[WordedNumber]) -> str:
    said = " + ".join(each.term.said for each in numbers)
    return f"({said})" if len(numbers) > 1 else said

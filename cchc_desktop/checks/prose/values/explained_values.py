"""Percents, points and wholes that other numbers of their paragraph make, however far apart: those stand."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import wraps
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.report.numbers import read_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

    Family = Callable[[ParagraphReading, ProseFacts], Iterator[ProseSlip]]

_ALL = Decimal(100)
_KINDS = ("count", "money", "days", "hours", "minutes")
_MOST, _FEW = 24, 20
_LEAD, _REACH = 60, 400
"""So many numbers before and behind a percent are held against each other, for so many slips of a paragraph."""
_LEFT = re.compile(r"(?<!\w)(?:còn|chưa|thiếu|dư|chờ|vắng|khuyết|trống|khác|riêng)(?!\w)[^.;0-9]{0,40}$")
_LEFT_BEHIND = re.compile(r"(?: [^\W\d_]{1,9}){1,4}? (?:còn lại|còn thiếu|chưa|đang|phải|chờ|bổ sung|khác|nữa)(?!\w)")
"""Before and behind what is left of a whole."""
_REST = "100% −"
_NEAR = 3
"""So many numbers before a percent may be its part."""
_LONG, _SURE = 3, 7
"""So many digits of a whole percent, or of a part and its whole, are not met by chance."""


def unexplained(family: Family, *, by_counts: bool = True, rests: bool = False) -> Family:
    """Return a family without the slips that other numbers explain.

    by_counts: not only differences of percents; rests: no slips but those of what percents leave of a whole.
    """

    @wraps(family)
    def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
        told: list[Term] = []
        for number, each in enumerate(family(reading, facts)):
            told = told or [term for sentence in reading.sentences for term in terms(sentence, reading)]
            is_held = number < _FEW and (not rests or _REST in each.message)
            if not is_held or not _is_explained(each, told, by_counts=by_counts):
                yield each

    return slips


def unless_left(family: Family) -> Family:
    """Return a family without the wholes of which the rest is told behind: "96; 90 …, 04 …. Còn lại 02"."""

    @wraps(family)
    def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
        for number, each in enumerate(family(reading, facts)):
            if number >= _FEW or not _is_left(each, reading):
                yield each

    return slips


def _is_left(slip: ProseSlip, reading: ParagraphReading) -> bool:
    """Return whether what parts lack of their whole is told behind it, as what is left."""
    whole, added = read_count(reading.text[slip.start : slip.end]).number, read_count(slip.expected).number
    if slip.rule != "text.arithmetic" or not whole or not added or added.value >= whole.value:
        return False
    small, left = reading.small, whole.value - added.value
    behind = reading.counts_within(slip.end, slip.end + _REACH)
    return any(
        each.value == left
        and (_LEFT.search(small, max(0, each.start - _LEAD), each.start) or _LEFT_BEHIND.match(small, each.end))
        for each in behind
    )


def _is_explained(slip: ProseSlip, told: Sequence[Term], *, by_counts: bool) -> bool:
    """Return whether a percent or a difference of percents is what any two numbers of its paragraph make."""
    at = next((at for at, each in enumerate(told) if each.start == slip.start), None)
    if at is None or told[at].text == slip.expected or told[at].kind not in ("share", "points"):
        return False
    said = told[at]
    around = told[max(0, at - _MOST) : at + _MOST]
    others = [each for each in around if each is not said and each.value > 0]
    if "," in said.text and _is_difference(said, [each for each in others if each.kind == "share"]):
        return True
    if not by_counts or said.kind == "points" or said.value == _ALL:
        return False
    if _is_of_near(said, told[max(0, at - _NEAR) : at], told[at + 1 : at + 2]):
        return True
    return any(_is_made(said, [each for each in others if each.kind == kind]) for kind in _KINDS)


def _is_difference(said: Term, shares: Sequence[Term]) -> bool:
    return any(abs(one.value - other.value) == said.value for one, other in combinations(shares, 2))


def _is_of_near(said: Term, near: Sequence[Term], behind: Sequence[Term]) -> bool:
    """Return whether a percent is that of a number just before it: in its whole, in one beside it, in both."""
    if any(whole.over and _is_share(said, part, whole) for part, whole in pairwise(near)):
        return True
    if any(_is_share(said, each, whole) for whole in (*behind, *near[-1:]) for each in near):
        return True
    part = near[-1] if near and "," in said.text else None
    sides = [each for each in near if part and each.kind in _KINDS and each.value and part.measures_as(each)][:-1]
    return any(abs(_ALL * part.value / (part.value + each.value) - said.value) <= said.half for each in sides if part)


def _is_share(said: Term, part: Term, whole: Term) -> bool:
    """Return whether a percent is that of a number before it in the one right before or behind it."""
    is_pair = whole.kind in _KINDS and part.measures_as(whole) and whole.value > 0
    return is_pair and abs(_ALL * part.value / whole.value - said.value) <= said.half


def _is_made(said: Term, numbers: Sequence[Term]) -> bool:
    """Return whether a percent is the share of a number in another one, so that chance is unlikely."""
    room = said.half if "," in said.text else Decimal(0)
    if (room or len(said.text) >= _LONG) and any(
        abs(_ALL * part.value / whole.value - said.value) <= room for part, whole in permutations(numbers, 2)
    ):
        return True
    sums = [one.value + other.value for one, other in pairwise(numbers)]
    exact = ((each, whole) for each in sums for whole in numbers if _ALL * each == said.value * whole.value)
    return any(_digits(each, whole) >= _SURE for each, whole in exact)


def _digits(part: Decimal, whole: Term) -> int:
    return sum(len(f"{each:f}".replace(".", "").strip("0")) for each in (part, whole.value))

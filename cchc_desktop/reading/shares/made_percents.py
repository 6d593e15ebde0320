"""Percents that numbers of their paragraph make: what any of them give, by chance too, and what they give plainly.

`may_be_made` keeps a doubtful slip back: any sum, rest or run may make it, within twice its rounding. Where numbers
prove the whole, `is_plainly_made` is stricter. `is_made_by_others` asks a whole paragraph, and so for what chance makes
seldom.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.reading.counts.measured_terms import Term

_ALL = Decimal(100)
_COUNTED = ("count", "money", "days")
_MEASURED = (*_COUNTED, "hours", "minutes")
_RUN = 5
"""So many numbers in a row may be added up."""
_PLAIN = 16
"""So many numbers may plainly make a percent."""
_AROUND = 24
"""So many numbers before and behind a percent are held against each other."""
_NEAR = 3
"""So many numbers before a percent may be its part."""
_LONG, _SURE = 3, 7
"""So many digits of a whole percent, or of a part and its whole, are not met by chance."""


def may_be_made(said: Term, found: Iterable[Term], before: Iterable[Term]) -> bool:
    """Return whether any numbers may give a percent, by twice its rounding: what two shares make, too, and any run."""
    own, earlier = list(found), list(before)
    shares = [each.value for each in own if each.kind == "share" and each.start != said.start]
    if any(abs(_ALL - each - said.value) <= said.half * 2 for each in shares):
        return True
    if any(
        abs(abs(one + way * two) - said.value) <= said.half * 2 for one in shares for two in shares for way in (1, -1)
    ):
        return True
    return any(
        _is_share_of_any(said, [each.value for each in (*earlier, *own) if each.kind == kind and each.value > 0])
        for kind in _COUNTED
    )


def _is_share_of_any(said: Term, values: list[Decimal]) -> bool:
    """Return whether a percent is the share of a number, a rest or a run of numbers, in a number or a run of them."""
    runs = {sum(values[i:j]) for i in range(len(values)) for j in range(i + 2, min(len(values), i + _RUN) + 1)}
    low, high = (said.value - 2 * said.half) / _ALL, (said.value + 2 * said.half) / _ALL
    parts = {*values, *(abs(one - other) for one, other in combinations(values, 2))}
    return any(low * whole <= part <= high * whole for whole in {*values, *runs} for part in parts) or any(
        low * whole <= part <= high * whole for whole in values for part in runs
    )


def is_plainly_made(said: Term, near: Sequence[Term]) -> bool:
    """Return whether any number is the percent of another one or of a sum, what is left of it, or its growth.

    Within its rounding, and without differences of shares or sums of a few.
    """
    if any(abs(_ALL - each.value - said.value) <= said.half for each in near if each.kind == "share"):
        return True
    for kind in _COUNTED:
        values = [each.value for each in near if each.kind == kind and each.value > 0][:_PLAIN]
        sums = {one + other for one, other in pairwise(values)} | {sum(values, Decimal(0))}
        low, high = (said.value - said.half) / _ALL, (said.value + said.half) / _ALL
        for whole in {*values, *sums} - {Decimal(0)}:
            if any(low <= abs(each) / whole <= high for one in {*values, *sums} for each in (one, whole - one)):
                return True
    return False


def is_made_by_others(at: int, told: Sequence[Term], *, by_counts: bool) -> bool:
    """Return whether a percent or a difference of percents is what any two numbers of its paragraph make.

    by_counts: not only differences of percents.
    """
    said = told[at]
    around = told[max(0, at - _AROUND) : at + _AROUND]
    others = [each for each in around if each is not said and each.value > 0]
    if "," in said.text and _is_difference(said, [each for each in others if each.kind == "share"]):
        return True
    if not by_counts or said.kind == "points" or said.value == _ALL:
        return False
    if _is_of_near(said, told[max(0, at - _NEAR) : at], told[at + 1 : at + 2]):
        return True
    return any(_is_made(said, [each for each in others if each.kind == kind]) for kind in _MEASURED)


def _is_difference(said: Term, shares: Sequence[Term]) -> bool:
    return any(abs(one.value - other.value) == said.value for one, other in combinations(shares, 2))


def _is_of_near(said: Term, near: Sequence[Term], behind: Sequence[Term]) -> bool:
    """Return whether a percent is that of a number just before it: in its whole, in one beside it, in both."""
    if any(whole.over and _is_share(said, part, whole) for part, whole in pairwise(near)):
        return True
    if any(_is_share(said, each, whole) for whole in (*behind, *near[-1:]) for each in near):
        return True
    part = near[-1] if near and "," in said.text else None
    sides = [each for each in near if part and each.kind in _MEASURED and each.value and part.measures_as(each)][:-1]
    return any(abs(_ALL * part.value / (part.value + each.value) - said.value) <= said.half for each in sides if part)


def _is_share(said: Term, part: Term, whole: Term) -> bool:
    """Return whether a percent is that of a number before it in the one right before or behind it."""
    is_pair = whole.kind in _MEASURED and part.measures_as(whole) and whole.value > 0
    return is_pair and abs(_ALL * part.value / whole.value - said.value) <= said.half


def _is_made(said: Term, numbers: Sequence[Term]) -> bool:
    """Return whether a percent is the share of a number in another one, so that chance is unlikely."""
    room = said.half if "," in said.text else Decimal(0)
    if (room or len(said.text) >= _LONG) and any(
        abs(_ALL * part.value / whole.value - said.value) <= room for part, whole in permutations(numbers, 2)
    ):
        return True
    sums = [one.value + other.value for one, other in pairwise(numbers)]
    parts = [*sums, *(each.value for each in numbers)]
    exact = ((each, whole) for each in parts for whole in numbers if _ALL * each == said.value * whole.value)
    return any(_digits(each, whole) >= _SURE for each, whole in exact)


def _digits(part: Decimal, whole: Term) -> int:
    return sum(len(f"{each:f}".replace(".", "").strip("0")) for each in (part, whole.value))

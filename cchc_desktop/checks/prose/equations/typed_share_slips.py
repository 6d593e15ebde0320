"""Shares that one slip of typing keeps from coming out: "212 hồ sơ (25,63%)" beside others that are shares of 3.168.

A percent that its part is of no number around is held against those of the same thing, against the sum of the numbers
of its sentence, and against the whole that other percents of a sentence are of: where two digits changed in percent,
part or whole make it right, or another digit in the percent, this is what was meant. It speaks last, of numbers that
no other check spoke of.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.equations.known_slips import KnownSlips
from cchc_desktop.checks.prose.equations.named_wholes import named_wholes
from cchc_desktop.checks.prose.equations.told_levels import Surroundings, is_year, told_shares
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import (
    are_swapped,
    are_turned,
    has_other_digit,
    rounded,
    with_others,
    with_swaps,
)
from cchc_desktop.reading.counts.stated_changes import compares
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_desktop.checks.prose.equations.told_levels import ToldLevel, ToldShare
    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import SectionReading

_ALL = Decimal(100)
_FEW, _MANY, _TWO, _FAR = 5, 10, 2, 10
_HUNDRED, _ROOM = 100.0, 1.02
"""A percent with its rounding, and a little more for that of the machine."""


class _Whole(NamedTuple):
    """What a part may be a share of: its value, how it is told, how many paragraphs away; its number if it is one.

    slack: by so much of it the value may be off. is_behind: it is told behind the percent, which does not name it.
    """

    value: Decimal
    told: str
    away: int
    term: Term | None = None
    slack: Decimal = Decimal(0)
    is_behind: bool = False

    @property
    def is_near(self) -> bool:
        """Whether it is told in the paragraph of its part."""
        return self.away == 0


class _Meant(NamedTuple):
    """The number that was mistyped, what was meant, and the whole."""

    wrong: Term
    right: str
    whole: _Whole


def slips(section: SectionReading, _facts: ProseFacts, found: Sequence[ProseSlip]) -> Iterator[ProseSlip]:
    """Yield the percents of a section that one slip of typing explains, where nothing was found of their sentence."""
    known = KnownSlips(found)
    for at, (start, reading) in enumerate(section.paragraphs):
        shares = told_shares(reading)
        around = Surroundings(section, at)
        for each in shares:
            sentence = each.sentence
            if known.has_one(start + sentence.start, start + sentence.end):
                continue
            meant = _meant(each, around, reading.small)
            if meant:
                yield _slip(each, meant).moved(start)


def _meant(share: ToldShare, around: Surroundings, small: str) -> _Meant | None:
    """Return the slip of typing that keeps a percent from being the share of its part, None where it may be right."""
    said, part = share.said, share.part
    if len(said.text) < _TWO or said.value >= _ALL or part.over or is_year(part):
        return None
    if _is_of_row(share, small):
        return None
    levels = around.levels(said.start)
    if _is_right(share, [each.term.value for each in levels if each.term.kind == part.kind]):
        return None
    named = [_Whole(each.term.value, each.term.said, 0, each.term) for each in named_wholes(said, small, levels)]
    for whole in (*named, *_wholes(share, levels, around.shares(said.start))):
        meant = _of_whole(share, whole)
        if meant:
            return meant
    return None


def _is_of_row(share: ToldShare, small: str) -> bool:
    """Return whether a percent is that of its part in another number of its sentence, or what another percent leaves.

    It is what is mostly so, and costs little. Sentences that compare are left out: numbers of theirs are no levels.
    """
    said, part, room = float(share.said.value), share.part, float(share.said.half) * _ROOM
    alike = (each for each in share.row if each.kind == part.kind and each.value > 0 and not is_year(each))
    is_plain = not compares(small[share.sentence.start : share.sentence.end])
    if is_plain and any(abs(_HUNDRED * float(part.value) / float(each.value) - said) <= room for each in alike):
        return True
    return any(abs(_HUNDRED - float(each.value) - said) <= room for each in share.row if each.kind == "share")


def _is_right(share: ToldShare, levels: Sequence[Decimal]) -> bool:
    """Return whether a percent is what its part, or a run of numbers that ends with it, makes with any around it."""
    said, part, values = float(share.said.value), float(share.part.value), [float(each) for each in levels]
    room = float(share.said.half) * _ROOM
    if any(abs(_HUNDRED * part / each - said) <= room for each in values):
        return True
    own = [float(each.value) for each in share.row if each.kind == share.part.kind and each.start <= share.part.start]
    parts = list(accumulate(reversed(own[-_FEW:])))
    wholes = {*values, *(one + other for one, other in pairwise(values)), *_rows(share)}
    return any(
        abs(abs(each) - said) <= room
        for whole in wholes
        for each in (
            *(_HUNDRED * run / whole for run in parts),
            _HUNDRED * (whole - part) / whole,
            _HUNDRED * (part - whole) / whole,
            _HUNDRED * whole / part,
        )
    )


def _rows(share: ToldShare) -> Iterator[float]:
    """Yield what the numbers of a sentence come to that may be all of a whole: each run of them with a part in it."""
    own = [each for each in share.row if each.kind == share.part.kind and not each.over]
    at = next((at for at, each in enumerate(own) if each is share.part), 0)
    for first in range(max(0, at - _MANY), at + 1):
        runs = list(accumulate(float(each.value) for each in own[first : at + _MANY]))
        yield from runs[max(at - first, 1) :]


def _wholes(share: ToldShare, levels: Sequence[ToldLevel], beside: Sequence[ToldShare]) -> Iterator[_Whole]:
    """Yield what a part may be a share of, the surest first."""
    yield from _implied(share, beside)
    part, at = share.part, share.row.index(share.part)
    if at and share.row[at - 1].kind == part.kind and not share.row[at - 1].measures_as(part):
        before = share.row[at - 1]
        yield _Whole(before.value, before.said, 0, before)
    for each in sorted(levels, key=attrgetter("away")):
        is_other = each.term.start != part.start or each.away
        if is_other and each.term.measures_as(part) and (each.term.noun or not part.noun):
            is_behind = not each.away and each.term.start > share.said.start
            yield _Whole(each.term.value, each.term.said, each.away, each.term, is_behind=is_behind)
    row = [each for each in share.row if each.kind == part.kind and not each.over]
    if len(row) > _TWO and all(each.measures_as(part) for each in row):
        told = " + ".join(each.said for each in row)
        yield _Whole(sum((each.value for each in row), Decimal(0)), f"({told})", 0)


def _implied(share: ToldShare, beside: Sequence[ToldShare]) -> Iterator[_Whole]:
    """Yield the wholes that two or more other percents of a sentence are of: its own, or one of the same thing."""
    for row in dict.fromkeys(each.row for each in beside):
        own = [each for each in beside if each.row is row and each.said is not share.said]
        if row is share.row or all(each.part.measures_as(share.part) for each in own):
            common = _common(each for each in own if each.part.kind == share.part.kind)
            if common:
                yield common


def _common(shares: Iterable[ToldShare]) -> _Whole | None:
    """Return the whole that two or more percents are of, by what is common to their rounding, None where none is."""
    low, high, many = Decimal(0), Decimal("Infinity"), 0
    for each in shares:
        if each.said.value >= 1:
            least, most = (_ALL * each.part.value / (each.said.value + way * each.said.half) for way in (1, -1))
            low, high, many = max(low, least), min(high, most), many + 1
    if many < _TWO or not Decimal(0) <= high - low < low / 50:
        return None
    value = (low + high) / 2
    return _Whole(value, show(round(value)), 0, slack=(high - value) / value)


def _of_whole(share: ToldShare, whole: _Whole) -> _Meant | None:
    """Return the slip of typing that keeps a percent from being that of its part in a whole."""
    said, part = share.said, share.part
    exact = _ALL * part.value / whole.value
    room = said.half + exact * whole.slack
    places = len(said.text.partition(",")[2])
    if abs(exact - said.value) <= room + said.half:  # cut off, not rounded
        return None
    wanted = _percent_meant(said, exact, room, whole) if exact < _ALL else ""
    if wanted:
        return _Meant(said, wanted, whole)
    for text in with_swaps(part.text) if places == _TWO or (places and whole.away < _TWO) else ():
        value = _value(text, part)
        if value < whole.value and abs(_ALL * value / whole.value - said.value) <= room:
            return _Meant(part, text, whole)
    for text in with_swaps(whole.term.text) if places and whole.term and whole.is_near else ():
        value = _value(text, whole.term or part)
        if value > part.value and abs(_ALL * part.value / value - said.value) <= said.half:
            return _Meant(whole.term or part, text, whole)
    return None


def _percent_meant(said: Term, exact: Decimal, room: Decimal, whole: _Whole) -> str:
    """Return what a percent is but for a slip of typing, "" for none; more slips are taken for one in a near whole."""
    places, wanted = len(said.text.partition(",")[2]), rounded(exact, said.text)
    may_be_swapped = places == _TWO or (whole.away < _TWO if places else whole.is_near and exact == round(exact))
    if may_be_swapped:
        swaps = (text for text in with_swaps(said.text) if text[0] != "0" or places)
        swapped = next((text for text in swaps if abs(_value(text, said) - exact) <= room), "")
        if swapped or are_swapped(said.text, wanted):
            return swapped or wanted
    if places != _TWO or not whole.is_near or whole.is_behind:  # "thu …, đạt 88,89%. Chi 7 tỷ"
        return ""
    if whole.slack:
        others = with_others(said.text) if abs(exact - said.value) > _FAR * room else ()
        return next((text for text in others if abs(_value(text, said) - exact) <= room), "")
    return wanted if has_other_digit(said.text, wanted) or are_turned(said.text, wanted) else ""


def _value(text: str, like: Term) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".")).scaleb(like.power)


def _slip(share: ToldShare, meant: _Meant) -> ProseSlip:
    said, part, whole = share.said, share.part, meant.whole
    exact = show(round(_ALL * part.value / whole.value, 2).normalize())
    sign = "%" if meant.wrong is said else ""
    message = (
        f"Ghi {said.text}%, mà {part.said} : {whole.told} = {exact}%; {meant.wrong.text}{sign} có lẽ là "
        f"{meant.right}{sign}. Xem lại các số này."
    )
    wrong = said if meant.wrong is said or meant.wrong is whole.term else part
    return ProseSlip("text.arithmetic", wrong.start, wrong.end, message, None, meant.right)

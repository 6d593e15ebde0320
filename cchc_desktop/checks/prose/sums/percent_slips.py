"""Percents that no pair of the counts around them explains, and that are near one: "(80,25%)" of 13 among 16.

A percent is right as soon as any sensible pair gives it: part and whole, the rest, a share of a sum. Where none does,
the words may say surely which pair it is of ("47/89 trường hợp, tức 48,81%"); else only a pair that it is near makes a
slip: the digits in another order, one digit wrong, or a few points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import count_is_mistyped, is_close, share_is_mistyped
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import term_rows, terms
from cchc_desktop.reading.shares.made_percents import may_be_made
from cchc_desktop.reading.shares.share_pairs import Pair, is_of_more, possible_pairs
from cchc_desktop.reading.shares.tied_pairs import tied_pair
from cchc_desktop.reading.written_numbers import BOUND_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.shares.tied_pairs import TiedPair

_BOUND = re.compile(
    r"(?<!\w)(?:trên|hơn|gần|khoảng|dưới|tối thiểu|ít nhất|tối đa|không quá|chỉ tiêu|phấn đấu|mục tiêu|"
    r"kế hoạch (?:giao|đề ra)|xấp xỉ|ước|quá|vượt)(?: (?:là|đạt|mức|từ|thêm|khoảng))? ?$|(?<!\w)từ $"
    r"|[0-9] ?(?:đến|tới|-|–) ?$"
)
"""Before a percent that is no share of what was counted."""
_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|hơn|bớt|rút ngắn|cắt giảm|tiết kiệm|vượt|thêm)"
    r"(?: (?:thêm|được|tới|đến|lên|khoảng|là|hơn|tương ứng|đi|ít nhất|tối thiểu))? $"
    r"|(?<!\w)(?:(?:tỷ lệ|tỉ lệ|mức|tốc độ) )(?:tăng|giảm|tinh giản)(?: (?:là|đạt|bằng))? $"
)
"""Before a percent of a change, which another check holds against its numbers."""
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|định mức|giao|vốn|phải|nghị quyết|đăng ký)(?!\w)")
_OF_PLAN = re.compile(r" (?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?!\w)")
_GROWTH = re.compile(r"(?<!\w)(?:tăng|giảm|hơn|bớt|vượt)(?: (?:thêm|được|lên|đi))? $")
_LEVEL = re.compile(r"\((?:[^\W\d_]+ ){0,3}$")
"""Before a level in brackets behind its difference: "giảm 3 vị trí trống (10), tức 30%"."""
_ALL, _WIDE = Decimal(100), Decimal(30)


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of a paragraph that belong to a pair of counts near them and are not its share."""
    if "%" not in reading.text:
        return
    for sentence, found, before in term_rows(reading, from_afar=True):
        if "%" in sentence.text:
            for at, each in enumerate(found):
                if each.kind == "share":
                    yield from _judged(at, found, before, reading)


def is_explained(start: int, reading: ParagraphReading) -> bool:
    """Return whether some pair of its sentence, or of the one before, gives the percent that begins at a place."""
    at = bisect_right(reading.sentences, start, key=attrgetter("end"))
    found = terms(reading.sentences[at], reading) if at < len(reading.sentences) else ()
    own = next((each for each in found if each.start == start), None)
    if own is None:
        return False
    earlier = (terms(sentence, reading) for sentence in reversed(reading.sentences[:at]))
    return may_be_made(own, found, next(filter(None, earlier), ()))


def _judged(
    at: int, found: tuple[Term, ...], before: tuple[Term, ...], reading: ParagraphReading
) -> Iterator[ProseSlip]:
    said, small = found[at], reading.small
    if BOUND_AFTER.match(small, said.stop) or _CHANGE.search(said.lead) or _is_of_change(at, found):
        return
    is_bound = _BOUND.search(said.lead) is not None
    pairs = [each for each in possible_pairs(at, found, before, small) if each.whole.value > 0]
    pairs = [each for each in pairs if not is_of_more(said, each.part)]
    if _OF_PLAN.match(small, said.stop):
        pairs = [each for each in pairs if each.is_sure or each.is_named or _PLAN.search(each.whole.lead)]
    if is_bound:
        pairs = [each for each in pairs if each.is_sure and each.part.start > said.end]
    sure = [each for each in pairs if each.is_sure]
    if sure and not any(each.gives(said) for each in sure):
        yield _wrong(said, sure[0])
    tied = None if is_bound or sure else tied_pair(at, found, before, small)
    if tied and _is_wrong(said, tied, found, before):
        yield _wrong(said, tied.pair)
        return
    if sure or not pairs or any(each.gives(said, slack=2) for each in pairs):
        return
    if said.value == _ALL or may_be_made(said, found, before):
        return
    near = _nearest(said, pairs)
    if near:
        yield _wrong(said, near)


def _is_wrong(said: Term, tied: TiedPair, found: tuple[Term, ...], before: tuple[Term, ...]) -> bool:
    """Return whether a percent is not that of the pair it is tied to, and of no other number either."""
    pair = tied.pair
    slack = 1 if tied.is_proven and sum(each.value for each in found if each.kind == "share") != _ALL else 2
    if said.value == _ALL or abs(said.value - pair.share) > tied.room or pair.gives(said, slack=slack):
        return False
    if tied.others is None:
        return not may_be_made(said, found, before)
    wholes = (each for each in tied.others if each.kind == pair.part.kind and each.value > 0)
    rest = pair.part._replace(value=pair.whole.value - pair.part.value)
    return not any(
        each.gives(said) for each in (pair._replace(part=rest), *(pair._replace(whole=own) for own in wholes))
    )


def _is_of_change(at: int, found: tuple[Term, ...]) -> bool:
    """Return whether a percent is one of growth: behind a difference, or the level in brackets that it is from."""
    if at and _GROWTH.search(found[at - 1].lead):
        return True
    is_level = at > 1 and _LEVEL.search(found[at - 1].lead) is not None and ")" in found[at].lead
    return is_level and _GROWTH.search(found[at - 2].lead) is not None


def _nearest(said: Term, pairs: list[Pair]) -> Pair | None:
    """Return the one pair whose share a percent must be meant for."""
    typed = [each for each in pairs if _is_typed_like(said, each)]
    if typed:
        return typed[0]
    named = [each for each in pairs if each.is_named and abs(said.value - each.share) <= _WIDE]
    if named:
        return named[0]
    close = [each for each in pairs if each.is_stated and is_close(said.value, each.share)]
    return close[0] if len({each.whole.start for each in close}) == 1 else None


def _is_typed_like(said: Term, pair: Pair) -> bool:
    return share_is_mistyped(said, pair.share) or count_is_mistyped(said, pair.part, pair.whole)


def _wrong(said: Term, pair: Pair) -> ProseSlip:
    return wrong_share(said, f"{pair.part.said} : {pair.whole.said}", pair.share)

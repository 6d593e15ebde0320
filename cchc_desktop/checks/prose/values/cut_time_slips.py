"""Percents of time saved that the days, hours or minutes beside them contradict: "giảm 3 ngày trên 10 ngày: 33%"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.sums.near_numbers import looks_like
from cchc_desktop.checks.prose.sums.wrong_counts import wrong_share
from cchc_desktop.reading.counts.measured_terms import term_rows
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading

_WORDS = frozenset(("giảm", "ngắn", "tiết", "bớt", "cắt", "sớm", "nhanh"))
_CUT = re.compile(
    r"(?<!\w)(?:cắt giảm|rút ngắn|giảm|tiết kiệm|cắt|bớt|ngắn hơn|ngắn đi|sớm hơn|nhanh hơn)(?!\w)"
    r"(?: (?!hồ sơ|số|chi phí|kinh phí)[^\W\d_]+){0,6},? ?[:(=]? ?$"
)
"""Before a percent of time saved."""
_LEFT = re.compile(r"(?<!\w)(?:còn|xuống|thành|chỉ|lại)(?!\w)")
"""Behind a word of cutting: the time that is left, not the one that is saved."""
_SAID_AGAIN = re.compile(r"(?:\(|(?:tức|tương ứng|tương đương|hay|nghĩa là|như vậy|bằng|đạt|là)(?: [^\W\d_]+){0,4}) ?$")
_OF_TIME = re.compile(r" (?:tổng )?(?:thời gian|thời hạn|số ngày|số giờ)(?!\w)")
_LOOSE = re.compile(
    r"(?<!\w)(?:khoảng|gần|hơn|trên|dưới|tối thiểu|ít nhất|từ|xấp xỉ|quá|phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|"
    r"bình quân|trung bình|chung|mỗi)"
    r"(?: [^\W\d_]+){0,2} ?$"
)
_OF_NOTHING = re.compile(
    r" ?(?:[.,;):]|$)| (?:(?:tổng |lượng |quỹ )?thời|số ngày|số giờ|so với|cho|và|đối với|ở|trong|tại|với|như|theo|"
    r"để|giúp|qua|nhằm)(?!\w)"
)
"""Behind a percent of time: anything else would be what it is of."""
_KINDS = ("days", "hours", "minutes")
_ALL, _NEAR, _TWO, _MOST = Decimal(100), Decimal(15), 2, 3


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the percents of time saved of a paragraph that its times do not make."""
    if "%" not in reading.text or reading.vocabulary.isdisjoint(_WORDS):
        return
    for _, found, before in term_rows(reading):
        for each in found:
            if each.kind == "share" and _is_cut(each, reading.small):
                yield from _judged(each, found, before, reading.small)


def _is_cut(said: Term, small: str) -> bool:
    """Return whether words make a percent one of time saved."""
    if _LOOSE.search(said.lead) or not _OF_NOTHING.match(small, said.stop):
        return False
    is_cut = _CUT.search(said.lead) is not None
    return is_cut or (_OF_TIME.match(small, said.stop) is not None and _SAID_AGAIN.search(said.lead) is not None)


def _judged(said: Term, found: Sequence[Term], before: Sequence[Term], small: str) -> Iterator[ProseSlip]:
    times = [each for each in found if each.kind in _KINDS]
    if times and times[0].start > said.start and ";" in small[said.stop : times[0].start]:
        return  # of what is told before those times
    times = times if len(times) > 1 else [*(each for each in before if each.kind in _KINDS), *times]
    values = list(dict.fromkeys(each.value for each in times))
    if not _TWO <= len(values) <= _MOST or len({each.kind for each in times}) > 1:
        return
    if any(abs(each - said.value) <= 2 * said.half for each in _shares(values)):
        return
    if len(values) > _TWO and values[-1] not in _gaps(values[:-1]):  # the last one is what was saved
        return
    whole = max(values[:_TWO])
    last = min(values[:_TWO])
    cut = next((match for each in times if each.value == last and (match := _CUT.search(each.lead))), None)
    is_saved = len(values) == _TWO and cut is not None and not _LEFT.search(cut[0])
    part = last if is_saved else whole - last
    exact = _ALL * part / whole
    if abs(exact - said.value) <= _NEAR or looks_like(said, exact):
        yield wrong_share(said, f"{show(part)} : {show(whole)}", exact)


def _shares(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield what two times may make in percent: a part of the longer one, or what it leaves."""
    for one, other in permutations(values, 2):
        if one < other:
            yield _ALL * one / other
            yield _ALL * (other - one) / other


def _gaps(values: Sequence[Decimal]) -> set[Decimal]:
    return {abs(one - other) for one, other in permutations(values, 2)}

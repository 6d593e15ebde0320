"""Levels and shares of the paragraphs of a section: counts and sums of money, and the percents right behind them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.values.named_levels import named_levels
from cchc_desktop.reading.counts.measured_terms import terms
from cchc_desktop.reading.section_reading import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.counts.measured_terms import Term
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage, SectionReading

_JOINED = re.compile(r"[^.;:()0-9,]{0,90}(?:[,:] ?[^.;:()0-9,]{0,50})?(?:\((?:[^\W\d_]{1,9} ){0,3})?")
"""Between a number and the percent that says what share it is: no sign but a comma, or an open bracket."""
_OTHER = re.compile(
    r"(?<!\w)(?:tăng|giảm|hơn|kém|vượt|thêm|bớt|thấp|cao|phấn đấu|chỉ tiêu|tối thiểu|tối đa|mục tiêu|ít nhất|"
    r"bình quân|trung bình|khoảng|gần|trên|dưới|xấp xỉ|ước|quá|từ|dự kiến|mỗi|cùng kỳ|năm|quý|tháng|so với)(?!\w)"
)
"""Between them, where the percent is of something else, or not meant to the last digit."""
_CHANGED = re.compile(
    r"(?<!\w)(?:tăng|giảm|thêm|bớt|hơn|kém|vượt|rút ngắn|tiết kiệm|từ|lên|xuống)(?: [^\W\d_]+){0,2} $"
)
"""Before a number that is a change, or a level that a change leads to or from."""
_EARLIER = frozenset((
    "cùng kỳ", "năm trước", "năm ngoái", "kỳ trước", "quý trước", "tháng trước", "lần trước", "kế hoạch", "chỉ tiêu",
    "dự toán", "được giao", "đầu năm", "so với",
))  # fmt: skip
_YEARS = range(1900, 2101)
_MEASURED = ("count", "money")
_BEFORE, _BEHIND = 5, 1
"""So many paragraphs before and behind one may tell the whole of its shares."""
_MOST, _FAR = 40, 1200
"""So many numbers of another paragraph, and those so many letters away in the own one, are held against a percent."""


class ToldLevel(NamedTuple):
    """A count or a sum of money, how many paragraphs away it stands, the words that name it.

    is_of_another: words beside it tell that it is of another time, or of a plan; has_time: of any time.
    """

    term: Term
    away: int
    words: frozenset[str]
    is_of_another: bool
    has_time: bool

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.term.start


class ToldShare(NamedTuple):
    """A percent and the number right before it that it says the share of; its sentence with all numbers of that."""

    part: Term
    said: Term
    sentence: Passage
    row: tuple[Term, ...]

    @property
    def start(self) -> int:
        """Where the percent begins."""
        return self.said.start


@lru_cache(maxsize=1024)  # every percent of a section asks for those of the paragraphs around it
def levels_of(reading: ParagraphReading) -> tuple[ToldLevel, ...]:
    """Return the counts and sums of money of a paragraph in their order."""
    if not reading.has_digits:
        return ()
    return tuple(
        ToldLevel(each.term, 0, each.words, not _EARLIER.isdisjoint(each.times), bool(each.times))
        for each in named_levels(reading)
        if each.term.kind in _MEASURED and each.term.value > 0 and not is_year(each.term)
    )


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def told_shares(reading: ParagraphReading) -> tuple[ToldShare, ...]:
    """Return the percents of a paragraph that stand right behind the number that they are the share of."""
    return tuple(_shares(reading)) if "%" in reading.text else ()


def is_year(each: Term) -> bool:
    """Return whether a number may name a year: it stands bare."""
    return not each.noun and "." not in each.text and each.value in _YEARS


def _shares(reading: ParagraphReading) -> Iterator[ToldShare]:
    for sentence in reading.sentences:
        found = terms(sentence, reading) if "%" in sentence.text else ()
        for part, said in pairwise(found):
            is_share = said.kind == "share" and part.kind in _MEASURED and part.value > 0
            if is_share and not _CHANGED.search(part.lead) and _joins(said.lead):
                yield ToldShare(part, said, sentence, found)


def _joins(lead: str) -> bool:
    joined = _JOINED.fullmatch(lead)
    return joined is not None and not _OTHER.search(lead)


class Surroundings:
    """The levels and shares of the paragraphs around one of a section, by its number; what is near a place of it."""

    def __init__(self, section: SectionReading, at: int) -> None:
        self._section = section
        self._at = at
        self._own = section.paragraphs[at].reading

    @cached_property
    def _others(self) -> tuple[tuple[int, ParagraphReading], ...]:
        """The other paragraphs, each with how far away it is."""
        paragraphs, at = self._section.paragraphs, self._at
        around = range(max(0, at - _BEFORE), min(len(paragraphs), at + _BEHIND + 1))
        return tuple((abs(at - number), paragraphs[number].reading) for number in around if number != at)

    @cached_property
    def _levels(self) -> tuple[ToldLevel, ...]:
        return tuple(each._replace(away=away) for away, own in self._others for each in levels_of(own)[-_MOST:])

    @cached_property
    def _shares(self) -> tuple[ToldShare, ...]:
        return tuple(each for _, own in self._others for each in told_shares(own)[-_MOST:])

    def levels(self, start: int) -> tuple[ToldLevel, ...]:
        """Return the levels near a place: those of its own paragraph, then of the others."""
        return (*within(levels_of(self._own), start - _FAR, start + _FAR), *self._levels)

    def shares(self, start: int) -> tuple[ToldShare, ...]:
        """Return the percents near a place that stand right behind the number that they are the share of."""
        return (*within(told_shares(self._own), start - _FAR, start + _FAR), *self._shares)

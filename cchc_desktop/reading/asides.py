"""Paragraphs without their asides: what stands between a number and its parts and belongs to neither.

"27 văn bản về cải cách hành chính (CCHC), gồm …", "là 5.437.200.000 đồng, bằng 51,01% dự toán năm, trong đó …".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.reading.section_reading import ParagraphReading
from cchc_desktop.reading.syllables import CAPITALS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 3
"""So many numbers can be a whole and its parts."""
_SHORT_NAME = re.compile(rf" ?\((?:(?:sau đây )?(?:gọi tắt|viết tắt)(?: là)? )?[{CAPITALS}][{CAPITALS}&-]{{1,11}}\)")
_SHARE = re.compile(
    r", (?:đạt|chiếm|bằng|tương ứng|tương đương|tỷ lệ)(?: tỷ lệ)? [0-9]{1,3}(?:,[0-9]{1,2})? ?%(?= ?[,;.)])"
)
"""A percent of the number before it, alone in its clause."""
_DIVIDES = re.compile(r"[,;] (?=(?:bao gồm|gồm|trong đó|trong số đó|cụ thể|chia ra)(?!\w))")
_CLAUSE = re.compile(r"[,;] ")
_MEASURES = re.compile(
    r"(?:bằng|đạt|chiếm|tương đương|tương ứng|vượt|tăng|giảm|cao hơn|thấp hơn)(?= )[^0-9]{0,40}[0-9]"
)
_OF_MANY = re.compile(r"[0-9] ?%|so với")
"""In a clause that measures the number before it: by a percent, or by an earlier one."""
_LONG, _FAR = 240, 500


class PlainParagraph(NamedTuple):
    """A paragraph read without its asides; starts and cuts: where each of its pieces begins there, and what was cut."""

    reading: ParagraphReading
    starts: tuple[int, ...]
    cuts: tuple[int, ...]

    def place(self, at: int) -> int:
        """Return where a place of the shorter text stands in the paragraph."""
        piece = bisect_right(self.starts, at) - 1
        return at + self.cuts[piece]


@lru_cache(maxsize=1024)  # a few families ask, one after the other
def without_asides(reading: ParagraphReading) -> PlainParagraph | None:
    """Return a paragraph without its asides, None where it has none between numbers."""
    if len(reading.counts) < _FEWEST:
        return None
    spans: list[tuple[int, int]] = []
    for each in sorted((*_short_names(reading), *_shares(reading), *_clauses(reading))):
        if not spans or each[0] >= spans[-1][1]:
            spans.append(each)
    if not spans:
        return None
    edges = [0, *(end for _, end in spans)]
    pieces = [reading.text[begin:end] for begin, end in zip(edges, [*(start for start, _ in spans), None], strict=True)]
    starts = (0, *accumulate(map(len, pieces[:-1])))
    cuts = tuple(edge - start for edge, start in zip(edges, starts, strict=True))
    return PlainParagraph(ParagraphReading("".join(pieces)), starts, cuts)


def _short_names(reading: ParagraphReading) -> Iterator[tuple[int, int]]:
    """Yield the brackets that give what is named before them its short name."""
    for match in _SHORT_NAME.finditer(reading.text) if "(" in reading.text else ():
        sentence = reading.sentence_at(match.start())
        if sentence and len(reading.counts_within(sentence.start, sentence.end)) >= _FEWEST:
            yield match.span()


def _shares(reading: ParagraphReading) -> Iterator[tuple[int, int]]:
    """Yield the percents that stand alone behind one of three or more counts of a sentence, but for the first one.

    The first number with a percent is a part of something itself: "391 hồ sơ, đạt 57,16%; nộp trực tiếp 286 hồ sơ".
    """
    for match in _SHARE.finditer(reading.small) if "%" in reading.text else ():
        sentence = reading.sentence_at(match.start())
        if sentence is None:
            continue
        first, last = max(sentence.start, match.start() - _FAR), min(sentence.end, match.start() + _FAR)
        told = [each for each in reading.counts_within(first, last) if not each.is_percent]
        if len(told) >= _FEWEST and told[1].start < match.start():
            yield match.span()


def _clauses(reading: ParagraphReading) -> Iterator[tuple[int, int]]:
    """Yield the clauses that only measure a number, between it and the word that divides it."""
    for match in _DIVIDES.finditer(reading.small):
        sentence = reading.sentence_at(match.start())
        first = max(sentence.start if sentence else 0, match.start() - _LONG)
        start = match.start()
        for comma in reversed([each.start() for each in _CLAUSE.finditer(reading.small, first, start)]):
            if not _MEASURES.match(reading.small, comma + 2) or not _OF_MANY.search(reading.small, comma, start):
                break
            start = comma
        if start < match.start():
            yield start, match.start()

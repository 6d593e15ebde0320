"""Sentences that semicolons join: what is divided stands before the first one, its parts behind."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_desktop.reading.section_reading import Passage, start_of

if TYPE_CHECKING:
    from cchc_desktop.reading.section_reading import ParagraphReading

_JOINED = 32
"""So many sentences that semicolons end are read as one."""


def whole_sentence(reading: ParagraphReading, at: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends: a semicolon before a name ends none."""
    sentences = reading.sentences
    first = last = max(bisect_right(sentences, at, key=start_of) - 1, 0)
    least, most = first - _JOINED, last + _JOINED
    while first > max(0, least) and sentences[first - 1].text.endswith(";"):
        first -= 1
    while last + 1 < min(len(sentences), most) and sentences[last].text.endswith(";"):
        last += 1
    return sentences[first].start, sentences[last].end


@lru_cache(maxsize=1024)  # an edit of one paragraph asks for those of all others again
def whole_sentences(reading: ParagraphReading) -> tuple[Passage, ...]:
    """Return the sentences of a paragraph in their order, those that semicolons join as one."""
    found: list[Passage] = []
    at = 0
    for each in reading.sentences:
        if each.start >= at:
            start, end = whole_sentence(reading, each.start)
            start, at = max(start, at), end
            found.append(Passage(start, at, reading.text[start:at]))
    return tuple(found)

"""Prose, read once: each paragraph by itself, a section as the row of its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from cchc_desktop.reading.calendar_dates import WrittenDate, find_dates
from cchc_desktop.reading.document_names import find_documents
from cchc_desktop.reading.number_words import find_number_words
from cchc_desktop.reading.syllables import CAPITALS, plain_words, small_letters
from cchc_desktop.reading.written_numbers import WrittenNumber, find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE_END = re.compile(  # one set of letters to begin with: the search looks for it alone
    rf"[.!?;\n](?:(?<=[^\sA-ZĐ0-9][.!?;])\s+(?=[{CAPITALS}\"“(+\-–])|(?<=[0-9]\.)\s+(?=[{CAPITALS}])|(?<=\n)\n*)"
)
start_of = attrgetter("start")
_DIGIT = re.compile("[0-9]")
_MOST_PARAGRAPHS = 1024  # those of a long report, and of its last edits


class _Placed(Protocol):
    """What was found at a place."""

    @property
    def start(self) -> int:
        """Where it begins."""


_Found = TypeVar("_Found", bound=_Placed)


class Passage(NamedTuple):
    """A stretch of a text and its words."""

    start: int
    end: int
    text: str


class ParagraphReading:
    """A paragraph as printed, and what is found in it; positions are code points of its text.

    small is the text in small letters, position for position; words are in small letters and in their order (`words_of`
    gives their places), vocabulary has each once, pairs every two that follow each other: "thủ tục".

    issued are the places where the days of issue of the documents begin, named those that dates and names of documents
    take. numbers count, measure or share, those of dates and documents are left out; counts are the numbers, and the
    counts that are written as words.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.small = small_letters(text)
        self.has_digits = _DIGIT.search(text) is not None
        self.words = tuple(plain_words(self.small))
        self.vocabulary = frozenset(self.words)
        self.pairs = pairs_of(self.words)
        self.sentences = tuple(_sentences(text))
        self.dates = find_dates(text) if self.has_digits else ()
        self.documents = find_documents(text, self.dates) if self.has_digits or "số" in self.small else ()
        self.issued = frozenset(each.day.start for each in self.documents if each.day)
        spans = [*((each.start, each.end) for each in self.dates), *((each.start, each.end) for each in self.documents)]
        self.named = frozenset(at for span in spans for at in range(*span))
        numbers = find_numbers(text) if self.has_digits else ()
        self.numbers = tuple(each for each in numbers if each.start not in self.named)
        written = find_number_words(self.small, self.pairs)
        self.counts = tuple(sorted((*self.numbers, *written))) if written else self.numbers

    def date_before(self, at: int) -> WrittenDate | None:
        """Return the last date that ends before a place."""
        before = bisect_right(self.dates, at, key=attrgetter("end"))
        return self.dates[before - 1] if before else None

    def counts_within(self, start: int, end: int) -> tuple[WrittenNumber, ...]:
        """Return the counts that begin in a stretch of the text."""
        return within(self.counts, start, end)

    def sentence_at(self, at: int) -> Passage | None:
        """Return the sentence that holds a place, None between two."""
        before = bisect_right(self.sentences, at, key=start_of)
        return self.sentences[before - 1] if before and at < self.sentences[before - 1].end else None


def within(found: tuple[_Found, ...], start: int, end: int) -> tuple[_Found, ...]:
    """Return those of what was found in a text, in its order, that begin in a stretch of it."""
    return found[bisect_left(found, start, key=start_of) : bisect_left(found, end, key=start_of)]


def begins_sentence(text: str, at: int) -> bool:
    """Return whether a sentence or a line begins at a place: behind a full stop, or a mark of a list."""
    before = text[max(0, at - 3) : at].rstrip(' -+*“"(')
    return not before or before.endswith((".", "\n"))


def _sentences(text: str) -> Iterator[Passage]:
    """Yield the sentences of a text."""
    at = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.start() + (match[0][0] != "\n")
        own = text[at:end]
        if own and not own.isspace():
            yield Passage(at, end, own)
        at = match.end()
    if text[at:].strip():
        yield Passage(at, len(text), text[at:])


def pairs_of(words: Iterable[str]) -> frozenset[str]:
    """Return every two words that follow each other, with a space between them; texts are no work for the garbage."""
    return frozenset(map(" ".join, pairwise(words)))


def pairs_of_lists(listed: Iterable[str]) -> frozenset[str]:
    """Return the first two words of each of some words: none of them is in a text without one of these pairs."""
    return frozenset(" ".join(words.split()[:2]) for words in listed)


class SectionParagraph(NamedTuple):
    """A paragraph of a section: where it starts, and what is found in it."""

    start: int
    reading: ParagraphReading


class SectionReading:
    """The text of one section as printed, and its paragraphs: the lines that are not blank."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def paragraphs(self) -> tuple[SectionParagraph, ...]:
        """The paragraphs in their order."""
        found, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append(SectionParagraph(at, read_paragraph(line)))
            at += len(line) + 1
        return tuple(found)


@lru_cache(maxsize=_MOST_PARAGRAPHS)
def read_paragraph(text: str) -> ParagraphReading:
    """Return a paragraph as it is read; an edit of a section reads the edited paragraph alone."""
    return ParagraphReading(text)


@lru_cache(maxsize=64)
def read_section(text: str) -> SectionReading:
    """Return a section as it is read."""
    return SectionReading(text)

"""Prose, read once: each paragraph by itself, a section as the row of its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cchc_desktop.reading.calendar_dates import WrittenDate, find_dates
from cchc_desktop.reading.document_names import DocumentName, find_documents
from cchc_desktop.reading.number_words import find_number_words
from cchc_desktop.reading.syllables import WORD, small_letters
from cchc_desktop.reading.written_numbers import WrittenNumber, find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SENTENCE_END = re.compile(  # one set of letters to begin with: the search looks for it alone
    rf"[.!?;\n](?:(?<=[^\sA-ZĐ0-9][.!?;])\s+(?=[{_CAPITALS}\"“(+\-–])|(?<=[0-9]\.)\s+(?=[{_CAPITALS}])|(?<=\n)\n*)"
)
_start_of = attrgetter("start")
_Found = TypeVar("_Found", WrittenDate, DocumentName, WrittenNumber)
_DIGIT = re.compile("[0-9]")
_MOST_PARAGRAPHS = 1024  # those of a long report, and of its last edits


class Passage(NamedTuple):
    """A stretch of a text and its words."""

    start: int
    end: int
    text: str


class ParagraphReading:
    """A paragraph as printed, and what is found in it; positions are code points of its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.small = small_letters(text)
        """The text in small letters, position for position."""
        self.has_digits = _DIGIT.search(text) is not None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in small letters, in their order; `words_of` gives their places."""
        return tuple(WORD.findall(self.small))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word in small letters."""
        return frozenset(self.words)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two words that follow each other, in small letters: "thủ tục"."""
        return pairs_of(self.words)

    @cached_property
    def dates(self) -> tuple[WrittenDate, ...]:
        """The dates in the text."""
        return find_dates(self.text) if self.has_digits else ()

    def date_before(self, at: int) -> WrittenDate | None:
        """Return the last date that ends before a place."""
        before = bisect_right(self.dates, at, key=attrgetter("end"))
        return self.dates[before - 1] if before else None

    @cached_property
    def documents(self) -> tuple[DocumentName, ...]:
        """The documents named in the text."""
        return find_documents(self.text, self.dates) if self.has_digits or "số" in self.small else ()

    @cached_property
    def issued(self) -> frozenset[int]:
        """Where the days on which the documents were issued begin."""
        return frozenset(each.day.start for each in self.documents if each.day)

    @cached_property
    def numbers(self) -> tuple[WrittenNumber, ...]:
        """The numbers that count, measure or share; those of dates and documents are left out."""
        if not self.has_digits:
            return ()
        return tuple(each for each in find_numbers(self.text) if each.start not in self.named)

    @cached_property
    def named(self) -> frozenset[int]:
        """The places that dates and names of documents take."""
        spans = [*((each.start, each.end) for each in self.dates), *((each.start, each.end) for each in self.documents)]
        return frozenset(at for span in spans for at in range(*span))

    @cached_property
    def counts(self) -> tuple[WrittenNumber, ...]:
        """The numbers, and those counts that are written as words, in their order."""
        words = find_number_words(self.small, self.vocabulary)
        return tuple(sorted((*self.numbers, *words))) if words else self.numbers

    def counts_within(self, start: int, end: int) -> tuple[WrittenNumber, ...]:
        """Return the counts that begin in a stretch of the text."""
        return within(self.counts, start, end)

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """The sentences of the text."""
        found, at = [], 0
        for match in _SENTENCE_END.finditer(self.text):
            end = match.start() + (match[0][0] != "\n")
            found.append(Passage(at, end, self.text[at:end]))
            at = match.end()
        found.append(Passage(at, len(self.text), self.text[at:]))
        return tuple(each for each in found if each.text.strip())

    def sentence_at(self, at: int) -> Passage | None:
        """Return the sentence that holds a place, None between two."""
        before = bisect_right(self.sentences, at, key=_start_of)
        return self.sentences[before - 1] if before and at < self.sentences[before - 1].end else None


def within(found: tuple[_Found, ...], start: int, end: int) -> tuple[_Found, ...]:
    """Return those of what was found in a text, in its order, that begin in a stretch of it."""
    return found[bisect_left(found, start, key=_start_of) : bisect_left(found, end, key=_start_of)]


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

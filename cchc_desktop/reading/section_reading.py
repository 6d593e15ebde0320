"""A section's text, read once: its dates, documents and sentences."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from cchc_desktop.reading.calendar_dates import WrittenDate, find_dates
from cchc_desktop.reading.document_names import DocumentName, find_documents
from cchc_desktop.reading.written_numbers import WrittenNumber, find_numbers

_SENTENCE_END = re.compile(r"(?<=[^\sA-ZĐ0-9][.!?;])\s+(?=[A-ZĐÀ-Ỹ\"“(+\-–])|(?<=[0-9]\.)\s+(?=[A-ZĐÀ-Ỹ])|\n+")


class Passage(NamedTuple):
    """A stretch of a text and its words."""

    start: int
    end: int
    text: str


class SectionReading:
    """The text of one section as printed, and what is found in it; positions are code points of that text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def dates(self) -> tuple[WrittenDate, ...]:
        """The dates in the text."""
        return find_dates(self.text)

    @cached_property
    def documents(self) -> tuple[DocumentName, ...]:
        """The documents named in the text."""
        return find_documents(self.text)

    @cached_property
    def numbers(self) -> tuple[WrittenNumber, ...]:
        """The numbers that count, measure or share; those of dates and documents are left out."""
        spans = [*((each.start, each.end) for each in self.dates), *((each.start, each.end) for each in self.documents)]
        taken = {at for span in spans for at in range(*span)}
        return tuple(each for each in find_numbers(self.text) if each.start not in taken)

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """The sentences and lines of the text."""
        found, at = [], 0
        for match in _SENTENCE_END.finditer(self.text):
            found.append(Passage(at, match.start(), self.text[at : match.start()]))
            at = match.end()
        found.append(Passage(at, len(self.text), self.text[at:]))
        return tuple(each for each in found if each.text.strip())

    @cached_property
    def paragraphs(self) -> tuple[Passage, ...]:
        """The lines of the text that are not blank."""
        found, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append(Passage(at, at + len(line), line))
            at += len(line) + 1
        return tuple(found)


@lru_cache(maxsize=64)  # every section of a report, read again only when its printed text changes
def read_section(text: str) -> SectionReading:
    """Return a text as it is read."""
    return SectionReading(text)

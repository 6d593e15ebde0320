"""Terms that were replaced: each with the day it went out of use, and its source."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage, SectionReading

_MEASURED = re.compile(r"[0-9]|[.,][0-9]| ?(?:%|triệu|tỷ|nghìn|đồng|điểm|lần)")
"""Behind a word for a level that is an amount."""


def slips(sections: Mapping[str, SectionReading], facts: ProseFacts) -> Iterator[tuple[str, ProseSlip]]:
    """Yield each replaced term once, in the first section that has it, unless a form of the template says it so."""
    if facts.period is None:
        return
    for term in prose_data("terms")["term"]:
        if not term["since"] <= facts.period.end or facts.period.end >= term.get("until", date.max):
            continue
        if any(words in facts.labels for words in term["words"]):
            continue
        found = ((code, slip) for code, section in sections.items() for slip in _in_section(term, section))
        first = next(found, None)
        if first:
            yield first


def _in_section(term: dict[str, Any], section: SectionReading) -> Iterator[ProseSlip]:
    if not any(words in section.text for words in term["words"]):
        return
    for start, reading in section.paragraphs:
        for sentence in reading.sentences:
            for slip in _in_sentence(term, sentence, reading):
                yield slip.moved(start)


def _in_sentence(term: dict[str, Any], sentence: Passage, reading: ParagraphReading) -> Iterator[ProseSlip]:
    if any(words in sentence.text for words in term.get("but", ())):
        return
    if "near" in term and not any(words in sentence.text for words in term["near"]):
        return
    found = [
        (at, words)
        for words in term["words"]
        if (at := sentence.text.find(words)) >= 0 and not _MEASURED.match(sentence.text, at + len(words))
    ]
    if not found:
        return
    at, words = max(found, key=lambda each: (-each[0], len(each[1])))
    start = sentence.start + at
    older = within(reading.documents, sentence.start, sentence.end)
    if any(each.day and each.day.calendar and each.day.calendar < term["since"] for each in older):
        return
    yield ProseSlip("text.term", start, start + len(words), f"“{words}”: {term['say']} ({term['source']})")

"""Terms that were replaced: a table with the day from which each is out of use, and its source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import read_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import Passage, SectionReading


def slips(texts: Mapping[str, str], facts: ProseFacts) -> Iterator[tuple[str, ProseSlip]]:
    """Yield each replaced term once, in the first section that has it, unless a form of the template says it so."""
    if facts.period is None:
        return
    for term in prose_data("terms")["term"]:
        if not term["since"] <= facts.period.end or facts.period.end >= term.get("until", date.max):
            continue
        if any(words in facts.labels for words in term["words"]):
            continue
        found = ((code, _in_section(term, text)) for code, text in texts.items())
        first = next(((code, slip) for code, slip in found if slip), None)
        if first:
            yield first


def _in_section(term: dict[str, Any], text: str) -> ProseSlip | None:
    reading = read_section(text)
    return next((slip for each in reading.sentences for slip in _in_sentence(term, each, reading)), None)


def _in_sentence(term: dict[str, Any], sentence: Passage, reading: SectionReading) -> Iterator[ProseSlip]:
    if any(words in sentence.text for words in term.get("but", ())):
        return
    if "near" in term and not any(words in sentence.text for words in term["near"]):
        return
    found = [(sentence.text.find(words), words) for words in term["words"] if words in sentence.text]
    if not found:
        return
    at, words = max(found, key=lambda each: (-each[0], len(each[1])))
    start = sentence.start + at
    older = (each for each in reading.documents if sentence.start <= each.start < sentence.end)
    if any(each.day and each.day.calendar and each.day.calendar < term["since"] for each in older):
        return
    yield ProseSlip("text.term", start, start + len(words), f"“{words}”: {term['say']} ({term['source']})")

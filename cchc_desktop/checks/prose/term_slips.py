"""Terms that were replaced: each with the day it went out of use, and its source."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording.known_words import known_words
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import within
from cchc_desktop.reading.syllables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage, SectionReading

_MEASURED = re.compile(r"[0-9]|[.,][0-9]| ?(?:%|triệu|tỷ|nghìn|đồng|điểm|lần)")
"""Behind a word for a level that is an amount."""
_WHOLE = 500
"""So much of a sentence is looked at around a term."""
_BEFORE, _BEHIND = 48, 70
"""So far before and behind a term the words reach that tell of the past, or that make it right."""
_LIST = 90
"""So long a list may be that a term ends: "không phải nộp giấy khai sinh, …, sổ hộ khẩu"."""
_JUST_BEFORE, _JUST_BEHIND = 14, 30
"""Likewise those that have to be beside it."""


def slips(sections: Mapping[str, SectionReading], facts: ProseFacts) -> Iterator[tuple[str, ProseSlip]]:
    """Yield each replaced term once, in the first section that has it, unless a form of the template says it so."""
    if facts.period is None:
        return
    told: set[int] = set()
    day = min(facts.period.end, facts.latest or facts.period.end)
    labels = facts.labels.casefold()
    for code, section in sections.items():
        for start, reading, at, words in _terms_said(section):
            for number, term in _terms_by_words()[words]:
                if number in told or not _is_over(term, day, labels):
                    continue
                if _is_meant(term, at, words, reading):
                    told.add(number)
                    message = f"“{reading.text[at : at + len(words)]}”: {term['say']} ({term['source']})"
                    yield code, ProseSlip("text.term", at, at + len(words), message).moved(start)


def _is_over(term: Mapping[str, Any], day: date, labels: str) -> bool:
    """Return whether a term went out of use before the day of the text, and no row of the form says it."""
    if not term["since"] <= day < term.get("until", date.max):
        return False
    return term.get("even_in_forms", False) or not any(words in labels for words in term["words"])


def _is_meant(term: Mapping[str, Any], at: int, words: str, reading: ParagraphReading) -> bool:
    """Return whether a term is told as one in use, by the sentence around it."""
    sentence = reading.sentence_at(at)
    if sentence is None or _MEASURED.match(reading.text, at + len(words)):
        return False
    small = reading.small[max(sentence.start, at - _WHOLE) : min(sentence.end, at + _WHOLE)]
    days = [each.day and each.day.calendar for each in within(reading.documents, sentence.start, sentence.end)]
    is_new = bool(days) and all(day and day >= term["since"] for day in days)
    if _is_right(term, small, is_new=is_new) or _is_past(term, at, words, reading, sentence):
        return False
    if "near" in term and not _any_of(tuple(term["near"])).search(small):
        return False
    return term.get("document", False) or not any(day and day < term["since"] for day in days)


def _is_right(term: Mapping[str, Any], small: str, *, is_new: bool) -> bool:
    """Return whether words of the sentence make a term right; those for papers do not where all of these are new."""
    beside = _any_of(tuple(term["but"])).findall(small) if "but" in term else []
    return any(not (is_new and words in prose_data("terms")["papers"]) for words in beside)


def _is_past(term: Mapping[str, Any], at: int, words: str, reading: ParagraphReading, sentence: Passage) -> bool:
    """Return whether words near to a term, in its own part of the sentence, tell that what is over is meant."""
    small, end = reading.small, at + len(words)
    reach = _LIST if term.get("document") else _BEFORE  # "thay thế" several documents, each with its day
    first = max(sentence.start, at - reach, small.rfind(";", 0, at) + 1)
    last = min(sentence.end, end + _BEHIND)
    last = min(last, small.find(";", end, last) % (last + 1))
    if _any_of(tuple(prose_data("terms")["past"])).search(small, first, last):
        return True
    if _any_of(tuple(prose_data("terms")["beside"])).search(
        small, max(first, at - _JUST_BEFORE), min(last, end + _JUST_BEHIND)
    ):
        return True
    comma = small.find(",", end, last)
    own = min(last, comma) if comma >= 0 else last
    first = max(sentence.start, at - _LIST, small.rfind(";", 0, at) + 1)
    return "unless" in term and bool(_any_of(tuple(term["unless"])).search(small, first, own))


@lru_cache(maxsize=64)  # an edit reads the edited section alone
def _terms_said(section: SectionReading) -> tuple[tuple[int, ParagraphReading, int, str], ...]:
    """Return the terms of a section: where its paragraph starts, the paragraph, where it stands there, its words."""
    return tuple(
        (start, reading, match.start(), match[0])
        for start, reading in section.paragraphs
        if not (_signs()[0].isdisjoint(reading.pairs) and _signs()[1].isdisjoint(reading.vocabulary))
        for match in _any_of(tuple(_terms_by_words())).finditer(reading.small)
    )


@cache
def _signs() -> tuple[frozenset[str], frozenset[str]]:
    """Return two words of each term that follow each other, of no compound where that can be; the terms of one word."""
    divided = [words_of(words) for words in _terms_by_words()]
    pairs = ([f"{one[0]} {other[0]}" for one, other in pairwise(each)] for each in divided if len(each) > 1)
    rare = (min(each, key=known_words()[0].__contains__) for each in pairs)
    return frozenset(rare), frozenset(each[0][0] for each in divided if len(each) == 1)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_word(words))


@cache
def _terms_by_words() -> Mapping[str, list[tuple[int, dict[str, Any]]]]:
    by_words = defaultdict(list)
    for number, term in enumerate(prose_data("terms")["term"]):
        for words in term["words"]:
            by_words[words].append((number, term))
    return by_words

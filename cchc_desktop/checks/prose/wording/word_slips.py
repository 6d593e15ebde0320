"""Words: wrong compounds of the field, and pairs near to frequent ones; whatever is wrong is told once."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.judged_items import JudgedItems
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording import near_pairs
from cchc_desktop.checks.prose.wording.known_words import as_written, known_words
from cchc_desktop.checks.prose.wording.syllable_slips import (
    USUAL,
    bound,
    bound_syllables,
    is_impossible,
    letters,
    old_letters,
    syllables,
)
from cchc_desktop.checks.prose.wording.typed_slips import (
    abbreviations,
    apart,
    doubled,
    over_comma,
    twice,
    with_letter_once,
)
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import pairs_of
from cchc_desktop.reading.syllables import words_of
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading


_MANY = 10
"""So many academies and institutes nobody counts."""
_LONGEST = 9
"""A syllable, and the spaces around it."""
_ALONE = frozenset((
    "vụ", "việc", "bàn", "người", "được", "có", "trả", "giao", "nhận", "giờ", "ngày", "tại", "do", "để", "đi", "về",
    "từ", "qua", "khi", "thôn", "ông", "bà", "hộ", "lương",
))  # fmt: skip
"""Words that begin what follows a compound: "rút kinh nghiệm vụ trễ hẹn" has no "nghiệm vụ"."""


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the words of a paragraph; words are placed only where some of them may be wrong."""
    words, pairs = _WORDS.wrong(reading.vocabulary), _PAIRS.wrong(reading.pairs)
    taken: set[int] = set()
    for family in (
        old_letters(reading),
        letters(reading) if words else (),
        _compounds(reading, words, pairs) if words or pairs else (),
        near_pairs.slips(reading, pairs, facts) if pairs else (),
        doubled(reading, words) if words else (),
        syllables(reading, words, facts) if words else (),
        bound(reading, words) if words else (),
        apart(reading),
        abbreviations(reading),
        twice(reading),
        over_comma(reading),
        _counted(reading),
    ):
        for slip in family:
            span = range(slip.start, slip.end)
            if taken.isdisjoint(span):
                taken.update(span)
                yield slip


def _crosses(small: str, start: int, stop: int) -> bool:
    """Return whether two compounds meet in a wrong one: "dân cư sử dụng" has no "cư sử"."""
    written = small[start:stop].split(" ")
    if len(written) != 2:  # noqa: PLR2004
        return False
    _, _, before = small[max(0, start - _LONGEST) : start].rstrip().rpartition(" ")
    after, _, _ = small[stop : stop + _LONGEST].lstrip().partition(" ")
    if written[1] in _ALONE and f"{before} {written[0]}" in known_words()[0]:
        return True
    return {f"{before} {written[0]}", f"{written[1]} {after}"} <= known_words()[0]


def _doubles(small: str, start: int, meant: str) -> bool:
    """Return whether what is meant would stand behind its own first word: "tuyên truyền truyền" has a word too many."""
    _, _, before = small[max(0, start - _LONGEST) : start].rstrip().rpartition(" ")
    return before == meant.casefold().partition(" ")[0]


@cache
def _wrong() -> dict[str, list[tuple[str, str]]]:
    """Return (what is written, what is meant) of the wrong compounds by their first word, the longest first."""
    data = prose_data("words")
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for wrong, right in sorted({**data["wrong"], **data["context"]}.items(), key=lambda pair: -len(pair[0])):
        found[words_of(wrong)[0][0].casefold()].append((wrong.casefold(), right))
    return found


@cache
def _signs() -> tuple[frozenset[str], frozenset[str], dict[str, list[frozenset[str]]]]:
    """Return the wrong words that stand alone, one pair of each wrong compound, and all of its pairs by that one.

    That pair is one that the meant words have not: few right texts have it.
    """
    alone: set[str] = set()
    by_pair: dict[str, list[frozenset[str]]] = defaultdict(list)
    for wrong, meant in (each for known in _wrong().values() for each in known):
        words = [match[0] for match in words_of(wrong)]
        pairs = [*map(" ".join, pairwise(words))]
        right = pairs_of([match[0] for match in words_of(meant.casefold())])
        if pairs:
            least = min(pairs, key=lambda pair: (pair in right, pair in known_words()[0]))
            by_pair[least].append(pairs_of(words))
        else:
            alone.add(words[0])
    return frozenset(alone), frozenset(by_pair), by_pair


def _has_signs(reading: ParagraphReading, words: set[str], pairs: set[str]) -> bool:
    """Return whether a paragraph may have a wrong compound: all of its pairs are there."""
    alone, firsts, by_pair = _signs()
    if any(each <= reading.pairs for pair in firsts & pairs for each in by_pair[pair]):
        return True
    return not alone.isdisjoint(words)


def _compounds(reading: ParagraphReading, words: set[str], pairs: set[str]) -> Iterator[ProseSlip]:
    if not _has_signs(reading, words, pairs):
        return
    known, end, small = _wrong(), 0, reading.small
    for word in words_of(small):
        for wrong, meant in known.get(word[0], ()):
            start, stop = word.start(), word.start() + len(wrong)
            whole = small.startswith(wrong, start) and not small[stop : stop + 1].isalnum()
            if whole and start >= end and not _crosses(small, start, stop):
                written, end = reading.text[start:stop], stop
                right = as_written(written, meant)
                if right != written and not _doubles(small, start, meant):
                    message = f"“{written}” viết nhầm, đúng là “{right}”."
                    yield ProseSlip("text.style", start, stop, message, right, severity=Severity.WARNING)


def _counted(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield right words that are wrong behind a number of people or things: "640 học viện"."""
    meant = prose_data("words")["counted"]
    if not reading.has_digits or meant.keys().isdisjoint(reading.pairs):
        return
    for each in reading.numbers:
        wrong = _words_counted().match(reading.small, each.end + 1)
        if wrong and each.value is not None and each.value >= _MANY:
            written = reading.text[slice(*wrong.span())]
            message = f"“{each.text} {written}”: có phải “{meant[wrong[0]]}”?"
            yield ProseSlip("text.style", *wrong.span(), message, meant[wrong[0]])


@cache
def _words_counted() -> re.Pattern[str]:
    return re.compile(any_word(prose_data("words")["counted"]))


_PAIRS = JudgedItems[str](lambda pair: pair in _signs()[1] or bool(near_pairs.meant_by(pair)))
"""Pairs that begin a wrong compound, or are near to a frequent one."""


def _is_odd(word: str) -> bool:
    if word in _signs()[0] or word in bound_syllables() or not USUAL.issuperset(word) or is_impossible(word):
        return True
    return bool(with_letter_once(word))


_WORDS = JudgedItems(_is_odd)
"""Words that are wrong by themselves, have letters of another alphabet, or cannot be."""

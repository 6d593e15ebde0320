"""Syllables that no word has, keys left in them, and letters of other alphabets that look like Vietnamese ones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.base.lookalikes import LATIN
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording import near_pairs
from cchc_desktop.checks.prose.wording.known_words import LAST_LETTER, as_written, known_words
from cchc_desktop.reading.old_fonts import old_fonts, old_runs
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import begins_sentence
from cchc_desktop.reading.syllables import from_telex, has_marks, is_possible, with_tone_in_place, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.old_fonts import OldRun
    from cchc_desktop.reading.section_reading import ParagraphReading

_TWIN = {"ǎ": "ă", "Ǎ": "Ă", "ð": "đ", "Ð": "Đ", "ď": "đ", "Ɖ": "Đ", "ĭ": "ĩ", "ŏ": "ơ"}
"""Letters that are none of Vietnamese, and the one that each looks like."""
_KEYS = ("f", "j", "w", "dd", "aa")
_NEXT = re.compile(r" (?P<word>[^\W\d_]{2,8})(?!\w)")
_CAPITAL_WITHIN = re.compile("[a-z][À-ÖØ-Þ]")
_LEFT = re.compile("[fjw]$")
"""A key behind a word with marks: no word has it."""
_OF_NAMES = frozenset("ŏĭŎĬ")
"""Letters of languages of the Central Highlands: names of places have them."""
_UNITS = frozenset(("µm", "µg", "µl"))
_ALPHABET = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")
USUAL = frozenset("abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơư0123456789 .,;:!?()[]\"'“”‘’/%+*-–…&=<>_\t").union(
    map(chr, range(0x1EA0, 0x1EFA))
)
"""Small letters and signs of usual texts: one that has no others has none that only looks like a Vietnamese letter."""
_UNUSUAL = re.compile(f"[^{re.escape(''.join(sorted(USUAL)))}A-ZĂĐĨŨƠƯ]")
"""What no usual text has, and the capitals of Latin-1, which some names begin with."""


def old_letters(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield what an old font left in a modern paragraph: "nh©n d©n"."""
    if not _UNUSUAL.search(reading.text):
        return
    if USUAL.issuperset(reading.small) and not _CAPITAL_WITHIN.search(reading.text):
        return
    for each in old_runs(reading.text):
        run = _with_next(each, reading.text)
        if not (run.is_sure or (run.meant.islower() and run.meant in near_pairs.known_syllables())):
            continue  # "Loïc" is a name
        written = " ".join(reading.text[run.start : run.end].split())
        message = f"“{written}” còn chữ của phông cũ ({run.font}). Gõ lại: {run.meant}."
        yield ProseSlip("text.letters", run.start, run.end, message, run.meant)


def _with_next(run: OldRun, text: str) -> OldRun:
    """Return an old run with the next word, where this makes a compound of its last word only as an old one: "vô".

    A run that makes a compound with the next word as it is, is sure too.
    """
    match = _NEXT.match(text, run.end)
    font = next((font for font in old_fonts() if font.name == run.font), None)
    if match is None or font is None or match["word"].isascii():
        return run
    last, written = run.meant.split()[-1].casefold(), match["word"]
    known, meant = known_words()[0], font.converted(written)
    if f"{last} {written}".casefold() in known:
        return run._replace(is_sure=True)
    if f"{last} {meant}".casefold() not in known:
        return run
    return run._replace(end=match.end(), meant=f"{run.meant} {meant}", is_sure=True)


def letters(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Letters of another alphabet that look like Vietnamese ones."""
    if USUAL.issuperset(reading.small):
        return
    for word in words_of(reading.text):
        if max(word[0]) >= LAST_LETTER or word[0] in _UNITS:
            continue
        odd = [char for char in word[0] if char in _TWIN or (_bare(char) not in _ALPHABET and _twin(char))]
        if odd and (len(odd) < len(word[0]) or odd[0] in _TWIN):
            mend = unicodedata.normalize(
                "NFC", "".join(_twin(char) or char if char in odd else char for char in word[0])
            )
            if word[0].istitle() and _OF_NAMES.issuperset(odd) and not is_possible(mend):
                continue  # "buôn Akŏ Dhông"
            named = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(odd))
            message = f"“{word[0]}” có chữ của bảng chữ khác, trông giống chữ Việt ({named}). Gõ lại: {mend}."
            yield ProseSlip("text.letters", *word.span(), message, mend)


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char.casefold())[0] if char.casefold() not in _ALPHABET else char.casefold()


def _twin(char: str) -> str:
    """Return the Vietnamese letter that a letter looks like, "" if none."""
    if char in _TWIN:
        return _TWIN[char]
    latin = LATIN.get(ord(char.casefold()), "")
    return latin.upper() if latin and char.isupper() else latin


def syllables(reading: ParagraphReading, words: set[str], facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the small words that are none, with what they are meant to be where that is known."""
    impossible = {word for word in words if is_impossible(word)}
    odd = {word for word in impossible if word in reading.text or word.title() in reading.text}
    odd -= {part for name in facts.names for part in name.casefold().split()} if odd else set()
    for word in words_of(reading.text) if odd else ():
        written = word[0]
        if written.casefold() not in odd or max(written) >= LAST_LETTER:
            continue
        if not written.islower() and not (written.istitle() and begins_sentence(reading.text, word.start())):
            continue
        if right := _meant_alone(written.casefold()):
            mend = as_written(written, right)
            yield ProseSlip("text.style", *word.span(), f"“{written}” gõ nhầm dấu, đúng là “{mend}”.", mend)
            continue
        message = f"“{written}” không phải là một tiếng có nghĩa trong tiếng Việt. Xem lại chữ và dấu."
        yield ProseSlip("text.style", *word.span(), message)


def is_impossible(word: str) -> bool:
    """Return whether no word of Vietnamese is a syllable so spelt."""
    if len(word) < 2 or not word.isalpha():  # noqa: PLR2004
        return False
    if _meant_alone(word) or (not word.isascii() and _LEFT.search(word)) or (len(word) > 2 and word[-1] == "j"):  # noqa: PLR2004
        return True
    return has_marks(word) and (not is_possible(word) or word in _syllables_without_use()[1])


def _meant_alone(word: str) -> str:
    """Return the syllable that a word is by itself meant to be, "" if that is not known."""
    return with_tone_in_place(word) or _typed(word) or _syllables_without_use()[0].get(word, "")


@cache
def _syllables_without_use() -> tuple[dict[str, str], frozenset[str]]:
    """Return the syllables that no word has and that are sure to be another, and those that may be any of several."""
    data = prose_data("words")["syllables"]
    meant = dict(each.split(" = ") for each in " ".join(data["meant"].split()).split(", "))
    return meant, frozenset(data["unused"].split())


def _typed(word: str) -> str:
    """Return the syllable that keys left in a word stand for, "" if none; words of other languages have them too."""
    keys = len(word) > 2 and any(key in word for key in _KEYS) and word not in _foreign()  # noqa: PLR2004
    if not keys:
        return ""
    if not word.isascii() and word[-1] in "fjw" and is_possible(word[:-1]):  # the key once more: "hànhf"
        return word[:-1]
    return from_telex(word)


@cache
def _foreign() -> frozenset[str]:
    return frozenset(prose_data("words")["foreign"]["list"].split())


def bound(reading: ParagraphReading, words: set[str]) -> Iterator[ProseSlip]:
    """Yield syllables that stand beside a few others alone, where none of those is there: "đả", but for "ẩu đả"."""
    if not (found := words & bound_syllables().keys()):
        return
    spoken = words_of(reading.text)
    for at, word in enumerate(spoken):
        if word[0] not in found:  # small letters alone: names have them too
            continue
        meant, beside = bound_syllables()[word[0]]
        if beside.isdisjoint((*reading.words[max(0, at - 1) : at], *reading.words[at + 1 : at + 2])):
            message = f"“{word[0]}”: có phải “{meant}”?"
            yield ProseSlip("text.style", *word.span(), message, meant)


@cache
def bound_syllables() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the syllables that stand beside a few others alone: what else is meant, and those others."""
    found = {}
    for line in prose_data("words")["bound"]["list"].strip().splitlines():
        word, _, rest = line.partition(" = ")
        meant, _, beside = rest.partition(":")
        found[word] = meant, frozenset(beside.split())
    return found

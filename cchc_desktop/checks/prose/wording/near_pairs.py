"""Pairs of words near to a frequent one: one syllable has another tone, mark, onset or ending ("thủ túc")."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording.known_words import as_written, known_words
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import other_tone_place, parts_of, without_marks, words_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading
    from cchc_desktop.reading.syllables import SyllableParts

_ONSETS_ALIKE = tuple(map(frozenset, (("tr", "ch"), ("gi", "d", "r", "đ"), ("x", "s"), ("l", "n"))))
_ENDINGS_ALIKE = tuple(map(frozenset, (("n", "ng", "nh"), ("t", "c", "ch"))))
_ENDINGS_NEAR = tuple(map(frozenset, (("n", "m"), ("ng", "m"), ("t", "p"), ("c", "p"), ("nh", "ch"))))
"""Letters beside each other on the keys: taken for each other where no word has the syllable."""
_TONES_ALIKE = frozenset(("hỏi", "ngã"))
_BESIDE_NAMES = frozenset((
    "xã", "phường", "trấn", "huyện", "quận", "tỉnh", "phố", "thôn", "xóm", "ấp", "bản", "làng", "khu", "ông", "bà",
    "anh", "chị", "em", "cô", "chú", "bác", "cháu", "chí",
))  # fmt: skip
"""Behind these a word with a capital is a name."""


def slips(reading: ParagraphReading, pairs: set[str], facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the pairs of a paragraph that are a frequent one with one syllable typed amiss."""
    meant = {pair: right for pair in pairs if (right := meant_by(pair))}
    if not meant or reading.text.isascii():
        return
    written = enumerate(map(" ".join, pairwise(reading.words)))
    places = [(at, right) for at, pair in written if (right := meant.get(pair, "")) and not _meets(reading, at)]
    words = words_of(reading.text) if places else []
    for at, right in places:
        one, two = words[at : at + 2]
        text = reading.text[one.start() : two.end()]
        if text == f"{one[0]} {two[0]}" and not _is_named(words, at, facts):
            mend = as_written(text, right)
            yield ProseSlip("text.style", one.start(), two.end(), f"“{text}”: có phải “{mend}”?", mend)


def _meets(reading: ParagraphReading, at: int) -> bool:
    """Return whether two compounds meet in a pair of words: "diện rộng giai đoạn" is no "rộng rãi"."""
    words, compounds = reading.words, known_words()[0]
    before, after = words[max(0, at - 1) : at + 1], words[at + 1 : at + 3]
    return " ".join(before) in compounds or " ".join(after) in compounds


def _is_named(words: list[re.Match[str]], at: int, facts: ProseFacts) -> bool:
    """Return whether one of a pair of words belongs to a name: "xã An Thanh đứng thứ nhất" has no "Thẳng đứng"."""
    one, two = words[at][0], words[at + 1][0]
    if two[:1].isupper() or one.isupper():
        return True
    before = words[at - 1][0] if at else ""
    return one.istitle() and (
        before.istitle() or before.casefold() in _BESIDE_NAMES or any(one in name.split() for name in facts.names)
    )


@lru_cache(maxsize=4096)  # pairs that begin a wrong compound are looked at again and again
def meant_by(pair: str) -> str:
    """Return the frequent pair that a pair is but for one syllable, "" if none."""
    frequent, right = frequent_pairs()
    if pair in right:
        return ""
    one, two = pair.split(" ")
    for meant in frequent.get(f"{_vowels(one)}+{two}", ()):
        if _is_slip(one, meant.partition(" ")[0]):
            return meant
    for meant in frequent.get(f"{one}+{_vowels(two)}", ()):
        if _is_slip(two, meant.partition(" ")[2]):
            return meant
    return ""


@cache
def frequent_pairs() -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the frequent pairs by one of their words and the vowels of the other, and all pairs that are right."""
    data = prose_data("words")["marks"]
    pairs = [" ".join(each.split()) for each in data["list"].split(",")]
    near: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        one, two = pair.split(" ")
        near[f"{_vowels(one)}+{two}"].append(pair)
        near[f"{one}+{_vowels(two)}"].append(pair)
    return near, frozenset((*pairs, *(" ".join(each.split()) for each in data["right"].split(","))))


@lru_cache(maxsize=8192)
def _vowels(word: str) -> str:
    """Return the vowels of a syllable without marks, in one order: two of them are often swapped."""
    return "".join(sorted(without_marks(parts_of(word).vowels)))


def _is_slip(word: str, meant: str) -> bool:
    """Return whether a syllable is the meant one with one thing typed amiss; two such things are two other words."""
    one, other = parts_of(word), parts_of(meant)
    others = {name for name, own, right in zip(one._fields, one, other, strict=True) if own != right}
    if not others:
        return word != meant and other_tone_place(word) != meant
    if word == without_marks(meant) or (others <= {"vowels", "tone"} and _lacks_marks(one, other)):
        return True
    if len(others) > 1 and {one.tone, other.tone} == _TONES_ALIKE:
        others.discard("tone")
    return len(others) == 1 and (others == {"tone"} or _is_near(one, other, known=word in known_syllables()))


def _is_near(one: SyllableParts, other: SyllableParts, *, known: bool) -> bool:
    """Return whether the part in which two syllables differ is often taken for the other one; known: of a word."""
    if one.onset != other.onset:
        lacks = bool(one.onset and other.onset) and _lacks_letter(one.onset, other.onset)
        return _are_alike(one.onset, other.onset, _ONSETS_ALIKE) or (not known and lacks)
    if one.ending != other.ending:
        alike = _ENDINGS_ALIKE if known else (*_ENDINGS_ALIKE, *_ENDINGS_NEAR)
        return _are_alike(one.ending, other.ending, alike) or (not known and _lacks_letter(one.ending, other.ending))
    return not known or without_marks(one.vowels) == without_marks(other.vowels)


def _are_alike(one: str, other: str, alike: tuple[frozenset[str], ...]) -> bool:
    return any({one, other} <= each for each in alike)


def _lacks_marks(one: SyllableParts, other: SyllableParts) -> bool:
    """Return whether vowels have no mark that the meant ones lack, and no tone of their own."""
    pairs = zip(one.vowels, other.vowels, strict=True)
    return one.tone in ("", other.tone) and all(own in (right, without_marks(right)) for own, right in pairs)


def _lacks_letter(one: str, other: str) -> bool:
    """Return whether one onset or ending is the other with a letter too few or too many."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and short in long


@cache
def known_syllables() -> frozenset[str]:
    """Return the syllables of the pairs that are right, and those that stand alone."""
    pairs = known_words()[0] | frequent_pairs()[1]
    return frozenset(word for pair in pairs for word in pair.split(" ")) | known_words()[1] | known_words()[2]

"""Words: wrong compounds of the field, impossible syllables, words that stand twice, look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from operator import and_, eq
from typing import TYPE_CHECKING

from cchc_desktop.base.lookalikes import LATIN
from cchc_desktop.checks.prose.judged_items import JudgedItems
from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.section_reading import pairs_of
from cchc_desktop.reading.syllables import has_marks, is_possible, sounds_like, words_of
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts
    from cchc_desktop.reading.section_reading import ParagraphReading

_TWIN = {"ǎ": "ă", "Ǎ": "Ă", "ð": "đ", "Ð": "Đ", "ď": "đ", "Ɖ": "Đ", "ĭ": "ĩ", "ŏ": "ơ"}
_ALPHABET = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")
_USUAL = frozenset("abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơư0123456789 .,;:!?()[]\"'“”‘’/%+*-–…&=<>_\t").union(
    map(chr, range(0x1EA0, 0x1EFA))
)
_LAST_LETTER = "\u1f00"  # Latin and its look-alikes lie before it
_APART = re.compile(r"[ \n]{1,2}")


def slips(reading: ParagraphReading, facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield what is wrong with the words of a paragraph; words are placed only where some of them may be wrong."""
    words, pairs = _WORDS.wrong(reading.vocabulary), _PAIRS.wrong(reading.pairs)
    taken: set[int] = set()
    for family in (
        _letters(reading) if words else (),
        _compounds(reading, words, pairs) if words or pairs else (),
        _other_marks(reading, pairs) if pairs else (),
        _syllables(reading, words, facts) if words else (),
        _twice(reading),
    ):
        for slip in family:
            span = range(slip.start, slip.end)
            if taken.isdisjoint(span):
                taken.update(span)
                yield slip


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
    """Return the wrong words that stand alone, the first pairs of wrong compounds, and their pairs by the first."""
    compounds = [[match[0] for match in words_of(wrong)] for known in _wrong().values() for wrong, _ in known]
    by_pair: dict[str, list[frozenset[str]]] = defaultdict(list)
    for words in compounds:
        if len(words) > 1:
            by_pair[f"{words[0]} {words[1]}"].append(pairs_of(words))
    return frozenset(words[0] for words in compounds if len(words) == 1), frozenset(by_pair), by_pair


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
            if start >= end and small.startswith(wrong, start) and not small[stop : stop + 1].isalnum():
                written, end = reading.text[start:stop], stop
                right = _as_written(written, meant)
                if right != written:
                    message = f"“{written}” viết nhầm, đúng là “{right}”."
                    yield ProseSlip("text.style", start, stop, message, right, severity=Severity.WARNING)


def _other_marks(reading: ParagraphReading, pairs: set[str]) -> Iterator[ProseSlip]:
    """Pairs of words that are a frequent pair with other marks or sounds on one syllable."""
    meant = {pair: right for pair in pairs if (right := _meant_by(pair))}
    if not meant:
        return
    words = words_of(reading.text)
    for at, (one, two) in enumerate(pairwise(words)):
        right = meant.get(f"{one[0]} {two[0]}".casefold(), "")
        written = reading.text[one.start() : two.end()]
        if right and not two[0][:1].isupper() and written == f"{one[0]} {two[0]}" and not _meets(reading, at):
            mend = _as_written(written, right)
            yield ProseSlip("text.style", one.start(), two.end(), f"“{written}”: có phải “{mend}”?", mend)


def _meets(reading: ParagraphReading, at: int) -> bool:
    """Return whether two compounds meet in a pair of words: "diện rộng giai đoạn" is no "rộng rãi"."""
    words, compounds = reading.words, _known()[0]
    before, after = words[max(0, at - 1) : at + 1], words[at + 1 : at + 3]
    return " ".join(before) in compounds or " ".join(after) in compounds


@lru_cache(maxsize=4096)  # pairs that begin a wrong compound are looked at again and again
def _meant_by(pair: str) -> str:
    """Return the frequent pair that a pair is with other marks or sounds on one syllable, "" if none."""
    frequent, right = _frequent()
    if pair in right or pair.isascii():
        return ""
    alike, words = frequent.get(_sounds(pair), ()), pair.split(" ")
    return next((meant for meant in alike if sum(map(str.__ne__, words, meant.split(" "))) == 1), "")


@cache
def _frequent() -> tuple[dict[str, list[str]], frozenset[str]]:
    data = prose_data("words")["marks"]
    pairs = [" ".join(each.split()) for each in data["list"].split(",")]
    alike: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        alike[_sounds(pair)].append(pair)
    return alike, frozenset((*pairs, *(" ".join(each.split()) for each in data["right"].split(","))))


def _sounds(pair: str) -> str:
    return " ".join(map(sounds_like, pair.split(" ")))


_PAIRS = JudgedItems[str](lambda pair: pair in _signs()[1] or bool(_meant_by(pair)))
"""Pairs that begin a wrong compound, or are near to a frequent one."""


def _as_written(written: str, right: str) -> str:
    """Return the right words with the capitals of what is written."""
    if written.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


def _letters(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Letters of another alphabet that look like Vietnamese ones."""
    if _USUAL.issuperset(reading.small):
        return
    for word in words_of(reading.text):
        if max(word[0]) >= _LAST_LETTER:
            continue
        odd = [char for char in word[0] if char in _TWIN or (_bare(char) not in _ALPHABET and _twin(char))]
        if odd and (len(odd) < len(word[0]) or odd[0] in _TWIN):
            mend = unicodedata.normalize(
                "NFC", "".join(_twin(char) or char if char in odd else char for char in word[0])
            )
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


def _syllables(reading: ParagraphReading, words: set[str], facts: ProseFacts) -> Iterator[ProseSlip]:
    impossible = {word for word in words if _is_impossible(word)}
    odd = {word for word in impossible if word in reading.text or word.title() in reading.text}
    odd -= {part for name in facts.names for part in name.casefold().split()} if odd else set()
    for word in words_of(reading.text) if odd else ():
        written = word[0]
        if written.casefold() not in odd or max(written) >= _LAST_LETTER:
            continue
        if not written.islower() and not (written.istitle() and _begins_sentence(reading.text, word.start())):
            continue
        message = f"“{written}” không phải là một tiếng trong tiếng Việt. Xem lại chữ và dấu."
        yield ProseSlip("text.style", *word.span(), message)


def _is_impossible(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and has_marks(word) and not is_possible(word)


def _is_odd(word: str) -> bool:
    return word in _signs()[0] or not _USUAL.issuperset(word) or _is_impossible(word)


_WORDS = JudgedItems(_is_odd)
"""Words that are wrong by themselves, have letters of another alphabet, or cannot be."""


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(' -+*“"(')
    return not before or before.endswith((".", "\n"))


@cache
def _known() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = prose_data("words")
    listed = f"{data['compounds']['list']},{data['marks']['list']}".split(",")
    compounds = frozenset(" ".join(each.split()) for each in listed)
    return compounds, frozenset(data["twice"]["list"].split()), frozenset(data["functions"]["list"].split())


def _twice(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """One or two words that stand twice, unless the language or two compounds want them so."""
    text, folded = reading.text, reading.words
    repeated = len(reading.pairs) < len(folded) - 1  # a pair that stands twice, or one of two like words
    if not any(map(eq, folded, folded[1:])) and not (repeated and _has_twin_pairs(folded)):
        return
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(folded), 1):
        if one == two and _joined(text, words, at - 1, at) and not _meant(words, folded, at):
            yield _doubled(text, words[at - 1].start(), words[at].end(), words[at - 1].end())
        twins = repeated and at > 2 and folded[at - 3 : at - 1] == (one, two)  # noqa: PLR2004
        if twins and one != two and _joined(text, words, at - 3, at):
            yield _doubled(text, words[at - 3].start(), words[at].end(), words[at - 2].end())


def _has_twin_pairs(words: tuple[str, ...]) -> bool:
    """Return whether two words stand twice running."""
    return any(map(and_, map(eq, words, words[2:]), map(eq, words[1:], words[3:])))


def _joined(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    return all(_APART.fullmatch(text, words[at].end(), words[at + 1].start()) for at in range(first, last))


def _meant(words: list[re.Match[str]], folded: tuple[str, ...], at: int) -> bool:
    compounds, twice, functions = _known()
    word = folded[at]
    if word in functions:
        return False
    if word in twice or word[0] >= _LAST_LETTER:
        return True
    if words[at][0].istitle() and not words[at - 1][0].istitle():  # a name begins
        return True
    if (words[at - 1][0].istitle() and words[at][0].istitle()) or words[at][0].isupper():
        return True
    before = f"{folded[at - 2]} {word}" if at > 1 else ""
    after = f"{word} {folded[at + 1]}" if at + 1 < len(folded) else ""
    return before in compounds and after in compounds


def _doubled(text: str, start: int, end: int, first_end: int) -> ProseSlip:
    once = text[start:first_end]
    written = " ".join(text[start:end].split())
    counted = "hai chữ" if " " not in once else "hai cụm từ"
    message = f"“{written}”: {counted} giống nhau đứng liền. Bỏ bớt."
    return ProseSlip("text.repeat", start, end, message, once, severity=Severity.HINT)

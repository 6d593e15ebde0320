"""What typing leaves behind: words that stand twice, a letter apart from its syllable, letters swapped in UBND."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from cchc_desktop.checks.prose.prose_slips import ProseSlip
from cchc_desktop.checks.prose.wording import near_pairs
from cchc_desktop.checks.prose.wording.known_words import LAST_LETTER, known_words
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import is_possible, words_of
from cchc_desktop.report.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.reading.section_reading import ParagraphReading

_LONE = frozenset("bcdđghklmnpqrstvx")
"""First letters of a syllable that may stand apart from it."""
_MANY = 64
"""So many different words that stand twice are not looked for one by one."""
_ACTORS = frozenset(("tổ", "ban", "hội", "đội", "xã", "đoàn"))
"""Nouns that the word for what they do may begin with: "các tổ tổ chức", "mỗi ban ban hành"."""
_OF_ACTORS = frozenset(("các", "những", "mỗi", "mọi", "từng", "nhiều", "cả", "toàn", "của", "do"))
_APART = re.compile(r"[ \n]{1,2}")
_AGAIN = re.compile(
    r"(?<!\w)(?:(?P<whole>[^\W\d_]{1,7} [^\W\d_]{1,7}), ?(?P=whole)"
    r"|(?P<first>[^\W\d_]{1,7}) (?P<word>[^\W\d_]{1,7}), ?(?P=word))(?=[,.;:)])"
)
_LONG = 4
_SIGNS = re.compile("[-/.&]")
"""Beside an abbreviation: it is part of a code."""


def apart(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield a first letter that a space divides from its syllable: "thái đ ộ"; a compound tells that they are one."""
    if _LONE.isdisjoint(reading.vocabulary):
        return
    words, compounds = words_of(reading.small), known_words()[0]
    for at, (one, two) in enumerate(pairwise(words)):
        whole = f"{one[0]}{two[0]}"
        if one[0] not in _LONE or not _joined(reading.text, words, at, at + 1) or not is_possible(whole):
            continue
        before = f"{words[at - 1][0]} {whole}" if at else ""
        after = f"{whole} {words[at + 2][0]}" if at + 2 < len(words) else ""
        if before in compounds or after in compounds:
            written = reading.text[one.start() : two.end()]
            mend = "".join(written.split())
            yield ProseSlip(
                "text.style", one.start(), two.end(), f"“{written}”: thừa dấu cách, đúng là “{mend}”.", mend
            )


def abbreviations(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield abbreviations with two letters swapped or one doubled: "UBNND"."""
    if _short_slips().keys().isdisjoint(reading.vocabulary):
        return
    for word in words_of(reading.text):
        beside = reading.text[max(0, word.start() - 1) : word.end() + 1]
        right = _short_slips().get(word[0].casefold())
        if right and word[0].isupper() and (not _SIGNS.search(beside) or word[0] in prose_data("capitals")["mistyped"]):
            yield ProseSlip("text.style", *word.span(), f"“{word[0]}” có phải “{right}”?", right)


@cache
def _short_slips() -> dict[str, str]:
    """Return what the capital abbreviations become when two letters are swapped, or one is doubled."""
    data = prose_data("capitals")["short"]
    found = {wrong.casefold(): right for wrong, right in prose_data("capitals")["mistyped"].items()}
    for short in data["list"]:
        for at in range(len(short)):
            found[f"{short[:at]}{short[at]}{short[at:]}".casefold()] = short
            found[f"{short[:at]}{short[at + 1 : at + 2]}{short[at]}{short[at + 2 :]}".casefold()] = short
    return {wrong: short for wrong, short in found.items() if wrong.upper() not in {*data["list"], *data["others"]}}


def twice(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """One or two words that stand twice, unless the language or two compounds want them so."""
    text, folded = reading.text, reading.words
    repeated = len(reading.pairs) < len(folded) - 1  # a pair that stands twice, or one of two like words
    if not _stands_twice(reading, repeated=repeated):
        return
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(folded), 1):
        if one == two and _joined(text, words, at - 1, at) and not _meant(words, folded, at):
            yield _doubled(text, words[at - 1].start(), words[at].end(), words[at - 1].end())
        for long in (2, 3) if repeated else ():
            first = at + 1 - 2 * long
            twins = first >= 0 and folded[first : first + long] == folded[first + long : at + 1]
            if twins and len(set(folded[first : first + long])) > 1 and _joined(text, words, first, at):
                yield _doubled(text, words[first].start(), words[at].end(), words[first + long - 1].end())


def over_comma(reading: ParagraphReading) -> Iterator[ProseSlip]:
    """Yield the end of a compound, or all of it, once more behind a comma: "xử lý kỷ luật, luật, không có"."""
    words = reading.words
    is_again = len(reading.pairs) < len(words) - 1 and next(_runs(words, 2), "")
    if not is_again and not any(map(eq, words, words[1:])):
        return
    for match in _AGAIN.finditer(reading.small):
        compound = match["whole"] or f"{match['first']} {match['word']}"
        if compound in known_words()[0]:
            start = match.end("whole") if match["whole"] else match.end("word")
            written = " ".join(reading.text[match.start() : match.end()].split())
            message = f"“{written}”: viết hai lần, cách nhau một dấu phẩy. Bỏ bớt."
            yield ProseSlip("text.repeat", start, match.end(), message, "", severity=Severity.HINT)


def doubled(reading: ParagraphReading, words: set[str]) -> Iterator[ProseSlip]:
    """Yield syllables with a letter twice, of which a compound tells that it is once there: "kiểm traa"."""
    if not (found := {word: once for word in words if (once := with_letter_once(word))}):
        return
    known = known_words()[0] | near_pairs.frequent_pairs()[1]
    spoken = words_of(reading.text)
    for at, word in enumerate(spoken):
        if once := found.get(word[0], ""):  # small letters alone: names have them too
            before = f"{reading.words[at - 1]} {once}" if at else ""
            after = f"{once} {reading.words[at + 1]}" if at + 1 < len(spoken) else ""
            if before in known or after in known:
                message = f"“{word[0]}” gõ thừa một chữ, đúng là “{once}”."
                yield ProseSlip("text.style", *word.span(), message, once)


def with_letter_once(word: str) -> str:
    """Return a word without one of two like letters where that is a syllable and the word is none, "" else."""
    if len(word) < _LONG or not word.isascii() or is_possible(word):
        return ""
    for at, (one, two) in enumerate(pairwise(word)):
        once = f"{word[:at]}{word[at + 1 :]}"
        if one == two and once in near_pairs.known_syllables():
            return once
    return ""


def _stands_twice(reading: ParagraphReading, *, repeated: bool) -> bool:
    """Return whether up to three words stand twice with nothing but spaces between: most have a comma there."""
    runs = {run for long in (1, 2, 3) if long == 1 or repeated for run in _runs(reading.words, long)}
    small = " ".join(reading.small.split()) if runs else ""
    return len(runs) > _MANY or any(f"{run} {run}" in small for run in runs)


def _runs(words: tuple[str, ...], long: int) -> Iterator[str]:
    """Yield the words that stand twice running, so many at once."""
    same = [*map(eq, words, words[long:])]
    if sum(same) >= long:
        for at in range(len(same) - long + 1):
            if same[at] and all(same[at : at + long]):
                yield " ".join(words[at : at + long])


def _joined(text: str, words: list[re.Match[str]], first: int, last: int) -> bool:
    return all(_APART.fullmatch(text, words[at].end(), words[at + 1].start()) for at in range(first, last))


def _meant(words: list[re.Match[str]], folded: tuple[str, ...], at: int) -> bool:
    compounds, twice, functions = known_words()
    word = folded[at]
    if word in functions or (at > 1 and folded[at - 2] == "lượt"):  # "lượt người" counts, and ends there
        return False
    if word in twice or word[0] >= LAST_LETTER:
        return True
    if words[at][0].istitle() and not words[at - 1][0].istitle():  # a name begins
        return True
    if (words[at - 1][0].istitle() and words[at][0].istitle()) or words[at][0].isupper():
        return True
    before = f"{folded[at - 2]} {word}" if at > 1 else ""
    after = f"{word} {folded[at + 1]}" if at + 1 < len(folded) else ""
    acts = word in _ACTORS and at > 1 and folded[at - 2] in _OF_ACTORS
    return (acts or before in compounds) and after in compounds


def _doubled(text: str, start: int, end: int, first_end: int) -> ProseSlip:
    once = text[start:first_end]
    written = " ".join(text[start:end].split())
    counted = "hai chữ" if " " not in once else "hai cụm từ"
    message = f"“{written}”: {counted} giống nhau đứng liền. Bỏ bớt."
    return ProseSlip("text.repeat", start, end, message, once, severity=Severity.HINT)

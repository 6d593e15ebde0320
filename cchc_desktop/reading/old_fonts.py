"""The Vietnamese fonts before Unicode, TCVN3 (ABC) and VNI: recognising text written with them, and converting it.

Such a text is recognised by its syllables: as it is they cannot be Vietnamese, converted they can. The name of a
font is strong evidence, but not alone: modern text often keeps the name of an old font.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.text import nfc
from cchc_desktop.reading.prose_data import prose_data
from cchc_desktop.reading.syllables import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = "A-Za-z\u00a1-\u024f\u0300-\u036f\u1ea0-\u1ef9"
_RUN = re.compile(f"[{_SIGNS}]+")
_WORD = re.compile(f"(?<![0-9])[{_SIGNS}]+")
"""A word that is evidence; a unit behind a number ("5µm") is none."""
_LAST_SIGN = "\u00ff"
_LEAST_WORDS = 2
"""The words that only an old font explains in a paragraph that is recognised by itself."""
_LEAST_SHARE = 0.6
"""The share of words with signs that it explains there; words that can be both do not count."""
_PAIR = 2
_FEW = 2
"""So few letters tell nothing of capitals: "Tæ" is "Tổ"."""
_FIRST_SIGNS = "§®¬©«¨"
_FIRST_OLD = re.compile(rf"(?<![\w{_FIRST_SIGNS}])[{_FIRST_SIGNS}][^\W\d_]{{1,7}}(?!\w)")
"""A word that begins with a sign of an old font: a letter that means itself where no letter follows."""
_NO_WORDS = "·§©×÷¬¦¹"
"""Signs that mean themselves where they are alone."""
_LOST = re.compile("(?<![ưƯ])(?=[ơờởỡớợ])")
"""The place of an "ư" that was lost: in TCVN3 it is a soft hyphen, which many programs leave out."""


@dataclass(frozen=True, slots=True, eq=False)
class OldFont:
    """A family of fonts: its name, how names of its fonts begin and how those of capitals end, its letters by sign."""

    name: str
    families: str
    capitals: str
    letters: dict[str, str]

    def names(self, font: str) -> bool:
        """Return whether a font belongs to the family."""
        return font.strip().casefold().startswith(self.families)

    def names_capitals(self, font: str) -> bool:
        """Return whether a font of the family draws small letters as capitals."""
        return bool(self.capitals) and self.names(font) and font.strip().casefold().endswith(self.capitals)

    def converted(self, text: str) -> str:
        """Return a text with its signs as letters; a word with modern letters stays as it is."""
        capitals = len(text) > _FEW and not any(char.isascii() and char.islower() for char in text)
        return nfc(_RUN.sub(lambda match: self._converted(match[0], capitals=capitals), text))

    def word(self, word: str) -> str:
        """Return a word with each sign as its letter."""
        parts, at = [], 0
        while at < len(word):
            pair = word[at : at + _PAIR]
            if pair not in self.letters and pair[:1].isupper() and pair.upper() in self.letters:
                pair = pair.upper()  # a capital with the mark of small letters
            sign = pair if pair in self.letters else pair[0]
            parts.append(self.letters.get(sign, sign))
            at += len(sign)
        found = "".join(parts)
        return found if is_possible(found) else _with_lost_letter(found)

    def _converted(self, word: str, *, capitals: bool) -> str:
        """Return a word converted; in a line of capitals "X·" is "XÃ": TCVN3 has no sign for that letter."""
        if word.isascii() or max(word) > _LAST_SIGN or word in _NO_WORDS:
            return word
        letters = self.word(word)
        return letters.upper() if capitals and any(map(str.isupper, filter(str.isascii, word))) else letters


class ModernText(NamedTuple):
    """A text with its old letters converted, the names of the fonts they were of, how many paragraphs changed."""

    text: str
    fonts: tuple[str, ...] = ()
    changed: int = 0


class OldRun(NamedTuple):
    """A stretch of a modern text whose letters are those of an old font, and what it is meant to be.

    One that is not sure is a word that may be of another language: whoever knows the meant words decides.
    """

    start: int
    end: int
    meant: str
    font: str
    is_sure: bool = True


class _Evidence(NamedTuple):
    """The numbers of words with signs in a paragraph: only an old font explains them, it spoils them, neither.

    A word that can be Vietnamese both ways is counted nowhere.
    """

    explained: int = 0
    spoilt: int = 0
    unclear: int = 0


@cache
def old_fonts() -> tuple[OldFont, ...]:
    """Return the families of fonts."""
    return tuple(
        OldFont(each["name"], each["families"], each["capitals"], _letters(each["letters"]))
        for each in prose_data("old_fonts")["fonts"]
    )


def family_of(font: str) -> OldFont | None:
    """Return the family that a font's name belongs to, None if it is a modern one."""
    return next((family for family in old_fonts() if family.names(font)), None)


def recognised(paragraphs: Sequence[str]) -> list[OldFont | None]:
    """Return the family that each paragraph was written with, None for modern ones and those of plain letters.

    A paragraph too short to be sure goes by the others.
    """
    found = [_by_itself(paragraph) for paragraph in paragraphs]
    times = Counter(filter(None, found))
    if not times:
        return found
    ((usual, _),) = times.most_common(1)
    others = [paragraph for paragraph, family in zip(paragraphs, found, strict=True) if not family]
    mixed = any(_evidence(paragraph, usual).spoilt for paragraph in others)
    return [
        family or (usual if fits(paragraph, usual, surely=mixed) else None)
        for family, paragraph in zip(found, paragraphs, strict=True)
    ]


def fits(paragraph: str, family: OldFont, *, surely: bool = False) -> bool:
    """Return whether a paragraph that is likely in a family can be; surely: it explains more words than it spoils."""
    evidence = _evidence(paragraph, family)
    return evidence.explained > evidence.spoilt or not (surely or evidence.spoilt or paragraph.isascii())


def modern(text: str) -> ModernText:
    """Return a text with its paragraphs in old fonts converted."""
    lines = text.split("\n")
    families = recognised(lines)
    if not any(families):
        return ModernText(text)
    converted = [family.converted(line) if family else line for family, line in zip(families, lines, strict=True)]
    names = tuple(dict.fromkeys(family.name for family in families if family))
    return ModernText("\n".join(converted), names, sum(family is not None for family in families))


def old_runs(paragraph: str) -> list[OldRun]:
    """Return the stretches of a modern paragraph that were written with an old font, those of one font."""
    found = [run for family in old_fonts() for run in (*_runs(paragraph, family), *_begun(paragraph, family))]
    sizes = Counter(
        {family.name: sum(run.end - run.start for run in found if run.font == family.name) for family in old_fonts()}
    )
    best = max(sizes, key=lambda name: sizes[name])
    return sorted(run for run in found if run.font == best)


def _begun(paragraph: str, family: OldFont) -> Iterator[OldRun]:
    """Yield modern words whose first letter alone is a sign of an old font: "§ảng"."""
    for match in _FIRST_OLD.finditer(paragraph) if any(sign in paragraph for sign in _FIRST_SIGNS) else ():
        meant = family.letters.get(match[0][0], match[0][0]) + match[0][1:]
        if max(match[0]) > _LAST_SIGN and meant != match[0] and is_possible(nfc(meant)):
            yield OldRun(*match.span(), meant, family.name)


def _runs(paragraph: str, family: OldFont) -> Iterator[OldRun]:
    """Yield runs of words that an old font explains."""
    run: list[re.Match[str]] = []
    for word in (*_WORD.finditer(paragraph), None):
        apart = paragraph[run[-1].end() : word.start()] if run and word else ""
        if run and apart != " ":
            yield from _run(run, paragraph, family)
            run = []
        if word and (_is_old(word[0], family) or (run and word[0].isascii())):
            run.append(word)
        elif run:
            yield from _run(run, paragraph, family)
            run = []


def _is_old(word: str, family: OldFont) -> bool:
    """Return whether an old font alone explains a word, or a capital within its small letters: "chÝnh"."""
    if word.isascii():  # plain letters are the same in every font: "aI"
        return False
    own, then = _judged(word, family)
    return then and (not own or (word[:1].islower() and not word.islower()))


def _run(words: list[re.Match[str]], paragraph: str, family: OldFont) -> Iterator[OldRun]:
    """Yield the run of some words: sure are two, one with a sign that no word has, or a capital within a small word."""
    while words[-1][0].isascii():
        words.pop()
    old = [word[0] for word in words if not word[0].isascii()]
    start, end = words[0].start(), words[-1].end()
    is_sure = len(old) >= _LEAST_WORDS or not old[0].isalpha() or _has_capital_within(old[0])
    yield OldRun(start, end, family.converted(paragraph[start:end]), family.name, is_sure)


def _has_capital_within(word: str) -> bool:
    """Return whether a capital that is no plain letter stands between or behind small ones: "nhiÖm"."""
    return not word.isupper() and any(char.isupper() and not char.isascii() for char in word[1:])


def _letters(table: str) -> dict[str, str]:
    return {sign: letter for sign, _, letter in (pair.partition("=") for pair in table.split())}


def _by_itself(paragraph: str) -> OldFont | None:
    found = sorted(((_evidence(paragraph, family), family) for family in old_fonts()), key=lambda each: each[0])
    (second, _), (best, family) = found[-2:]
    least = max(_LEAST_WORDS, _LEAST_SHARE * (best.explained + best.unclear), 1 + 3 * best.spoilt)
    return family if best.explained >= least and best.explained > second.explained else None


def _evidence(paragraph: str, family: OldFont) -> _Evidence:
    if paragraph.isascii():
        return _Evidence()
    judged = [_judged(word, family) for word in _WORD.findall(paragraph) if not word.isascii()]
    return _Evidence(judged.count((False, True)), judged.count((True, False)), judged.count((False, False)))


@lru_cache(maxsize=8192)
def _judged(word: str, family: OldFont) -> tuple[bool, bool]:
    """Return whether a word can be Vietnamese as it is, and whether it can be once converted."""
    then = max(word) <= _LAST_SIGN and len(word) > 1 and is_possible(family.word(word))
    return is_possible(nfc(word)), then


def _with_lost_letter(word: str) -> str:
    """Return a word with the "ư" that it lacks: "đợc" can only have been "được"."""
    longer = _LOST.sub("ư", word, count=1)
    return longer if is_possible(longer) else word

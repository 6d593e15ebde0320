"""Finding the sections of an outline in the paragraphs of a letter, by the words of their headings; nothing is guessed.

A heading may be numbered and worded otherwise, written out or abbreviated, with or without marks and capitals. What
is under a heading of the outline's rank that is no section of it has no place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from cchc_desktop.base.text import slug
from cchc_desktop.documents.paper_reports.paper import PaperParagraph
from cchc_desktop.reading.prose_data import prose_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.documents.paper_reports.paper import PaperPart
    from cchc_desktop.report.template import Section, Template

_NUMBER = re.compile(
    r"(?:(?:[Mm]ục|MỤC|[Pp]hần|PHẦN)\s+)?"
    r"(?:(?P<roman>[IVX]{1,5})|(?P<arabic>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})|(?P<letter>[a-zđ]))\s*[.)/:-]+\s*"
)
_ASIDE = re.compile(r"\([^()]*\)|\{[^{}]*\}")
_ALIKE, _AHEAD = 0.75, 0.12
"""How alike the words of a heading must be to a section's title, and how much more than to any other."""
_MOST_WORDS = 30
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_STYLED = 3


@dataclass(slots=True)
class FoundSections:
    """The parts of each section by its code, and the parts under headings that are no section, with those headings."""

    parts: dict[str, list[PaperPart]] = field(default_factory=dict)
    lost: list[tuple[str, list[PaperPart]]] = field(default_factory=list)
    headings: int = 0


def find_sections(parts: Sequence[PaperPart], template: Template) -> FoundSections:
    """Return the parts of a letter's body by section."""
    finder = _Finder(template, parts)
    for part in parts:
        finder.take(part)
    return finder.found


def words_of_title(text: str) -> tuple[str, ...]:
    """Return the words of a heading for comparison: without number, remarks in brackets, marks; written out."""
    bare = _NUMBER.sub("", text.strip(), count=1) if _NUMBER.match(text.strip()) else text
    words = slug(_ASIDE.sub(" ", bare)).split("-")
    return tuple(each for word in words if word for each in _written_out().get(word, (word,)))


@cache
def _written_out() -> dict[str, tuple[str, ...]]:
    """Return the words of each abbreviation as a heading may have them, both without marks."""
    pairs = prose_data("capitals")["written_out"]
    return {slug(short): tuple(slug(words).split("-")) for short, words in pairs.items()}


class _Finder:
    """Takes the parts of a body in order, and keeps which section they belong to."""

    def __init__(self, template: Template, parts: Sequence[PaperPart]) -> None:
        self.found = FoundSections()
        self._titles = [(section, _titles_of(section)) for section in template.outline if section.level]
        self._used: set[str] = set()
        opening = next((section for section in template.outline if not section.level and section.text), None)
        self._into = self.found.parts.setdefault(opening.code, []) if opening else self._lose("")
        self._level = 0
        self._numbers: dict[int, int] = {}
        """The number of the last heading of each rank; none where items of a list are counted the same way."""
        styled = [part for part in parts if isinstance(part, PaperParagraph) and part.level is not None]
        self._styled_only = sum(self._match(part) is not None for part in styled) >= _STYLED

    def take(self, part: PaperPart) -> None:
        """Take a part: a heading begins its section, anything else belongs to the present one."""
        if not isinstance(part, PaperParagraph) or not self._may_be_heading(part):
            self._into.append(part)
            return
        section = self._match(part)
        if section is not None:
            self._used.add(section.code)
            self.found.headings += 1
            self._level = section.level
            self._count(part)
            self._into = self.found.parts.setdefault(section.code, []) if section.text else self._lose(part.text)
        elif self._is_other_heading(part):
            self._count(part)
            self._into = self._lose(part.text)
        else:
            level, number = _level_of(part), _number_of(part)
            if level is not None and number == 1:
                self._numbers.pop(level, None)
            self._into.append(part)

    def _count(self, heading: PaperParagraph) -> None:
        """Remember the number of a heading; those of lower rank begin anew."""
        level = _level_of(heading)
        if level is not None:
            self._numbers = {each: number for each, number in self._numbers.items() if each < level}
            self._numbers[level] = _number_of(heading)

    def _lose(self, heading: str) -> list[PaperPart]:
        """Begin to collect parts that have no place."""
        lost: list[PaperPart] = []
        self.found.lost.append((heading, lost))
        return lost

    def _may_be_heading(self, part: PaperParagraph) -> bool:
        if "\n" in part.text.strip() or not 0 < len(part.text.split()) <= _MOST_WORDS:
            return False
        return part.level is not None if self._styled_only else True

    def _match(self, part: PaperParagraph) -> Section | None:
        """Return the one section that a heading names, None if there is none or two are alike."""
        words = words_of_title(part.text)
        if not words:
            return None
        marked = part.level is not None or part.bold or _NUMBER.match(part.text.strip()) or part.text.isupper()
        ranked = sorted(
            ((max(_alike(words, title) for title in titles), section) for section, titles in self._titles
             if section.code not in self._used),
            key=lambda each: -each[0],
        )  # fmt: skip
        if not ranked:
            return None
        best, section = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0
        if best == 1:
            return section if second < 1 or marked else None
        return (
            section if marked and best >= _ALIKE and best - second >= _AHEAD and not _is_sentence(part.text) else None
        )

    def _is_other_heading(self, part: PaperParagraph) -> bool:
        """Return whether a paragraph is a heading of the present section's rank, or of a higher one.

        It looks like one, or its number is the next one after the last heading's.
        """
        level = _level_of(part)
        if level is None or level > self._level or not self.found.headings or _is_sentence(part.text):
            return False
        follows = _number_of(part) == self._numbers.get(level, 0) + 1 > 1
        return part.level is not None or part.bold or part.text.isupper() or follows


def _titles_of(section: Section) -> tuple[tuple[str, ...], ...]:
    return tuple(words_of_title(title) for title in (section.title, section.short) if title)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return how alike two titles are, from 0 to 1 for the same words; below `_ALIKE` it is only a bound."""
    if one == other:
        return 1.0
    most = 2 * sum(word in other for word in one) / (len(one) + len(other))
    if most < _ALIKE:
        return most
    return min(SequenceMatcher(None, one, other, autojunk=False).ratio(), 0.99)


def _level_of(part: PaperParagraph) -> int | None:
    """Return the rank of a heading by its number, else by its style: 1 for "I.", 2 for "1.", 3 for "a)", "1.1."."""
    number = _NUMBER.match(part.text.strip())
    if number is None:
        return None if part.level is None else part.level + 1
    if number["roman"]:
        return 1
    return 2 if number["arabic"] and "." not in number["arabic"] else 3


def _number_of(part: PaperParagraph) -> int:
    """Return the last number of a heading: 2 for "II.", "2.", "1.2." and "b)"; 0 if it has none."""
    found = _NUMBER.match(part.text.strip())
    if found is None:
        return 0
    if found["arabic"]:
        return int(found["arabic"].rpartition(".")[2])
    if found["letter"]:
        return _LETTERS.find(found["letter"]) + 1
    values = [_ROMAN[sign] for sign in found["roman"]]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ",")) and not text.isupper()

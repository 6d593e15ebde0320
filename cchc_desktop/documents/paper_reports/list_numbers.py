"""The numbers and bullets that Word itself puts before the items of its lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.documents.paper_reports.file_parts import SAVE_ANEW
from cchc_desktop.documents.paper_reports.style_table import attribute, value_of
from cchc_desktop.documents.sheets.xml_parser import PartParser, number_of

if TYPE_CHECKING:
    from cchc_desktop.documents.paper_reports.file_parts import WordParts

_LEVEL = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = 26
_MOST_LEVELS, _MOST_COUNT = 9, 3000


@dataclass(slots=True)
class ListLevel:
    """A level of a list: how it is counted ("decimal", "upperRoman", "bullet", …), its text ("%1.%2."), its start."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class ListNumbers:
    """The lists of a file, counted from its first paragraph to its last."""

    kinds: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    """The levels that begin anew where a list is first used, and the number there."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, list_id: str, level: int) -> str:
        """Return what stands before the next item of a list, "" if it is none."""
        kind = self.lists.get(list_id, "")
        levels = self.kinds.get(kind, {})
        if level not in levels:
            return ""
        if levels[level].kind in ("bullet", "none"):
            return "-" if levels[level].kind == "bullet" else ""
        counts = self.counts.setdefault(kind, {})
        for at, start in self.restarts.pop(list_id, {}).items():
            counts[at] = start - 1
        counts[level] = min(counts.get(level, levels[level].start - 1) + 1, _MOST_COUNT)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            found = levels.get(at, ListLevel())
            return _counted(counts.get(at, found.start), found.kind)

        return _LEVEL.sub(number, levels[level].text).strip()


def list_numbers(parts: WordParts) -> ListNumbers:
    """Return the lists of a file, none counted yet."""
    numbers = ListNumbers()
    if parts.numbering:
        _NumberingReader(numbers).read(parts)
    return numbers


def _counted(count: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        text = "".join(sign * times for sign, times in _roman(count))
        return text.upper() if kind == "upperRoman" else text
    if kind in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{count:02}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> list[tuple[str, int]]:
    found = []
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        found.append((sign, times))
    return found


class _NumberingReader:
    def __init__(self, numbers: ListNumbers) -> None:
        self._numbers = numbers
        self._levels: dict[int, ListLevel] = {}
        self._level: ListLevel | None = None
        self._list = ""
        self._override = 0
        self._parser = PartParser(self._start, self._end, SAVE_ANEW)

    def read(self, parts: WordParts) -> None:
        """Read the numbering's part."""
        self._parser.parse(parts.numbering, parts.where("numbering.xml"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "abstractNum":
            self._levels = self._numbers.kinds.setdefault(attribute(attributes, "abstractNumId"), {})
        elif name == "num":
            self._list = attribute(attributes, "numId")
        elif name == "lvlOverride":
            self._override = number_of(attribute(attributes, "ilvl"))
        elif name == "startOverride":
            self._numbers.restarts.setdefault(self._list, {})[self._override] = number_of(value_of(attributes))
        elif name == "abstractNumId":
            self._numbers.lists[self._list] = value_of(attributes)
        elif name == "lvl" and "abstractNum" in self._parser.path:
            at = number_of(attribute(attributes, "ilvl"))
            self._level = self._levels.setdefault(at, ListLevel()) if at < _MOST_LEVELS else None
        elif self._level is not None:
            self._set(self._level, name, value_of(attributes))

    def _end(self, name: str) -> None:
        if name == "lvl":
            self._level = None

    @staticmethod
    def _set(level: ListLevel, name: str, value: str) -> None:
        if name == "numFmt":
            level.kind = value
        elif name == "lvlText":
            level.text = value
        elif name == "start":
            level.start = number_of(value)

"""The communes that a typed text may mean: words in any order, without accents, initials of the levels above."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era
from cchc_desktop.units.unit_kinds import kinds_above, kinds_of, office_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MARKS = re.compile("[\u0300-\u036f'’‘\u02bc`]+")
_BREAKS = re.compile(r"[^a-z0-9\n]+")
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "y": "i"})
_MANY = 200
_NEXT = "|"
"""Between the texts of a commune and of those that went into it."""

_READ: set[Era] = set()


class FoundCommunes(NamedTuple):
    """The likeliest communes for a text, and the number of others."""

    communes: tuple[Commune, ...]
    more: int


class _Entry(NamedTuple):
    """A commune with its name in plain letters, and all that is searched: code, names, initials of the levels above.

    Both begin and end with a blank.
    """

    commune: Commune
    name: str
    text: str


def find_communes(text: str, era: Era, most: int, known: Sequence[Commune] = ()) -> FoundCommunes:
    """Return at most `most` communes of a time that a text may mean, those known to the office first.

    Where the names of some have every word, they alone are meant; else the levels above have the others.
    """
    plain = _plain(text).strip()
    whole, without_kind = _Typed.of(plain, text), _Typed.of(_without_kind(plain), text)
    ours, codes = _known_entries(known, era), {commune.code for commune in known if commune.code}
    others = [each for each in _entries(era) if each.commune.code not in codes] if codes else _entries(era)
    for typed in (whole, without_kind):
        found = [_meant(typed, entries, by_name=typed is not without_kind) for entries in (ours, others)]
        if any(found):
            likely = [each for entries in found for each in typed.likeliest(entries, most)][:most]
            return FoundCommunes(tuple(each.commune for each in likely), sum(map(len, found)) - len(likely))
    return FoundCommunes((), 0)


def merged_names(commune: Commune, typed: str) -> tuple[str, ...]:
    """Return the names of the communes that went into one, those first that a typed text has."""
    before, words = communes(Era.DISTRICTS), _plain(typed)
    codes = (*commune.merged_whole, *commune.merged_part)
    names = [before[code].name for code in codes if code in before]
    return tuple(sorted(names, key=lambda name: _plain(name).strip() not in words))


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed text in plain letters: its words, the same joined, and if any has accents all as spelled."""

    words: tuple[str, ...]
    joined: str
    accented: tuple[str, ...]

    @classmethod
    def of(cls, plain: str, text: str) -> _Typed:
        accented = () if text.isascii() else tuple(f" {word}" for word in spelling_key(text).split())
        return cls(tuple(f" {word}" for word in plain.split()), f" {plain}", accented)

    def is_in_one(self, text: str) -> bool:
        """Return whether a text has all words in the commune itself, or in one of those that went into it."""
        return _NEXT not in text or any(all(word in part for word in self.words) for part in text.split(_NEXT))

    def likeliest(self, entries: Sequence[_Entry], most: int) -> list[_Entry]:
        """Return the entries that are nearest to the text; of many only those that may be among them are ranked."""
        if len(entries) > _MANY and not self.accented and all(word in entries[0].name for word in self.words):
            joined = self.joined
            rough = [(not entry.name.startswith(joined), entry.name.count(" ")) for entry in entries]
            limit = sorted(rough)[most - 1]  # the first parts of the distance, where every word is in the name
            entries = [entry for entry, near in zip(entries, rough, strict=True) if near <= limit]
        return nsmallest(most, entries, key=self.distance)

    def distance(self, entry: _Entry) -> tuple[object, ...]:
        """Return how far an entry is from the text: the smaller, the likelier."""
        name, text, joined = entry.name, entry.text, self.joined
        missed = longer = cut = 0
        for word in self.words:
            missed += word not in name
            cut += f"{word} " not in text
        longer = name.count(" ") - 1 - (len(self.words) - missed)
        elsewhere = not (joined in text if missed else name.startswith(joined))
        begins = name.startswith(self.words[0])
        return self._other_accents(entry), elsewhere, missed, longer, not begins, cut, entry.commune.code

    def _other_accents(self, entry: _Entry) -> int:
        """Return how many words were typed with other accents than the entry has."""
        if not self.accented:
            return 0
        title, area = spelling_key(entry.commune.title), spelling_key(entry.commune.area)
        return sum(word not in f" {title} {area}" for word in self.accented)


def _meant(typed: _Typed, entries: Sequence[_Entry], *, by_name: bool) -> Sequence[_Entry]:
    """Return the entries whose names have every word, else, unless by name alone, those that have it elsewhere."""
    if not typed.words:
        return ()
    first, *others = typed.words
    found = [entry for entry in entries if first in entry.text]
    for word in others:
        found = [entry for entry in found if word in entry.text]
    named = found
    for word in typed.words:
        named = [entry for entry in named if word in entry.name]
    return named if named or by_name else [entry for entry in found if typed.is_in_one(entry.text)]


def _known_entries(known: Sequence[Commune], era: Era) -> list[_Entry]:
    """Return the entries of units in use: as the list has them, under their old names too, if it has them."""
    listed = _by_code(era)
    pairs = zip(known, _index(known), strict=True)
    return [
        found if (found := listed.get(each.code)) and found.commune[1:5] == each[1:5] else own for each, own in pairs
    ]


def read_index(era: Era) -> None:
    """Read the communes of a time for the first search; takes a tenth of a second or two, for a thread."""
    _by_code(era)
    _READ.add(era)


def is_read(era: Era) -> bool:
    """Return whether the communes of a time are read."""
    return era in _READ


@cache
def _by_code(era: Era) -> Mapping[str, _Entry]:
    return {entry.commune.code: entry for entry in _entries(era)}


@cache
def _entries(era: Era) -> tuple[_Entry, ...]:
    """Return the entries of a time; those of a merged commune are searched for what it was merged from too."""
    found = _index(communes(era).values())
    if era is Era.DISTRICTS:
        return tuple(found)
    before = {entry.commune.code: entry.text for entry in _entries(Era.DISTRICTS)}
    return tuple(entry._replace(text=entry.text + _merged(entry.commune, before)) for entry in found)


def _merged(commune: Commune, before: Mapping[str, str]) -> str:
    return "".join(f"{_NEXT}{before.get(code, '')}" for code in (*commune.merged_whole, *commune.merged_part))


def _index(found: Iterable[Commune]) -> list[_Entry]:
    listed = list(found)
    areas = {area: _area_text(*area) for area in {(each.district, each.province) for each in listed}}
    kinds = {kind: _plain(kind) for kind in {each.kind for each in listed}}
    names = _plain("\n".join(each.name for each in listed)).split("\n") if listed else []
    return [
        _Entry(each, f" {name} ", f" {each.code} {name}{_numbered(kinds[each.kind], name)}{areas[each[3:5]]} ")
        for each, name in zip(listed, map(str.strip, names), strict=True)
    ]


def _area_text(*levels: str) -> str:
    """Return the names of levels in plain letters, and their initials: " huien tu ki tk"."""
    text = ""
    for level in filter(None, levels):
        name = _plain(level)
        kind = next((kind for kind in _levels() if name.startswith(kind)), "")
        own = name.removeprefix(kind)
        text += f" {name} {_initials(kind)} {_initials(own)}{_numbered(kind, own)}"
    return text


@cache
def _levels() -> tuple[str, ...]:
    return tuple(f"{_plain(kind)} " for kind in kinds_above())


@cache
def _leads() -> tuple[str, ...]:
    """Return the words before a name, as `_plain` writes them: of an office, a kind, the initials of a kind."""
    kinds = [_plain(kind) for kind in kinds_of("commune")]
    return tuple(f"{lead} " for lead in (*map(_plain, office_words()), *kinds, *map(_initials, kinds)))


def _without_kind(plain: str) -> str:
    """Return a typed text without what stands before a name: "thị trấn An Bài" finds a xã too."""
    name = f"{plain} "
    while lead := next(filter(name.startswith, _leads()), ""):
        name = name.removeprefix(lead)
    return name.strip()


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _numbered(kind: str, name: str) -> str:
    """Return the short form of a name that is a number: " q3" of the third quận."""
    return f" {kind[0]}{name.lstrip('0')}" if kind and name.isdigit() else ""


def _plain(text: str) -> str:
    """Return lines of text in small letters without marks, i for y, words apart by single blanks."""
    apart = unicodedata.normalize("NFD", text.lower())
    return _BREAKS.sub(" ", _MARKS.sub("", apart).translate(_LETTERS))

"""A register of documents: its entries by number, by series, by the criterion that they prove."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from cchc_desktop.base.clock import year_first
from cchc_desktop.base.spelling import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_desktop.report.members.register_entry import RegisterEntry

_NUMBER = re.compile(r"\s*(?:số\s*:?\s*)?([^\s/-]{0,12})\s*([/-]?)\s*(\S.*)?", re.IGNORECASE)
_LEADING = re.compile(r"[0-9]{1,6}")
_Key = TypeVar("_Key", bound=Hashable)


class DocumentRegister:
    """The documents that a unit issued or received, in the order of their days; immutable."""

    def __init__(self, entries: Iterable[RegisterEntry] = ()) -> None:
        self.entries = tuple(sorted(entries, key=_rank))
        self._last: tuple[tuple[RegisterEntry, ...], DocumentRegister] = ((), self)

    def joined(self, others: tuple[RegisterEntry, ...]) -> DocumentRegister:
        """Return the register with the entries of another that it lacks; the last answer is kept: every check asks."""
        if self._last[0] is not others:
            known = {identity(entry) for entry in self.entries}
            more = [entry for entry in others if identity(entry) not in known]
            self._last = others, DocumentRegister((*self.entries, *more)) if more else self
        return self._last[1]

    def named(self, name: str) -> tuple[RegisterEntry, ...]:
        """Return the documents of a number and symbol: "12/KH-UBND"; of different years or bodies there are several."""
        return tuple(self._by_name.get(name_key(name), ()))

    def series(self, symbol: str, year: int) -> tuple[RegisterEntry, ...]:
        """Return the documents of a year whose symbol is the same: they are numbered in turn."""
        return tuple(self._by_series.get((name_key(symbol), year), ()))

    def proving(self, key: str, first: date, last: date) -> tuple[RegisterEntry, ...]:
        """Return the documents of some days that prove a criterion, each counted once."""
        entries = self._by_criterion.get(key, ())
        return tuple(entry for entry in entries if (day := day_of_entry(entry)) and first <= day <= last)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that it has documents of, the latest first."""
        return tuple(sorted({day.year for entry in self.entries if (day := day_of_entry(entry))}, reverse=True))

    @cached_property
    def _by_name(self) -> dict[str, list[RegisterEntry]]:
        return _grouped((name_key(full_number(entry)), entry) for entry in self.entries)

    @cached_property
    def _by_series(self) -> dict[tuple[str, int], list[RegisterEntry]]:
        dated = ((entry, day_of_entry(entry)) for entry in self.entries)
        return _grouped(((name_key(entry.symbol), day.year), entry) for entry, day in dated if day)

    @cached_property
    def _by_criterion(self) -> dict[str, list[RegisterEntry]]:
        return _grouped((entry.criterion, entry) for entry in self.entries if entry.criterion)


def full_number(entry: RegisterEntry) -> str:
    """Return number and symbol as they are cited: "12/KH-UBND", "05/2020/NQ-HĐND", "22-HD/BTCTU"."""
    between = "/" if entry.number and entry.symbol and entry.symbol[0] not in "/-" else ""
    return f"{entry.number}{between}{entry.symbol}"


def split_number(typed: str) -> tuple[str, str]:
    """Return number and symbol of a text with both: "12/KH-UBND" -> ("12", "KH-UBND"), "22-HD/X" -> ("22", "-HD/X")."""
    match = _NUMBER.fullmatch(typed.strip())
    if match is None:
        return typed.strip(), ""
    symbol = "".join((match[3] or "").split())
    return match[1], f"-{symbol}" if match[2] == "-" and symbol else symbol


def leading_number(text: str) -> int | None:
    """Return the number that a document's number begins with: 12 of "12a"; None if there is none."""
    match = _LEADING.match(text)
    return int(match[0]) if match else None


def day_of_entry(entry: RegisterEntry) -> date | None:
    """Return the day of a document, None if none can be read."""
    try:
        return date.fromisoformat(year_first(entry.date.strip()))
    except ValueError:
        return None


def name_key(name: str) -> str:
    """Return a number with its symbol for comparison: spaces, case and leading zeros do not count."""
    return "".join(name.split()).lstrip("0").replace("–", "-").casefold()


def identity(entry: RegisterEntry) -> tuple[str, str, str]:
    """Return what tells a document from all others: number with symbol, day, body."""
    return name_key(full_number(entry)), year_first(entry.date.strip()), spelling_key(entry.body)


def _rank(entry: RegisterEntry) -> tuple[date, int]:
    return day_of_entry(entry) or date.max, leading_number(entry.number) or 0


def _grouped(pairs: Iterator[tuple[_Key, RegisterEntry]]) -> dict[_Key, list[RegisterEntry]]:
    groups: dict[_Key, list[RegisterEntry]] = defaultdict(list)
    for key, entry in pairs:
        groups[key].append(entry)
    return dict(groups)


NO_REGISTER = DocumentRegister()

"""The sums that must hold in a line of a table of dossiers, in the way in which most of its lines hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.dossiers.column_runs import PART, PENDING, RECEIVED, REST, SETTLED
from cchc_desktop.dossiers.columns_by_way import BY_WAY, LEVELS

Meanings = Mapping[int, tuple[str, str]]
"""Group and item of each column."""
Counts = Mapping[int, int]

ONLINE = ("online", "online_whole", "online_part")
WAYS = (*ONLINE, "direct", "post", "offline")
_OFFLINE = ("direct", "post")
_MOST = 0.5
"""The share of lines that must hold a sum that need not hold."""
_LITTLE = 0.1
"""The share of the dossiers that may be returned or withdrawn without a column that counts them."""
RECEIVED_AND_SETTLED = "tiếp nhận và giải quyết"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of columns: the whole and its parts, each as group and item; `name` says in Vietnamese what it counts."""

    name: str
    whole: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    is_sure: bool = True
    """Whether it must hold, not only where most lines do so."""

    def sides(self, counts: Counts, meanings: Meanings) -> tuple[list[int], list[int]] | None:
        """Return the counts of both sides in a line, None if one of its columns is blank there but for the rest."""
        whole, parts = _columns(self.whole, meanings), _columns(self.parts, meanings)
        if not counts.keys() >= _needed((*whole, *parts), meanings):
            return None
        return [counts[column] for column in whole], [counts.get(column, 0) for column in parts]

    def added(self, lines: Sequence[Counts], meanings: Meanings) -> list[tuple[int, int]]:
        """Return what both sides add up to in each line that has no blank there."""
        whole, parts = _columns(self.whole, meanings), _columns(self.parts, meanings)
        needed = _needed((*whole, *parts), meanings)
        return [
            (sum(line[column] for column in whole), sum(line.get(column, 0) for column in parts))
            for line in lines
            if line.keys() >= needed
        ]


def _needed(columns: Collection[int], meanings: Meanings) -> set[int]:
    """Return the columns that a line must fill: where nothing was returned or withdrawn the cell is often blank."""
    return {column for column in columns if meanings[column][0] != REST}


def value(counts: Counts, meanings: Meanings, group: str, items: Sequence[str]) -> int | None:
    """Return what a line counts in the columns of some items, None if there is none of them."""
    found = [
        counts[column] for column, (of, item) in meanings.items() if of == group and item in items and column in counts
    ]
    return sum(found) if found else None


def ways_of(known: Collection[tuple[str, str]], items: Sequence[str] = WAYS) -> tuple[str, ...]:
    """Return the ways of handing in that have a column; those that only part another one are left out."""
    parted = (("online", ONLINE[1:]), ("offline", _OFFLINE))
    within = {part for whole, parts in parted if (RECEIVED, whole) in known for part in parts}
    return tuple(item for item in items if (RECEIVED, item) in known and item not in within)


def parts_of_received(known: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """Return the columns that add up to what was received: the ways of handing in, else the levels of service."""
    levels = tuple(item for item in LEVELS if (RECEIVED, item) in known)
    ways = ways_of(known)
    return ways if len(ways) > 1 or levels[-1:] != LEVELS[-1:] else levels


def whole_of(known: Collection[tuple[str, str]], group: str) -> tuple[tuple[str, str], ...]:
    """Return the columns that add up to a group: the one of all, else those of the ways of handing in."""
    return tuple((group, item) for item in ("total", BY_WAY) if (group, item) in known)[:1]


def in_time_of(known: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the columns that add up to what was settled in time: the one of both kinds, or early and on time.

    Where parts are unknown one of early and on time is not enough.
    """
    both, apart = (SETTLED, "in_time"), ((SETTLED, "early"), (SETTLED, "on_time"))
    if both in known:
        return (both,)
    found = tuple(one for one in apart if one in known)
    return () if (SETTLED, PART) in known and found != apart else found


def holds(one: Sum, counts: Counts, meanings: Meanings) -> bool | None:
    """Return whether a sum holds in a line, None if the line cannot tell."""
    sides = one.sides(counts, meanings)
    return None if sides is None else sum(sides[0]) == sum(sides[1])


def chosen_sums(lines: Sequence[Counts], meanings: Meanings) -> list[tuple[Sum, float]]:
    """Return for each family of sums the one that most lines hold, and the share of lines that do; the whole first."""
    chosen = []
    for family in _families(set(meanings.values())):
        rated = [(one, _share(one, lines, meanings)) for one in family]
        told = [(one, share) for one, share in rated if share is not None and (one.is_sure or share >= _MOST)]
        best = max(told, key=lambda pair: pair[1], default=None)
        if best and (best[1] >= _MOST or not _lacks_columns([one for one, _ in told], lines, meanings)):
            chosen.append(best)
    return chosen


def lacks_columns(lines: Sequence[Counts], meanings: Meanings) -> bool:
    """Return whether what was received is not what was settled or is in hand, as columns are missing on one side."""
    return any(_lacks_columns(family, lines, meanings) for family in _families(set(meanings.values())))


def _lacks_columns(family: Sequence[Sum], lines: Sequence[Counts], meanings: Meanings) -> bool:
    if any((_share(one, lines, meanings) or 0) >= _MOST for one in family):
        return False
    is_over = any(_lacks_rest(one, lines, meanings) for one in family)
    return is_over or all(_lacks_carried(one, lines, meanings) for one in family)


def _lacks_carried(one: Sum, lines: Sequence[Counts], meanings: Meanings) -> bool:
    if one.name != RECEIVED_AND_SETTLED or (RECEIVED, "carried") in meanings.values():
        return False
    sides = one.added(lines, meanings)
    lacking = [whole < parts for whole, parts in sides if whole != parts]
    return 2 * len(lacking) > len(sides) and all(lacking)


def _lacks_rest(one: Sum, lines: Sequence[Counts], meanings: Meanings) -> bool:
    """Return whether some of what was received is neither settled nor in hand, little and in no line the other way."""
    if one.name != RECEIVED_AND_SETTLED:
        return False
    sides = one.added(lines, meanings)
    whole, parts = sum(whole for whole, _ in sides), sum(parts for _, parts in sides)
    return all(whole >= parts for whole, parts in sides) and 0 < whole - parts <= _LITTLE * whole


def _share(one: Sum, lines: Sequence[Counts], meanings: Meanings) -> float | None:
    told = [whole == parts for whole, parts in one.added(lines, meanings)]
    return sum(told) / len(told) if told else None


def _columns(side: Sequence[tuple[str, str]], meanings: Meanings) -> list[int]:
    return [column for meaning in side for column, named in meanings.items() if named == meaning]


def _families(known: set[tuple[str, str]]) -> Iterator[list[Sum]]:
    """Yield the sums that may hold among the columns there are, alternatives together."""

    def there(group: str, items: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple((group, item) for item in items if (group, item) in known)

    rest = there(REST, ("returned", "paused"))
    rests = tuple(dict.fromkeys(((), *((one,) for one in rest), rest)))
    for group, name in ((SETTLED, "đã giải quyết"), (PENDING, "đang giải quyết")):
        both, apart = there(group, ["in_time"]), there(group, ["early", "on_time"])
        parts, unknown = (both or apart) + there(group, ["late"]), there(group, [PART])
        whole, by_way = whole_of(known, group), there(group, [BY_WAY])
        if both and apart:
            yield [Sum(f"{name} trước và đúng hạn", both, apart)]
        if whole and (len(parts) > 1 or unknown):
            yield [Sum(name, whole, parts + unknown + besides) for besides in rests]
        if by_way and whole != by_way:
            yield [Sum(f"{name} theo cách nộp", whole, by_way, is_sure=False)]
    unknown, carried = there(RECEIVED, [PART]), there(RECEIVED, ["carried"])
    ways = there(RECEIVED, parts_of_received(known)) + unknown
    period, total = there(RECEIVED, ["in_period"]), there(RECEIVED, ["total"])
    if period and (len(ways) > 1 or unknown):
        yield [Sum("tiếp nhận trong kỳ", period, ways)]
    if total and (len(ways) > 1 or period or unknown):
        new = period or ways
        yield [Sum("tiếp nhận", total, new), *([Sum("tiếp nhận", total, new + carried)] if carried else [])]
    settled = whole_of(known, SETTLED) or in_time_of(known) + there(SETTLED, ["late"])
    pending = whole_of(known, PENDING) or there(PENDING, ("on_time", "late"))
    if settled and pending:
        sides = [side for side in (total, period, ways if len(ways) > 1 else ()) if side]
        both = settled + pending
        family = [
            Sum(RECEIVED_AND_SETTLED, side + more, both + besides)
            for side in sides
            for more in dict.fromkeys((carried, ()))
            for besides in rests
        ]
        if family:
            yield family

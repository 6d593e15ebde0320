"""The columns of a table in runs: those that count the same group of dossiers, as far as their heads say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_desktop.dossiers.columns_by_way import LEVELS, meanings_by_way
from cchc_desktop.dossiers.head_words import meaning_of, names

RECEIVED, SETTLED, PENDING, REST = "received", "settled", "pending", "rest"
GROUPS = (RECEIVED, SETTLED, PENDING)
PART = "part"
"""The item of a column that counts a part of its group; its head does not say which."""
_WAYS = frozenset(("online", "online_whole", "online_part", "direct", "post", "offline", "in_period", *LEVELS))
_SURE = {
    "returned": REST,
    "paused": REST,
    "carried": RECEIVED,
    "onward": PENDING,
    "early": SETTLED,
    "in_time": SETTLED,
    "not_due": PENDING,
}
_ALWAYS = frozenset(("carried", "onward", "not_due", "returned", "paused"))
"""Items that are of one group, whatever a head above them says: "Kết quả giải quyết" stands over both.

REST are dossiers that are neither settled nor in hand: returned, withdrawn, waiting for the citizen.
"""
_TIMES = ("early", "in_time", "on_time", "late")
_BARE = ("", "total", "in_period")
_LEAST_PARTS, _NEARLY_ALL = 2, 0.9
_IGNORED = frozenset(("share", "other"))


@dataclass(slots=True)
class Run:
    """Neighbouring columns of one group, each with its item; group is "" where the heads do not tell it."""

    group: str
    items: dict[int, str] = field(default_factory=dict)

    @property
    def possible(self) -> tuple[str, ...]:
        """The groups that the columns may count."""
        if self.group:
            return (self.group,)
        return GROUPS if set(self.items.values()) <= {"total"} else (SETTLED, PENDING)


def parts_of_groups(
    heads: Mapping[int, Sequence[str]], counted: Sequence[int], lines: Sequence[Mapping[int, int]]
) -> dict[int, tuple[str, ...]]:
    """Return the columns that count parts of their group with its heads, as the lower line of heads was lost.

    They stand under the same head as the column that adds them up, or beside it under none.
    """
    groups: list[list[int]] = []
    for column in counted:
        texts = heads.get(column, ())
        if groups and (not texts or texts == heads.get(groups[-1][0], ())):
            groups[-1].append(column)
        else:
            groups.append([column])
    found: dict[int, tuple[str, ...]] = {}
    for columns in groups:
        texts = tuple(heads.get(columns[0], ()))
        meaning = meaning_of(texts)
        if meaning.group in GROUPS and meaning.item in _BARE and len(columns) > _LEAST_PARTS:
            whole = next((column for column in columns if _adds_up(column, columns, lines)), None)
            found |= {column: texts for column in columns if whole not in (None, column)}
    return found


def _adds_up(whole: int, columns: Sequence[int], lines: Sequence[Mapping[int, int]]) -> bool:
    """Return whether a column counts what the others of its group add up to in nearly all lines."""
    told = [2 * line.get(whole, 0) == sum(line.get(column, 0) for column in columns) for line in lines]
    return any(line.get(whole) for line in lines) and sum(told) >= _NEARLY_ALL * len(told)


def runs_of(
    heads: Mapping[int, Sequence[str]], counted: Sequence[int], parts: Mapping[int, Sequence[str]] | None = None
) -> list[Run]:
    """Return the runs of the columns that count something, from the left; those whose heads name nothing are left out.

    A column without a group of its own goes on with the one before it, unless it is a total, is there already or can
    only be of another group. parts: columns of parts, with the heads of their group.
    """
    parts = parts or {}
    runs = _runs_of(heads, [column for column in counted if column not in parts])
    for column, texts in parts.items():
        for run in runs:
            if run.group == meaning_of(texts).group:
                run.items[column] = PART
    return runs


def _runs_of(heads: Mapping[int, Sequence[str]], counted: Sequence[int]) -> list[Run]:
    runs: list[Run] = []
    last: Run | None = None
    beside = Run(REST)
    unnamed = set(unnamed_columns(heads, counted))
    counted = [column for column in counted if column not in unnamed and not _is_of_others(heads.get(column, ()))]
    compared = {column for column in counted if _is_compared(heads.get(column, ()))}
    kept = [column for column in counted if column not in compared or len(compared) == len(counted)]
    for column, meaning in meanings_by_way(heads, kept).items():
        item = meaning.item or ("total" if meaning.group else "")
        if not item or item in _IGNORED:
            continue
        if item == "onward":
            item = "total"
        group = _group_of(item, meaning.group)
        if group == REST:
            beside.items[column] = item
            continue
        is_open = item in _TIMES and not group and last is not None and last.group == PENDING and _lack_times(runs)
        if last is None or is_open or _begins(last, item, group, named=bool(meaning.group)):
            last = next((run for run in runs if group and run.group == group), None) or Run(group)
            if last not in runs:
                runs.append(last)
        last.group = last.group or group
        last.items[column] = "on_time" if item == "not_due" else item
    return [*runs, *([beside] if beside.items else [])]


def _lack_times(runs: Sequence[Run]) -> bool:
    """Return whether what was settled and what is in hand are each counted in one column alone so far."""
    found = [{*run.items.values()} for run in runs if run.group in (SETTLED, PENDING)]
    return len(found) > 1 and all(items == {"total"} for items in found)


def counts_dossiers(heads: Sequence[str]) -> bool:
    """Return whether the heads over a column name dossiers of the period: no share, no other period's."""
    meaning = meaning_of(heads)
    is_named = bool(meaning.item or meaning.group) and meaning.item not in _IGNORED
    return is_named and not _is_compared(heads) and not _is_of_others(heads)


def _is_compared(heads: Sequence[str]) -> bool:
    return any(names("above", "compared", text) for text in heads)


def _is_of_others(heads: Sequence[str]) -> bool:
    """Return whether the heads over a column say that it counts something about dossiers: paid, scanned, judged."""
    return any(names("above", "others", text) for text in heads)


def unnamed_columns(heads: Mapping[int, Sequence[str]], counted: Sequence[int]) -> list[int]:
    """Return the columns that count something of which their heads name nothing, or only the one that several share."""
    meanings = {column: meaning_of(heads.get(column, ())) for column in counted}
    bare = {column for column, meaning in meanings.items() if not meaning.item and not meaning.group}
    coded = [column for column in counted if len(found := heads.get(column, ())) > 1 and _names_nothing(found[-1])]
    shared = Counter(tuple(heads[column][:-1]) for column in coded)
    return [
        column for column in counted if column in bare or (column in coded and shared[tuple(heads[column][:-1])] > 1)
    ]


def _names_nothing(text: str) -> bool:
    meaning = meaning_of((text,))
    return not meaning.item and not meaning.group


def _group_of(item: str, named: str) -> str:
    if item in _ALWAYS:
        return _SURE[item]
    return named or _SURE.get(item, "") or (RECEIVED if item in _WAYS else "")


def _begins(last: Run, item: str, group: str, *, named: bool) -> bool:
    """Return whether a column begins a run of its own."""
    if group and last.group and group != last.group:
        return True
    if named:
        return not last.group and bool(last.items) and "total" in last.items.values() and item == "total"
    return item in last.items.values() or (item == "total" and not group)

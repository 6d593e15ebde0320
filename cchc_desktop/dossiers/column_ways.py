"""The meanings that the columns of a table may have, chosen by the sums that they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations, product

from cchc_desktop.dossiers.column_runs import GROUPS, PENDING, RECEIVED, SETTLED, Run
from cchc_desktop.dossiers.sums import Counts, chosen_sums, lacks_columns

Meaning = dict[int, tuple[str, str]]
"""Group and item of each column."""
_MOST, _NEARLY_ALL = 0.5, 0.9
"""The shares of lines that must hold a sum: for columns to be understood, and for one to be known by it alone."""
NAMEABLE = (
    *((RECEIVED, item) for item in ("total", "online", "direct", "carried")),
    *((SETTLED, item) for item in ("total", "early", "on_time", "late")),
    *((PENDING, item) for item in ("total", "on_time", "late")),
)
_MOST_UNNAMED, _MOST_OPEN = 2, 4
"""The most columns whose heads name nothing, and the most runs whose group is to be guessed."""
_WHOLES = ("total", "in_period")


def ways_of_columns(
    runs: Sequence[Run], given: Meaning, unnamed: Sequence[int], lines: Sequence[Counts], *, forced: bool = False
) -> list[Meaning]:
    """Return the meanings of the columns that their heads allow and that hold the most sums in most lines.

    A column whose head names nothing may be any that is missing; it is left out where no sum speaks for one. `forced`
    lets sums fail in most lines: what somebody answered counts.
    """
    open_columns = unnamed if len(unnamed) <= _MOST_UNNAMED else ()
    is_told = all(run.group for run in runs) or {SETTLED, PENDING} <= {run.group for run in runs}
    rated: list[tuple[int, Meaning]] = []
    for base in _of_groups(runs):
        for meant in _of_wholes({**given, **base}):
            left_out = len(base.keys() - meant.keys())
            free = [meaning for meaning in NAMEABLE if meaning not in meant.values()]
            for chosen in product(*([None, *free] for _ in open_columns)):
                added = {column: one for column, one in zip(open_columns, chosen, strict=True) if one}
                shares = [share for _, share in chosen_sums(lines, meant | added)]
                if not is_told and lacks_columns(lines, meant | added):
                    continue
                if len(set(added.values())) == len(added) and (forced or all(share >= _MOST for share in shares)):
                    held = sum(share >= _NEARLY_ALL for share in shares)
                    rated.append((held * 100 - len(added) - left_out, meant | added))
    best = max((rate for rate, _ in rated), default=0)
    return [meaning for rate, meaning in rated if rate == best]


def _of_groups(runs: Sequence[Run]) -> Iterator[Meaning]:
    """Yield the meanings that come of the groups that the runs may have."""
    known: dict[str, set[str]] = {}
    for run in runs:
        known.setdefault(run.group, set()).update(run.items.values())
    if sum(not run.group for run in runs) > _MOST_OPEN:
        return
    for groups in product(*(run.possible for run in runs)):
        guessed = [(group, run) for group, run in zip(groups, runs, strict=True) if not run.group]
        taken = [group for group, _ in guessed]
        again = any(group in known and not _goes_with(known[group], group, run) for group, run in guessed)
        if len(set(taken)) == len(taken) and not again:
            yield {
                column: (group, item)
                for group, run in zip(groups, runs, strict=True)
                for column, item in run.items.items()
            }


def _goes_with(known: Collection[str], group: str, run: Run) -> bool:
    """Return whether a run may be of a group that others count: the period beside all, times beside their whole."""
    items = {*run.items.values()}
    return (group == RECEIVED and len(items) == 1) or ({*known} == {"total"} and "total" not in items)


def _of_wholes(meant: Meaning) -> Iterator[Meaning]:
    """Yield meanings in which each group has one whole: of two columns for it one counts the period, or neither does.

    "Đã tiếp nhận" and "Cần xử lý" both count what was received, with and without what was carried over.
    """
    ways: list[list[Meaning]] = []
    for group in GROUPS:
        columns = [column for column, (of, item) in meant.items() if of == group and item in _WHOLES]
        if len(columns) > _MOST_OPEN + 1:
            return
        if len(columns) > len({meant[column] for column in columns}):
            ways.append([*_one_whole(group, columns)])
    doubled = {column for options in ways for option in options for column in option}
    kept = {column: meaning for column, meaning in meant.items() if column not in doubled}
    for chosen in product(*ways):
        yield {**kept, **{column: meaning for option in chosen for column, meaning in option.items()}}


def _one_whole(group: str, columns: Sequence[int]) -> Iterator[Meaning]:
    if group == RECEIVED:
        yield from ({one: (group, "total"), other: (group, "in_period")} for one, other in permutations(columns, 2))
    yield from ({column: (group, "total")} for column in columns)

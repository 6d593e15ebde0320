"""Which rows of a form follow from others because the form says so, in a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cchc_desktop.authoring.guessed_rows import GuessedRow, by_place, lineage
from cchc_desktop.authoring.row_formulas import RowReference
from cchc_desktop.authoring.row_guesses import PERCENT
from cchc_desktop.authoring.row_numbers import Path


def told_ratios(rows: Sequence[GuessedRow]) -> dict[str, tuple[str, str]]:
    """Return part and whole of each percent whose formula names them, by key."""
    return {
        row.key: (part, whole)
        for row, (part, *rest) in _told(rows, "ratio")
        if row.kind == PERCENT
        for whole in rest
        if part != whole
    }


def told_sums(rows: Sequence[GuessedRow]) -> dict[str, list[str]]:
    """Return the rows that add up to a row whose formula names them, by key."""
    return {row.key: parts for row, parts in _told(rows, "sum") if row.counts}


def _told(rows: Sequence[GuessedRow], operation: str) -> Iterator[tuple[GuessedRow, list[str]]]:
    """Yield each row counted in some way, with the keys of the rows that its formula names, if all are found."""
    told = [row for row in rows if row.formula and row.formula.operation == operation]
    if not told:
        return
    named = _NamedRows(rows)
    for row in told:
        fits = [named.of(one, row) for one in (row.formula.rows if row.formula else ())]
        sure = [some[0] for some in fits if len(some) == 1]
        found = [some if len(some) == 1 else [one for one in some if _is_within(one, sure)] for some in fits]
        keys = [some[0].key for some in found if len(some) == 1]
        if len(keys) == len(found):
            yield row, keys


def _is_within(one: GuessedRow, others: Sequence[GuessedRow]) -> bool:
    """Return whether a row stands right below one of some others."""
    return any(one.form == other.form and one.path[:-1] == other.path for other in others)


class _NamedRows:
    """The amounts of all forms by the numbers that formulas may name them by."""

    def __init__(self, rows: Sequence[GuessedRow]) -> None:
        by_path = by_place(rows)
        self._coded: dict[str, list[GuessedRow]] = {}
        self._marked: dict[str, list[GuessedRow]] = {}
        self._numbered: dict[str, list[GuessedRow]] = {}
        self._placed: dict[str, list[GuessedRow]] = {}
        for row in rows:
            if row.counts:
                self._coded.setdefault(row.alias, []).append(row)
                self._marked.setdefault(row.mark, []).append(row)
                self._placed.setdefault(".".join(map(str, row.path)), []).append(row)
                for number in {row.alias, *_numbers(row, by_path)}:
                    self._numbered.setdefault(number, []).append(row)

    def of(self, named: RowReference, row: GuessedRow) -> list[GuessedRow]:
        """Return the rows that a formula may name: by mark, else those of a number that stand nearest.

        Where numbers run on from form to form, it may be the one row of another form.
        """
        form = named.form or row.form
        coded = [one for one in self._coded.get(named.number, ()) if one is not row and one.form == form]
        if named.is_code and coded:
            return coded
        for known in (self._marked, self._numbered, self._placed):
            if fits := [one for one in known.get(named.number, ()) if one is not row and one.form == form]:
                near = max(_shared(one, row) for one in fits)
                return [one for one in fits if _shared(one, row) == near]
        elsewhere = [] if named.form else [one for one in self._numbered.get(named.number, ()) if one is not row]
        return elsewhere if len(elsewhere) == 1 else []


def _numbers(row: GuessedRow, by_path: Mapping[tuple[str, Path], GuessedRow]) -> Iterator[str]:
    """Yield the number of a row, then with those of the rows above before it: "c", "2.c", "ii.2.c"."""
    number = row.number
    yield number
    for above in lineage(row, by_path):
        number = f"{above.number}.{number}"
        yield number


def _shared(one: GuessedRow, other: GuessedRow) -> int:
    """Return how many steps the paths of two rows have in common."""
    pairs = zip(one.path, other.path, strict=False)
    return next(
        (index for index, (left, right) in enumerate(pairs) if left != right), min(len(one.path), len(other.path))
    )

"""Which rows of a form follow from others because the form says so, in a formula."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.authoring.guessed_rows import GuessedRow
from cchc_desktop.authoring.row_guesses import PERCENT


def told_ratios(rows: Sequence[GuessedRow]) -> dict[str, tuple[str, str]]:
    """Return part and whole of each percent whose formula names them, by key."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        if row.kind == PERCENT and row.formula and row.formula.operation == "ratio":
            part, whole = (_named(number, row, rows) for number in row.formula.numbers)
            if part and whole and part is not whole and part.measures_like(whole):
                found[row.key] = (part.key, whole.key)
    return found


def told_sums(rows: Sequence[GuessedRow]) -> dict[str, list[str]]:
    """Return the rows that add up to a row whose formula names them, by key."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.counts and row.formula and row.formula.operation == "sum":
            parts = [_named(number, row, rows) for number in row.formula.numbers]
            known = [part for part in parts if part is not None and part is not row]
            if len(known) == len(parts):
                found[row.key] = [part.key for part in known]
    return found


def _named(number: str, row: GuessedRow, rows: Sequence[GuessedRow]) -> GuessedRow | None:
    """Return the row that a formula names: by its mark if it has one, else the nearest of its number.

    Where numbers run on from form to form, it may be the one row of another form.
    """
    counted = [one for one in rows if one is not row and one.counts]
    form = [one for one in counted if one.form == row.form]
    marked = [one for one in form if one.mark == number]
    fits = marked or [one for one in form if number in (one.number, one.alias)]
    fits = fits or [one for one in form if ".".join(map(str, one.path)) == number]
    if not fits:
        elsewhere = [one for one in counted if number in (one.number, one.alias)]
        return elsewhere[0] if len(elsewhere) == 1 else None
    near = max(_shared(one, row) for one in fits)
    nearest = [one for one in fits if _shared(one, row) == near]
    return nearest[0] if len(nearest) == 1 else None


def _shared(one: GuessedRow, other: GuessedRow) -> int:
    """Return how many steps the paths of two rows have in common."""
    pairs = zip(one.path, other.path, strict=False)
    return next(
        (index for index, (left, right) in enumerate(pairs) if left != right), min(len(one.path), len(other.path))
    )

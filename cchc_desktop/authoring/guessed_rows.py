"""A row of a form as far as it is understood, and the rows around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.authoring.row_formulas import RowFormula
from cchc_desktop.authoring.row_guesses import COUNT, DECIMAL
from cchc_desktop.authoring.row_numbers import Path
from cchc_desktop.base.text import folded


@dataclass(frozen=True, slots=True)
class GuessedRow:
    """A row of a form as far as it is understood: where it stands, what it is, how the form says it is counted.

    lacks are the heads of columns of values in which it seems to have no cell.
    """

    form: str
    path: Path
    label: str
    unit: str
    kind: str
    tier: str
    choices: dict[str, str]
    number: str = ""
    alias: str = ""
    mark: str = ""
    formula: RowFormula | None = None
    opens: bool = False
    lacks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The figure key of the row."""
        return f"{self.form}:{'.'.join(map(str, self.path))}"

    @property
    def counts(self) -> bool:
        """Whether the row holds a number that may be a part or a whole."""
        return self.kind in (COUNT, DECIMAL)

    def measures_like(self, other: GuessedRow) -> bool:
        """Return whether both rows count in one unit."""
        return folded(self.unit) == folded(other.unit)


def below(row: GuessedRow, rows: Iterable[GuessedRow]) -> list[GuessedRow]:
    """Return the rows right below one."""
    return [one for one in rows if one.form == row.form and one.path[:-1] == row.path]


def within(row: GuessedRow, rows: Iterable[GuessedRow]) -> list[GuessedRow]:
    """Return the rows of all levels below one."""
    return [one for one in rows if one.form == row.form and one.path[: len(row.path)] == row.path and one is not row]


def beside(row: GuessedRow, rows: Iterable[GuessedRow]) -> list[GuessedRow]:
    """Return the rows of the same level below the same row, with the row itself."""
    return [one for one in rows if one.form == row.form and one.path[:-1] == row.path[:-1]]


def lineage(row: GuessedRow, rows: Mapping[tuple[str, Path], GuessedRow]) -> Iterator[GuessedRow]:
    """Yield the rows above one, from the nearest."""
    for length in range(len(row.path) - 1, 0, -1):
        if above := rows.get((row.form, row.path[:length])):
            yield above


def by_place(rows: Sequence[GuessedRow]) -> dict[tuple[str, Path], GuessedRow]:
    """Return rows by form and path."""
    return {(row.form, row.path): row for row in rows}

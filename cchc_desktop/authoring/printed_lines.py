"""What is printed on a blank appendix: its lines as they stand in the file, its forms and rows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a file: the texts of its cells, the sheet (or "") and row it stands in (from 1).

    indents tells how far the text of a cell is moved to the right, by column; a paragraph of a Word file is no table's.
    joined are the columns whose cell is one with the cell above, grey those whose cell is on grey.
    """

    cells: tuple[str, ...]
    sheet: str = ""
    row: int = 0
    in_table: bool = True
    indents: tuple[int, ...] = ()
    joined: frozenset[int] = frozenset()
    grey: frozenset[int] = frozenset()

    @property
    def texts(self) -> list[str]:
        """The different texts of the line, from the left."""
        return list(dict.fromkeys(cell for cell in self.cells if cell))

    def at(self, column: int) -> str:
        """Return the text of a column, "" outside the line."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""

    def indent(self, column: int) -> int:
        """Return how far the text of a column is moved to the right."""
        return self.indents[column] if 0 <= column < len(self.indents) else 0


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as it is printed: its number ("" if it has none), label, unit, note and place.

    values are the texts of its cells for results, formula and tier those of columns that tell how it is counted and by
    whom; alias is a second number. spans: one cell over the whole table. opens: the rows below it are its parts. grey
    tells of each cell for results whether it is on grey, where the row is not so as a whole.
    """

    number: str
    label: str
    unit: str
    note: str
    sheet: str
    row: int
    values: tuple[str, ...] = ()
    formula: str = ""
    tier: str = ""
    alias: str = ""
    indent: int = 0
    spans: bool = False
    opens: bool = False
    is_ticked: bool = False
    grey: tuple[bool, ...] = ()


@dataclass(slots=True)
class PrintedForm:
    """A form as it is printed: number and title, the heads of its columns of results, its rows.

    values are the heads of its columns where each row has several values; amounts beside percents are one. unit is
    that of all rows which name none; has_units tells whether rows have a column for theirs. heads are the lines between
    its title and its table, notes the remarks below or among its rows.
    """

    number: str
    title: str
    values: tuple[str, ...] = ()
    rows: list[PrintedRow] = field(default_factory=list)
    unit: str = ""
    has_units: bool = False
    heads: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

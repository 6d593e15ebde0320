"""Taking figures from a one-stop shop's tables: which tables and lines count, what they give each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc_desktop.base.text import spaced
from cchc_desktop.dossiers.dossier_table import DossierTable, OpenQuestion, Problem, read_table
from cchc_desktop.dossiers.head_words import names
from cchc_desktop.dossiers.table_blocks import Line, find_table
from cchc_desktop.dossiers.table_grid import TableGrid

_LEAST_UNITS = 2
_KINDS = tuple(
    f"{body}{kind}" for kind in ("xã", "phường", "thị trấn", "đặc khu") for body in ("", "ubnd ", "ủy ban nhân dân ")
)
_ADD_UP = "cộng tất cả"

Answers = Mapping[str, str]
"""The choice made for each question."""


@dataclass(frozen=True, slots=True)
class CountedPart:
    """The lines of one source that are counted, and the name of that source, "" if the table gives none."""

    source: str
    table: DossierTable
    lines: list[Line]


@dataclass(slots=True)
class TakenTables:
    """What tables give: the dossiers by measure, added up over the parts; problems; questions that are open."""

    tables: list[DossierTable]
    parts: list[CountedPart] = field(default_factory=list)
    measures: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[OpenQuestion] = field(default_factory=list)

    @property
    def sources(self) -> list[str]:
        """The systems that are added up, as the tables name them."""
        return list(dict.fromkeys(part.source for part in self.parts if part.source))

    def figures(self, counted: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Return the figures that a template counts so, as they are typed, as far as the tables tell them."""
        return {
            key: str(sum(self.measures[name] for name in measures))
            for key, measures in counted.items()
            if all(name in self.measures for name in measures)
        }


def take_tables(grids: Sequence[TableGrid], unit: str, answers: Answers | None = None) -> TakenTables | None:
    """Return what the tables of a file give for a unit; None if none of them counts dossiers."""
    given = answers or {}
    tables = [table for grid in grids if (found := find_table(grid)) and (table := read_table(found, given))]
    if not tables:
        return None
    taken = TakenTables(tables)

    def ask(question: OpenQuestion) -> str:
        if question.question not in given:
            taken.questions.append(question)
        return given.get(question.question, "")

    parts = [part for table in tables for part in _parts(table, unit, ask)]
    taken.parts = _counted(parts, ask)
    for used in tables:
        if any(part.table is used for part in taken.parts):
            taken.problems += used.problems
            taken.questions += used.questions
    taken.measures = _added([part.table.measures(part.lines) for part in taken.parts])
    return taken


def _parts(table: DossierTable, unit: str, ask: Callable[[OpenQuestion], str]) -> Iterator[CountedPart]:
    """Yield the parts of a table: by system, by period if asked for, or the lines of the unit alone."""
    titled = [title for title in table.groups if title]
    by_unit = {line.name: [line] for line in table.lines if is_unit(line.name)}
    if len(by_unit) < max(_LEAST_UNITS, len(table.lines) / 2):
        by_unit = {title: table.groups[title] for title in titled if is_unit(title)}
    if len(by_unit) >= _LEAST_UNITS:
        chosen = next((name for name in by_unit if unit and spaced(unit) in spaced(name)), "")
        question = OpenQuestion("Bảng có nhiều đơn vị. Lấy số của đơn vị nào?", tuple(by_unit))
        chosen = chosen or ask(question)
        if chosen in by_unit:
            yield CountedPart("", table, by_unit[chosen])
        return
    if len(titled) > 1 and all(names("rows", "periods", title) for title in titled):
        chosen = ask(OpenQuestion("Bảng có nhiều kỳ. Lấy số của kỳ nào?", (*titled, _ADD_UP)))
        yield from (CountedPart("", table, table.groups[title]) for title in titled if chosen in (title, _ADD_UP))
        return
    for title, lines in table.groups.items():
        yield CountedPart(title if names("rows", "systems", title) else "", table, lines)


def is_unit(name: str) -> bool:
    """Return whether a name is that of a unit: its kind, then a name with a capital ("Xã hội" is none)."""
    text = " ".join(name.split())
    kinds = (kind for kind in _KINDS if text.casefold().startswith(f"{kind} "))
    return any(text[len(kind) + 1].isupper() for kind in kinds)


def _counted(parts: list[CountedPart], ask: Callable[[OpenQuestion], str]) -> list[CountedPart]:
    """Return the parts that are added up; a table that adds up the others, or repeats one, is not counted again."""
    sheets = list(dict.fromkeys(part.table.sheet for part in parts))
    if len(sheets) < 2:  # noqa: PLR2004 - one sheet, nothing to choose
        return parts
    of = {sheet: [part for part in parts if part.table.sheet == sheet] for sheet in sheets}
    sums = {sheet: _added([part.table.measures(part.lines) for part in of[sheet]]) for sheet in sheets}
    for sheet in sheets:
        others = _added([sums[other] for other in sheets if other != sheet])
        if sums[sheet] and sums[sheet] == others:
            return [part for part in parts if part.table.sheet != sheet] if len(sheets) > 2 else of[sheet]  # noqa: PLR2004
    question = "Tệp có nhiều trang đều là bảng hồ sơ. Lấy trang nào?"
    if all(names("rows", "systems", _told(of[sheet][0].table)) for sheet in sheets):
        return [CountedPart(part.source or part.table.sheet, part.table, part.lines) for part in parts]
    chosen = ask(OpenQuestion(question, (*sheets, _ADD_UP)))
    return parts if chosen == _ADD_UP else of.get(chosen, [])


def _told(table: DossierTable) -> str:
    return " ".join((table.sheet, *table.texts))


def _added(found: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums of the measures that all parts have."""
    if not found:
        return {}
    return {name: sum(one[name] for one in found) for name in found[0] if all(name in one for one in found)}

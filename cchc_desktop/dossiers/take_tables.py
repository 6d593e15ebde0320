"""Taking figures from a one-stop shop's tables: which tables and lines count, what they give each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc_desktop.base.text import spaced
from cchc_desktop.dossiers.dossier_table import DossierTable, OpenQuestion, Problem, read_table
from cchc_desktop.dossiers.head_words import names
from cchc_desktop.dossiers.stated_origin import stated_moment, stated_system
from cchc_desktop.dossiers.table_blocks import Line, find_tables
from cchc_desktop.dossiers.table_grid import TableGrid

_LEAST_UNITS = _LEAST_PARTS = 2
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

    @property
    def stated_system(self) -> str:
        """The systems that are added up, else the one that the tables say they come from."""
        return "; ".join(self.sources) or stated_system(self._texts())

    @property
    def stated_moment(self) -> str:
        """The moment of which the tables say that their figures are from it."""
        return stated_moment(self._texts())

    def _texts(self) -> list[str]:
        return [text for table in self.tables for text in table.texts]

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
    found = [one for grid in grids for one in find_tables(grid)]
    tables = [table for one in found if (table := read_table(one, given))]
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
    tables = list({id(part.table): part.table for part in parts}.values())
    if len(tables) <= 1:
        return parts
    of = [[part for part in parts if part.table is table] for table in tables]
    sums = [_added([part.table.measures(part.lines) for part in own]) for own in of]
    for index, own in enumerate(of):
        if sums[index] and sums[index] == _added([*sums[:index], *sums[index + 1 :]]):
            return [part for part in parts if part not in own] if len(tables) > _LEAST_PARTS else own
    if all(names("rows", "systems", _told(table)) for table in tables):
        return [CountedPart(part.source or part.table.name, part.table, part.lines) for part in parts]
    named = _unlike([table.name for table in tables])
    chosen = ask(OpenQuestion("Tệp có nhiều bảng hồ sơ. Lấy bảng nào?", (*named, _ADD_UP)))
    return (
        parts
        if chosen == _ADD_UP
        else [part for name, own in zip(named, of, strict=True) if name == chosen for part in own]
    )


def _unlike(names_of: Sequence[str]) -> tuple[str, ...]:
    """Return names of which none is there twice."""
    return tuple(
        name if names_of.count(name) == 1 else f"{name} (bảng {place})" for place, name in enumerate(names_of, 1)
    )


def _told(table: DossierTable) -> str:
    return " ".join((table.sheet, *table.texts, *table.groups))


def _added(found: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums of the measures that all parts have."""
    if not found:
        return {}
    return {name: sum(one[name] for one in found) for name in found[0] if all(name in one for one in found)}

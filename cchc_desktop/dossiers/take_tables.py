"""Taking figures from a one-stop shop's tables: which tables and lines count, what they give each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, combinations

from cchc_desktop.base.text import spaced
from cchc_desktop.dossiers.asked_columns import LEAVE, MOST_WRONG, TAKE, OpenQuestion
from cchc_desktop.dossiers.column_runs import PENDING
from cchc_desktop.dossiers.dossier_table import DossierTable, read_table
from cchc_desktop.dossiers.head_words import names
from cchc_desktop.dossiers.line_problems import Problem
from cchc_desktop.dossiers.reported_period import (
    ADD_UP,
    Ask,
    is_about_period,
    lines_by_period,
    of_report,
    titled_by_period,
    which_periods,
)
from cchc_desktop.dossiers.side_by_side import apart
from cchc_desktop.dossiers.stated_origin import stated_moment, stated_system
from cchc_desktop.dossiers.table_blocks import FoundTable, Line, find_tables
from cchc_desktop.dossiers.table_grid import TableGrid
from cchc_desktop.dossiers.table_subject import filter_over, title_online
from cchc_desktop.report.periods import PeriodSpan
from cchc_desktop.units.unit_kinds import kinds_of, office_words

_LEAST_UNITS = _LEAST_PARTS = 2
_FILTERED = "Bảng chỉ đếm một phần hồ sơ"
WHICH_TABLE = "Tệp có nhiều bảng hồ sơ. Lấy bảng nào?"

Answers = Mapping[str, str]
"""The choice made for each question."""


@dataclass(frozen=True, slots=True)
class CountedPart:
    """The lines of one source that are counted, and the name of that source, "" if the table gives none.

    continues: they are of a period after that of another part, from which they carried over what they say so of.
    is_continued: they are of a period before that of another part.
    """

    source: str
    table: DossierTable
    lines: list[Line]
    continues: bool = False
    is_continued: bool = False

    def measures(self) -> dict[str, int]:
        """Return what the lines add up to, of that only what no other part counts again."""
        found = self.table.measures(self.lines)
        if self.continues:
            new = {name: number for name, number in found.items() if name != "received.all"}
            found = new | {"carried": 0} | ({"received.all": new["received"]} if "received" in new else {})
        return found | {name: 0 for name in found if self.is_continued and name.startswith(PENDING)}


@dataclass(slots=True)
class TakenTables:
    """What tables give: the dossiers by measure, added up over the parts; problems; questions that are open.

    tables: those that are counted first.
    """

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
    def is_of_several_periods(self) -> bool:
        """Whether tables of periods that follow each other are added up."""
        return any(part.continues for part in self.parts) and len({id(part.table) for part in self.parts}) > 1

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


def holds_once(question: str) -> bool:
    """Return whether the answer to a question holds for one file alone."""
    is_of_table = question in (WHICH_TABLE, MOST_WRONG.question) or question.startswith(_FILTERED)
    return is_of_table or is_about_period(question)


def take_tables(
    grids: Sequence[TableGrid], unit: str, answers: Answers | None = None, span: PeriodSpan | None = None
) -> TakenTables | None:
    """Return what the tables of a file give for a unit; None if none of them counts dossiers.

    span is the period that is reported on: of several periods it is taken, a table of another alone is asked about.
    """
    given = answers or {}
    found = [one for grid in grids for table in find_tables(grid) for one in apart(table)]
    tables, beside = _read(found, given)
    if not tables:
        return None
    taken = TakenTables([*tables, *beside])

    def ask(question: OpenQuestion) -> str:
        if question.question not in given:
            taken.questions.append(question)
        return given.get(question.question, "")

    tables = [table for table in tables if _is_whole(table, ask)]
    periods = [
        [part for table in of_period for part in _parts(table, unit, span, ask)]
        for of_period in of_report(tables, span, ask)
    ]
    taken.parts = [*_continued(periods)] if len(periods) > 1 else _counted([*chain(*periods)], ask)
    for used in taken.tables:
        if any(used in (part.table, *part.table.beside) for part in taken.parts):
            taken.problems += used.problems
            taken.questions += used.questions
    taken.measures = _added([part.measures() for part in taken.parts])
    taken.tables.sort(key=lambda table: all(part.table is not table for part in taken.parts))
    return taken


def _is_whole(table: DossierTable, ask: Ask) -> bool:
    """Return whether a table counts all dossiers as far as it says; if it was filtered, as it is answered."""
    text = filter_over(table.texts) or ("" if table.counts_ways else title_online(table.texts))
    question = OpenQuestion(f"{_FILTERED}: “{text}”. Có lấy số của bảng không?", (TAKE, LEAVE))
    return not text or ask(question) == TAKE


def _read(found: Sequence[FoundTable], given: Answers) -> tuple[list[DossierTable], list[DossierTable]]:
    """Return the tables that count dossiers, and those that complete one of them: the same lines, other dossiers."""
    read = [(read_table(one, given), one) for one in found]
    tables = [table for table, _ in read if table]
    partial = [table for one, other in read if not one and (table := read_table(other, given, alone=False))]
    if not tables:
        tables = [one for one in partial[:1] if any(other.completes(one) for other in partial[1:])]
    if len(tables) == 1:  # beside several it is not told which of them one completes
        beside = [one for one in partial if one is not tables[0] and one.completes(tables[0])]
        tables[0].beside = beside if all(one.completes(other) for one, other in combinations(beside, 2)) else []
    return tables, [one for table in tables for one in table.beside]


def joined(named: Sequence[tuple[str, TakenTables]]) -> TakenTables:
    """Return what several files give, by their names: each is a system of its own, and all are added up."""
    if len(named) == 1:
        return named[0][1]
    whole = TakenTables([table for _, taken in named for table in taken.tables])
    for name, taken in named:
        source = taken.stated_system or name
        whole.parts += [replace(part, source=part.source or source) for part in taken.parts]
        whole.problems += taken.problems
        whole.questions += [each for each in taken.questions if each not in whole.questions]
    whole.measures = _added([taken.measures for _, taken in named])
    return whole


def _parts(table: DossierTable, unit: str, span: PeriodSpan | None, ask: Ask) -> Iterator[CountedPart]:
    """Yield the parts of a table: by system, by period if asked for, or the lines of the unit alone."""
    if by_period := lines_by_period(table.lines):
        yield from _of_periods(table, by_period, span, ask)
        return
    by_unit = _by_unit(table, unit)
    if by_unit:
        chosen = next((name for name in by_unit if unit and spaced(unit) in spaced(name)), "")
        question = OpenQuestion("Bảng có nhiều đơn vị. Lấy số của đơn vị nào?", tuple(by_unit))
        chosen = chosen or ask(question)
        if chosen in by_unit:
            yield CountedPart("", table, by_unit[chosen])
        return
    if by_title := titled_by_period(table, span):
        yield from _of_periods(table, by_title, span, ask)
        return
    for title, lines in table.groups.items():
        yield CountedPart(title if _is_system(title) else "", table, lines)


def _by_unit(table: DossierTable, unit: str) -> dict[str, list[Line]]:
    """Return the lines of each unit, if a table has several: named in a line, beside its fields, or above them."""
    own = {line.name: [line] for line in table.lines if unit and spaced(line.name) == spaced(unit)}
    if own and len(table.lines) > 1:
        return own
    for name_of in (_name, _owner):
        found: dict[str, list[Line]] = {}
        for line in table.lines:
            if is_unit(name_of(line)):
                found.setdefault(name_of(line), []).append(line)
        if len(found) >= _LEAST_UNITS and 2 * sum(map(len, found.values())) >= len(table.lines):
            return found
    over = {line.name: [line] for line in table.totals if is_unit(line.name)}
    if len(over) < _LEAST_UNITS:
        over = {title: lines for title, lines in table.groups.items() if is_unit(title)}
    return over if len(over) >= _LEAST_UNITS else {}


def _name(line: Line) -> str:
    return line.name


def _owner(line: Line) -> str:
    return line.owner


def _is_system(title: str) -> bool:
    return names("rows", "systems", title)


def _of_periods(
    table: DossierTable, periods: Mapping[str, list[Line]], span: PeriodSpan | None, ask: Ask
) -> Iterator[CountedPart]:
    chosen = which_periods([*periods], table.texts, span, ask)
    yield from _continued([[CountedPart("", table, periods[name])] for name in chosen])


def _continued(periods: Sequence[Sequence[CountedPart]]) -> Iterator[CountedPart]:
    """Yield the parts of periods that follow each other."""
    for place, parts in enumerate(periods):
        for part in parts:
            yield replace(part, continues=place > 0, is_continued=place < len(periods) - 1)


def is_unit(name: str) -> bool:
    """Return whether a name is that of a unit: its kind, then a name with a capital ("Xã hội" is none)."""
    text = " ".join(name.split())
    kinds = (kind for kind in _beginnings() if text.casefold().startswith(f"{kind} "))
    return any(text[len(kind) + 1].isupper() for kind in kinds)


@cache
def _beginnings() -> tuple[str, ...]:
    offices = ("", *(f"{office.casefold()} " for office in office_words()))
    return tuple(f"{office}{kind}" for kind in kinds_of("commune") for office in offices)


def _counted(parts: list[CountedPart], ask: Ask) -> list[CountedPart]:
    """Return the parts that are added up; a table that adds up the others, or repeats one, is not counted again."""
    tables = list({id(part.table): part.table for part in parts}.values())
    if len(tables) <= 1:
        return parts
    of = [[part for part in parts if part.table is table] for table in tables]
    sums = [_added([part.measures() for part in own]) for own in of]
    for index, own in enumerate(of):
        if sums[index] and sums[index] == _added([*sums[:index], *sums[index + 1 :]]):
            return [part for part in parts if part not in own] if len(tables) > _LEAST_PARTS else own
    if all(_is_system(_told(table)) for table in tables):
        return [replace(part, source=part.source or part.table.name) for part in parts]
    named = _unlike([table.name for table in tables])
    chosen = ask(OpenQuestion(WHICH_TABLE, (*named, ADD_UP)))
    return (
        parts
        if chosen == ADD_UP
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

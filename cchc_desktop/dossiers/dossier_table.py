"""Reading the tables of a one-stop shop: what each column counts, what the lines add up to, what does not add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_desktop.dossiers.asked_columns import (
    ANSWERS,
    MOST_WRONG,
    TAKE,
    AskedColumns,
    Heads,
    OpenQuestion,
    what_counts,
)
from cchc_desktop.dossiers.column_runs import REST, Run, parts_of_groups, runs_of, unnamed_columns
from cchc_desktop.dossiers.column_ways import Meaning, ways_of_columns
from cchc_desktop.dossiers.columns_by_way import BY_WAY
from cchc_desktop.dossiers.head_words import says_carried, way_of
from cchc_desktop.dossiers.line_problems import Problem, problems_of
from cchc_desktop.dossiers.line_roles import split_totals
from cchc_desktop.dossiers.measures import measured
from cchc_desktop.dossiers.sums import Meanings
from cchc_desktop.dossiers.table_blocks import FoundTable, Line
from cchc_desktop.dossiers.table_subject import is_of_dossiers

_LEAST_BLOCKS = 2


@dataclass(slots=True)
class DossierTable:
    """A table that was understood: its columns, its lines by title, and what they add up to.

    texts: what is written above it; heads: the heads over each column, the highest first.
    ways: the meanings that the columns may have, one where the heads and sums tell them.
    """

    sheet: str
    texts: list[str]
    heads: Heads
    ways: list[Meaning]
    groups: dict[str, list[Line]]
    totals: list[Line]
    problems: list[Problem] = field(default_factory=list)
    questions: list[OpenQuestion] = field(default_factory=list)
    forced: bool = False
    """Whether what was answered contradicts the sums of most lines."""
    period: str = ""
    """The head of the period that its columns count, where others beside them count another one."""
    beside: list[DossierTable] = field(default_factory=list)
    """Tables of the same lines that count other dossiers: what was received in one, what was settled in the other."""
    unknown: list[int] = field(default_factory=list)
    """The columns that count something that is not understood: parts without their whole may then lack one."""

    @property
    def name(self) -> str:
        """The sheet, or what is written above the table, and the period of its columns."""
        name = self.sheet or " ".join(self.texts[-1:]) or "bảng"
        return f"{name}: {' '.join(self.period.split())}" if self.period else name

    def column_question(self, column: int) -> OpenQuestion:
        """Return the question of what a column counts."""
        return what_counts(column, self.heads)

    @property
    def shape(self) -> str:
        """The heads of the columns as one text: tables of the same system have the same."""
        return "|".join("/".join(self.heads[column]) for column in sorted(self.heads))

    @property
    def lines(self) -> list[Line]:
        """All lines that count for themselves."""
        return [line for lines in self.groups.values() for line in lines]

    def measures(self, lines: Sequence[Line]) -> dict[str, int]:
        """Return what lines add up to, by measure, as far as every possible meaning of the columns says the same.

        A group of columns with a cell that cannot be read adds up to nothing.
        """
        counts = [line.counts for line in lines]
        found = [measured(counts, _readable(way, lines), with_carried=self.is_told_whole) for way in self.ways]
        first = found[0] if found else {}
        told = {name: number for name, number in first.items() if all(one.get(name) == number for one in found)}
        own = {name: number for name, number in told.items() if not self.unknown or name.split(".")[0] in self._wholes}
        named = {line.name for line in lines}
        for table in self.beside:
            own = table.measures([line for line in table.lines if line.name in named]) | own
        return {**self._by_row(lines), **own}

    def _by_row(self, lines: Sequence[Line]) -> dict[str, int]:
        """Return what came in online, if the lines are the ways of handing in."""
        beside = sorted({column for line in lines[:1] for column in line.unread})
        told = [[line.name, line.owner, *(line.unread.get(column, "") for column in beside)] for line in lines]
        ways = next(
            (found for texts in zip(*told, strict=True) if all(found := [way_of((text,)) for text in texts])), []
        )
        online = [line.counts for line, way in zip(lines, ways, strict=False) if way == "online"]
        if not online or len(set(ways)) == 1 or not self.ways:
            return {}
        received = measured(online, _readable(self.ways[0], lines), with_carried=self.is_told_whole).get("received")
        return {} if received is None else {"received.online": received}

    @property
    def counts_ways(self) -> bool:
        """Whether its columns or its lines say by which way dossiers were handed in."""
        return any(map(way_of, self.heads.values())) or any(way_of((line.name,)) for line in self.lines)

    @property
    def _groups(self) -> set[str]:
        """The groups of dossiers that its columns count."""
        return {group for way in self.ways for group, _ in way.values() if group != REST}

    def completes(self, other: DossierTable) -> bool:
        """Return whether a table has the lines of another one, and counts other dossiers of them."""
        names_of = [[line.name for line in table.lines] for table in (self, other)]
        return names_of[0] == names_of[1] and all(names_of[0]) and self._groups.isdisjoint(other._groups)

    @property
    def is_told_whole(self) -> bool:
        """Whether a head says that what was received holds what was carried over."""
        return any(says_carried(text) for heads in self.heads.values() for text in heads)

    @property
    def _wholes(self) -> set[str]:
        """The groups of which a column counts all."""
        return {group for way in self.ways for group, item in way.values() if item in ("total", "in_period", BY_WAY)}

    @property
    def lacks_a_whole(self) -> bool:
        """Whether a group of columns has no column that counts all of it."""
        return any(group not in self._wholes for way in self.ways for group, _ in way.values())


def read_table(found: FoundTable, answers: Mapping[str, str], *, alone: bool = True) -> DossierTable | None:
    """Return a table as far as it is understood, by the answers to its question; None if it is none of dossiers.

    alone: it is to count two groups of dossiers; if not, one is enough.
    """
    ways: list[Meaning] = []
    columns = sorted({column for block in found.blocks for line in block.lines for column in line.counts})
    heads = found.blocks[0].heads
    parts = parts_of_groups(heads, columns, [line.counts for block in found.blocks for line in block.lines])
    heads = heads | parts
    runs = runs_of(heads, columns, parts)
    if not _counts_dossiers(runs, 1 + alone) or not is_of_dossiers(found):
        return None
    groups: dict[str, list[Line]] = {}
    totals: list[Line] = []
    counted = [column for run in runs for column in run.items]
    for block in found.blocks:
        own, above = split_totals(block.lines, counted)
        if own:
            groups.setdefault(block.title, []).extend(own)
        totals += above
    totals += _added_of_blocks(groups, counted)
    if not groups and totals:
        groups[""] = [totals.pop()]
    table = DossierTable(found.sheet, found.texts, heads, ways, groups, totals, period=found.period)
    every = [line.counts for line in table.lines]
    unnamed = [one for one in unnamed_columns(heads, columns) if any(line.get(one) for line in every)]
    told = {column: answers[text] for column in columns if (text := what_counts(column, heads).question) in answers}
    given = {column: meaning for column, answer in told.items() if (meaning := ANSWERS.get(answer))}
    free = [column for column in unnamed if column not in told]
    for run in runs:
        run.items = {column: item for column, item in run.items.items() if column not in told}
    runs = [run for run in runs if run.items]
    found_ways = ways_of_columns(runs, given, free, every)
    table.forced = not found_ways and (bool(told) or answers.get(MOST_WRONG.question) == TAKE)
    if table.forced:
        found_ways = ways_of_columns(runs, given, free, every, forced=True)
    asked = AskedColumns(heads, runs, lambda way: measured(every, way, with_carried=table.is_told_whole))
    ways += asked.chosen(found_ways, answers)
    table.unknown = [column for column in free if any(column not in way for way in ways)]
    table.unknown += [column for column in parts if column not in told]
    table.questions += asked.questions(ways, table.unknown, answers, lacks_a_whole=table.lacks_a_whole)
    told_wrong = [[*problems_of(table.sheet, groups, totals, way)] for way in ways]
    table.problems += told_wrong[0] if told_wrong and all(one == told_wrong[0] for one in told_wrong) else []
    return table


def _added_of_blocks(groups: dict[str, list[Line]], columns: Sequence[int]) -> list[Line]:
    """Take out the one of several groups of lines that adds up all others, and return its lines."""
    sums = {
        title: [sum(line.counts.get(column, 0) for line in own) for column in columns] for title, own in groups.items()
    }
    whole = [sum(added) for added in zip(*sums.values(), strict=True)]
    found = [title for title, added in sums.items() if [2 * one for one in added] == whole]
    return groups.pop(found[0]) if len(groups) > _LEAST_BLOCKS and len(found) == 1 else []


def _counts_dossiers(runs: Sequence[Run], least: int) -> bool:
    """Return whether columns are those of dossiers: some groups of them, by time or way."""
    groups = {run.group for run in runs if run.group and run.group != REST}
    unsure = [run for run in runs if not run.group]
    items = {item for run in runs for item in run.items.values()}
    return len(groups) + len(unsure) >= least and bool(groups) and bool(items - {"total", "in_period", "carried"})


def _readable(meanings: Meanings, lines: Sequence[Line]) -> Meanings:
    unread = {meanings[column][0] for line in lines for column in line.unread if column in meanings}
    return {column: meaning for column, meaning in meanings.items() if meaning[0] not in unread}

"""Reading the tables of a one-stop shop: what each column counts, what the lines add up to, what does not add up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.dossiers.column_runs import PENDING, RECEIVED, REST, SETTLED, Run, runs_of, unnamed_columns
from cchc_desktop.dossiers.column_ways import Meaning, ways_of_columns
from cchc_desktop.dossiers.head_words import meaning_of, names
from cchc_desktop.dossiers.line_roles import split_totals
from cchc_desktop.dossiers.measures import measured
from cchc_desktop.dossiers.sums import Counts, Meanings, Sum, chosen_sums, holds
from cchc_desktop.dossiers.table_blocks import FoundTable, Line
from cchc_desktop.dossiers.table_subject import is_of_dossiers
from cchc_desktop.dossiers.wrong_totals import AddedLines

ANSWERS: dict[str, tuple[str, str] | None] = {
    "tiếp nhận, cả kỳ trước": (RECEIVED, "total"),
    "tiếp nhận trong kỳ": (RECEIVED, "in_period"),
    "tiếp nhận trực tuyến": (RECEIVED, "online"),
    "tiếp nhận trực tiếp hoặc bưu chính": (RECEIVED, "direct"),
    "kỳ trước chuyển sang": (RECEIVED, "carried"),
    "đã giải quyết": (SETTLED, "total"),
    "đã giải quyết trước hạn": (SETTLED, "early"),
    "đã giải quyết đúng hạn": (SETTLED, "on_time"),
    "đã giải quyết trước và đúng hạn": (SETTLED, "in_time"),
    "đã giải quyết quá hạn": (SETTLED, "late"),
    "đang giải quyết": (PENDING, "total"),
    "đang giải quyết, trong hạn": (PENDING, "on_time"),
    "đang giải quyết, quá hạn": (PENDING, "late"),
    "không phải số hồ sơ": None,
}
"""The answers to what a column counts, and what they mean."""
_WHOLES = ("every", "with_carried")
Heads = Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that does not add up: sheet and row (the first is 1), and what it says."""

    sheet: str
    row: int
    message: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a table does not say: the question and the answers that would settle it, each an answer to give back.

    about are the measures that hang on it; empty where all do.
    """

    question: str
    choices: tuple[str, ...]
    about: frozenset[str] = frozenset()

    def concerns(self, measures: Collection[str]) -> bool:
        """Return whether one of some measures hangs on it."""
        return not self.about or not self.about.isdisjoint(measures)


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
        return _what_counts(column, self.heads)

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
        return own

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
        return any(names("items", entry, text) for heads in self.heads.values() for text in heads for entry in _WHOLES)

    @property
    def _wholes(self) -> set[str]:
        """The groups of which a column counts all."""
        return {group for way in self.ways for group, item in way.values() if item in ("total", "in_period")}

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
    runs = runs_of(found.blocks[0].heads, columns)
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
    if not groups and totals:
        groups[""] = [totals.pop()]
    table = DossierTable(found.sheet, found.texts, found.blocks[0].heads, ways, groups, totals, period=found.period)
    every = [line.counts for line in table.lines]
    heads = found.blocks[0].heads
    unnamed = [one for one in unnamed_columns(heads, columns) if any(line.get(one) for line in every)]
    told = {column: answers[text] for column in columns if (text := _what_counts(column, heads).question) in answers}
    given = {column: meaning for column, answer in told.items() if (meaning := ANSWERS.get(answer))}
    free = [column for column in unnamed if column not in told]
    for run in runs:
        run.items = {column: item for column, item in run.items.items() if column not in told}
    runs = [run for run in runs if run.items]
    ways += ways_of_columns(runs, given, free, every)
    if told and not ways:
        table.forced = True
        ways += ways_of_columns(runs, given, free, every, forced=True)
    question = _which_group(runs, heads)
    if (chosen := answers.get(question.question)) in question.choices:
        first = _first_columns(runs)[question.choices.index(chosen)]
        ways[:] = [way for way in ways if way[first][0] == SETTLED]
    table.unknown = [column for column in free if any(column not in way for way in ways)]
    counted_so = [measured(every, way, with_carried=table.is_told_whole) for way in ways]
    differing = frozenset(
        name for one in counted_so for name in one if any(other.get(name) != one[name] for other in counted_so)
    )
    if not ways or differing:
        table.questions.append(replace(question, about=differing))
    else:
        table.questions += _about_unknown(table, counted_so[0])
    told_wrong = [[*_problems(table, way)] for way in ways]
    table.problems += told_wrong[0] if told_wrong and all(one == told_wrong[0] for one in told_wrong) else []
    return table


def _about_unknown(table: DossierTable, counted: Mapping[str, int]) -> Iterator[OpenQuestion]:
    """Yield the question of a column that nothing names: a whole hangs on it, or it may be what no other column is."""
    if table.unknown and table.lacks_a_whole:
        yield table.column_question(table.unknown[0])
        return
    for group, measure in ((RECEIVED, "received.online"), (SETTLED, "settled.in_time")):
        columns = [
            column
            for column in table.unknown
            if (named := meaning_of(table.heads[column]).group) == group
            or (not named and group == SETTLED and names("above", "of_time", table.heads[column][-1]))
        ]
        if columns and measure not in counted:
            yield replace(table.column_question(columns[0]), about=frozenset((measure,)))


def _counts_dossiers(runs: Sequence[Run], least: int) -> bool:
    """Return whether columns are those of dossiers: some groups of them, by time or way."""
    groups = {run.group for run in runs if run.group and run.group != REST}
    unsure = [run for run in runs if not run.group]
    items = {item for run in runs for item in run.items.values()}
    return len(groups) + len(unsure) >= least and bool(groups) and bool(items - {"total", "in_period", "carried"})


def _first_columns(runs: Sequence[Run]) -> list[int]:
    """Return the first column of each run whose group is not told, or of each run if all are."""
    return [min(run.items) for run in [run for run in runs if not run.group] or runs]


def _which_group(runs: Sequence[Run], heads: Heads) -> OpenQuestion:
    columns = _first_columns(runs)
    named = ", ".join(_named(column, heads) for column in columns)
    return OpenQuestion(
        f"Đầu bảng không nói rõ các cột từ {named} đếm hồ sơ nào. Hồ sơ đã giải quyết bắt đầu ở cột nào?",
        tuple(f"cột {letter_of(column)}" for column in columns),
    )


def _what_counts(column: int, heads: Heads) -> OpenQuestion:
    return OpenQuestion(
        f"Không rõ cột {_named(column, heads)} đếm gì, nên chưa cộng được tổng. Cột này là gì?", tuple(ANSWERS)
    )


def _named(column: int, heads: Heads) -> str:
    return f"{letter_of(column)} “{' / '.join(heads.get(column, ()))}”"


def _readable(meanings: Meanings, lines: Sequence[Line]) -> Meanings:
    unread = {meanings[column][0] for line in lines for column in line.unread if column in meanings}
    return {column: meaning for column, meaning in meanings.items() if meaning[0] not in unread}


def _problems(table: DossierTable, meanings: Meanings) -> Iterator[Problem]:
    sums = [one for one, _ in chosen_sums([line.counts for line in table.lines], meanings)]
    added = AddedLines(table.groups, table.totals, [*meanings])
    total_rows = {line.row for line in table.totals}
    for line in sorted((*table.lines, *table.totals), key=lambda one: one.row):
        told = [_told(one, line.counts, meanings) for one in sums if holds(one, line.counts, meanings) is False]
        if line.row in total_rows:
            told += _wrong_total(added.missed(line), line)
        told += [f"không đọc được “{text[:40]}” thành số" for column, text in line.unread.items() if column in meanings]
        if told:
            name = f" ({line.name})" if line.name else ""
            yield Problem(table.sheet, line.row + 1, f"Dòng {line.row + 1}{name}: {'; '.join(told)}.")


def _wrong_total(missed: Mapping[int, int], line: Line) -> list[str]:
    """Return in words where a total is not what the lines add up to."""
    return [
        f"cột {letter_of(column)} cộng lại được {one}, ghi {line.counts.get(column, 0)}"
        for column, one in missed.items()
    ]


def _told(one: Sum, counts: Counts, meanings: Meanings) -> str:
    whole, parts = one.sides(counts, meanings) or ([], [])
    left, right = (" + ".join(map(str, side)) for side in (parts, whole))
    result = f" = {sum(parts)}" if len(parts) > 1 else ""
    other = f" = {sum(whole)}" if len(whole) > 1 else ""
    return f"{one.name}: {left}{result}, còn {right}{other}"


def letter_of(column: int) -> str:
    """Return the letter of a column, as sheets name it."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""What has to be asked about the columns of a table, and what answers say of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from cchc_desktop.dossiers.column_runs import PENDING, RECEIVED, SETTLED, Run
from cchc_desktop.dossiers.column_ways import Meaning
from cchc_desktop.dossiers.columns_by_way import LEVELS
from cchc_desktop.dossiers.head_words import meaning_of, names
from cchc_desktop.dossiers.table_grid import letter_of

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
_GROUPS = {SETTLED: "Hồ sơ đã giải quyết", RECEIVED: "Hồ sơ tiếp nhận", PENDING: "Hồ sơ đang giải quyết"}
_ONLINE, _SETTLED_IN_TIME = "received.online", "settled.in_time"
_OF_LEVEL = [(RECEIVED, item) for item in LEVELS]
_NONE = "bảng không có số này"
Heads = Mapping[int, Sequence[str]]
Answers = Mapping[str, str]


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


TAKE, LEAVE = "vẫn lấy số của bảng", "không lấy"
MOST_WRONG = OpenQuestion(
    "Phần lớn các dòng của bảng không cộng đúng theo đầu cột. Có lấy số của bảng không?", (TAKE, LEAVE)
)


@dataclass(frozen=True, slots=True)
class AskedColumns:
    """The columns of a table in runs, and what lines add up to by a meaning of them."""

    heads: Heads
    runs: Sequence[Run]
    counted: Callable[[Meaning], Mapping[str, int]]

    def chosen(self, ways: list[Meaning], answers: Answers) -> list[Meaning]:
        """Return the meanings that answers leave, with the levels of service that they say are ways."""
        for group in _GROUPS:
            question = self._which_group(group, ways)
            if (choice := answers.get(question.question)) in question.choices:
                ways = [way for way in ways if f"cột {letter_of(self._first_of(way, group))}" == choice]
        return [self._with_levels(way, answers) for way in ways]

    def questions(
        self, ways: Sequence[Meaning], unknown: Sequence[int], answers: Answers, *, lacks_a_whole: bool
    ) -> Iterator[OpenQuestion]:
        """Yield what is open about columns: what all may mean, what some do, the ones whose heads name nothing."""
        counted = [self.counted(way) for way in ways]
        differing = frozenset(
            name for one in counted for name in one if any(other.get(name) != one[name] for other in counted)
        )
        if not ways:
            found = self._without_ways()
        elif differing:
            found = (replace(question, about=differing) for question in self._telling(ways))
        elif unknown and lacks_a_whole:
            found = iter([what_counts(unknown[0], self.heads)])
        else:
            found = chain(self._about_unknown(unknown, counted[0]), self._about_levels(ways[0], counted[0]))
        open_ones = [question for question in found if question.question not in answers]
        yield from open_ones[:1] if differing or not ways else open_ones

    def _without_ways(self) -> Iterator[OpenQuestion]:
        """Yield the questions where no meaning holds the sums: whether to take it, or what a column counts."""
        firsts = [min(run.items) for run in self.runs if not run.group]
        yield from (what_counts(column, self.heads) for column in firsts)
        if not firsts:
            yield MOST_WRONG

    def _telling(self, ways: Sequence[Meaning]) -> Iterator[OpenQuestion]:
        """Yield the questions that tell meanings apart: where a group begins, else what a column counts."""
        asked = (self._which_group(group, ways) for group in _GROUPS)
        yield from (question for question in asked if len(question.choices) > 1)
        unlike = (column for column in sorted(self.heads) if len({way.get(column) for way in ways}) > 1)
        yield from (what_counts(column, self.heads) for column in unlike)

    def _which_group(self, group: str, ways: Sequence[Meaning]) -> OpenQuestion:
        firsts = {min(run.items) for run in self.runs if not run.group}
        named = ", ".join(_named(column, self.heads) for column in sorted(firsts))
        possible = sorted({self._first_of(way, group) for way in ways} & firsts)
        return OpenQuestion(
            f"Đầu bảng không nói rõ các cột từ {named} đếm hồ sơ nào. {_GROUPS[group]} bắt đầu ở cột nào?",
            tuple(f"cột {letter_of(column)}" for column in possible) if len(possible) > 1 else (),
        )

    def _first_of(self, way: Meaning, group: str) -> int:
        """Return the first column of the run that a meaning says is of a group, -1 if it is no open one."""
        firsts = (min(run.items) for run in self.runs if not run.group)
        return next((column for column in firsts if way.get(column, ("", ""))[0] == group), -1)

    def _about_unknown(self, unknown: Sequence[int], counted: Mapping[str, int]) -> Iterator[OpenQuestion]:
        """Yield the question of a column that nothing names and that may be what no other column is."""
        for group, measure in ((RECEIVED, _ONLINE), (SETTLED, _SETTLED_IN_TIME)):
            columns = [column for column in unknown if self._may_be_of(group, self.heads[column])]
            if columns and measure not in counted:
                yield replace(what_counts(columns[0], self.heads), about=frozenset((measure,)))

    def _may_be_of(self, group: str, heads: Sequence[str]) -> bool:
        """Return whether a column may be of a group: its heads name it, or a time and no group."""
        named = meaning_of(heads).group
        is_timed = group == SETTLED and any(names("above", "of_time", text) for text in heads[-1:])
        return named == group or (not named and is_timed)

    def _about_levels(self, way: Meaning, counted: Mapping[str, int]) -> Iterator[OpenQuestion]:
        question = self._which_levels(way)
        if _ONLINE not in counted and len(question.choices) > 1:
            yield question

    def _which_levels(self, way: Meaning) -> OpenQuestion:
        sums = _sums_of_levels(way)
        named = ", ".join(_named(column, self.heads) for column in next(iter(sums), ()))
        return OpenQuestion(
            f"Cột {named} đếm hồ sơ theo mức độ dịch vụ công, không theo cách nộp. Hồ sơ nộp trực tuyến là số nào?",
            (*map(_sum_of, sums), _NONE),
            frozenset((_ONLINE,)),
        )

    def _with_levels(self, way: Meaning, answers: Answers) -> Meaning:
        choice = answers.get(self._which_levels(way).question)
        chosen = next((columns for columns in _sums_of_levels(way) if _sum_of(columns) == choice), ())
        kept = {column: one for column, one in way.items() if not chosen or one not in _OF_LEVEL}
        return kept | dict.fromkeys(chosen, (RECEIVED, "online_part"))


def what_counts(column: int, heads: Heads) -> OpenQuestion:
    """Return the question of what a column counts."""
    return OpenQuestion(
        f"Không rõ cột {_named(column, heads)} đếm gì, nên chưa cộng được tổng. Cột này là gì?", tuple(ANSWERS)
    )


def _sums_of_levels(way: Meaning) -> list[tuple[int, ...]]:
    """Return the columns of levels at which services are offered online, all of them first, then each alone."""
    columns = tuple(column for column, meaning in sorted(way.items()) if meaning in _OF_LEVEL[:-1])
    return list(dict.fromkeys((columns, *((column,) for column in columns)))) if columns else []


def _sum_of(columns: Sequence[int]) -> str:
    return f"cột {' cộng '.join(map(letter_of, columns))}"


def _named(column: int, heads: Heads) -> str:
    return f"{letter_of(column)} “{' / '.join(heads.get(column, ()))}”"

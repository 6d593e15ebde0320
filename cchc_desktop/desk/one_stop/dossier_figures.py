"""Taking figures from a one-stop shop's table into a report, as one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.desk.office import library
from cchc_desktop.documents.tables import html_table, text_table
from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.dossiers.stated_origin import moment_in
from cchc_desktop.dossiers.table_grid import TableGrid
from cchc_desktop.dossiers.take_tables import Answers, TakenTables, joined, take_tables
from cchc_desktop.report.document import Report
from cchc_desktop.report.members.figure_source import FigureSource, source_texts
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template import Template

CAUSE = "one-stop"
MAX_TABLE = 8 * 1024 * 1024
_ADVICE = (
    "Cần bảng tình hình tiếp nhận, giải quyết hồ sơ của Bộ phận Một cửa: mỗi dòng một lĩnh vực, các cột tiếp nhận, "
    "đã giải quyết (trước, đúng, quá hạn), đang giải quyết."
)


@dataclass(frozen=True, slots=True)
class TableFile:
    """The tables of a file by its name, or those that were pasted."""

    name: str
    grids: list[TableGrid]


@dataclass(frozen=True, slots=True)
class TakenFigures:
    """The figures that tables give for a template, by key as typed, what was found on the way, in all and by file."""

    figures: dict[str, str]
    taken: TakenTables
    files: list[tuple[str, TakenTables]]


def read_tables(paths: Sequence[Path]) -> list[TableFile]:
    """Return the tables of files; BadFileError if one cannot be read."""
    return [TableFile(path.name, read_grids(read_bytes(path, MAX_TABLE), path.name)) for path in paths]


def pasted_tables(html: str, text: str) -> list[TableGrid]:
    """Return the tables of the clipboard: those of its HTML, which keeps merged heads, else the one of its text."""
    found = html_table.grids_of(html) if "<table" in html.lower() else []
    return found or ([text_table.grid_of(text)] if "\t" in text else [])


def figures_in(
    files: Sequence[TableFile], template: Template, report: Report, answers: Answers | None = None
) -> TakenFigures:
    """Return the figures that files give for a report, added up.

    BadFileError if one has no one-stop shop's table, or two hold the same one: it would count twice.
    """
    _require_different(files)
    unit, span = report.text("unit.name"), span_of(template, report.period, any_year=True)
    found: list[tuple[str, TakenTables]] = []
    for file in files:
        taken = take_tables(file.grids, unit, answers, span)
        if taken is None:
            there = f" ({file.name})" if len(files) > 1 else ""
            raise BadFileError(f"Đây không phải bảng hồ sơ một cửa{there}.", _ADVICE)
        found.append((file.name, taken))
    together = take_tables([grid for file in files for grid in file.grids], unit, answers, span) if files[1:] else None
    if together and together.is_of_several_periods:  # a file for each month is no system of its own
        found = [(", ".join(file.name for file in files), together)]
    whole = joined(found)
    wanted = {name for measures in counted_by(template).values() for name in measures}
    whole.questions = [question for question in whole.questions if question.concerns(wanted)]
    return TakenFigures(whole.figures(counted_by(template)), whole, found)


def _require_different(files: Sequence[TableFile]) -> None:
    for one, other in combinations(files, 2):
        if [grid.cells for grid in one.grids] == [grid.cells for grid in other.grids]:
            raise BadFileError(
                f"Hai tệp “{one.name}” và “{other.name}” là cùng một bảng, cộng lại thì mỗi hồ sơ tính hai lần.",
                "Bỏ bớt một tệp, hoặc chọn đúng tệp của hệ thống kia.",
            )


def answered(files: Sequence[TableFile], template: Template, report: Report, choices: Sequence[str]) -> TakenFigures:
    """Return the figures that files give when their questions get answers, one after the other, by number or words.

    UserError if there are more answers than questions, or one that its question does not have.
    """
    answers: dict[str, str] = {}
    for choice in choices:
        found = figures_in(files, template, report, answers)
        if not found.taken.questions:
            raise UserError(f"Không còn câu hỏi nào cho câu trả lời “{choice}”.", "Bỏ câu trả lời này rồi gọi lại.")
        question = found.taken.questions[0]
        numbered = {str(number): text for number, text in enumerate(question.choices, 1)}
        chosen = choice if choice in question.choices else numbered.get(choice)
        if chosen is None:
            raise UserError(
                f"{question.question} Không có câu trả lời “{choice}”.", f"Chọn: {'; '.join(question.choices)}."
            )
        answers[question.question] = chosen
    return figures_in(files, template, report, answers)


@dataclass(frozen=True, slots=True)
class TableOrigin:
    """The origin of tables: the systems, the files, and the moment of their figures, each "" if it is not known."""

    system: str = ""
    file: str = ""
    at: str = ""


def origin_of(taken: TakenTables, file: str, system: str = "", at: str = "") -> TableOrigin:
    """Return the origin of tables: as given, else as the tables state it."""
    return TableOrigin(system.strip() or taken.stated_system, file, moment_in(at) or at.strip() or taken.stated_moment)


def with_sources(figures: Mapping[str, str], origin: TableOrigin) -> dict[str, str]:
    """Return texts that write figures and keep their source beside each, to be made as one edit."""
    taken = now().isoformat(timespec="minutes")
    sources = {
        key: FigureSource(value=text, system=origin.system, file=origin.file, at=origin.at, taken=taken)
        for key, text in figures.items()
    }
    return {**figures, **source_texts(sources)}


def counted_by(template: Template) -> Mapping[str, Sequence[str]]:
    """Return which figures a template takes from such a table; a shipped one of before has those of today."""
    if template.dossiers or template.id not in library.template_ids():
        return template.dossiers
    shipped = library.find(template.id)
    same = {key for key, row in template.rows.items() if shipped and shipped.rows.get(key) == row}
    return {key: measures for key, measures in shipped.dossiers.items() if key in same} if shipped else {}

"""The plan of a report's workbook, cell by cell and without styles: it is written, and later compared with the file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.documents.content.compose import compose_appendix
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.documents.content.wording import DRAFT_MARK, EXAMPLE_MARK
from cchc_desktop.documents.sheets.cell_text import PlannedValue, clean, is_exact, shortened, wrapped
from cchc_desktop.documents.workbook.data import HEADER, SHEET, WARNING, data_rows
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.figures import State
from cchc_desktop.report.numbers import Certainty
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.prose import expand
from cchc_desktop.units.unit_kinds import named_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.content.blocks import AppendixStart, FormBlock, FormRow
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Form, Row, Section, Template

NARRATIVE = "Thuyết minh"
NARRATIVE_HEADER = ("Mục", "Tiêu đề", "Nội dung")
RESULT = 3
"""The first column of values."""

_PARAGRAPH = 1_500


class Role(Enum):
    """The kind of a line of a sheet, from which its style follows."""

    HEADING = "heading"
    TITLE = "title"
    REMARK = "remark"
    COLUMNS = "columns"
    FIGURE = "figure"
    GROUP = "group"
    OTHER_TIER = "other tier"
    SECTION = "section"
    PROSE = "prose"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a sheet: its cells from column A; key and row name the figure of a form's line.

    keys are those of all its columns of values; as_typed are columns with a result that could not be read and that the
    spreadsheet program must not reinterpret; lacking are columns in which the row has no cell.
    """

    role: Role
    cells: tuple[PlannedValue, ...]
    key: str = ""
    row: Row | None = None
    keys: tuple[str, ...] = ()
    as_typed: tuple[int, ...] = ()
    lacking: tuple[int, ...] = ()

    @property
    def results(self) -> range:
        """The columns of values."""
        return range(RESULT, RESULT + max(len(self.keys), 1))

    @property
    def note(self) -> int:
        """The column of notes, behind those of values."""
        return self.results.stop

    @property
    def values(self) -> tuple[tuple[str, PlannedValue], ...]:
        """Key and value of every column of values; of one that the row lacks a blank."""
        pairs = zip(self.keys, self.results, strict=True)
        return tuple((key, "" if column in self.lacking else self.cells[column]) for key, column in pairs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its lines, the number of head lines that every printed page repeats."""

    name: str
    lines: tuple[SheetLine, ...]
    head: int
    form: Form | None = None

    @property
    def columns_at(self) -> int:
        """The index of the first line of column heads."""
        return next(index for index, line in enumerate(self.lines) if line.role is Role.COLUMNS)


def sheets(report: Report, template: Template) -> list[Sheet]:
    """Return every sheet of a report's workbook, in order."""
    table = FigureTable.of(template, report.figures)
    start, tables = compose_appendix(report, template, table)
    remark = _remark(report, template)
    found = [_form(form, block, table, remark) for form, block in zip(template.forms, tables, strict=True)]
    found[0] = _with_start(found[0], start)
    return [*found, _narrative(report, template, table, remark), _data(report)]


def _remark(report: Report, template: Template) -> str:
    span = span_of(template, report.period)
    period = span.name if span else report.period
    mark = f" ({DRAFT_MARK.lower()})" if report.state == OPEN else ""
    mark += f" ({EXAMPLE_MARK.lower()})" if report.is_example else ""
    return f"{named_office(FilledLetter(report, template).unit)}, {period}{mark}"


def _form(form: Form, block: FormBlock, table: FigureTable, remark: str) -> Sheet:
    head = [
        SheetLine(Role.HEADING, (block.heading,)),
        SheetLine(Role.TITLE, (block.title,)),
        SheetLine(Role.REMARK, (remark,)),
        *_columns(block.columns),
    ]
    rows = [_row(row, printed, table) for row, printed in zip(form.rows, block.rows, strict=True)]
    return Sheet(sheet_name(form), (*head, *rows), len(head), form)


def sheet_name(form: Form) -> str:
    """Return the name of a form's sheet."""
    return f"Biểu mẫu {form.number}"


def _columns(columns: tuple[str, ...]) -> Iterator[SheetLine]:
    """Yield the column heads: two lines where the head of a column of values has two."""
    parts = [head.partition("\n") for head in columns[RESULT:-1]]
    yield SheetLine(Role.COLUMNS, (*columns[:RESULT], *(first for first, _, _ in parts), columns[-1]))
    if any(second for _, _, second in parts):
        yield SheetLine(Role.COLUMNS, (*[""] * RESULT, *(second for _, _, second in parts), ""))


def _row(row: Row, printed: FormRow, table: FigureTable) -> SheetLine:
    results = [_result(key, text, table) for key, text in printed.values]
    note = shortened(printed.note or printed.reason)
    role = Role.OTHER_TIER if printed.reason else Role.GROUP if printed.heading else Role.FIGURE
    keys = tuple(key for key, _ in printed.values)
    as_typed = tuple(
        column
        for column, (key, result) in enumerate(zip(keys, results, strict=True), RESULT)
        if isinstance(result, str) and table[key].state is State.VALUE
    )
    cells = (printed.number, printed.label, printed.unit, *results, note)
    lacking = tuple(column for column, key in enumerate(keys, RESULT) if key in printed.lacking)
    return SheetLine(role, cells, printed.key, row, keys, as_typed, lacking)


def _result(key: str, text: str, table: FigureTable) -> PlannedValue:
    """Return a result as a number if a cell can hold it exactly, else as printed."""
    figure = table[key]
    number = None
    if figure.choice is not None:
        number = Decimal(figure.choice) if figure.choice.isdecimal() else None
    elif figure.state is State.NOT_ENTERED and table.template.rows[key].ratio:
        computed = table.computed(key).number
        number = computed.value if computed else None
    elif figure.number and not figure.share and figure.certainty is Certainty.CERTAIN and not figure.fault:
        number = figure.number.value
    return number if number is not None and is_exact(number) else shortened(text)


def _with_start(sheet: Sheet, start: AppendixStart) -> Sheet:
    lines = (SheetLine(Role.HEADING, (start.title,)), SheetLine(Role.REMARK, (start.reference,)), *sheet.lines)
    return Sheet(sheet.name, lines, sheet.head + 2, sheet.form)


def _narrative(report: Report, template: Template, table: FigureTable, remark: str) -> Sheet:
    head = (
        SheetLine(Role.HEADING, (NARRATIVE.upper(),)),
        SheetLine(Role.REMARK, (remark,)),
        SheetLine(Role.COLUMNS, NARRATIVE_HEADER),
    )
    texts = FilledLetter(report, template)
    lines = [line for section in template.outline for line in _section(section, report, texts, table)]
    return Sheet(NARRATIVE, (*head, *lines), len(head))


def _section(section: Section, report: Report, texts: FilledLetter, table: FigureTable) -> Iterator[SheetLine]:
    """Yield a section: its heading beside its first paragraph; long paragraphs in pieces that fit a page."""
    heading = f"{section.number} {texts.fill(section.title) or section.short}".strip()
    text = clean(expand(report.text(section.code), table.linked))
    lines = [line.rstrip() for line in text.splitlines()]
    first, *others = [piece for line in lines if line for piece in wrapped(line, _PARAGRAPH)] or [""]
    yield SheetLine(Role.SECTION, (section.code, heading, first))
    for piece in others:
        yield SheetLine(Role.PROSE, ("", "", piece))


def _data(report: Report) -> Sheet:
    head = (SheetLine(Role.REMARK, (WARNING,)), SheetLine(Role.COLUMNS, HEADER))
    return Sheet(SHEET, (*head, *(SheetLine(Role.PLAIN, row) for row in data_rows(report))), len(head))

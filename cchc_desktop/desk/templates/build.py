"""Building a template from its own workbook, or from a blank form that a shipped template completes; checked whole."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from cchc_desktop.authoring.blank_form import read_blank_forms
from cchc_desktop.authoring.known_rows import likeness_to
from cchc_desktop.authoring.plan_source import source_of_plan
from cchc_desktop.authoring.printed_lines import PrintedLine
from cchc_desktop.authoring.template_plan import TemplatePlan, plan_of
from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import BadFileError, NotFoundError
from cchc_desktop.base.files import replacing
from cchc_desktop.base.shapes import Location
from cchc_desktop.desk.office import library
from cchc_desktop.desk.templates.check import faults_of_source, flaws_of
from cchc_desktop.documents.paper_reports.paper import PaperParagraph, paper_of
from cchc_desktop.documents.tables.read_grids import read_grids
from cchc_desktop.documents.template_book.book_read import ReadBook, is_book, read_book
from cchc_desktop.documents.template_book.book_write import write_book
from cchc_desktop.dossiers.table_grid import TableGrid
from cchc_desktop.reading.merged_cells import spread_rows
from cchc_desktop.report.editions.toml_text import toml_text
from cchc_desktop.report.template_format import Source, format_fault, upgraded
from cchc_desktop.report.template_source import template_of, template_of_whole, whole_source

MAX_FORM = 8 * 1024 * 1024
_NO_FORMAT: list[tuple[Location, str]] = [
    (("format",), "thiếu số quy cách, hoặc mẫu theo quy cách mới hơn của chương trình")
]
_ADVICE = "Cần tệp có biểu mẫu: mỗi biểu có đầu bảng STT, Chỉ tiêu, Đơn vị tính và các hàng bên dưới."


@dataclass(frozen=True, slots=True)
class BookFault:
    """What is wrong at a place of a workbook."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class BuiltTemplate:
    """A template that was built: its TOML source, its numbers of forms and rows, guesses in words, faults.

    is_guessed says that it was built from a blank form: each guess is to be kept or changed by a person.
    """

    source: str
    forms: int
    rows: int
    guesses: list[str]
    faults: list[BookFault]
    is_guessed: bool = False


def build_template(path: Path) -> BuiltTemplate:
    """Return the template of a workbook or of a blank form; BadFileError if the file holds neither."""
    raw = read_bytes(path, MAX_FORM)
    if holds_book(raw, path):
        return _of_book(read_book(raw, path.name))
    plan = plan_of_form(raw, path)
    source = source_of_template(plan)
    faults = [BookFault("", "", str(fault)) for fault in faults_of_source(source)]
    return BuiltTemplate(source, len(plan.forms), len(plan.rows), _guesses(plan), faults, is_guessed=True)


def holds_book(raw: bytes, path: PurePath) -> bool:
    """Return whether a file is the workbook of a template; BadFileError if it should be a workbook and is none."""
    return path.suffix.lower() == ".xlsx" and is_book(raw, path.name)


def plan_of_form(raw: bytes, path: PurePath) -> TemplatePlan:
    """Return the plan of a template from a blank form; BadFileError if the file holds none.

    Rows that mean the same are looked for in the template that is most like the form, the newest of equal ones.
    """
    found = read_blank_forms(printed_lines(raw, path.name))
    if found is None:
        raise BadFileError(f"Không thấy biểu mẫu nào trong tệp {path.name}.", _ADVICE)
    titles = [form.title for form in found.forms]
    likeness = {one.id: likeness_to(one, found.rows, titles, found.texts) for one in library.templates()}
    base = max(library.templates(), key=lambda one: (likeness[one.id], one.edition.since or date.min))
    return plan_of(found, _source(base.id), path.stem, base)


def source_of_template(plan: TemplatePlan) -> str:
    """Return the source of a planned template."""
    return toml_text(source_of_plan(plan, _source(plan.base)))


def _source(template_id: str) -> Source:
    found = library.whole(template_id)
    if found is None:
        raise NotFoundError(f"Không có mẫu báo cáo {template_id}.")
    return upgraded(tomllib.loads(found.source))


def write_template_book(template_id: str, path: Path) -> None:
    """Write a template as a workbook; NotFoundError if there is none of that id."""
    found = library.whole(template_id)
    if found is None:
        known = ", ".join(library.template_ids())
        raise NotFoundError(f"Không có mẫu báo cáo {template_id}.", f"Các mẫu có sẵn: {known}.")
    with replacing(path) as temporary:
        write_book(upgraded(tomllib.loads(found.source)), temporary)


def _of_book(book: ReadBook) -> BuiltTemplate:
    """Return the template of a workbook that was read, with every fault by its cell, all at once."""
    extension = whole_source(book.source, library.source_of)
    if format_fault(book.source):
        template, flaws = None, _NO_FORMAT
    else:
        template, flaws = template_of_whole(extension) if extension else template_of(book.source)
    if template is not None:
        flaws = [extension.in_own(flaw) if extension else flaw for flaw in flaws_of(template)]
    faults = [BookFault(where.sheet, where.cell, message) for where, message in book.faults]
    for location, message in flaws:
        where = book.cell_at(location)
        if (where.sheet, where.cell) not in {(fault.sheet, fault.cell) for fault in faults}:
            faults.append(BookFault(where.sheet, where.cell, message))
    forms = template.forms if template else ()
    source = toml_text(extension.whole if extension else book.source)
    return BuiltTemplate(source, len(forms), sum(len(form.rows) for form in forms), [], faults)


def write_source(source: str, path: Path) -> None:
    """Write the source of a template; a file that is there is replaced whole."""
    with replacing(path) as temporary:
        temporary.write_text(source, encoding="utf-8", newline="\n")


def printed_lines(raw: bytes, name: str) -> list[PrintedLine]:
    """Return the lines of a workbook's sheets, or the paragraphs and the rows of the tables of a Word file."""
    if PurePath(name).suffix.lower() == ".docx":
        lines: list[PrintedLine] = []
        for part in paper_of(raw, name).parts:
            if isinstance(part, PaperParagraph):
                lines.append(PrintedLine((_text(part.text),), in_table=False))
            else:
                lines += [PrintedLine(tuple(_text(cell) for cell in row)) for row in spread_rows(part.rows)[0]]
        return lines
    return [
        PrintedLine(
            tuple(_text(cell) for cell in cells),
            grid.sheet,
            row,
            indents=_indents(grid, row - 1, cells),
            joined=_joined(grid, row - 1, len(cells)),
            grey=frozenset(column for column in range(grid.width) if (row - 1, column) in grid.grey),
        )
        for grid in read_grids(raw, name)
        for row, cells in enumerate(grid.cells, 1)
    ]


def _indents(grid: TableGrid, row: int, cells: Sequence[object]) -> tuple[int, ...]:
    """Return how far each text of a row is moved to the right, by its format or by spaces before it."""
    spaces = [len(text := str(cell)) - len(text.lstrip()) for cell in cells]
    return tuple(grid.indents.get((row, column), 0) + before for column, before in enumerate(spaces))


def _joined(grid: TableGrid, row: int, width: int) -> frozenset[int]:
    """Return the columns whose cell in a row is one with the cell above."""
    return frozenset(one for one in range(width) if grid.merged.get((row, one), (row, one))[0] < row)


def _text(cell: object) -> str:
    """Return a cell's text on one line; a new line parts as a semicolon does."""
    return " ".join("; ".join(line for line in str(cell).splitlines() if line.strip()).split())


def _guesses(plan: TemplatePlan) -> list[str]:
    """Return in words what was guessed, and what a person has to look at."""
    told = [f"{row.key}: phần trăm, lấy {row.part} chia {row.whole}" for row in plan.rows if row.part]
    told += [f"{row.key}: bằng {' + '.join(row.parts)}" for row in plan.rows if row.parts]
    return told + [f"{doubt.key} cần xem: {doubt.title} {doubt.why}" for doubt in plan.doubts]

"""The tables of a Word file that are forms of the appendix, as sheets in which their rows are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.documents.paper_reports.paper import PaperTable
from cchc_desktop.documents.returned.table_heads import forms_named, is_head
from cchc_desktop.documents.sheets.open import OpenSheet
from cchc_desktop.documents.sheets.sheet_xml import SheetXml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.documents.paper_reports.paper import PaperPart
    from cchc_desktop.documents.sheets.cell_text import CellValue
    from cchc_desktop.documents.sheets.sheet_xml import Area, Place
    from cchc_desktop.report.template import Template

_CAPTION_LINES = 6
_HEAD_LINES = 4
_MOST_COLUMNS = 64


@dataclass(slots=True)
class FormTables:
    """The forms as sheets by name; places are those of their tables among the parts, captions those of their titles."""

    sheets: dict[str, OpenSheet] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    captions: set[int] = field(default_factory=set)


def form_tables(parts: Sequence[PaperPart], template: Template, appendix: int) -> FormTables:
    """Return the forms among the parts; from the place `appendix` on every table with the heads of a form is one.

    A form's title is in the paragraphs above its table; one that goes on in a further table has no heads there.
    """
    titles = {spelling_key(form.title): form.number for form in template.forms}
    found = FormTables()
    captions: list[int] = []
    last = ""
    for place, part in enumerate(parts):
        if not isinstance(part, PaperTable):
            captions = [*captions, place][-_CAPTION_LINES:] if part.text else captions
            continue
        cells, merged = _grid(part)
        head = any(is_head(row) for row in cells[:_HEAD_LINES])
        named = _named(parts, captions, titles)
        numbers = {number for numbers in named.values() for number in numbers if number}
        if head and (numbers or place >= appendix):
            last = _name(numbers, part.number, found.sheets)
            found.sheets[last] = OpenSheet(cells, merged, SheetXml(b"", last), last)
            found.places.add(place)
            found.captions.update(named)
        elif last and not captions and not head and len(cells[0]) == len(found.sheets[last].cells[0]):
            found.sheets[last].cells.extend(cells)
            found.places.add(place)
        else:
            last = ""
        captions = []
    return found


def _named(parts: Sequence[PaperPart], captions: list[int], titles: Mapping[str, str]) -> dict[int, list[str | None]]:
    """Return the forms that paragraphs name, by the place of each that names one."""
    texts = {place: part.text for place in captions if not isinstance(part := parts[place], PaperTable)}
    found = {place: forms_named((text,), titles) for place, text in texts.items()}
    return {place: numbers for place, numbers in found.items() if numbers}


def _name(numbers: set[str], table: int, sheets: Mapping[str, OpenSheet]) -> str:
    """Return the name of a form's sheet, for messages too."""
    name = f"Biểu mẫu {numbers.pop()}" if len(numbers) == 1 else f"Bảng {table}"
    return f"{name} (bảng {table})" if name in sheets else name


def _grid(table: PaperTable) -> tuple[list[list[CellValue]], dict[Place, Area]]:
    """Return the cells of a table, each text in the first place that its cell covers, and the areas of merged ones."""
    places: dict[Place, str] = {}
    merged: dict[Place, Area] = {}
    for line, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (line, column) in places:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            area = (line, column), (line + cell.down - 1, column + cell.across - 1)
            covered = [(line + below, column + beside) for below in range(cell.down) for beside in range(cell.across)]
            places |= dict.fromkeys(covered, "")
            places[line, column] = cell.text
            if len(covered) > 1:
                merged |= dict.fromkeys(covered, area)
            column += cell.across
    width = max((column for _, column in places), default=0) + 1
    return [[places.get((line, column), "") for column in range(width)] for line in range(len(table.rows))], merged

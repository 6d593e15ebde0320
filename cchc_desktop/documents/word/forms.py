"""A form of the appendix as a Word table: its column head on every page, its rows never parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Pt

from cchc_desktop.documents.content.blocks import FormBlock, FormRow
from cchc_desktop.documents.content.geometry import BLANK_SHADE, FORM_COLUMNS, MM, NOTED_COLUMNS
from cchc_desktop.documents.word.styles import WordStyle
from cchc_desktop.documents.word.xml import FORM_TABLE, keep_row, printable, set_widths, shade

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

_RESULT = 3


def add_form(document: Document, form: FormBlock, styles: dict[WordStyle, ParagraphStyle]) -> None:
    """Add a form's table to the end of a document."""
    widths = [width * MM for width in (NOTED_COLUMNS if form.noted else FORM_COLUMNS)]
    table = document.add_table(1 + len(form.rows), len(widths), FORM_TABLE)
    set_widths(table, widths)
    lines = [[(text, WordStyle.COLUMN_HEAD) for text in form.columns], *map(_cells, form.rows)]
    blanks = [False, *(bool(row.reason) for row in form.rows)]
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        keep_row(row, repeated=number == 0)
        for column, (cell, (text, style)) in enumerate(zip(row.cells, line, strict=True)):
            cell.width = Pt(widths[column])
            if blanks[number] and column >= _RESULT:
                shade(cell, BLANK_SHADE)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.paragraphs[0].style = styles[style]
            cell.paragraphs[0].add_run(printable(text))


def _cells(row: FormRow) -> list[tuple[str, WordStyle]]:
    label, centred = (
        (WordStyle.CELL_HEADING, WordStyle.CELL_HEADING_CENTRED)
        if row.heading
        else (WordStyle.CELL, WordStyle.CELL_CENTRED)
    )
    return [
        (row.number, centred),
        (row.label, label),
        (row.unit.replace("; ", ";\n"), centred),
        (row.result, centred),
        _note(row),
    ]


def _note(row: FormRow) -> tuple[str, WordStyle]:
    return (row.reason, WordStyle.CELL_REASON) if row.reason and not row.note else (row.note, WordStyle.CELL)

"""A form of the appendix, or a small table, as a Word table: its head repeated on every page, its rows never split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Pt

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import FormBlock, ProseTable
from cchc_desktop.documents.content.form_cells import cells, column_heads, column_widths, shaded_cells
from cchc_desktop.documents.content.table_columns import cell_types, table_widths
from cchc_desktop.documents.word.styles import WordStyle
from cchc_desktop.documents.word.xml import FORM_TABLE, keep_row, printable, set_widths, shade

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

_STYLES = {
    g.CELL: WordStyle.CELL,
    g.CELL_CENTRED: WordStyle.CELL_CENTRED,
    g.CELL_HEADING: WordStyle.CELL_HEADING,
    g.CELL_HEADING_CENTRED: WordStyle.CELL_HEADING_CENTRED,
    g.CELL_REASON: WordStyle.CELL_REASON,
}


def add_form(document: Document, form: FormBlock, styles: dict[WordStyle, ParagraphStyle]) -> None:
    """Add a form's table to the end of a document."""
    widths = column_widths(form)
    lines = [[(text, WordStyle.COLUMN_HEAD) for text in column_heads(form, widths)]]
    lines += [[(text, _STYLES[kind]) for text, kind in cells(row)] for row in form.rows]
    shades: list[tuple[int, ...]] = [(), *map(shaded_cells, form.rows)]
    _add_table(document, lines, widths, shades, styles)


def add_prose_table(document: Document, table: ProseTable, styles: dict[WordStyle, ParagraphStyle]) -> None:
    """Add a small table, and a gap above it, to the end of a document."""
    document.add_paragraph("", styles[WordStyle.TABLE_GAP])
    head, *rows = table.rows
    kinds = cell_types(table)
    lines = [[(cell.text, WordStyle.COLUMN_HEAD) for cell in head]]
    lines += [[(cell.text, _STYLES[kind]) for cell, kind in zip(row, kinds, strict=True)] for row in rows]
    _add_table(document, lines, table_widths(table), [()] * len(lines), styles)


def _add_table(
    document: Document,
    lines: Sequence[Sequence[tuple[str, WordStyle]]],
    widths: Sequence[float],
    shades: Sequence[tuple[int, ...]],
    styles: dict[WordStyle, ParagraphStyle],
) -> None:
    """Add a framed table: the texts of its lines with their styles, the first line its head; grey cells by line."""
    table = document.add_table(len(lines), len(widths), FORM_TABLE)
    set_widths(table, widths)
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        keep_row(row, repeated=number == 0)
        for column, (cell, (text, style)) in enumerate(zip(row.cells, line, strict=True)):
            cell.width = Pt(widths[column])
            if column in shades[number]:
                shade(cell, g.BLANK_SHADE)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.paragraphs[0].style = styles[style]
            cell.paragraphs[0].add_run(printable(text))

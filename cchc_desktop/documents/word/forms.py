"""A form of the appendix as a Word table: its column heads repeated on every page, its rows never split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.shared import Pt

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import FormBlock
from cchc_desktop.documents.content.form_cells import cells, column_widths, shaded_cells
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
    table = document.add_table(1 + len(form.rows), len(widths), FORM_TABLE)
    set_widths(table, widths)
    lines = [[(text, WordStyle.COLUMN_HEAD) for text in form.columns]]
    lines += [[(text, _STYLES[kind]) for text, kind in cells(row)] for row in form.rows]
    shades: list[tuple[int, ...]] = [(), *map(shaded_cells, form.rows)]
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        keep_row(row, repeated=number == 0)
        for column, (cell, (text, style)) in enumerate(zip(row.cells, line, strict=True)):
            cell.width = Pt(widths[column])
            if column in shades[number]:
                shade(cell, g.BLANK_SHADE)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.paragraphs[0].style = styles[style]
            cell.paragraphs[0].add_run(printable(text))

"""A small table between paragraphs, framed; the findings in its cells are underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import Paragraph
from cchc_desktop.documents.content.table_columns import cell_types, table_widths
from cchc_desktop.documents.pdf.framed_tables import Cell, CountedTable, FramedTable, inside
from cchc_desktop.documents.pdf.marked_text import marked

if TYPE_CHECKING:
    from reportlab.platypus import Table

    from cchc_desktop.documents.content.blocks import ProseTable
    from cchc_desktop.documents.pdf.marked_text import SpansOf

_BLANK = Paragraph("\N{NO-BREAK SPACE}")
"""A cell that holds its row open."""


def prose_table(table: ProseTable, spans: SpansOf) -> Table:
    """Return the table as wide as the text; `spans` gives the findings in a cell."""
    widths = table_widths(table)
    kinds = cell_types(table)

    def cells(row: tuple[Paragraph, ...], types: tuple[g.Type, ...]) -> list[Cell]:
        return [
            marked(cell if cell.text else _BLANK, kind, inside(width), spans(cell))
            for cell, kind, width in zip(row, types, widths, strict=True)
        ]

    head, *rows = table.rows
    framed = FramedTable(widths, cells(head, (g.COLUMN_HEAD,) * len(head)))
    for row in rows:
        framed.add(cells(row, kinds))
    return framed.table(g.PARAGRAPH_GAP, made=CountedTable)

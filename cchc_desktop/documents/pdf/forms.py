"""A form of the appendix as a framed table under a heading; its column head is drawn again on every page."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from reportlab.platypus import Flowable, PageBreak

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import FormBlock, FormRow
from cchc_desktop.documents.content.form_cells import PEN_COLUMN, cells, column_heads, column_widths, shaded_cells
from cchc_desktop.documents.pdf.framed_tables import Cell, FramedTable, inside
from cchc_desktop.documents.pdf.margin import KeyedText
from cchc_desktop.documents.pdf.paging import HEIGHT, WIDTH, height_of
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, texts


def form(block: FormBlock, *, fresh: bool, pen: bool = False) -> Iterator[Flowable]:
    """Yield the flowables of a form; fresh puts it on a page of its own.

    pen is for a review: it adds an empty column to write in, and the key of each row in the margin.
    """
    if fresh:
        yield PageBreak()
    heading, *more = texts(block.heading, g.FORM_HEADING, WIDTH, before=g.FORM_HEADING.before, keep_next=True)
    heading.outline = (1, f"{block.heading}. {block.title}")
    heads = [heading, *more, *texts(block.title, g.FORM_TITLE, WIDTH, keep_next=True)]
    yield from heads
    widths = column_widths(block, pen=pen)
    rooms = [inside(width) for width in widths]
    columns = (*column_heads(block, widths), *([PEN_COLUMN] if pen else []))
    head = [texts(text, g.COLUMN_HEAD, width) for text, width in zip(columns, rooms, strict=True)]
    table = FramedTable(widths, head)
    for row in block.rows:
        table.add(_row(row, rooms, pen=pen), shaded_cells(row))
    room = HEIGHT - height_of(heads, WIDTH) - g.PARAGRAPH_GAP if fresh else inf
    yield table.table(g.PARAGRAPH_GAP, room)


def _row(row: FormRow, widths: list[float], *, pen: bool) -> list[Cell]:
    (number, kind), *others = cells(row)
    first = texts(number, kind, widths[0], made=KeyedText if pen else TextFlowable)
    if isinstance(first[0], KeyedText):
        first[0].key = row.key
    return [
        first,
        *(_cell(text, kind, width) for (text, kind), width in zip(others, widths[1:], strict=False)),
        *([[]] if pen else []),
    ]


def _cell(text: str, kind: g.Type, width: float) -> Cell:
    return texts(text, kind, width, grey=g.REASON_SHADE if kind is g.CELL_REASON else 0) if text else []

"""A form of the appendix as framed rows under a heading and a column head that is drawn again on every page."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.documents import geometry as g
from cchc_desktop.documents.blocks import FormRow, FormTable
from cchc_desktop.documents.pdf_pages import HEIGHT, WIDTH, Item
from cchc_desktop.documents.pdf_pieces import PAD_X, Row
from cchc_desktop.documents.pdf_text import TextPiece, text_piece

_WIDTHS = tuple(width * g.MM - 2 * PAD_X for width in g.FORM_COLUMNS)
_RESULT, _NOTE = 3, 4


def form(table: FormTable, *, fresh: bool) -> Iterator[Item]:
    """Yield the items of a form; fresh puts it on a page of its own."""
    heading = text_piece(table.heading, g.FORM_HEADING, WIDTH)
    title = text_piece(table.title, g.FORM_TITLE, WIDTH)
    entry = (1, f"{table.heading}. {table.title}")
    columns = tuple(text_piece(text, g.COLUMN_HEAD, width) for text, width in zip(table.columns, _WIDTHS, strict=True))
    head = Row(columns, HEIGHT)
    yield Item(heading, g.FORM_HEADING.before, keep_next=True, fresh=fresh, outline=entry)
    yield Item(title, keep_next=True)
    yield Item(head, g.PARAGRAPH_GAP, keep_next=True)
    for row in table.rows:
        yield Item(_row(row, HEIGHT - head.height), running=head)


def _row(row: FormRow, page_height: float) -> Row:
    label, centred = (g.CELL_HEADING, g.CELL_HEADING_CENTRED) if row.heading else (g.CELL, g.CELL_CENTRED)
    texts = (row.number, row.label, row.unit.replace("; ", ";\n"), row.result)
    kinds = (centred, label, centred, centred)
    cells = tuple(text_piece(text, kind, width) for text, kind, width in zip(texts, kinds, _WIDTHS, strict=False))
    return Row((*cells, _note(row)), page_height, (_RESULT, _NOTE) if row.reason else ())


def _note(row: FormRow) -> TextPiece:
    if row.reason and not row.note:
        return text_piece(row.reason, g.CELL_REASON, _WIDTHS[_NOTE], grey=g.REASON_SHADE)
    return text_piece(row.note, g.CELL, _WIDTHS[_NOTE])

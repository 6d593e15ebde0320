"""A form of the appendix as framed rows under a heading and a column head that is drawn again on every page."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import FormBlock, FormRow
from cchc_desktop.documents.pdf.pages import HEIGHT, WIDTH, Item
from cchc_desktop.documents.pdf.pieces import PAD_X, RowPiece
from cchc_desktop.documents.pdf.text import TextPiece, text_piece

PEN_COLUMN = "Sửa"

_COLUMNS = {  # by whether the form has notes, and a column for the pen
    (False, False): g.FORM_COLUMNS,
    (True, False): g.NOTED_COLUMNS,
    (False, True): g.REVIEW_COLUMNS,
    (True, True): g.NOTED_REVIEW_COLUMNS,
}
_RESULT, _NOTE = 3, 4


def form(table: FormBlock, *, fresh: bool, pen: bool = False) -> Iterator[Item]:
    """Yield the items of a form; fresh puts it on a page of its own, pen adds an empty column to write in."""
    widths = tuple(width * g.MM - 2 * PAD_X for width in _COLUMNS[table.noted, pen])
    heading = text_piece(table.heading, g.FORM_HEADING, WIDTH)
    title = text_piece(table.title, g.FORM_TITLE, WIDTH)
    entry = (1, f"{table.heading}. {table.title}")
    columns = zip((*table.columns, *([PEN_COLUMN] if pen else [])), widths, strict=True)
    head = RowPiece(tuple(text_piece(text, g.COLUMN_HEAD, width) for text, width in columns), HEIGHT)
    yield Item(heading, g.FORM_HEADING.before, keep_next=True, fresh=fresh, outline=entry)
    yield Item(title, keep_next=True)
    yield Item(head, g.PARAGRAPH_GAP, keep_next=True)
    for row in table.rows:
        yield Item(_row(row, widths, HEIGHT - head.height), running=head, aside=row.key)


def _row(row: FormRow, widths: tuple[float, ...], page_height: float) -> RowPiece:
    label, centred = (g.CELL_HEADING, g.CELL_HEADING_CENTRED) if row.heading else (g.CELL, g.CELL_CENTRED)
    texts = (row.number, row.label, row.unit.replace("; ", ";\n"), row.result)
    kinds = (centred, label, centred, centred)
    cells = tuple(text_piece(text, kind, width) for text, kind, width in zip(texts, kinds, widths, strict=False))
    empty = tuple(text_piece("", g.CELL, width) for width in widths[_NOTE + 1 :])
    return RowPiece((*cells, _note(row, widths[_NOTE]), *empty), page_height, (_RESULT, _NOTE) if row.reason else ())


def _note(row: FormRow, width: float) -> TextPiece:
    if row.reason and not row.note:
        return text_piece(row.reason, g.CELL_REASON, width, grey=g.REASON_SHADE)
    return text_piece(row.note, g.CELL, width)

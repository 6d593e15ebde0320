"""The marks of a draft on paper: watermark, which draft it is, numbers of lines, keys of rows, pages of findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.review import (
    Review,
    ReviewEntry,
    ReviewGroup,
    counts_of,
    groups,
    name_of,
    watermark_of,
)
from cchc_desktop.documents.pdf.pages import HEIGHT, LEFT, TOP, WIDTH, Item
from cchc_desktop.documents.pdf.pieces import PAD_X, RowPiece
from cchc_desktop.documents.pdf.text import TextPiece, text_piece

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from cchc_desktop.documents.pdf.pieces import Piece
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

TITLE = "KẾT QUẢ KIỂM TRA"
NOTHING = "Chương trình không thấy lỗi, cảnh báo hay gợi ý nào."
COLUMNS = ("Số", "Mức", "Chỗ", "Nội dung", "Ý kiến")

_WIDTHS = tuple(width * g.MM - 2 * PAD_X for width in g.FINDING_COLUMNS)


class ReviewSheets:
    """What a review adds to the pages: marks on each, and pages of findings at the end."""

    def __init__(self, report: Report, template: Template, review: Review) -> None:
        self._watermark = text_piece(watermark_of(report), g.WATERMARK, WIDTH, grey=g.WATERMARK_GREY)
        self._name = name_of(report, review)
        self._foot = text_piece(f"{self._name}. Bản in để rà soát, không phát hành.", g.REVIEW_FOOT, WIDTH)
        self._counts = counts_of(review)
        self._groups = groups(report, template, review)
        self._line = 0

    def mark_page(self, canvas: Canvas) -> None:
        """Draw the watermark, and the name of the draft at the foot, on a page that is still empty."""
        canvas.saveState()
        canvas.translate(LEFT + WIDTH / 2, TOP - HEIGHT / 2)
        canvas.rotate(g.WATERMARK_ANGLE)
        self._watermark.draw(canvas, -WIDTH / 2, self._watermark.height / 2)
        canvas.restoreState()
        self._foot.draw(canvas, LEFT, (g.PAGE.bottom * g.MM + self._foot.height) / 2)

    def mark_item(self, canvas: Canvas, item: Item, piece: Piece, top: float) -> None:
        """Draw what belongs in the margin beside a piece: the numbers of its lines, or its row's key."""
        if item.aside:
            self._draw_aside(canvas, item.aside, top - piece.height / 2)
        elif item.counted and isinstance(piece, TextPiece):
            for number in range(len(piece.lines)):
                self._line += 1
                self._draw_aside(canvas, str(self._line), top - (number + 0.5) * piece.leading)

    def items(self) -> Iterator[Item]:
        """Yield the items of the pages of findings."""
        yield Item(text_piece(TITLE, g.APPENDIX_TITLE, WIDTH), restart=True, keep_next=True, outline=(0, TITLE))
        yield Item(text_piece(self._name, g.REVIEW_TEXT, WIDTH), keep_next=True)
        yield Item(text_piece(self._counts if self._groups else NOTHING, g.REVIEW_TEXT, WIDTH))
        number = 1
        for group in self._groups:
            yield from _group(group, number)
            number += len(group.entries)

    def _draw_aside(self, canvas: Canvas, text: str, middle: float) -> None:
        """Draw a small text that ends beside the page's text, around the height `middle`."""
        piece = text_piece(text, g.ASIDE, WIDTH, grey=g.REASON_SHADE)
        width = max(line.width for line in piece.lines)
        piece.draw(canvas, LEFT - g.ASIDE_GAP - width, middle + piece.height / 2)


def _group(group: ReviewGroup, number: int) -> Iterator[Item]:
    head = RowPiece(_cells(COLUMNS, g.FINDING_HEAD), HEIGHT)
    yield Item(text_piece(group.title, g.FINDING_GROUP, WIDTH), g.FINDING_GROUP.before, keep_next=True)
    yield Item(head, g.RULE_GAP, keep_next=True)
    for at, entry in enumerate(group.entries, number):
        yield Item(_row(at, entry, HEIGHT - head.height), running=head)


def _row(number: int, entry: ReviewEntry, page_height: float) -> RowPiece:
    texts = (str(number), entry.severity, entry.place, entry.message, "")
    return RowPiece(_cells(texts, g.FINDING), page_height)


def _cells(texts: tuple[str, ...], kind: g.Type) -> tuple[TextPiece, ...]:
    return tuple(text_piece(text, kind, width) for text, width in zip(texts, _WIDTHS, strict=True))

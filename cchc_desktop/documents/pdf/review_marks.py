"""The marks of a draft on paper: watermark, name of the draft, line numbers, keys of rows, pages of findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import ListLine, Paragraph
from cchc_desktop.documents.content.fonts import face
from cchc_desktop.documents.content.printed_spans import PrintedSpan, printed_spans
from cchc_desktop.documents.content.review import (
    Review,
    ReviewGroup,
    counts_of,
    groups,
    name_of,
    watermark_of,
)
from cchc_desktop.documents.content.source_words import TITLE as SOURCES_TITLE
from cchc_desktop.documents.content.source_words import source_lines
from cchc_desktop.documents.pdf.framed_tables import Cell, CountedTable, FramedTable, inside
from cchc_desktop.documents.pdf.margin import draw_aside
from cchc_desktop.documents.pdf.marked_text import MarkedText
from cchc_desktop.documents.pdf.paging import BOTTOM, HEIGHT, LEFT, WIDTH, FirstPage
from cchc_desktop.documents.pdf.paragraphs import TextFlowable, texts
from cchc_desktop.report.figure_table import FigureTable

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Table

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.documents.content.blocks import Block
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

TITLE = "KẾT QUẢ KIỂM TRA"
NOTHING = "Chương trình không thấy lỗi, cảnh báo hay gợi ý nào."
COLUMNS = ("STT", "Mức", "Vị trí", "Nội dung", "Ý kiến")

_WIDTHS = tuple(width * g.MM for width in g.FINDING_COLUMNS)


class ReviewSheets:
    """The additions of a review to the pages: marks on each, and pages of findings at the end."""

    def __init__(self, report: Report, template: Template, review: Review) -> None:
        self._watermark = watermark_of(report)
        self._name = name_of(report, review)
        self._foot = f"{self._name}. Bản in để rà soát, không phát hành."
        self._counts = counts_of(review)
        self._report, self._template, self._review = report, template, review
        self._table = FigureTable.of(template, report.figures)
        self._line = 0
        self._lines: dict[Finding, int] = {}

    def spans(self, block: Block) -> tuple[PrintedSpan, ...]:
        """Return the findings in the text of a paragraph."""
        if not isinstance(block, Paragraph | ListLine):
            return ()
        return tuple(printed_spans(block, self._review.findings, self._table.linked))

    def mark_page(self, canvas: Canvas) -> None:
        """Draw the watermark, and the name of the draft at the foot, on a page that is still empty."""
        canvas.saveState()
        canvas.translate(LEFT + WIDTH / 2, BOTTOM + HEIGHT / 2)
        canvas.rotate(g.WATERMARK_ANGLE)
        canvas.setFillGray(g.WATERMARK_GREY)
        _draw_centred(canvas, self._watermark, g.WATERMARK, 0)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(LEFT + WIDTH / 2, BOTTOM / 2)
        _draw_centred(canvas, self._foot, g.REVIEW_FOOT, 0)
        canvas.restoreState()

    def mark_text(self, canvas: Canvas, text: TextFlowable, bottom: float) -> None:
        """Draw the numbers of a text's lines beside it, and keep those of its findings."""
        if isinstance(text, MarkedText):
            for finding, number in text.marked_lines():
                self._lines.setdefault(finding, self._line + number + 1)
        leading = text.height / max(text.line_count, 1)
        for number in range(text.line_count):
            self._line += 1
            draw_aside(canvas, str(self._line), bottom + text.height - (number + 0.5) * leading)

    def mark_table(self, canvas: Canvas, table: Table, bottom: float) -> None:
        """Draw the numbers of the rows of a table between paragraphs, and keep those of its findings."""
        if not isinstance(table, CountedTable):
            return
        top = bottom + sum(height for _, height in table.rows_of_texts)
        for cells, height in table.rows_of_texts:
            self._line += 1
            for text in (text for cell in cells for text in cell if isinstance(text, MarkedText)):
                for mark in text.marks:
                    self._lines.setdefault(mark.finding, self._line)
            draw_aside(canvas, str(self._line), top - height / 2)
            top -= height

    def flowables(self) -> Iterator[Flowable]:
        """Yield the pages of findings, once all lines of the text are numbered."""
        found = groups(self._report, self._template, self._review, self._lines)
        yield FirstPage()
        title, *more = texts(TITLE, g.APPENDIX_TITLE, WIDTH, keep_next=True)
        title.outline = (0, TITLE)
        yield from (title, *more)
        yield from texts(self._name, g.REVIEW_TEXT, WIDTH, keep_next=True)
        yield from texts(self._counts if found else NOTHING, g.REVIEW_TEXT, WIDTH)
        number = 1
        for group in found:
            yield from _group(group, number)
            number += len(group.entries)
        if lines := source_lines(self._report):
            yield from texts(SOURCES_TITLE, g.REVIEW_TEXT, WIDTH, keep_next=True)
            for line in lines:
                yield from texts(line, g.REVIEW_TEXT, WIDTH)


def _draw_centred(canvas: Canvas, text: str, kind: g.Type, middle: float) -> None:
    """Draw one line around the height `middle`, centred at 0."""
    font = face(bold=kind.bold, italic=kind.italic)
    canvas.setFont(font.name, kind.size)
    canvas.drawCentredString(0, middle - kind.size / 3, font.printable(text))


def _group(group: ReviewGroup, number: int) -> Iterator[Flowable]:
    yield from texts(group.title, g.FINDING_GROUP, WIDTH, before=g.FINDING_GROUP.before, keep_next=True)
    table = FramedTable(_WIDTHS, _cells(COLUMNS, g.FINDING_HEAD))
    for at, entry in enumerate(group.entries, number):
        table.add(_cells((str(at), entry.severity, entry.place, entry.message, ""), g.FINDING))
    yield table.table(g.RULE_GAP)


def _cells(row: tuple[str, ...], kind: g.Type) -> list[Cell]:
    return [texts(text, kind, inside(width)) for text, width in zip(row, _WIDTHS, strict=True)]

"""Blocks as the paragraphs and tables of a Word document.

The typography comes from named styles; only the length of a rule, which depends on the text, is set on a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.shared import Pt

from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.blocks import (
    Addressees,
    AppendixStart,
    Block,
    FormBlock,
    Header,
    Heading,
    ListLine,
    Paragraph,
    ProseTable,
    Signature,
    Title,
)
from cchc_desktop.documents.content.geometry import MM, PAGE, Type, short_rule
from cchc_desktop.documents.content.measure import MeasuredText
from cchc_desktop.documents.word.forms import add_form, add_prose_table
from cchc_desktop.documents.word.styles import WordStyle
from cchc_desktop.documents.word.xml import PLAIN_TABLE, keep_row, number_pages, printable, set_widths

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

WIDTH = PAGE.text_width * MM
_HEAD = (WIDTH * g.HEADER_SPLIT, WIDTH * (1 - g.HEADER_SPLIT))
_FOOT = (WIDTH * g.SIGNATURE_SPLIT, WIDTH * (1 - g.SIGNATURE_SPLIT))
_HEADINGS = {1: WordStyle.HEADING_1, 2: WordStyle.HEADING_2, 3: WordStyle.HEADING_3}


class WordFlow:
    """Adds blocks, in order, to the end of a Word document."""

    def __init__(self, document: Document, styles: dict[WordStyle, ParagraphStyle]) -> None:
        self._document = document
        self._styles = styles

    def add(self, block: Block, before: Block | None) -> None:
        """Add a block; `before` is the one above it."""
        match block:
            case Header():
                self._header(block)
            case Title():
                self._text(block.type_name, WordStyle.TYPE_NAME)
                self._text(block.subject, WordStyle.SUBJECT)
                self._short_rule((block.subject,), g.SUBJECT)
            case Addressees():
                self._addressees(block)
            case Heading():
                self._text(block.text, _HEADINGS[block.level])
            case Paragraph() | ListLine():
                self._prose(block)
            case ProseTable():
                add_prose_table(self._document, block, self._styles)
            case Signature():
                self._signature(block)
            case AppendixStart():
                self._appendix(block)
            case FormBlock():
                fresh = not isinstance(before, AppendixStart)
                self._text(block.heading, WordStyle.FORM_HEADING_FRESH if fresh else WordStyle.FORM_HEADING)
                self._text(block.title, WordStyle.FORM_TITLE)
                add_form(self._document, block, self._styles)

    def finish(self) -> None:
        """End the document with a paragraph: a table may not be its last element."""
        self._text("", WordStyle.BREAK)

    def _text(self, text: str, style: WordStyle) -> WordParagraph:
        return self._document.add_paragraph(printable(text), self._styles[style])

    def _prose(self, block: Paragraph | ListLine) -> None:
        if isinstance(block, Paragraph):
            self._text(block.text, _style_of(block))
            return
        line = f"{block.mark}\N{NO-BREAK SPACE}{block.text}"
        self._text(line, WordStyle.LEAD_IN if block.leads_in else WordStyle.LIST_LINE)

    def _header(self, header: Header) -> None:
        table = self._document.add_table(3 if header.mark else 2, 2, PLAIN_TABLE)
        set_widths(table, _HEAD)
        (issuer, nation), (number, date), *mark = (row.cells for row in table.rows)
        self._fill(issuer, *((line, WordStyle.ISSUER) for line in header.issuer))
        self._rule(issuer, short_rule(_widths(header.issuer, g.ISSUER, _HEAD[0])), _HEAD[0])
        self._fill(nation, (header.nation, WordStyle.NATION), (header.motto, WordStyle.MOTTO))
        self._rule(nation, max(_widths((header.motto,), g.MOTTO, _HEAD[1])), _HEAD[1])
        self._fill(number, (header.number, WordStyle.NUMBER))
        self._fill(date, (header.date, WordStyle.DATE))
        for left, right in mark:
            self._fill(left, (header.mark, WordStyle.MARK))
            self._fill(right, ("", WordStyle.MARK))

    def _signature(self, block: Signature) -> None:
        table = self._document.add_table(1, 2, PLAIN_TABLE)
        set_widths(table, _FOOT)
        (row,) = table.rows
        left, right = row.cells
        keep_row(row)
        recipients = ((line, WordStyle.RECIPIENT) for line in block.recipients)
        self._fill(left, (block.lead, WordStyle.RECIPIENTS_LEAD), *recipients)
        self._fill(right, *((line, WordStyle.AUTHORITY) for line in block.authority), (block.signer, WordStyle.SIGNER))

    def _addressees(self, block: Addressees) -> None:
        if len(block.names) == 1:
            self._text(f"{block.lead} {block.names[0]}", WordStyle.ADDRESSEE_ALONE)
            return
        self._text(block.lead, WordStyle.ADDRESSEES_LEAD)
        for name in block.names:
            self._text(name, WordStyle.ADDRESSEE)

    def _appendix(self, block: AppendixStart) -> None:
        self._text("", WordStyle.BREAK)
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._document.paragraphs[-1].style = self._styles[WordStyle.BREAK]
        number_pages(section)
        self._text(block.label, WordStyle.APPENDIX_LABEL)
        self._text(block.title, WordStyle.APPENDIX_TITLE)
        self._text(block.reference, WordStyle.APPENDIX_REFERENCE)
        self._short_rule((block.reference,), g.APPENDIX_REFERENCE)

    def _fill(self, cell: _Cell, *texts: tuple[str, WordStyle]) -> None:
        for number, (text, style) in enumerate(texts):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            paragraph.style = self._styles[style]
            paragraph.add_run(printable(text))

    def _short_rule(self, texts: Sequence[str], kind: Type) -> None:
        self._rule(self._document, short_rule(_widths(texts, kind, WIDTH)), WIDTH)

    def _rule(self, place: _Cell | Document, length: float, width: float) -> None:
        """Add a rule `length` long in the middle of `width`: an empty paragraph with a border between two indents."""
        layout = place.add_paragraph("", self._styles[WordStyle.RULE]).paragraph_format
        layout.left_indent = layout.right_indent = Pt((width - length) / 2)


def _style_of(paragraph: Paragraph) -> WordStyle:
    if paragraph.basis:
        return WordStyle.BASIS
    if paragraph.note:
        return WordStyle.SOURCE_NOTE
    if paragraph.closing:
        return WordStyle.CLOSING
    return WordStyle.LEAD_IN if paragraph.leads_in else WordStyle.BODY


def _widths(texts: Sequence[str], kind: Type, width: float) -> list[float]:
    """Measure the lines as Word breaks them."""
    return [found for text in texts for found in MeasuredText(text, kind).lines(width)]

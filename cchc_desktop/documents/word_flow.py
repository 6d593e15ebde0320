"""Blocks as the paragraphs and tables of a Word document.

Looks are those of named styles; only what the text decides, the length of a rule, stands on a paragraph itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.shared import Pt

from cchc_desktop.documents import geometry as g
from cchc_desktop.documents.blocks import (
    Addressees,
    AppendixStart,
    Block,
    FormTable,
    Header,
    Heading,
    ListLine,
    Paragraph,
    Signature,
    Title,
)
from cchc_desktop.documents.geometry import MM, PAGE, Type
from cchc_desktop.documents.pdf_text import line_widths, text_piece
from cchc_desktop.documents.rules import short_rule
from cchc_desktop.documents.word_forms import add_form
from cchc_desktop.documents.word_styles import Style
from cchc_desktop.documents.word_xml import PLAIN_TABLE, keep_row, number_pages, printable, set_widths

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

WIDTH = PAGE.text_width * MM
_HEAD = (WIDTH * g.HEADER_SPLIT, WIDTH * (1 - g.HEADER_SPLIT))
_FOOT = (WIDTH * g.SIGNATURE_SPLIT, WIDTH * (1 - g.SIGNATURE_SPLIT))
_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


class Flow:
    """Takes blocks in order and adds each to the end of a document."""

    def __init__(self, document: Document, styles: dict[Style, ParagraphStyle]) -> None:
        self._document = document
        self._styles = styles

    def add(self, block: Block, before: Block | None) -> None:
        """Add a block; `before` is the one above it."""
        match block:
            case Header():
                self._header(block)
            case Title():
                self._text(block.type_name, Style.TYPE_NAME)
                self._text(block.subject, Style.SUBJECT)
                self._short_rule((block.subject,), g.SUBJECT)
            case Addressees():
                self._addressees(block)
            case Heading():
                self._text(block.text, _HEADINGS[block.level])
            case Paragraph():
                self._text(block.text, _style_of(block))
            case ListLine():
                line = f"{block.mark}\N{NO-BREAK SPACE}{block.text}"
                self._text(line, Style.LEAD_IN if block.leads_in else Style.LIST_LINE)
            case Signature():
                self._signature(block)
            case AppendixStart():
                self._appendix(block)
            case FormTable():
                fresh = not isinstance(before, AppendixStart)
                self._text(block.heading, Style.FORM_HEADING_FRESH if fresh else Style.FORM_HEADING)
                self._text(block.title, Style.FORM_TITLE)
                add_form(self._document, block, self._styles)

    def finish(self) -> None:
        """End the document: a table may not be the last in it."""
        self._text("", Style.BREAK)

    def _text(self, text: str, style: Style) -> WordParagraph:
        return self._document.add_paragraph(printable(text), self._styles[style])

    def _header(self, header: Header) -> None:
        table = self._document.add_table(3 if header.mark else 2, 2, PLAIN_TABLE)
        set_widths(table, _HEAD)
        (issuer, nation), (number, date), *mark = (row.cells for row in table.rows)
        self._fill(issuer, *((line, Style.ISSUER) for line in header.issuer))
        self._rule(issuer, short_rule(_widths(header.issuer, g.ISSUER, _HEAD[0])), _HEAD[0])
        self._fill(nation, (header.nation, Style.NATION), (header.motto, Style.MOTTO))
        self._rule(nation, max(_widths((header.motto,), g.MOTTO, _HEAD[1])), _HEAD[1])
        self._fill(number, (header.number, Style.NUMBER))
        self._fill(date, (header.date, Style.DATE))
        for left, right in mark:
            self._fill(left, (header.mark, Style.MARK))
            self._fill(right, ("", Style.MARK))

    def _signature(self, block: Signature) -> None:
        table = self._document.add_table(1, 2, PLAIN_TABLE)
        set_widths(table, _FOOT)
        (row,) = table.rows
        left, right = row.cells
        keep_row(row)
        recipients = ((line, Style.RECIPIENT) for line in block.recipients)
        self._fill(left, (block.lead, Style.RECIPIENTS_LEAD), *recipients)
        self._fill(right, *((line, Style.AUTHORITY) for line in block.authority), (block.signer, Style.SIGNER))

    def _addressees(self, block: Addressees) -> None:
        if len(block.names) == 1:
            self._text(f"{block.lead} {block.names[0]}", Style.ADDRESSEE_ALONE)
            return
        self._text(block.lead, Style.ADDRESSEES_LEAD)
        for name in block.names:
            self._text(name, Style.ADDRESSEE)

    def _appendix(self, block: AppendixStart) -> None:
        self._text("", Style.BREAK)
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._document.paragraphs[-1].style = self._styles[Style.BREAK]
        number_pages(section)
        self._text(block.label, Style.APPENDIX_LABEL)
        self._text(block.title, Style.APPENDIX_TITLE)
        self._text(block.reference, Style.APPENDIX_REFERENCE)
        self._short_rule((block.reference,), g.APPENDIX_REFERENCE)

    def _fill(self, cell: _Cell, *texts: tuple[str, Style]) -> None:
        for number, (text, style) in enumerate(texts):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            paragraph.style = self._styles[style]
            paragraph.add_run(printable(text))

    def _short_rule(self, texts: Sequence[str], kind: Type) -> None:
        self._rule(self._document, short_rule(_widths(texts, kind, WIDTH)), WIDTH)

    def _rule(self, place: _Cell | Document, length: float, width: float) -> None:
        """Add a rule `length` long in the middle of `width`: an empty paragraph with a border between two indents."""
        layout = place.add_paragraph("", self._styles[Style.RULE]).paragraph_format
        layout.left_indent = layout.right_indent = Pt((width - length) / 2)


def _style_of(paragraph: Paragraph) -> Style:
    if paragraph.basis:
        return Style.BASIS
    if paragraph.closing:
        return Style.CLOSING
    return Style.LEAD_IN if paragraph.leads_in else Style.BODY


def _widths(texts: Sequence[str], kind: Type, width: float) -> list[float]:
    """Measure the lines as Word breaks them, first fit; the fonts have the same widths."""
    flush = replace(kind, align=g.Align.LEFT)
    return [found for text in texts for found in line_widths(text_piece(text, flush, width))]

"""Writing a document as an editable Word file: named styles throughout; the same content gives the same bytes."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.shared import Mm, Pt

from cchc_desktop.base.work_step import Step
from cchc_desktop.base.zip_writer import repacked
from cchc_desktop.documents.content.compose import compose
from cchc_desktop.documents.content.geometry import MM, PAGE, PAGE_NUMBER
from cchc_desktop.documents.word.flow import WordFlow
from cchc_desktop.documents.word.styles import LANGUAGE, WordStyle, add_styles
from cchc_desktop.documents.word.xml import add_page_field, add_table_styles, made, number_pages, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

    from cchc_desktop.documents.content.blocks import Block, Document
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

PROGRAM = "CCHC Desktop"
_NEEDED = (KIND.STYLES, KIND.SETTINGS, KIND.FONT_TABLE)
_MOST = 255  # characters of a property
_WORD_2013 = 15  # the mode in which a table's edge, not its text, is on the margin


def write(report: Report, template: Template, path: Path) -> Iterator[Step]:
    """Write a report as a Word file to `path`, step by step."""
    yield from write_word(compose(report, template), path)


def write_word(document: Document, path: Path) -> Iterator[Step]:
    """Write a document as a Word file to `path`; nothing is written before the last step."""
    word = _bare()
    styles = add_styles(word)
    add_table_styles(word)
    _set_page(word, styles)
    _set_properties(word, document)
    flow = WordFlow(word, styles)
    total = len(document.blocks) + 1
    before: Block | None = None
    for done, block in enumerate(document.blocks, 1):
        yield Step(done, total, "Dàn trang Word")
        flow.add(block, before)
        before = block
    yield Step(total, total, "Ghi tệp Word")
    flow.finish()
    path.write_bytes(_packed(word))


def _bare() -> WordDocument:
    """Return an empty document without the default parts of python-docx that the letter does not use."""
    word = docx.Document()
    for relations, needed in (
        (word.part.rels, _NEEDED),
        (word.part.package.rels, (KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES)),
    ):
        for name in [name for name, relation in relations.items() if relation.reltype not in needed]:
            del relations[name]
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)
    compatibility = made("w:compat")
    uri = "http://schemas.microsoft.com/office/word"
    compatibility.append(made("w:compatSetting", name="compatibilityMode", uri=uri, val=_WORD_2013))
    settings.extend((compatibility, made("w:themeFontLang", val=LANGUAGE)))
    return word


def _set_page(word: WordDocument, styles: dict[WordStyle, ParagraphStyle]) -> None:
    """Set paper and margins, and the page's number in the middle of the top margin from page 2 on."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAGE.width), Mm(PAGE.height)
    section.left_margin, section.right_margin = Mm(PAGE.left), Mm(PAGE.right)
    section.top_margin, section.bottom_margin = Mm(PAGE.top), Mm(PAGE.bottom)
    section.header_distance = Pt((PAGE.top * MM - PAGE_NUMBER.size * PAGE_NUMBER.leading) / 2)
    section.footer_distance = section.header_distance
    section.different_first_page_header_footer = True
    number_pages(section)
    paragraph = section.header.paragraphs[0]
    paragraph.style = styles[WordStyle.PAGE_NUMBER]
    add_page_field(paragraph)


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = properties.subject = printable(document.title)[:_MOST]
    properties.author = printable(document.author)[:_MOST]
    properties.last_modified_by, properties.comments = PROGRAM, ""
    properties.language, properties.revision = LANGUAGE, 1
    if document.moment:
        properties.created = properties.modified = document.moment.astimezone(UTC).replace(tzinfo=None)


def _packed(word: WordDocument) -> bytes:
    """Return the bytes of the file, with one date for every part."""
    written = BytesIO()
    word.save(written)
    return repacked(written)

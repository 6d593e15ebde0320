"""The parts of a Word file that python-docx has no methods for, and text that such a file may hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from cchc_desktop.base.text import nfc, slug
from cchc_desktop.documents.content.geometry import CELL_PADDING, FRAME_WIDTH, RULE_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

PLAIN_TABLE, FORM_TABLE = "Bảng không khung", "Bảng biểu mẫu"

_EIGHTHS = 8
_TWIPS = 20
_UNSEEN = ("Cc", "Cf", "Cs")
_NONCHARACTERS = "\ufffe\uffff"

Element = Any  # lxml has no types


def printable(text: str) -> str:
    """Return text in NFC that XML may hold: line breaks stay, invisible characters are left out."""
    text = nfc(text)
    return text if text.isprintable() else "".join(map(_printable, text))


def _printable(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if char == "\t" or category in ("Zl", "Zp"):
        return " "
    return "" if category in _UNSEEN or char in _NONCHARACTERS else char


def made(name: str, /, **attributes: object) -> Element:
    """Return an element of the main namespace with its attributes, as in `made("w:shd", fill="EBEBEB")`."""
    written = " ".join(f'w:{key}="{value}"' for key, value in attributes.items())
    return parse_xml(f"<{name} {nsdecls('w')} {written}/>")


def rule_border() -> Element:
    """Return the border that draws a rule along the foot of an empty paragraph."""
    borders = made("w:pBdr")
    borders.append(made("w:bottom", val="single", sz=round(RULE_WIDTH * _EIGHTHS), space=0, color="000000"))
    return borders


def add_table_styles(document: Document) -> None:
    """Add the two table styles: without frame or padding, and the framed one of the forms."""
    beside, above = (round(length * _TWIPS) for length in CELL_PADDING)
    width = round(FRAME_WIDTH * _EIGHTHS)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{width}" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    document.styles.element.append(_table_style(PLAIN_TABLE, "", 0, 0))
    document.styles.element.append(_table_style(FORM_TABLE, f"<w:tblBorders>{edges}</w:tblBorders>", above, beside))


def _table_style(name: str, borders: str, above: int, beside: int) -> Element:
    margins = "".join(
        f'<w:{side} w:w="{room}" w:type="dxa"/>'
        for side, room in (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    )
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{slug(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def keep_row(row: _Row, *, repeated: bool = False) -> None:
    """Forbid a page break inside a row; repeated puts it on top of every page of its table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx's way to the element
    properties.append(made("w:cantSplit"))
    if repeated:
        properties.append(made("w:tblHeader"))


def shade(cell: _Cell, grey: float) -> None:
    """Fill a cell with grey (0 black, 1 white)."""
    level = f"{round(grey * 255):02X}"
    cell._tc.get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=level * 3))  # noqa: SLF001


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Fix the widths of a table's columns, points; the table begins at the left margin."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    total = properties.find(qn("w:tblW"))
    total.set(qn("w:type"), "dxa")
    total.set(qn("w:w"), str(round(sum(widths) * _TWIPS)))


def number_pages(section: Section) -> None:
    """Number the pages of a section from 1."""
    element = section._sectPr  # noqa: SLF001 - as above
    element.find(qn("w:cols")).addprevious(made("w:pgNumType", start=1))


def add_page_field(paragraph: Paragraph) -> None:
    """Put the page's number into a paragraph."""
    field = made("w:fldSimple", instr="PAGE")
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>2</w:t></w:r>"))
    paragraph._p.append(field)  # noqa: SLF001 - as above

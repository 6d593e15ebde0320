"""The named styles of a Word document: one for every part of the letter and the appendix, set by the decree's geometry.

A leader who edits in Word changes a style once and the whole document follows. Names appear in Word's list of styles;
they have no comma, which Word takes for the end of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from cchc_desktop.base.text import slug
from cchc_desktop.documents.content import geometry as g
from cchc_desktop.documents.content.geometry import Align, Type
from cchc_desktop.documents.word.xml import rule_border

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
LANGUAGE = "vi-VN"


class WordStyle(StrEnum):
    """The name of a paragraph style."""

    NATION = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    ISSUER = "Cơ quan ban hành"
    RULE = "Đường kẻ"
    NUMBER = "Số và ký hiệu"
    DATE = "Địa danh và thời gian"
    MARK = "Dấu dự thảo"
    TYPE_NAME = "Tên loại"
    SUBJECT = "Trích yếu"
    ADDRESSEE_ALONE = "Kính gửi một nơi"
    ADDRESSEES_LEAD = "Kính gửi nhiều nơi"
    ADDRESSEE = "Tên nơi gửi"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    BASIS = "Căn cứ"
    BODY = "Nội dung"
    LIST_LINE = "Gạch đầu dòng"
    LEAD_IN = "Câu dẫn"
    SOURCE_NOTE = "Nguồn và ghi chú"
    TABLE_GAP = "Trên bảng"
    CLOSING = "Câu kết"
    RECIPIENTS_LEAD = "Nơi nhận"
    RECIPIENT = "Tên nơi nhận"
    AUTHORITY = "Quyền hạn và chức vụ"
    SIGNER = "Họ tên người ký"
    PAGE_NUMBER = "Số trang"
    APPENDIX_LABEL = "Phụ lục"
    APPENDIX_TITLE = "Tiêu đề phụ lục"
    APPENDIX_REFERENCE = "Kèm theo"
    FORM_HEADING = "Biểu mẫu"
    FORM_HEADING_FRESH = "Biểu mẫu sang trang"
    FORM_TITLE = "Tên biểu mẫu"
    COLUMN_HEAD = "Đầu cột"
    CELL = "Ô chữ"
    CELL_CENTRED = "Ô giữa"
    CELL_HEADING = "Ô đề mục"
    CELL_HEADING_CENTRED = "Ô đề mục giữa"
    CELL_REASON = "Ô cấp khác ghi"
    BREAK = "Ngắt phần"


@dataclass(frozen=True, slots=True)
class Spec:
    """A style: its type, and its rules for page breaks. before overrides the type's gap; after and left are points.

    outline is its level in the navigation pane, 1-based, 0 for none.
    """

    kind: Type
    before: float | None = None
    after: float = 0
    left: float = 0
    keep_next: bool = False
    whole: bool = False
    fresh: bool = False
    outline: int = 0


SPECS: dict[WordStyle, Spec] = {
    WordStyle.NATION: Spec(g.NATION),
    WordStyle.MOTTO: Spec(g.MOTTO),
    WordStyle.ISSUER: Spec(g.ISSUER),
    WordStyle.NUMBER: Spec(g.NUMBER, before=g.HEADER_ROW_GAP),
    WordStyle.DATE: Spec(g.DATE, before=g.HEADER_ROW_GAP),
    WordStyle.MARK: Spec(g.MARK),
    WordStyle.TYPE_NAME: Spec(g.TYPE_NAME, keep_next=True),
    WordStyle.SUBJECT: Spec(g.SUBJECT, keep_next=True),
    WordStyle.ADDRESSEE_ALONE: Spec(g.ADDRESSEE_ALONE),
    WordStyle.ADDRESSEES_LEAD: Spec(g.ADDRESSEE, before=2 * g.ADDRESSEE.before, left=g.ADDRESSEES_LEFT, keep_next=True),
    WordStyle.ADDRESSEE: Spec(g.ADDRESSEE, before=0, left=g.ADDRESSEES_LEFT + g.ADDRESSEES_COLON),
    WordStyle.HEADING_1: Spec(g.HEADINGS[1], keep_next=True, whole=True, outline=1),
    WordStyle.HEADING_2: Spec(g.HEADINGS[2], keep_next=True, whole=True, outline=2),
    WordStyle.HEADING_3: Spec(g.HEADINGS[3], keep_next=True, whole=True, outline=3),
    WordStyle.BASIS: Spec(g.BASIS),
    WordStyle.BODY: Spec(g.BODY),
    WordStyle.LIST_LINE: Spec(g.BODY),
    WordStyle.LEAD_IN: Spec(g.BODY, keep_next=True),
    WordStyle.SOURCE_NOTE: Spec(g.SOURCE_NOTE),
    WordStyle.CLOSING: Spec(g.BODY, after=g.SIGNATURE_GAP, keep_next=True),
    WordStyle.RECIPIENTS_LEAD: Spec(g.RECIPIENTS_LEAD),
    WordStyle.RECIPIENT: Spec(g.RECIPIENT),
    WordStyle.AUTHORITY: Spec(g.AUTHORITY),
    WordStyle.SIGNER: Spec(g.SIGNER, before=g.SIGNATURE_ROOM),
    WordStyle.PAGE_NUMBER: Spec(g.PAGE_NUMBER),
    WordStyle.APPENDIX_LABEL: Spec(g.APPENDIX_LABEL, keep_next=True, outline=1),
    WordStyle.APPENDIX_TITLE: Spec(g.APPENDIX_TITLE, keep_next=True),
    WordStyle.APPENDIX_REFERENCE: Spec(g.APPENDIX_REFERENCE, keep_next=True),
    WordStyle.FORM_HEADING: Spec(g.FORM_HEADING, keep_next=True, outline=2),
    WordStyle.FORM_HEADING_FRESH: Spec(g.FORM_HEADING, keep_next=True, fresh=True, outline=2),
    WordStyle.FORM_TITLE: Spec(g.FORM_TITLE, keep_next=True),
    WordStyle.COLUMN_HEAD: Spec(g.COLUMN_HEAD, keep_next=True),
    WordStyle.CELL: Spec(g.CELL),
    WordStyle.CELL_CENTRED: Spec(g.CELL_CENTRED),
    WordStyle.CELL_HEADING: Spec(g.CELL_HEADING),
    WordStyle.CELL_HEADING_CENTRED: Spec(g.CELL_HEADING_CENTRED),
    WordStyle.CELL_REASON: Spec(g.CELL_REASON),
}

_ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_KEPT = ("Normal", "Default Paragraph Font", "Table Normal", "No List")
_DEFAULTS = f"""<w:docDefaults {nsdecls("w")}>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>"""


def add_styles(document: Document) -> dict[WordStyle, ParagraphStyle]:
    """Replace a document's styles by those of the letter and return them by name."""
    root = document.styles.element
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    root.replace(root[0], parse_xml(_DEFAULTS))
    return {name: _styled(document, name, spec) for name, spec in SPECS.items()} | _small(document)


def _added(document: Document, name: WordStyle) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, name.startswith("Heading"))
    style.style_id = slug(name)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.hidden = False
    return style


def _styled(document: Document, name: WordStyle, spec: Spec) -> ParagraphStyle:
    style, kind = _added(document, name), spec.kind
    style.font.size, style.font.bold, style.font.italic = Pt(kind.size), kind.bold, kind.italic
    if name is WordStyle.CELL_REASON:
        style.font.color.rgb = RGBColor(*[round(g.REASON_SHADE * 255)] * 3)
    layout = style.paragraph_format
    layout.alignment = _ALIGNMENTS[kind.align]
    layout.space_before = Pt(kind.before if spec.before is None else spec.before)
    layout.space_after = Pt(spec.after)
    layout.line_spacing = kind.leading / g.SINGLE
    layout.first_line_indent, layout.left_indent = Pt(kind.indent), Pt(spec.left)
    layout.widow_control, layout.keep_together = True, spec.whole
    layout.keep_with_next, layout.page_break_before = spec.keep_next, spec.fresh
    if spec.outline:
        level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{spec.outline - 1}"/>')
        style.element.get_or_add_pPr().append(level)
    return style


def _small(document: Document) -> dict[WordStyle, ParagraphStyle]:
    """Add the styles of empty paragraphs: under a text, between letter and appendix, above a table."""
    rule, pause, gap = (_added(document, name) for name in (WordStyle.RULE, WordStyle.BREAK, WordStyle.TABLE_GAP))
    for style, height in ((rule, g.RULE_GAP), (pause, 1), (gap, g.PARAGRAPH_GAP)):
        style.font.size = Pt(1)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.paragraph_format.line_spacing = Pt(height)
    rule.paragraph_format.keep_with_next = gap.paragraph_format.keep_with_next = True
    rule.element.get_or_add_pPr().insert_element_before(rule_border(), *_AFTER_BORDER)
    return {WordStyle.RULE: rule, WordStyle.BREAK: pause, WordStyle.TABLE_GAP: gap}


_AFTER_BORDER = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")

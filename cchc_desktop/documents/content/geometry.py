"""The page of Decree 30/2020/NĐ-CP as data: every measure with the article that requires it.

Articles are those of the decree's Appendix I, part I. Lengths are in points unless they say mm. Where the decree
gives a range, low and high are its ends and size is the program's choice inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

MM = 72 / 25.4


class Align(Enum):
    """The alignment of a text's lines between its edges."""

    LEFT = "left"
    CENTRE = "centre"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class PageSize:
    """Paper and margins in mm (I.1, I.3: left 30–35, right 15–20, top and bottom 20–25), upright (I.2)."""

    width: float = 210
    height: float = 297
    left: float = 30
    right: float = 15
    top: float = 20
    bottom: float = 20

    @property
    def text_width(self) -> float:
        """Width of the text, mm."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the text, mm."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Type:
    """The typography of a part of the document: its article, the range of sizes there, the size used, all in points.

    before is the least gap above; indent that of the first line; leading the distance of base lines in sizes.
    """

    article: str
    low: float
    high: float
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0
    indent: float = 0
    leading: float = 1.15


PAGE = PageSize()
FIRST_LINE = 12.7 * MM  # II.6.e: 1 cm or 1,27 cm
SINGLE = 1.15  # II.6.e: single to 1,5 lines; a single line of Times is 1,15 sizes
BODY_LEADING = 1.25
PARAGRAPH_GAP = 6.0  # II.6.e: at least 6 pt between paragraphs

NATION = Type("II.1.a", 12, 13, 13, bold=True, align=Align.CENTRE)
MOTTO = Type("II.1.b", 13, 14, 14, bold=True, align=Align.CENTRE)
ISSUER = Type("II.2.b", 12, 13, 13, bold=True, align=Align.CENTRE)
NUMBER = Type("II.3.c", 13, 13, 13, align=Align.CENTRE)
DATE = Type("II.4.c", 13, 14, 13, italic=True, align=Align.CENTRE)
MARK = Type("", 13, 13, 13, bold=True, align=Align.CENTRE, before=4)  # not in the decree: a draft says that it is one
TYPE_NAME = Type("II.5.b", 13, 14, 14, bold=True, align=Align.CENTRE, before=20)
SUBJECT = Type("II.5.b", 13, 14, 14, bold=True, align=Align.CENTRE)
ADDRESSEE = Type("II.9.d", 13, 14, 14, before=PARAGRAPH_GAP, leading=BODY_LEADING)
ADDRESSEE_ALONE = replace(ADDRESSEE, align=Align.CENTRE, before=2 * PARAGRAPH_GAP)
BODY = Type("II.6.e", 13, 14, 14, align=Align.JUSTIFY, before=PARAGRAPH_GAP, indent=FIRST_LINE, leading=BODY_LEADING)
BASIS = replace(BODY, article="II.6.a", italic=True)
SOURCE_NOTE = Type("II.6.e", 13, 14, 13, italic=True, align=Align.JUSTIFY, before=3, indent=FIRST_LINE)
HEADINGS = {
    1: Type("V.6.b", 13, 14, 14, bold=True, before=9, indent=FIRST_LINE, leading=BODY_LEADING),
    2: Type("II.6.đ", 13, 14, 14, bold=True, before=6, indent=FIRST_LINE, leading=BODY_LEADING),
    3: Type("II.6.đ", 13, 14, 14, before=6, indent=FIRST_LINE, leading=BODY_LEADING),
}
AUTHORITY = Type("II.7.đ", 13, 14, 14, bold=True, align=Align.CENTRE)
SIGNER = Type("II.7.đ", 13, 14, 14, bold=True, align=Align.CENTRE)
RECIPIENTS_LEAD = Type("II.9.d", 12, 12, 12, bold=True, italic=True)
RECIPIENT = Type("II.9.d", 11, 11, 11)
PAGE_NUMBER = Type("I.7", 13, 14, 14, align=Align.CENTRE)
APPENDIX_LABEL = Type("III.1.b", 14, 14, 14, bold=True, align=Align.CENTRE)
APPENDIX_TITLE = Type("III.1.b", 13, 14, 14, bold=True, align=Align.CENTRE)
APPENDIX_REFERENCE = Type("III.1.c", 13, 14, 13, italic=True, align=Align.CENTRE, before=3)

# The forms of the appendix are the template's; the decree asks only that they be set like the document (III.1).
FORM_HEADING = Type("III.1", 13, 14, 14, bold=True, align=Align.CENTRE, before=12)
FORM_TITLE = Type("III.1", 13, 14, 14, bold=True, align=Align.CENTRE)
COLUMN_HEAD = Type("III.1", 13, 14, 13, bold=True, align=Align.CENTRE)
CELL = Type("III.1", 13, 14, 13)
CELL_CENTRED = Type("III.1", 13, 14, 13, align=Align.CENTRE)
CELL_HEADING = Type("III.1", 13, 14, 13, bold=True)
CELL_HEADING_CENTRED = Type("III.1", 13, 14, 13, bold=True, align=Align.CENTRE)
CELL_REASON = Type("III.1", 11, 11, 11, italic=True, align=Align.CENTRE)

HEADER_SPLIT = 0.4  # share of the text width for the issuing body; holds both heads on one line each (IV)
HEADER_ROW_GAP = 8.0  # from the rules of the head down to number and date
ADDRESSEES_LEFT = 2 * FIRST_LINE  # of "Kính gửi:" where several addressees stand below it
ADDRESSEES_COLON = 50.0  # from there to their marks, which stand under its colon (II.9.d)
RULE_WIDTH = 0.75  # thickness of every rule
RULE_GAP = 2.5  # from the text down to its rule
RULE_SHARE = (1 / 3, 1 / 2)  # II.2.b, II.5.b: length of the rule under issuing body and subject; the motto's is full
SIGNATURE_SPLIT = 0.46  # share of the text width for the recipients (IV)
SIGNATURE_GAP = 14.0  # from the closing sentence down to the signature
SIGNATURE_ROOM = 32 * MM  # II.7.d, II.8.a: the image of the signature and, across a third of it, the seal
LEAST_COLUMNS = (11.0, 30.0, 16.0, 20.0, 16.0)  # mm; of a form: number, label, unit, result, note
LEAST_NOTES = 24.0  # mm; of the last column where a form has notes: not one or two words a line
PEN_COLUMN = 19.0  # mm; of a form printed for review, to write in
FRAME_WIDTH = 0.5  # thickness of the lines of a form
CELL_PADDING = (1.0 * MM, 1.2)  # beside and above the text of a cell
BLANK_SHADE, REASON_SHADE = 0.92, 0.35  # grey of a cell of another tier, and of the reason in it (0 black, 1 white)

# A draft printed for review is no document under the decree: its marks stay in the margins, its findings on own pages.
WATERMARK = Type("", 72, 72, 72, bold=True, align=Align.CENTRE)
WATERMARK_GREY, WATERMARK_ANGLE = 0.9, 50.0
FOOT = Type("", 9, 9, 9, italic=True, align=Align.CENTRE)
REVIEW_FOOT = Type("", 10, 10, 10, italic=True, align=Align.CENTRE)
REVIEW_TEXT = Type("", 12, 12, 12, align=Align.CENTRE)
ASIDE = Type("", 9, 9, 9)
ASIDE_GAP = 3 * MM  # from the marks in the left margin to the text
MARK_DROP = 0.2  # from the base line down to the mark under a finding, in sizes
MARK_THICK, MARK_THIN, MARK_WAVE = (
    0.9,
    0.45,
    1.6,
)  # lines of an error and of a warning; length and height of their waves
FINDING_GROUP = Type("", 13, 13, 13, bold=True, before=10)
FINDING_HEAD = Type("", 12, 12, 12, bold=True, align=Align.CENTRE)
FINDING = Type("", 12, 12, 12)
CHANGE_COLUMNS = (17.0, 73.0, 25.0, 25.0, 25.0)  # mm; together the text width
CHANGE_GAP = 6.0
FINDING_COLUMNS = (11.0, 20.0, 31.0, 75.0, 28.0)  # mm; together the text width


def short_rule(widths: Sequence[float]) -> float:
    """Return the length of a rule under lines of these widths: a third to a half of the longest, and of the last too.

    Where no length is both, the longest line decides (Decree 30, Appendix I, part I, II.2.b and II.5.b).
    """
    least, most = (share * max(widths) for share in RULE_SHARE)
    last = widths[-1] * RULE_SHARE[1]
    return (least + (last if least < last < most else most)) / 2

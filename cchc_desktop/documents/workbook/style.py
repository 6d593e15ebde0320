"""The styles of the workbook: Times New Roman, thin borders, the margins of Decree 30; and number formats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from cchc_desktop.documents.workbook.plan import RESULT, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.documents.sheets.cell_text import PlannedValue
    from cchc_desktop.documents.workbook.plan import SheetLine
    from cchc_desktop.report.template import Row

_FORM_WIDTHS = (7, 39, 13, 14, 14)
NARRATIVE_WIDTHS = (8, 20, 60)
DATA_WIDTHS = (26, 90, 8)
POINTS = 12
LINE_HEIGHT = 15.5
"""Height in points of a line of that size."""
WIDTH_OF_LETTER = 0.87
"""Width of a letter of running text in that size, in the digits that a column's width counts."""

TEXT = "@"
GENERAL = "General"
WHOLE = "#,##0"

_FACE = "Times New Roman"
_GREY, _GREY_FILL, _HEAD_FILL = "595959", "EDEDED", "F2F2F2"
_SIDE = Side(style="thin", color="000000")
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_HEADLINE, _BOLD = Font(name=_FACE, size=13, bold=True), Font(name=_FACE, size=POINTS, bold=True)
_PLAIN, _ITALIC = Font(name=_FACE, size=POINTS), Font(name=_FACE, size=POINTS, italic=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_JUSTIFIED = Alignment(horizontal="justify", vertical="top", wrap_text=True)
_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, eq=False)
class CellLook:
    """The style of a cell apart from its value; each style exists once, so that two are compared by identity."""

    font: Font
    alignment: Alignment
    border: Border | None = None
    fill: PatternFill | None = None


class CellStyle(NamedTuple):
    """All properties of a cell beside its value; quoted marks a text that looks like a formula."""

    look: CellLook
    number_format: str
    quoted: bool


def _form_columns(font: Font, fill: PatternFill | None = None) -> tuple[CellLook, ...]:
    centre, left = CellLook(font, _CENTRE, _BORDER, fill), CellLook(font, _LEFT, _BORDER, fill)
    return centre, left, centre, centre, left


_HEAD = (CellLook(_HEADLINE, _CENTRE),)
_SECTION, _BESIDE, _PROSE = (
    CellLook(_BOLD, _TOP, _BORDER),
    CellLook(_PLAIN, _TOP, _BORDER),
    CellLook(_PLAIN, _JUSTIFIED, _BORDER),
)

LOOKS = {
    Role.HEADING: _HEAD,
    Role.TITLE: _HEAD,
    Role.REMARK: (CellLook(_ITALIC, _CENTRE),),
    Role.COLUMNS: (CellLook(_BOLD, _CENTRE, _BORDER, PatternFill("solid", _HEAD_FILL)),),
    Role.FIGURE: _form_columns(_PLAIN),
    Role.GROUP: _form_columns(_BOLD),
    Role.OTHER_TIER: _form_columns(Font(name=_FACE, size=POINTS, color=_GREY), PatternFill("solid", _GREY_FILL)),
    Role.SECTION: (_SECTION, _SECTION, _PROSE),
    Role.PROSE: (_BESIDE, _BESIDE, _PROSE),
    Role.PLAIN: (CellLook(_PLAIN, _LEFT),),
}
"""The looks of a line's columns, by its role; the last one repeats."""


def form_widths(values: int) -> tuple[int, ...]:
    """Return the widths of a form's columns, with so many columns of values."""
    number, label, unit, result, note = _FORM_WIDTHS
    return number, label, unit, *[result] * values, note


def styles_of(line: SheetLine) -> Iterator[CellStyle]:
    """Yield the style of each cell of a line."""
    looks, results, more = LOOKS[line.role], line.results, len(line.keys[1:])
    for column, value in enumerate(line.cells):
        row = line.row if column in results else None
        at = column if column < RESULT else RESULT if row else column - more
        quoted = isinstance(value, str) and value.startswith(_LIKE_FORMULA)
        number_format = _number_format(row, value, as_typed=column in line.as_typed) if row else TEXT
        if column in line.lacking and not value:
            yield CellStyle(LOOKS[Role.OTHER_TIER][RESULT], TEXT, quoted=False)
            continue
        yield CellStyle(looks[min(at, len(looks) - 1)], number_format, quoted)


def _number_format(row: Row, value: PlannedValue, *, as_typed: bool) -> str:
    """Return the format of a result: a number with its own decimals, or text that stays as typed."""
    if row.kind == "heading":
        return TEXT
    if isinstance(value, Decimal):
        places = -int(value.as_tuple().exponent)
        return f"{WHOLE}.{'0' * places}" if places > 0 else WHOLE
    if as_typed:
        return TEXT
    return WHOLE if row.kind == "count" else GENERAL

"""The look of the workbook: Times New Roman, thin borders, the margins of Decree 30; and number formats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from cchc_desktop.documents.excel_plan import RESULT, Role

if TYPE_CHECKING:
    from cchc_desktop.documents.excel_text import Cell
    from cchc_desktop.report.template import Row

FORM_WIDTHS = (7, 39, 13, 14, 14)
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


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of a line look; aligned gives the horizontal alignment of each column, the last one repeats.

    lead is the font of the columns before the last, where it is another one.
    """

    font: Font
    aligned: tuple[str, ...] = ("left",)
    border: Border | None = None
    fill: PatternFill | None = None
    lead: Font | None = None

    def font_of(self, column: int, columns: int) -> Font:
        """Return the font of a column's cells in a line of so many."""
        return self.lead if self.lead and column < columns - 1 else self.font

    def alignment(self, column: int) -> Alignment:
        """Return the alignment of a column's cells; all of them wrap."""
        horizontal = self.aligned[min(column, len(self.aligned) - 1)]
        vertical = "top" if horizontal == "justify" or self.lead else "center"
        return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True)


_FORM_COLUMNS = ("center", "left", "center", "center", "left")
_BOLD = Font(name=_FACE, size=POINTS, bold=True)
_PLAIN = Font(name=_FACE, size=POINTS)

LOOKS = {
    Role.HEADING: Look(Font(name=_FACE, size=13, bold=True), ("center",)),
    Role.TITLE: Look(Font(name=_FACE, size=13, bold=True), ("center",)),
    Role.REMARK: Look(Font(name=_FACE, size=POINTS, italic=True), ("center",)),
    Role.COLUMNS: Look(_BOLD, ("center",), _BORDER, PatternFill("solid", _HEAD_FILL)),
    Role.FIGURE: Look(_PLAIN, _FORM_COLUMNS, _BORDER),
    Role.GROUP: Look(_BOLD, _FORM_COLUMNS, _BORDER),
    Role.OTHER_TIER: Look(
        Font(name=_FACE, size=POINTS, color=_GREY), _FORM_COLUMNS, _BORDER, PatternFill("solid", _GREY_FILL)
    ),
    Role.SECTION: Look(_PLAIN, ("left", "left", "justify"), _BORDER, lead=_BOLD),
    Role.PROSE: Look(_PLAIN, ("left", "left", "justify"), _BORDER),
    Role.PLAIN: Look(_PLAIN),
}


def number_format(value: Cell, row: Row | None, column: int, *, as_typed: bool) -> str:
    """Return the format of a cell: a result is a number with its own decimals, or text that stays as typed."""
    if row is None or column != RESULT or row.kind == "heading":
        return TEXT
    if isinstance(value, Decimal):
        places = -int(value.as_tuple().exponent)
        return f"{WHOLE}.{'0' * places}" if places > 0 else WHOLE
    if as_typed:
        return TEXT
    return WHOLE if row.kind == "count" else GENERAL

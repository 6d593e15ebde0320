"""The rows of a form of a template in the making: as printed, as understood, what is to be looked at in amber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.units.unit_kinds import tier_names
from ui.templates.plain_table import PlainTable
from ui.words.authoring import template_page_texts as texts

if TYPE_CHECKING:
    from cchc_desktop.authoring.template_plan import PlannedRow, TemplatePlan

_WIDTHS = (64, 0, 96, 112, 184, 136)
_COLUMN_OF = {"kind": 3, "ratio": 4, "sum": 4, "lacks": 4, "was": 5}


class PlanTable(PlainTable):
    """The table of one form; `keys` are those of its rows."""

    def __init__(self) -> None:
        super().__init__(texts.TABLE, texts.COLUMNS, _WIDTHS)
        self.keys: list[str] = []

    @property
    def key(self) -> str:
        """The key of the current row, "" if there is none."""
        return self.keys[self.currentRow()] if 0 <= self.currentRow() < len(self.keys) else ""

    def show_form(self, plan: TemplatePlan, number: str, current: str = "") -> None:
        """Show the rows of a form, one of them as the current one."""
        rows = plan.of_form(number)
        self.keys = [row.key for row in rows]
        self.show_texts(
            [_texts(row) for row in rows], strong=[at for at, row in enumerate(rows) if row.kind == "heading"]
        )
        for doubt in plan.doubts_in(number):
            at, column = self.keys.index(doubt.key), _COLUMN_OF[doubt.about]
            self.mark(at, column, ink="warn", ground="warn_soft", icon="circle-question-mark")
        if current in self.keys:
            self.go_to(current)

    def go_to(self, key: str) -> None:
        """Make a row the current one."""
        self.setCurrentCell(self.keys.index(key), 0)


def _texts(row: PlannedRow) -> tuple[str, ...]:
    indent = "    " * row.no.count(".")
    was = texts.OLD_ROW.format(place_of(row.was, row.form)) if row.was else texts.NEW_ROW
    kind = texts.KINDS.get(row.kind, row.kind)
    return row.no, f"{indent}{row.label}", row.unit, kind, how_counted(row), was if row.kind != "heading" else ""


def how_counted(row: PlannedRow) -> str:
    """Return in words how a row is computed and who fills it in."""
    parts: list[str] = []
    if row.kind == "percent":
        part, whole = place_of(row.part, row.form), place_of(row.whole, row.form)
        parts.append(texts.DIVIDED.format(part, whole) if row.part and row.whole else texts.BY_HAND)
    if row.parts:
        parts.append(texts.SUM.format(" + ".join(place_of(key, row.form) for key in row.parts)))
    if row.choices:
        parts.append(", ".join(f"{code} {words}" for code, words in row.choices.items()))
    if row.lacks:
        parts.append(texts.LACKS.format(", ".join(row.lacks)))
    if row.tier != "commune":
        parts.append(texts.FILLED_BY.format(tier_names()[row.tier]))
    return "; ".join(parts)


def place_of(key: str, form: str) -> str:
    """Return the number of a row as a row of a form names it: "3.1", "BM7 3.1" of another form."""
    number, _, row = key.partition(":")
    return row if number == form else f"BM{number} {row}"

"""A figure in two reports: whether its value changed, only how it is written, or what is computed from others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from cchc_desktop.report.figures import Figure, State
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from cchc_desktop.report.figure_table import FigureTable

_DIGITS = re.compile(r"0|[1-9][0-9]{0,29}")


class FigureDiff(Enum):
    """The sort of a figure's change."""

    VALUE = "value"
    WRITING = "writing"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that differs: its text in both reports (a computed one as printed), and the difference of its numbers.

    difference is None where one side has no number, and where only the writing differs.
    """

    key: str
    before: str
    after: str
    sort: FigureDiff
    difference: Decimal | None = None

    places = 1

    @property
    def signed(self) -> str:
        """The difference with its sign: "+2", "-1,5"; "" if there is none."""
        if self.difference is None:
            return ""
        return ("+" if self.difference > 0 else "") + show(self.difference)


def changed_figure(key: str, key_before: str, one: FigureTable, other: FigureTable) -> ChangedFigure | None:
    """Return how a row that both tables have differs, None if it does not; it may have another key in the first."""
    was, now = one[key_before], other[key]
    before, after = _shown(key_before, one), _shown(key, other)
    if was.text == now.text:
        if before == after:
            return None
        return ChangedFigure(
            key, before, after, FigureDiff.COMPUTED, _difference(_number(key_before, one), _number(key, other))
        )
    if before == after or (_meaning(was) is not None and _meaning(was) == _meaning(now)):
        return ChangedFigure(key, before, after, FigureDiff.WRITING)
    before, after = _dotted(before), _dotted(after)
    return ChangedFigure(
        key, before, after, FigureDiff.VALUE, _difference(_number(key_before, one), _number(key, other))
    )


def _dotted(text: str) -> str:
    """Return the digits of a number with their dots, any other text as it is."""
    return show(int(text)) if _DIGITS.fullmatch(text) else text


def _shown(key: str, table: FigureTable) -> str:
    """Return a figure as typed, a computed one as printed."""
    return table[key].text or table.printed(key)


def _number(key: str, table: FigureTable) -> Decimal | None:
    figure = table[key]
    computed = figure.state is State.NOT_ENTERED and table.template.rows[key].ratio is not None
    number = table.computed(key).number if computed else figure.number
    return number.value if number else None


def _meaning(figure: Figure) -> tuple[object, ...] | None:
    """Return the value of a figure however it is written, None where it has none that is sure."""
    if figure.state in (State.NIL, State.UNKNOWN):
        return (figure.state,)
    if figure.choice is not None:
        return figure.state, figure.choice
    if figure.number is None:
        return None
    return figure.state, figure.number.value, figure.share.value if figure.share else None


def _difference(was: Decimal | None, now: Decimal | None) -> Decimal | None:
    return now - was if was is not None and now is not None and was != now else None

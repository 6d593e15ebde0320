"""A report's figures as rows of the flat table: key, state, value, and the number in whole units and billionths.

Two whole numbers add up exactly in every database, which a decimal does not; whatever has more than nine decimals or
fifteen digits before them is no figure of a commune and counts as unread.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.figures import Figure, State
from cchc_desktop.report.numbers import Certainty, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.figure_table import FigureTable
    from cchc_desktop.report.template import Row

BILLION = 10**9
_LARGEST = 10**14


class FlatState(StrEnum):
    """The state of a figure in the flat table.

    COMPUTED: a percent that follows from its parts; UNREAD: typed, but not a sure value of its row, so never summed.
    """

    VALUE = "value"
    NIL = "nil"
    UNKNOWN = "unknown"
    NOT_OURS = "not-ours"
    NOT_ENTERED = "not-entered"
    COMPUTED = "computed"
    UNREAD = "unread"


LACKING = (FlatState.UNKNOWN, FlatState.NOT_ENTERED, FlatState.UNREAD)
"""The states of a figure that a total lacks."""


class FlatFigure(NamedTuple):
    """A row of the flat table without its report; value is the number without group signs, or the code of a choice."""

    key: str
    state: str
    value: str = ""
    whole: int = 0
    billionths: int = 0


_STATES = {
    State.NIL: FlatState.NIL, State.UNKNOWN: FlatState.UNKNOWN,
    State.NOT_OURS: FlatState.NOT_OURS, State.NOT_ENTERED: FlatState.NOT_ENTERED,
}  # fmt: skip


def flat_figures(table: FigureTable) -> Iterator[FlatFigure]:
    """Yield every figure of a report but its headings, in the order of its forms."""
    for key, row in table.template.rows.items():
        if row.kind != "heading":
            yield _flat(key, row, table[key])


def number_of(whole: int, billionths: int) -> Decimal:
    """Return the exact number of a row, or of sums over rows, as few decimals as it has."""
    number = (Decimal(whole) * BILLION + billionths).scaleb(-9)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _flat(key: str, row: Row, figure: Figure) -> FlatFigure:
    if figure.state is State.NOT_ENTERED and row.ratio:
        return FlatFigure(key, FlatState.COMPUTED)
    if figure.state is not State.VALUE:
        return FlatFigure(key, _STATES[figure.state])
    if figure.choice is not None:
        return FlatFigure(key, FlatState.VALUE, figure.choice)
    number = figure.number
    if number is None or figure.certainty is not Certainty.CERTAIN or figure.fault:
        return FlatFigure(key, FlatState.UNREAD)
    billionths = number.value.scaleb(9)
    if billionths != billionths.to_integral_value() or abs(number.value) >= _LARGEST:
        return FlatFigure(key, FlatState.UNREAD)
    return FlatFigure(key, FlatState.VALUE, plain(number.value).replace(",", "."), *divmod(int(billionths), BILLION))

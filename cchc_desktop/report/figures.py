"""A figure: the typed text and its meaning, one of five states; `kinds` reads the text."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.numbers import Certainty

if TYPE_CHECKING:
    from cchc_desktop.report.numbers import Number


class State(Enum):
    """The five states of a figure; blank is never zero."""

    VALUE = "value"
    NIL = "nil"
    UNKNOWN = "unknown"
    NOT_OURS = "not ours"
    NOT_ENTERED = "not entered"


NIL_WORDS = ("không", "không có", "không phát sinh")
"""Texts of every row that are nil; a row's `nil` in the template adds its own (`Row.nil_words`)."""

UNKNOWN_WORDS = "chưa có số liệu"
"""The text that is unknown."""


class Figure(NamedTuple):
    """A figure: its text as typed (NFC) and its meaning.

    number and share are the values that checks use (None where unreadable); certainty is the weaker of the two.
    fault is the finding code of an error in the text alone, "" if nothing; suggestion is the one text that
    mends it, options are the texts an ambiguous one could mean.
    """

    text: str
    state: State
    number: Number | None = None
    share: Number | None = None
    certainty: Certainty = Certainty.CERTAIN
    choice: str | None = None
    fault: str = ""
    suggestion: str = ""
    options: tuple[str, ...] = ()

    @property
    def probable(self) -> bool:
        """Whether the number is only the probable reading of an ill-formed text."""
        return self.certainty is Certainty.PROBABLE

    @property
    def sure(self) -> Decimal | None:
        """The number of a figure that is read with certainty, 0 for one that is nil."""
        if self.state is State.NIL:
            return Decimal(0)
        certain = self.state is State.VALUE and self.certainty is Certainty.CERTAIN
        return self.number.value if certain and self.number else None


NOT_ENTERED = Figure("", State.NOT_ENTERED)
NOT_OURS = Figure("", State.NOT_OURS)

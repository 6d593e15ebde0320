"""The table of a report's figures: each row as it is read, computed and printed."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.report.figures import Figure, State
from cchc_desktop.report.kinds import UNDEFINED, printed, read
from cchc_desktop.report.numbers import Certainty, Number, percent_of, show
from cchc_desktop.report.prose import BLANK, FORMATS, Link
from cchc_desktop.report.units import in_dong

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.template import Template

_ZERO = Number(Decimal(0), exact=True)


class PercentState(Enum):
    """The outcome of computing a percent from its parts."""

    VALUE = "value"
    UNDEFINED = "undefined"
    WAITING = "waiting"


class Computed(NamedTuple):
    """A percent computed from its parts; waiting_for names the figures that are still missing."""

    outcome: PercentState
    part: Number | None = None
    whole: Number | None = None
    number: Number | None = None
    waiting_for: tuple[str, ...] = ()


class FigureTable:
    """The figures of all rows of one report; immutable, `with_edit` returns the next one."""

    def __init__(self, template: Template, figures: Mapping[str, Figure]) -> None:
        self.template = template
        self._figures = figures
        self._linked: dict[Link, str] = {}  # prose is printed by several checks

    @classmethod
    def of(cls, template: Template, texts: Mapping[str, str]) -> FigureTable:
        """Read all rows of a template from typed texts by figure key."""
        return cls(template, {key: read(row, texts.get(key, "")) for key, row in template.rows.items()})

    def with_edit(self, key: str, text: str) -> FigureTable:
        """Return the table with one figure read again; a key the template lacks changes nothing."""
        row = self.template.rows.get(key)
        return self if row is None else FigureTable(self.template, {**self._figures, key: read(row, text)})

    def __getitem__(self, key: str) -> Figure:
        return self._figures[key]

    def __contains__(self, key: str) -> bool:
        return key in self._figures

    def amount(self, key: str) -> Number | None:
        """Return the number of a figure in a relation: 0 if it is nil, None if it cannot be read."""
        figure = self._figures[key]
        if figure.state is State.NIL:
            return _ZERO
        if figure.choice is not None and figure.choice.isdecimal():
            return Number(Decimal(figure.choice), exact=True)
        row = self.template.rows[key]
        if figure.state is State.NOT_ENTERED and row.ratio:
            return self.computed(key).number
        return figure.number

    def computed(self, key: str) -> Computed:
        """Compute a percent row from its parts (the row must have a ratio)."""
        ratio = self.template.rows[key].ratio
        if ratio is None:
            raise KeyError(key)
        return self.ratio(ratio.part, ratio.whole)

    def ratio(self, part_key: str, whole_key: str) -> Computed:
        """Compute 100 × part / whole of two figures; undefined where the whole is 0 or nil, whatever the part."""
        part, whole = self.amount(part_key), self.amount(whole_key)
        if whole is not None and whole.value == 0:
            return Computed(PercentState.UNDEFINED, part, whole)
        if part is None or whole is None:
            missing = [key for key, number in ((part_key, part), (whole_key, whole)) if number is None]
            return Computed(PercentState.WAITING, part, whole, waiting_for=tuple(dict.fromkeys(missing)))
        return Computed(PercentState.VALUE, part, whole, percent_of(part.value, whole.value))

    def printed(self, key: str) -> str:
        """Return the text printed in the row's result cell; "" if there is none."""
        row, figure = self.template.rows[key], self._figures[key]
        if row.ratio and figure.state is State.NOT_ENTERED:
            return self._printed_computed(key)
        return printed(row, figure)

    def _printed_computed(self, key: str) -> str:
        computed = self.computed(key)
        if computed.number is not None:
            return show(computed.number.value)
        return UNDEFINED if computed.outcome is PercentState.UNDEFINED else ""

    def linked(self, link: Link) -> str:
        """Return the text printed for a link in prose: value, share, exact sum, or a nil's wording; BLANK if none."""
        if link not in self._linked:
            self._linked[link] = self._printed_link(link)
        return self._linked[link]

    def _printed_link(self, link: Link) -> str:
        figure = self._figures.get(link.key)
        if figure is None or figure.state is State.UNKNOWN or link.form not in FORMATS:
            return BLANK
        if figure.state is State.NIL:
            return figure.text
        form = {"%": self._share, "đồng": self._dong}.get(link.form, self._value)
        return form(link.key) or BLANK

    def _value(self, key: str) -> str:
        figure = self._figures[key]
        if figure.share and figure.number and figure.certainty is Certainty.CERTAIN:
            return show(figure.number.value)
        return self.printed(key)

    def _share(self, key: str) -> str:
        figure, whole = self._figures[key], self.template.rows[key].share_of
        if figure.certainty is not Certainty.CERTAIN:
            return ""
        if figure.share:
            return f"{show(figure.share.value)}%"
        computed = self.ratio(key, whole) if whole else None
        return f"{show(computed.number.value)}%" if computed and computed.number else ""

    def _dong(self, key: str) -> str:
        figure = self._figures[key]
        if figure.number is None or figure.certainty is not Certainty.CERTAIN:
            return ""
        return in_dong(figure.number, self.template.rows[key].unit)

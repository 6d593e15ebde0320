"""The totals of a period as values: a total for each figure, and who is in them and who is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cchc_desktop.report.numbers import plain, show
from cchc_desktop.report.template import Aggregate

if TYPE_CHECKING:
    from cchc_desktop.inbox.inbox_store import InboxStore, UnitFigure
    from cchc_desktop.report.template import Row, Template


@dataclass(frozen=True, slots=True)
class FigureTotal:
    """The total of a figure.

    number is its sum, its computed percent, or the number that most units agree on; choices counts each value of a
    choice, or of a figure that should be the same in all; dissenters are the units that say something else. units is
    how many gave a value, nil how many have nothing to count, not_ours how many leave it to another tier; missing are
    the codes of those that owe a value, unread those among them whose value cannot be read with certainty. uneven are
    units that have only one part of a percent. share is that of its whole, of which it is a part.
    """

    key: str
    row: Row
    number: Decimal | None
    units: int
    nil: int
    not_ours: int
    missing: tuple[str, ...]
    unread: tuple[str, ...] = ()
    choices: Mapping[str, int] = field(default_factory=dict)
    value: str = ""
    dissenters: Mapping[str, str] = field(default_factory=dict)
    uneven: tuple[str, ...] = ()
    share: Decimal | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the total as `inbox totals --json` prints it."""
        data: dict[str, Any] = {
            "value": self._json_value(), "units": self.units, "nil": self.nil, "missing": list(self.missing),
            "not_ours": self.not_ours, "unread": list(self.unread), "aggregate": self.aggregate, "unit": self.row.unit,
        }  # fmt: skip
        more = {"dissenters": dict(self.dissenters), "uneven": list(self.uneven)}
        data |= {name: value for name, value in more.items() if value}
        return data | ({"share": plain(self.share)} if self.share is not None else {})

    @property
    def aggregate(self) -> str:
        """The way in which it was added up: as the template says, or "percent" where it follows from its parts."""
        return "percent" if self.row.ratio else self.row.aggregate.value

    @property
    def in_words(self) -> str:
        """The total as people read it: "1.387", "99,41", "1: 80, 2: 5", "" where there is none."""
        if self.row.aggregate is Aggregate.DISTRIBUTION and not self.row.ratio:
            return ", ".join(f"{value}: {units}" for value, units in self.choices.items())
        return show(self.number) if self.number is not None else self.value

    def _json_value(self) -> str | dict[str, int] | None:
        if self.row.aggregate is Aggregate.DISTRIBUTION and not self.row.ratio:
            return dict(self.choices)
        if self.number is not None:
            return plain(self.number)
        return self.value or None


@dataclass(frozen=True, slots=True)
class UnalignedFigure:
    """A figure of another edition that could not be added: its template, key and label, and the units that have it."""

    template: str
    key: str
    label: str
    units: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a period over the reports that count; template is that of most of them, None if none counts.

    counted are the codes of their units, without those of the units of which nothing counts; drafts, examples and
    clashing those whose report is a draft, an example, or one of two that differ. edition is the hash of the template,
    scope a narrower scope in words, "" for all reports that count. keys gives for figures of each edition the key here.
    """

    period: str
    template: Template | None
    figures: Mapping[str, FigureTotal]
    counted: tuple[str, ...]
    without: tuple[str, ...]
    drafts: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()
    unaligned: tuple[UnalignedFigure, ...] = ()
    edition: str = ""
    scope: str = ""
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def unit_figures(self, store: InboxStore, key: str) -> list[UnitFigure]:
        """Return a figure of every counted report, by whatever key its edition has it."""
        return figures_in(store, self.period, self.keys, key)

    def as_json(self) -> dict[str, Any]:
        """Return the totals as `inbox totals --json` prints them."""
        return {
            "figures": {key: total.as_json() for key, total in self.figures.items()},
            "period": self.period,
            "template": self.template.id if self.template else None,
            "counted": list(self.counted),
            "without": list(self.without),
            "drafts": list(self.drafts),
            "examples": list(self.examples),
            "clashing": list(self.clashing),
            "unaligned": [
                {"template": each.template, "key": each.key, "label": each.label, "units": each.units}
                for each in self.unaligned
            ],
        }


def figures_in(store: InboxStore, period: str, keys: Mapping[str, Mapping[str, str]], key: str) -> list[UnitFigure]:
    """Return a figure of every counted report of a period; keys gives for figures of each edition the key meant."""
    own = {edition: one for edition, each in keys.items() for one, meant in each.items() if meant == key}
    wanted = sorted({*own.values()})
    return [each for one in wanted for each in store.values(period, one) if own.get(each.edition) == one]

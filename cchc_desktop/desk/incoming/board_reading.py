"""The board of a period as the window shows it: its units, the periods to choose from, the days, the main rates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.desk.office import library
from cchc_desktop.inbox.adding_up import totals_of
from cchc_desktop.inbox.board import board_of
from cchc_desktop.inbox.flat_figures import FlatState
from cchc_desktop.report.numbers import percent_of
from cchc_desktop.report.periods import period_name, span_of, spans_of_year
from cchc_desktop.report.template import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.inbox.totals import FigureTotal, Totals
    from cchc_desktop.report.template import Template

MOST_RATES = 4


@dataclass(frozen=True, slots=True)
class UnitRate:
    """The rate of one unit: the whole of which it is a part, and the percent, None where there is no whole."""

    whole: Decimal
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class BoardReading:
    """A board that was read: it, the periods that can be chosen with their names, the totals, the rate of each unit.

    rates are the percents computed from the sums over most, the greatest first; measured is the first of them, that of
    the units is in `of_units` by their identities. days counts the units by the day on which their first report came.
    """

    board: Board
    periods: tuple[tuple[str, str], ...]
    totals: Totals
    rates: tuple[FigureTotal, ...]
    of_units: Mapping[str, UnitRate]
    days: Mapping[date, int]

    @property
    def measured(self) -> FigureTotal | None:
        """The rate that is shown for each unit, None if there is none."""
        return self.rates[0] if self.rates else None


def board_in(store: InboxStore, period: str) -> Board:
    """Return the board of a period; its deadline is known from the office's templates before anything came."""
    return board_of(store, period, library.templates()[::-1])


def read_board(store: InboxStore, period: str, today: date) -> BoardReading:
    """Return the board of a period for the window; "" is the newest period of which something came, or the present."""
    periods = _periods(store, today)
    period = period or _first_shown(store, periods, today)
    board = board_in(store, period)
    totals = totals_of(store, board)
    rates = _main_rates(totals)
    of_units = _of_units(store, totals, rates[0]) if rates else {}
    came = (datetime.fromisoformat(each.standing.came_at) for each in board.units if each.standing)
    days = Counter(moment.astimezone().date() for moment in came)
    return BoardReading(board, tuple(periods.items()), totals, rates, of_units, days)


def latest_period(keys: Iterable[str]) -> str:
    """Return the period that ends last, of those that end on one day the longest; by their names where unknown."""
    templates = library.templates()[::-1]

    def order(key: str) -> tuple[date, int, str]:
        span = next(filter(None, (span_of(each, key, any_year=True) for each in templates)), None)
        return (span.end, (span.end - span.start).days, key) if span else (date.min, 0, key)

    return max(keys, key=order)


def _periods(store: InboxStore, today: date) -> dict[str, str]:
    """Return the periods with their names, the newest first: those of this year and the last, and all that came."""
    newest = library.templates()[::-1]
    year = today.year
    template = next((each for each in newest if each.first_year <= year <= (each.last_year or year)), newest[0])
    spans = [span for each in (year, year - 1) for span in reversed(spans_of_year(template, each))]
    found = {span.key: span.title for span in spans if span.start <= today}
    others = [key for key in reversed(store.periods()) if key not in found]
    return found | {key: _name(newest, key) for key in others}


def _name(templates: Sequence[Template], key: str) -> str:
    name = next((name for each in templates if (name := period_name(each, key)) != key), key)
    return name[:1].upper() + name[1:]


def _first_shown(store: InboxStore, periods: Mapping[str, str], today: date) -> str:
    kept = store.periods()
    if kept:
        return latest_period(kept)
    templates = library.templates()[::-1]
    spans = [span for template in templates for span in spans_of_year(template, today.year) if span.key in periods]
    begun = [span for span in spans if span.start <= today]
    return min(begun, key=lambda span: abs((span.due - today).days)).key if begun else next(iter(periods))


def _main_rates(totals: Totals) -> tuple[FigureTotal, ...]:
    """Return the commune's computed percents with a value, those of the greatest wholes first."""
    rates = [
        (totals.figures[total.row.ratio.whole].number or Decimal(0), total)
        for total in totals.figures.values()
        if total.row.ratio and total.row.tier is Tier.COMMUNE and total.number is not None
    ]
    rates.sort(key=lambda pair: -pair[0])
    return tuple(total for _, total in rates[:MOST_RATES])


def _of_units(store: InboxStore, totals: Totals, rate: FigureTotal) -> dict[str, UnitRate]:
    ratio = rate.row.ratio
    if ratio is None:
        return {}
    parts = _numbers(store, totals, ratio.part)
    wholes = _numbers(store, totals, ratio.whole)
    return {
        unit: UnitRate(whole, percent_of(parts[unit], whole).value if whole and unit in parts else None)
        for unit, whole in wholes.items()
    }


def _numbers(store: InboxStore, totals: Totals, key: str) -> dict[str, Decimal]:
    found = totals.unit_figures(store, key)
    return {each.unit: Decimal(each.value) for each in found if each.state == FlatState.VALUE}

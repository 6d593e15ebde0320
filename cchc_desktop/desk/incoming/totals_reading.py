"""The totals of a period as the window shows them: each opens into its units, and who is not in them is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.base.text import slug
from cchc_desktop.desk.incoming.board_reading import board_in
from cchc_desktop.desk.incoming.totals_scope import ALL, kinds_in, scope_counts, scoped_board, scoped_totals
from cchc_desktop.inbox.arrival import ArrivalState
from cchc_desktop.inbox.flat_figures import FlatState
from cchc_desktop.inbox.printing.total_lines import period_of
from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.report.numbers import percent_of, show

if TYPE_CHECKING:
    from cchc_desktop.inbox.board import Board, BoardUnit
    from cchc_desktop.inbox.inbox_store import BoardRow, InboxStore, KeptPackage, UnitFigure
    from cchc_desktop.inbox.totals import FigureTotal, Totals

UNALIGNED = "unaligned"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A line about a unit: its text, and the number of the package to open, None if there is none."""

    text: str
    package: int | None = None


@dataclass(frozen=True, slots=True)
class UnitPart:
    """The part of one unit in a total.

    words is its value as people read it, "" unless state is "value": else that of its figure in the flat table, or
    "unaligned" where its edition has the figure for something else. share is its percent of a sum.
    """

    unit: str
    name: str
    package: int
    state: str
    words: str = ""
    number: Decimal | None = None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TotalsReading:
    """Totals that were read, with their board as their scope sees it.

    left_out has those that no total holds, by the kind of the reason; scopes how many reports each scope adds up;
    standings what was known of each unit of the whole board.
    """

    board: Board
    totals: Totals
    title: str
    left_out: Mapping[str, Sequence[NamedUnit]]
    scopes: Mapping[str, int]
    standings: Mapping[str, object]

    @property
    def counted(self) -> Mapping[str, BoardUnit]:
        """The units whose report counts, by identity."""
        return {
            each.unit.unit: each for each in self.board.units if each.standing and each.standing.counted is not None
        }


def read_totals(store: InboxStore, period: str, scope: str = ALL) -> TotalsReading:
    """Return the totals of a period over all its units, or over those of a scope."""
    whole = board_in(store, period)
    kinds = kinds_in(store, whole)
    board = scoped_board(whole, scope, kinds)
    totals = scoped_totals(store, board, scope)
    left_out = {kind: tuple(lines) for kind, lines in _left_out(store, board, totals) if lines}
    standings = {each.unit.unit: _known(each.standing) for each in whole.units if each.standing}
    return TotalsReading(board, totals, period_of(totals), left_out, scope_counts(whole, kinds), standings)


def changed_since(store: InboxStore, reading: TotalsReading) -> int:
    """Return how many units have another report or another answer than when the totals were read."""
    rows = store.board(reading.board.period)
    return sum(reading.standings.get(row.unit) != _known(row) for row in rows)


def _known(row: BoardRow) -> object:
    return row.newest, row.counted, row.verdict, row.held, row.clashing


def unit_parts(store: InboxStore, reading: TotalsReading, key: str) -> tuple[UnitPart, ...]:
    """Return the part of each counted unit in the total of a figure, the greatest first, those without a value last."""
    totals = reading.totals
    total = totals.figures[key]
    if total.row.ratio:
        of_part = {each.unit: each for each in totals.unit_figures(store, total.row.ratio.part)}
        of_whole = {each.unit: each for each in totals.unit_figures(store, total.row.ratio.whole)}
        parts = [_percent_part(unit, total, of_part, of_whole) for unit in reading.counted.values()]
    else:
        figures = {each.unit: each for each in totals.unit_figures(store, key)}
        parts = [_part(unit, total, figures.get(unit.unit.unit)) for unit in reading.counted.values()]
    return tuple(sorted(parts, key=_order))


def _order(part: UnitPart) -> tuple[bool, Decimal, str, str]:
    return part.state != FlatState.VALUE, -(part.number or Decimal(0)), part.words, slug(part.name)


def _part(unit: BoardUnit, total: FigureTotal, figure: UnitFigure | None) -> UnitPart:
    name, identity, package = _about(unit)
    if figure is None or (figure.state == FlatState.VALUE and (unit.unit.code or identity) in total.missing):
        return UnitPart(identity, name, package, UNALIGNED)
    if figure.state != FlatState.VALUE:
        return UnitPart(identity, name, package, figure.state)
    if total.row.choices:
        return UnitPart(identity, name, package, figure.state, total.row.choices.get(figure.value, figure.value))
    number = Decimal(figure.value)
    share = percent_of(number, total.number).value if total.aggregate == "sum" and total.number else None
    return UnitPart(identity, name, package, figure.state, show(number), number, share)


def _percent_part(
    unit: BoardUnit, total: FigureTotal, parts: Mapping[str, UnitFigure], wholes: Mapping[str, UnitFigure]
) -> UnitPart:
    name, identity, package = _about(unit)
    part, whole = _value(parts.get(identity)), _value(wholes.get(identity))
    if (unit.unit.code or identity) in total.missing or part is None or not whole:
        return UnitPart(identity, name, package, FlatState.COMPUTED)
    number = percent_of(part, whole).value
    return UnitPart(identity, name, package, FlatState.VALUE, show(number), number)


def _value(figure: UnitFigure | None) -> Decimal | None:
    """Return the number of a figure; what has nothing to count adds 0 to a sum."""
    if figure is None or figure.state not in (FlatState.VALUE, FlatState.NIL):
        return None
    return Decimal(figure.value) if figure.state == FlatState.VALUE else Decimal(0)


def _about(unit: BoardUnit) -> tuple[str, str, int]:
    standing = unit.standing
    number = standing.counted if standing and standing.counted is not None else 0
    return unit.unit.name, unit.unit.unit, number


def _left_out(store: InboxStore, board: Board, totals: Totals) -> Iterator[tuple[str, list[NamedUnit]]]:
    """Yield what is in no total, and what is in them and should be known, by kind."""
    without = [each for each in board.units if not (each.standing and each.standing.counted is not None)]
    yield "missing", [NamedUnit(each.unit.name) for each in without if each.state is UnitState.MISSING]
    came = [each for each in without if each.standing]
    yield "returned", [_newest(each) for each in came if each.state is UnitState.RETURNED]
    held = [each for each in came if each.standing and each.standing.held]
    yield "aside", [_newest(each) for each in held if each.state is not UnitState.RETURNED]
    yield "waiting", [_newest(each) for each in came if each not in held and each.state is not UnitState.RETURNED]
    kept = [each for each in store.packages() if each.period in ("", board.period)]
    yield "altered", [NamedUnit(_package_words(each)) for each in kept if each.state is ArrivalState.ALTERED]
    yield (
        "unaligned",
        [
            NamedUnit(f"{each.key} {each.label} ({show(each.units)} đơn vị, {each.template})")
            for each in totals.unaligned
        ],
    )
    counted = {each.unit.code or each.unit.unit: each for each in board.units if each not in without}
    for kind, codes in (("clashing", totals.clashing), ("drafts", totals.drafts), ("examples", totals.examples)):
        yield kind, [_newest(counted[code]) for code in codes if code in counted]


def _newest(unit: BoardUnit) -> NamedUnit:
    return NamedUnit(unit.unit.name, unit.standing.newest if unit.standing else None)


def _package_words(package: KeptPackage) -> str:
    return ", ".join(filter(None, (package.file, package.name)))

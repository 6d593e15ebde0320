"""The board of a period: every unit that owes a report, and how far its report is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cchc_desktop.checks.unit_form import has_two_tiers
from cchc_desktop.inbox.standing import UnitState
from cchc_desktop.inbox.unit_identity import OwingUnit, neighbours
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.members.office_answer import OfficeVerdict
from cchc_desktop.report.periods import span_of
from cchc_desktop.report.template_source import read_template
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_desktop.inbox.inbox_store import BoardRow, InboxStore
    from cchc_desktop.report.template import Template


@dataclass(frozen=True, slots=True)
class BoardUnit:
    """A unit of the board: its state, whether its first report came late, and its standing, None if nothing came."""

    unit: OwingUnit
    state: UnitState
    late: bool
    standing: BoardRow | None

    def as_json(self) -> dict[str, Any]:
        """Return the unit as `inbox list --json` prints it."""
        found = self.standing
        return {
            "code": self.unit.code,
            "name": self.unit.name,
            "state": self.state.value,
            "version": found.version if found else None,
            "errors": found.errors if found else None,
            "warnings": found.warnings if found else None,
            "late": self.late,
            "came": found.came_at if found else None,
            "last": found.last_at if found else None,
            "counted": found.counted_version if found else None,
            "explained": found.explained if found else None,
            "draft": bool(found and found.report_state == OPEN),
            "example": bool(found and found.example),
            "clashing": found.clashing if found else 0,
            "held": found.held if found else 0,
        }


@dataclass(frozen=True, slots=True)
class Board:
    """The board of a period: its units by code, and the day by which their reports were due, None if unknown.

    listed says that the office has a list of its own; else the units are those around the ones that sent something.
    """

    period: str
    units: tuple[BoardUnit, ...]
    due: date | None
    listed: bool

    @property
    def counts(self) -> dict[UnitState, int]:
        """The number of units in each state."""
        found = Counter(unit.state for unit in self.units)
        return {state: found[state] for state in UnitState}


def board_of(store: InboxStore, period: str, shipped: Sequence[Template] = ()) -> Board:
    """Return the board of a period; shipped are the templates by which the deadline is known before anything came."""
    rows = {row.unit: row for row in store.board(period)}
    templates = _templates(store, rows.values()) or tuple(shipped)
    due = store.due(period) or _due(templates, period)
    owing = store.owing(period)
    listed = bool(owing)
    if not owing and rows and templates:
        owing = neighbours({row.code for row in rows.values()}, _era(templates[0]))
    units = {unit.unit: unit for unit in owing}
    units |= {row.unit: OwingUnit(row.unit, row.code, row.name, row.district, row.province) for row in rows.values()}
    found = (_board_unit(unit, rows.get(unit.unit), due) for unit in sorted(units.values()))
    return Board(period, tuple(found), due, listed)


@lru_cache(maxsize=16)
def edition_template(source: str) -> Template:
    """Return the template of a source that came with a package."""
    return read_template(source.encode(), "mẫu trong gói").template


def _templates(store: InboxStore, rows: Iterable[BoardRow]) -> tuple[Template, ...]:
    editions = Counter(row.edition for row in rows)
    sources = store.template_sources(editions)
    return tuple(edition_template(sources[name]) for name, _ in editions.most_common() if name in sources)


def _due(templates: Sequence[Template], period: str) -> date | None:
    spans = (span_of(template, period) for template in templates)
    return next((span.due for span in spans if span), None)


def _era(template: Template) -> Era:
    return Era.TWO_TIERS if has_two_tiers(template) else Era.DISTRICTS


def _board_unit(unit: OwingUnit, row: BoardRow | None, due: date | None) -> BoardUnit:
    if row is None:
        return BoardUnit(unit, UnitState.MISSING, late=False, standing=None)
    late = due is not None and datetime.fromisoformat(row.came_at).astimezone().date() > due
    answered = {OfficeVerdict.ACCEPTED: UnitState.ACCEPTED, OfficeVerdict.RETURNED: UnitState.RETURNED}
    state = answered[row.verdict] if row.verdict else UnitState.LATE if late else UnitState.RECEIVED
    return BoardUnit(unit, state, late, row)

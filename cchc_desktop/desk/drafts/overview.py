"""The drafts for a list: period, dates, and the findings of each, read one draft at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.office import library
from cchc_desktop.report.periods import PeriodSpan, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_desktop.checks.run import Outcome
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.office.settings import Dates
    from cchc_desktop.report.store_protocol import DraftInfo


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft, with its period and dates; None where no template of this program has such a period.

    name is the one that the office gave it, "" without one; kind is that of its report, "" where all are of one.
    """

    draft: DraftInfo
    span: PeriodSpan | None
    dates: Dates | None
    name: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of a draft: the outcome of its checks, and the place of the cursor."""

    outcome: Outcome
    cursor: str


def listed(desk: Desk, drafts: Sequence[DraftInfo]) -> list[Listed]:
    """Return drafts with their periods and dates."""
    names = desk.settings.draft_names()
    found = [_listed(desk, draft, names.get(draft.ref, "")) for draft in drafts]
    several = len({one.kind for one in found}) > 1
    return found if several else [replace(one, kind="") for one in found]


def overview(desk: Desk, ref: str) -> Overview | None:
    """Return the state of a draft, None if it cannot be opened; it takes a few milliseconds, so read one at a time."""
    try:
        opened = desk.open(ref)
    except UserError:
        return None
    return Overview(opened.outcome, opened.cursor)


def _listed(desk: Desk, draft: DraftInfo, name: str) -> Listed:
    template = library.find(draft.template)
    span = span_of(template, draft.period) if template else None
    unit = {"kind": draft.unit_kind, "name": draft.unit_name}
    return Listed(
        draft, span, desk.settings.dates(unit, span) if span else None, name, template.short if template else ""
    )

"""The history of a unit among the drafts: the reports of its earlier periods, as its report holds their figures."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.settings import unit_of
from cchc_desktop.desk.work.earlier import PREFERENCE, Earlier
from cchc_desktop.desk.work.linked_rows import in_later_keys, rows_before
from cchc_desktop.desk.work.merged_history import Merger, merger_of
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.periods import PeriodSpan
    from cchc_desktop.report.store_protocol import Draft, DraftInfo, DraftStore
    from cchc_desktop.report.template import Template

_log = logging.getLogger(__name__)


def earlier_reports(store: DraftStore, ref: str, report: Report, template: Template) -> tuple[Earlier, ...]:
    """Return the reports of a report's unit for periods that ended before its own, latest first, one for each period.

    Of several drafts of one period the issued one counts, else the closed one, else the one changed last. Where a unit
    was made of others in July 2025, theirs count for the time before.
    """
    span, unit = span_of(template, report.period), unit_of(report)
    if span is None or not spelling_key(unit["name"]):
        return ()
    drafts = [each for each in store.drafts() if each.ref != ref]
    merger = merger_of(unit, template, drafts)
    reader = _EarlierReader(store, template, span)
    own = reader.of_unit(merger.since_reform(drafts) if merger else drafts, unit)
    found = {one.span.key: one for one in own}
    for one in _merged(reader, merger, drafts) if merger else ():
        found.setdefault(one.span.key, one)
    return tuple(sorted(found.values(), key=lambda one: (one.span.end, one.span.start), reverse=True))


class UnitHistory:
    """The earlier reports of one draft's unit, read again only when another draft or the unit has changed."""

    def __init__(self, store: DraftStore, ref: str, template: Template) -> None:
        self._store, self._ref, self._template = store, ref, template
        self._known: tuple[object, tuple[Earlier, ...]] = (None, ())

    def of(self, report: Report) -> tuple[Earlier, ...]:
        """Return the earlier reports of the draft's report, latest first."""
        others = [(each.ref, each.state, each.changed_at) for each in self._store.drafts() if each.ref != self._ref]
        state = (unit_of(report), report.period, others)
        if self._known[0] != state:
            self._known = state, earlier_reports(self._store, self._ref, report, self._template)
        return self._known[1]


def with_history(report: Report, found: Iterable[Earlier]) -> Report:
    """Return a report with the figures of its unit's earlier periods in its member `earlier`.

    Those it has of other periods stay; a sum that leaves a part out is no figure of the unit.
    """
    texts = {
        one.span.key: {key: text for key, text in one.texts.items() if key in one.same}
        for one in found
        if not one.missing and not one.left_out
    }
    kept = {period: figures for period, figures in texts.items() if figures}
    return replace(report, earlier={**report.earlier, **kept}) if kept else report


def loaded(store: DraftStore, ref: str) -> tuple[Draft, Template]:
    """Return a draft, its report with its history, and its template; NotFoundError if there is none."""
    draft = store.load(ref)
    template = library.pinned(draft).template
    report = with_history(draft.report, earlier_reports(store, ref, draft.report, template))
    return replace(draft, report=report), template


class _EarlierReader:
    """Reads drafts as the earlier reports of one that follows a template, for a period."""

    def __init__(self, store: DraftStore, later: Template, span: PeriodSpan) -> None:
        self._store, self._later, self._span = store, later, span

    def of_unit(self, drafts: Sequence[DraftInfo], unit: Mapping[str, str]) -> list[Earlier]:
        """Return the reports of a unit among drafts, one for each period that ended before."""
        name = spelling_key(unit["kind"]), spelling_key(unit["name"])
        ours = [each for each in drafts if (spelling_key(each.unit_kind), spelling_key(each.unit_name)) == name]
        found: dict[str, Earlier] = {}
        for draft in sorted(ours, key=lambda each: PREFERENCE.index(each.state)):  # stable: last changed first
            if draft.period not in found and (one := self._read(draft.ref, unit)):
                found[draft.period] = one
        return [*found.values()]

    def _read(self, ref: str, unit: Mapping[str, str]) -> Earlier | None:
        """Return a draft's report if it is of the unit and of a period before; None if it cannot be read."""
        try:
            draft = self._store.load(ref)
            template = library.pinned(draft).template
        except UserError:
            _log.warning("%s: not read as an earlier report", ref, exc_info=True)
            return None
        span = span_of(template, draft.report.period)
        if template.series != self._later.series:
            return None
        if span is None or span.end >= self._span.end or not same_place(unit_of(draft.report), unit):
            return None
        rows = rows_before(self._later, template)
        other = template.id != self._later.id
        if all(key == before for key, before in rows.items()):
            return Earlier(ref, span, template, draft.report.figures, frozenset(rows), other_template=other)
        figures = in_later_keys(draft.report.figures, rows)
        return Earlier(ref, span, self._later, figures, frozenset(rows), other_template=other)


def _merged(reader: _EarlierReader, merger: Merger, drafts: Sequence[DraftInfo]) -> list[Earlier]:
    before = merger.before_reform(drafts)
    return merger.reports({each.code: reader.of_unit(before, each.unit()) for each in merger.whole})


def same_place(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Return whether two units of one name are one: with codes by these, else by their districts as far as known."""
    if one["code"] and other["code"]:
        return one["code"] == other["code"]
    first, second = spelling_key(one["district"]), spelling_key(other["district"])
    return not first or not second or first == second

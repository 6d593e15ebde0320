"""The history of a unit that was made of others in July 2025: their reports, added up where that is exact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.unit_codes import commune_of, era_of
from cchc_desktop.report.numbers import plain
from cchc_desktop.report.template import Aggregate
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_desktop.desk.work.earlier import Earlier
    from cchc_desktop.report.store_protocol import DraftInfo
    from cchc_desktop.report.template import Template
    from cchc_desktop.units.commune import Commune


@dataclass(frozen=True, slots=True)
class Merger:
    """The communes that went into a unit, whole or in part."""

    whole: tuple[Commune, ...]
    part: tuple[Commune, ...]

    @staticmethod
    def before_reform(drafts: Sequence[DraftInfo]) -> list[DraftInfo]:
        """Return the drafts of the time with districts."""
        return [each for each in drafts if _era(each) is Era.DISTRICTS]

    @staticmethod
    def since_reform(drafts: Sequence[DraftInfo]) -> list[DraftInfo]:
        """Return the drafts of the time of two tiers."""
        return [each for each in drafts if _era(each) is not Era.DISTRICTS]

    def reports(self, found: Mapping[str, Sequence[Earlier]]) -> list[Earlier]:
        """Return the unit's report for each period of which a commune that went into it whole has one, by its code.

        All of them are added up; where one lacks a report there are no figures, and it is named.
        """
        by_period: dict[str, dict[str, Earlier]] = {}
        for code, reports in found.items():
            for one in reports:
                by_period.setdefault(one.span.key, {})[code] = one
        return [self._report(of_period) for of_period in by_period.values()]

    def _report(self, found: Mapping[str, Earlier]) -> Earlier:
        reports = [*found.values()]
        missing = tuple(each.title for each in self.whole if each.code not in found)
        same = reduce(frozenset.__and__, (one.same for one in reports))
        alike = all(one.template == reports[0].template for one in reports)
        texts = _added(reports) if alike and not missing else {}
        return replace(
            reports[0],
            texts=texts,
            same=same,
            added=tuple(each.title for each in self.whole if each.code in found),
            missing=missing,
            left_out=tuple(each.title for each in self.part),
        )


def merger_of(unit: Mapping[str, str], template: Template, drafts: Sequence[DraftInfo]) -> Merger | None:
    """Return what a unit was made of, None for one that was not, or if no draft is of the time before."""
    if era_of(template) is Era.DISTRICTS or not Merger.before_reform(drafts):
        return None
    commune = commune_of(unit, Era.TWO_TIERS)
    if commune is None or not (commune.merged_whole or commune.merged_part):
        return None
    before = communes(Era.DISTRICTS)
    whole, part = (
        tuple(before[code] for code in codes if code in before) for codes in (commune.merged_whole, commune.merged_part)
    )
    return Merger(whole, part)


def _added(reports: Sequence[Earlier]) -> dict[str, str]:
    """Return the figures of reports added up: only rows that add up over units, and that all of them have."""
    if len(reports) == 1:
        return dict(reports[0].texts)
    sums: dict[str, str] = {}
    for key, row in reports[0].template.rows.items():
        values = [one.table[key].sure for one in reports]
        known = [value for value in values if value is not None]
        if row.aggregate is Aggregate.SUM and len(known) == len(values):
            sums[key] = plain(sum(known, Decimal(0)))
    return sums


def _era(draft: DraftInfo) -> Era | None:
    template = library.find(draft.template)
    return era_of(template) if template else None

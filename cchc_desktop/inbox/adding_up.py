"""Putting the totals of a period together from what the database added up by edition and figure.

Each figure is added in the way that its template says; a percent is computed anew from the totals of its parts, never
averaged. Editions of a template are aligned by what a row was before and by key: a figure that another edition does not
have, or has for something else, lacks the units of that edition.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.comparing.aligned_rows import align
from cchc_desktop.inbox.board import Board, edition_template
from cchc_desktop.inbox.flat_figures import FlatState, number_of
from cchc_desktop.inbox.totals import FigureTotal, Totals, UnalignedFigure
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.numbers import percent_of
from cchc_desktop.report.template import Aggregate, Row, Template

if TYPE_CHECKING:
    from cchc_desktop.inbox.inbox_store import BoardRow, InboxStore


@dataclass(frozen=True, slots=True)
class _Editions:
    """The editions of a period: the template of most reports and its hash, all; for keys of each those of the base."""

    base: Template
    name: str
    templates: Mapping[str, Template]
    keys: Mapping[str, Mapping[str, str]]

    def base_key(self, edition: str, key: str) -> str:
        """Return the key of the base's figure that a figure of an edition is, "" if it is none of them."""
        return self.keys.get(edition, {}).get(key, "")

    def own_keys(self, keys: Iterable[str]) -> list[str]:
        """Return the keys that some figures of the base have in any edition."""
        wanted = frozenset(keys)
        return sorted({own for each in self.keys.values() for own, key in each.items() if key in wanted})


@dataclass(slots=True)
class _Tally:
    """What the reports say about one figure: its sum, how often each value was given, and who gave none."""

    number: Decimal = Decimal(0)
    units: int = 0
    nil: int = 0
    not_ours: int = 0
    missing: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    choices: Counter[str] = field(default_factory=Counter)


def totals_of(store: InboxStore, board: Board, units: Sequence[str] | None = None) -> Totals:
    """Return the totals of a board's period over all its units, or only these (by their identities)."""
    scope = None if units is None else frozenset(units)
    members = [each for each in board.units if scope is None or each.unit.unit in scope]
    rows = [each.standing for each in members if each.standing and each.standing.counted is not None]
    counted = {row.unit for row in rows}
    without = tuple(_shown(each.unit.unit, each.unit.code) for each in members if each.unit.unit not in counted)
    editions = _editions(store, rows or [each.standing for each in members if each.standing])
    if editions is None:
        return Totals(board.period, None, {}, (), without)
    tallies = _tallies(store, board.period, units, rows, editions)
    figures = {
        key: _total(key, row, tallies[key], without) for key, row in editions.base.rows.items() if row.kind != "heading"
    }
    figures |= _with_dissenters(store, board.period, figures, rows, editions)
    figures |= {key: _percent(total, figures, tallies) for key, total in figures.items() if total.row.ratio}
    figures |= {key: _with_share(total, figures) for key, total in figures.items() if total.row.share_of}
    return Totals(
        period=board.period,
        template=editions.base,
        figures=figures,
        counted=_codes(rows),
        without=without,
        drafts=_codes(row for row in rows if row.report_state == OPEN),
        examples=_codes(row for row in rows if row.example),
        clashing=_codes(row for row in rows if row.clashing),
        edition=editions.name,
        keys=editions.keys,
        unaligned=tuple(_unaligned(editions, Counter(row.edition for row in rows))),
    )


def keys_in(store: InboxStore, period: str, totals: Totals) -> Mapping[str, Mapping[str, str]]:
    """Return for figures of each edition that counts in another period the key of the same figure in some totals."""
    if totals.template is None:
        return {}
    others = {row.edition for row in store.board(period) if row.counted is not None} - totals.keys.keys()
    sources = store.template_sources(others).items()
    return {**totals.keys, **{name: _keys(totals.template, edition_template(source)) for name, source in sources}}


def _editions(store: InboxStore, rows: Sequence[BoardRow]) -> _Editions | None:
    counts = Counter(row.edition for row in rows)
    templates = {name: edition_template(source) for name, source in store.template_sources(counts).items()}
    if not templates:
        return None
    base = max(templates, key=lambda name: (counts[name], templates[name].first_year, name))
    return _Editions(
        templates[base], base, templates, {name: _keys(templates[base], each) for name, each in templates.items()}
    )


def _keys(base: Template, template: Template) -> Mapping[str, str]:
    """Return for keys of a template those that mean the same in the base."""
    rows = align(base, template)
    return {key: rows.before.get(key, key) for key in rows.same}


def _tallies(
    store: InboxStore, period: str, units: Sequence[str] | None, rows: Sequence[BoardRow], editions: _Editions
) -> Mapping[str, _Tally]:
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    codes = {row.unit: _shown(row.unit, row.code) for row in rows}
    for sum_ in store.sums(period, units):
        if key := editions.base_key(sum_.edition, sum_.key):
            tallies[key].number += number_of(sum_.whole, sum_.billionths)
            tallies[key].units += sum_.units
            tallies[key].nil += sum_.nil
            tallies[key].not_ours += sum_.not_ours
    listed = [
        key for key, row in editions.base.rows.items() if row.aggregate in (Aggregate.SAME, Aggregate.DISTRIBUTION)
    ]
    for count in store.choices(period, editions.own_keys(listed), units):
        if (key := editions.base_key(count.edition, count.key)) in listed:
            tallies[key].choices[count.value] += count.units
    for each in store.lacking(period, units):
        if key := editions.base_key(each.edition, each.key):
            tallies[key].missing.append(codes[each.unit])
            if each.state == FlatState.UNREAD:
                tallies[key].unread.append(codes[each.unit])
    for row in rows:
        for key in editions.base.rows.keys() - {*editions.keys.get(row.edition, {}).values()}:
            tallies[key].missing.append(codes[row.unit])
    return tallies


def _total(key: str, row: Row, tally: _Tally, without: Sequence[str]) -> FigureTotal:
    """Return the total of a figure as far as it follows from its own tally."""
    some = tally.units or tally.nil
    ordered = sorted(tally.choices.items(), key=lambda item: (-item[1], item[0]))
    return FigureTotal(
        key=key,
        row=row,
        number=tally.number if some and row.aggregate is Aggregate.SUM and not row.ratio else None,
        units=tally.units,
        nil=tally.nil,
        not_ours=tally.not_ours,
        missing=tuple(sorted((*tally.missing, *without))),
        unread=tuple(sorted(tally.unread)),
        choices=dict(ordered),
        value=ordered[0][0] if ordered and row.aggregate is Aggregate.SAME else "",
    )


def _with_dissenters(
    store: InboxStore, period: str, figures: Mapping[str, FigureTotal], rows: Sequence[BoardRow], editions: _Editions
) -> dict[str, FigureTotal]:
    """Return the totals that should be the same in all units and are not, with the units that say something else."""
    split = {
        key: each for key, each in figures.items() if each.row.aggregate is Aggregate.SAME and len(each.choices) > 1
    }
    codes = {row.unit: _shown(row.unit, row.code) for row in rows}
    others: dict[str, dict[str, str]] = defaultdict(dict)
    for edition, keys in editions.keys.items():
        usual = {own: split[key].value for own, key in keys.items() if key in split}
        for each in store.others(period, usual):
            if each.unit in codes and each.edition == edition:
                others[keys[each.key]][codes[each.unit]] = each.value
    return {key: replace(total, dissenters=others[key]) for key, total in split.items()}


def _percent(total: FigureTotal, figures: Mapping[str, FigureTotal], tallies: Mapping[str, _Tally]) -> FigureTotal:
    """Return the total of a percent: 100 times the sum of its part over that of its whole, however those are shown."""
    ratio = total.row.ratio
    if ratio is None:
        return total
    part, whole = figures[ratio.part], figures[ratio.whole]
    lacking = {*part.missing, *whole.missing}
    sums = tallies[ratio.part], tallies[ratio.whole]
    known = all(each.units or each.nil for each in sums) and sums[1].number
    number = percent_of(sums[0].number, sums[1].number).value if known else None
    not_ours = max(part.not_ours, whole.not_ours)
    return replace(
        total,
        number=number,
        units=max(whole.units + whole.nil - len(lacking - {*whole.missing}), 0),
        nil=0,
        not_ours=not_ours,
        missing=tuple(sorted(lacking)),
        unread=tuple(sorted({*part.unread, *whole.unread})),
        uneven=tuple(sorted({*part.missing} ^ {*whole.missing})),
    )


def _with_share(total: FigureTotal, figures: Mapping[str, FigureTotal]) -> FigureTotal:
    """Return a total with its share of its whole."""
    whole = figures.get(total.row.share_of or "")
    if total.number is None or whole is None or not whole.number:
        return total
    return replace(total, share=percent_of(total.number, whole.number).value)


def _unaligned(editions: _Editions, counts: Mapping[str, int]) -> Iterable[UnalignedFigure]:
    for name, template in editions.templates.items():
        for key, row in template.rows.items():
            if row.kind != "heading" and not editions.base_key(name, key):
                yield UnalignedFigure(template.id, key, row.label, counts[name])


def _codes(rows: Iterable[BoardRow]) -> tuple[str, ...]:
    return tuple(sorted(_shown(row.unit, row.code) for row in rows))


def _shown(unit: str, code: str) -> str:
    return code or unit

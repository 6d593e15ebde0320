"""Writing the totals of a period to files, with the outlying values of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.files import replacing
from cchc_desktop.documents.own_files import is_pdf, is_workbook
from cchc_desktop.inbox.adding_up import keys_in
from cchc_desktop.inbox.flat_csv import write_flat
from cchc_desktop.inbox.outliers import outliers_since, outliers_within, year_before
from cchc_desktop.inbox.printing.totals_pdf import PrintedTotals, write_totals_pdf
from cchc_desktop.inbox.printing.totals_workbook import write_totals_workbook
from cchc_desktop.inbox.totals import figures_in
from cchc_desktop.report.template import Aggregate

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

    from cchc_desktop.base.work_step import Step
    from cchc_desktop.inbox.board import Board
    from cchc_desktop.inbox.inbox_store import FlatRow, InboxStore
    from cchc_desktop.inbox.outliers import OutlyingFigure
    from cchc_desktop.inbox.totals import Totals


def keys_of_year_before(store: InboxStore, totals: Totals) -> Mapping[str, Mapping[str, str]]:
    """Return for figures of each edition of the year before the key of the same figure in totals."""
    return keys_in(store, year_before(totals.period), totals)


def outlying(
    store: InboxStore, totals: Totals, key: str, keys_before: Mapping[str, Mapping[str, str]]
) -> list[OutlyingFigure]:
    """Return the outlying values of a figure: within its period, then as changes since the year before.

    keys_before are those of `keys_of_year_before`.
    """
    counted = {*totals.counted}
    values = [each for each in totals.unit_figures(store, key) if each.unit in counted]
    within = outliers_within(values)
    since = outliers_since(values, figures_in(store, year_before(totals.period), keys_before, key))
    named = {each.unit for each in within}
    return [*within, *(each for each in since if each.unit not in named)]


def all_outlying(store: InboxStore, totals: Totals) -> dict[str, list[OutlyingFigure]]:
    """Return the outlying values of every summed figure that has some."""
    before = keys_of_year_before(store, totals)
    return {key: found for key in compared_keys(totals) if (found := outlying(store, totals, key, before))}


def compared_keys(totals: Totals) -> list[str]:
    """Return the keys of the summed figures that units have a value of."""
    return [key for key, total in totals.figures.items() if total.row.aggregate is Aggregate.SUM and total.units]


def export_workbook(store: InboxStore, totals: Totals, board: Board, path: Path) -> Generator[Step, None, None]:
    """Write totals as a workbook, step by step; a failure leaves the old file."""
    with replacing(path, is_workbook) as temporary:
        yield from write_totals_workbook(totals, board, flat_of(store, totals), temporary)


def export_flat(store: InboxStore, totals: Totals, path: Path) -> None:
    """Write the flat table of the reports in totals as CSV; a failure leaves the old file."""
    write_flat(flat_of(store, totals), path)


def flat_of(store: InboxStore, totals: Totals) -> Iterator[FlatRow]:
    """Yield the flat table of the reports that totals add up."""
    counted = {*totals.counted}
    return (row for row in store.flat(totals.period) if row.unit in counted)


def export_pdf(store: InboxStore, totals: Totals, board: Board, path: Path) -> Generator[Step, None, None]:
    """Write totals as PDF, step by step; a failure leaves the old file."""
    with replacing(path, is_pdf) as temporary:
        yield from write_totals_pdf(PrintedTotals(totals, board, all_outlying(store, totals)), temporary)

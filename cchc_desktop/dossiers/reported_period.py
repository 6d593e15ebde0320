"""Which of the tables and columns of a file count the period that is reported on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from cchc_desktop.dossiers.asked_columns import TAKE, OpenQuestion
from cchc_desktop.dossiers.dossier_table import DossierTable
from cchc_desktop.dossiers.head_words import begins
from cchc_desktop.dossiers.stated_period import StatedPeriod, is_of_span, names_period, names_year, stated_periods
from cchc_desktop.dossiers.table_blocks import Line
from cchc_desktop.report.periods import PeriodSpan

Ask = Callable[[OpenQuestion], str]
"""Asks a question; gives its answer, "" while there is none."""
WHICH_PERIOD = "Bảng có nhiều kỳ. Lấy số của kỳ nào?"
_OTHER_PERIOD = "Bảng ghi kỳ khác với kỳ của báo cáo"
_LEAVE = "không lấy"
_LONGEST = 120
_ANY_YEAR = 2000
_NEAR, _LONGEST_QUARTER = 20, 100
"""The days by which a period may begin and end beside another, and the most days of a quarter."""


def is_about_period(question: str) -> bool:
    """Return whether a question asks which period a table counts."""
    return question == WHICH_PERIOD or question.startswith(_OTHER_PERIOD)


def of_report(tables: Sequence[DossierTable], span: PeriodSpan | None, ask: Ask) -> Sequence[DossierTable]:
    """Return the tables of the period that is reported on, as far as they state theirs; of others if so answered."""
    heads = tuple(dict.fromkeys(table.period for table in tables if table.period))
    if heads:
        texts = [text for table in tables for text in _stated(table)]
        chosen = period_among(heads, texts, span) or ask(OpenQuestion(WHICH_PERIOD, heads))
        return [table for table in tables if table.period in ("", chosen)]
    told = [is_of_span(_stated(table), span) for table in tables]
    if len(tables) > 1:
        sheets = [is_of_span([table.sheet], span) for table in tables]
        told = [of_sheet if one is None else one for one, of_sheet in zip(told, sheets, strict=True)]
    if span and all(one is False for one in told):
        stated = next((text for text in _stated(tables[0]) if is_of_span([text], span) is False), tables[0].sheet)
        asked = f"{_OTHER_PERIOD} ({span.name}): “{' '.join(stated.split())[:_LONGEST]}”. Có lấy không?"
        return tables if ask(OpenQuestion(asked, (TAKE, _LEAVE))) == TAKE else []
    return [table for table, one in zip(tables, told, strict=True) if one is not False or True not in told]


def period_among(names: Sequence[str], texts: Sequence[str], span: PeriodSpan | None) -> str:
    """Return the one name that is that of the period that is reported on, "" if that is not told.

    "Lũy kế" goes from the beginning of the year to the end of the period beside it or in the title.
    """
    right = [name for name in names if is_of_span([name], span)]
    if span is None or len(right) == 1 or len(names) > len(("now", "other")):
        return right[0] if len(right) == 1 else ""
    now = [name for name in names if begins("above", "now", name)]
    summed = [name for name in names if begins("above", "summed", name)]
    begins_year = abs((span.start - date(span.year, 1, 1)).days) <= _NEAR
    ends = [period.end for text in (*names, *texts) for period in stated_periods(text, span.year)]
    is_told = is_of_span(texts, span)
    if is_told and (years := [name for name in names if names_year(name, span.year)]):
        return years[0] if len(years) == 1 else ""
    if now and (is_told or (not summed and is_told is None)) and begins("above", "own", now[0]):
        return now[0]
    if begins_year and (span.end - span.start).days > _LONGEST_QUARTER:
        return summed[0] if summed and any(abs((end - span.end).days) <= _NEAR for end in ends) else ""
    return now[0] if len(now) == 1 and is_told else ""


def lines_by_period(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """Return lines by their period, if each names one and not all the same: as its name or in a column of its own."""
    beside = {column for line in lines[:1] for column in line.unread}
    texts_of: list[Callable[[Line], str]] = [lambda line: line.name, lambda line: line.owner]
    texts_of += [partial(_beside, column=column) for column in sorted(beside)]
    for text_of in texts_of:
        found: dict[str, list[Line]] = {}
        for line in lines:
            found.setdefault(text_of(line), []).append(line)
        if len(found) > 1 and all(map(names_period, found)):
            return found
    return {}


def _beside(line: Line, column: int) -> str:
    return line.unread.get(column, "")


def in_order(names: Iterable[str], span: PeriodSpan | None) -> list[str]:
    """Return names of periods from the earliest on; none if one is not known, or if two of them overlap."""
    found = [(name, stated_periods(name, span.year if span else _ANY_YEAR)) for name in names]
    if any(len(periods) != 1 for _, periods in found):
        return []
    ordered = sorted((periods[0].start, periods[0].end, name) for name, periods in found)
    overlap = any(before[1] >= after[0] for before, after in pairwise(ordered))
    return [] if overlap else [name for _, _, name in ordered]


def are_all_of(ordered: Sequence[str], texts: Iterable[str], span: PeriodSpan | None) -> bool:
    """Return whether periods in their order, without a gap, make the one reported on; names or texts name its year."""
    if span is None or not ordered or not any(str(span.year) in text for text in (*ordered, *texts)):
        return False
    periods = [stated_periods(name, span.year)[0] for name in ordered]
    gapless = all((after.start - before.end).days == 1 for before, after in pairwise(periods))
    return gapless and StatedPeriod(periods[0].start, periods[-1].end, is_named=True).is_of(span)


def _stated(table: DossierTable) -> list[str]:
    return [*table.texts, *table.groups]

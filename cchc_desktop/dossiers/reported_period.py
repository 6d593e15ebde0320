"""Which of the tables and columns of a file count the period that is reported on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from cchc_desktop.dossiers.asked_columns import LEAVE, TAKE, OpenQuestion
from cchc_desktop.dossiers.dossier_table import DossierTable
from cchc_desktop.dossiers.head_words import begins, names
from cchc_desktop.dossiers.stated_period import (
    StatedPeriod,
    is_of_span,
    month_of_sheet,
    names_period,
    names_year,
    stated_periods,
)
from cchc_desktop.dossiers.table_blocks import Line
from cchc_desktop.report.periods import PeriodSpan

Ask = Callable[[OpenQuestion], str]
"""Asks a question; gives its answer, "" while there is none."""
ADD_UP = "cộng tất cả"
WHICH_PERIOD = "Bảng có nhiều kỳ. Lấy số của kỳ nào?"
_OTHER_PERIOD = "Bảng ghi kỳ khác với kỳ của báo cáo"
_LONGEST = 120
_ANY_YEAR = 2000
_NEAR, _LONGEST_QUARTER = 20, 100
"""The days by which a period may begin and end beside another, and the most days of a quarter."""


def is_about_period(question: str) -> bool:
    """Return whether a question asks which period a table counts."""
    return question == WHICH_PERIOD or question.startswith(_OTHER_PERIOD)


def of_report(tables: Sequence[DossierTable], span: PeriodSpan | None, ask: Ask) -> list[list[DossierTable]]:
    """Return the tables of the period that is reported on, as far as they state theirs; of others if so answered.

    Several lists are those of periods that make it up, from the earliest on.
    """
    heads = tuple(dict.fromkeys(table.period for table in tables if table.period))
    if heads:
        texts = [text for table in tables for text in _stated(table)]
        chosen = which_periods(heads, texts, span, ask)
        besides = [""] if len(chosen) == 1 else []
        return [[table for table in tables if table.period in (one, *besides)] for one in chosen]
    told = [is_of_span(_stated(table), span) for table in tables]
    if len(tables) > 1:
        sheets = [is_of_span([table.sheet], span) for table in tables]
        told = [of_sheet if one is None else one for one, of_sheet in zip(told, sheets, strict=True)]
    if True not in told and (made := _made_up(tables, span)):
        return made
    if span and told and all(one is False for one in told):
        stated = next((text for text in _stated(tables[0]) if is_of_span([text], span) is False), tables[0].sheet)
        asked = f"{_OTHER_PERIOD} ({span.name}): “{' '.join(stated.split())[:_LONGEST]}”. Có lấy không?"
        return [[*tables]] if ask(OpenQuestion(asked, (TAKE, LEAVE))) == TAKE else []
    return [[table for table, one in zip(tables, told, strict=True) if one is not False or True not in told]]


def _made_up(tables: Sequence[DossierTable], span: PeriodSpan | None) -> list[list[DossierTable]]:
    """Return the tables whose titles make up the period, or those of each period, if each is of one, that do so."""
    if titled := [table for table in tables if making_up(titled_by_period(table, span), table.texts, span)]:
        return [titled]
    named = {name: table for table in tables if (name := _own_period(table, span))}
    texts = [text for table in tables for text in (table.sheet, *_stated(table))]
    return [[named[name]] for name in making_up(named, texts, span)] if len(named) == len(tables) > 1 else []


def _own_period(table: DossierTable, span: PeriodSpan | None) -> str:
    """Return the text in which a table states its period, "" if none does."""
    texts = (*_stated(table), table.sheet, month_of_sheet(table.sheet))
    stated = (text for text in texts if span and len(stated_periods(text, span.year)) == 1)
    return next((text for text in stated if span and not names_year(text, span.year)), "")


def which_periods(names: Sequence[str], texts: Sequence[str], span: PeriodSpan | None, ask: Ask) -> list[str]:
    """Return the names of the periods to be counted: of the one reported on, of those that make it up, as answered."""
    right = period_among(names, texts, span)
    if made := [right] if right else making_up(names, texts, span):
        return made
    ordered = in_order(names, span)
    chosen = ask(OpenQuestion(WHICH_PERIOD, (*names, ADD_UP) if ordered else (*names,)))
    return ordered if chosen == ADD_UP else [name for name in names if name == chosen]


def titled_by_period(table: DossierTable, span: PeriodSpan | None) -> dict[str, list[Line]]:
    """Return the lines of a table by their titles, if there are several that name periods."""
    titles = [title for title in table.groups if title and not names("rows", "systems", title)]
    told = [text for text in table.texts if stated_periods(text, span.year if span else _ANY_YEAR)]
    first = " ".join((told or table.texts)[-1:]) or table.sheet
    named = [title for title in titles if names("rows", "periods", title) or stated_periods(title, _ANY_YEAR)]
    return {title or first: lines for title, lines in table.groups.items()} if named and len(table.groups) > 1 else {}


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


def making_up(names: Iterable[str], texts: Iterable[str], span: PeriodSpan | None) -> list[str]:
    """Return the names of periods that follow each other without a gap and make up the one reported on.

    None if they do so in several ways, or neither they nor the texts name its year.
    """
    told = [*names]
    if span is None or not any(str(span.year) in text for text in (*told, *texts)):
        return []
    periods = {name: found[0] for name in told if len(found := stated_periods(name, span.year)) == 1}
    longest: dict[date, str] = {}
    for name, period in periods.items():
        if period.start not in longest or period.end > periods[longest[period.start]].end:
            longest[period.start] = name
    chains = [chain for start in longest if (chain := _chain(start, longest, periods, span))]
    return chains[0] if len(chains) == 1 else []


def _chain(
    start: date, longest: Mapping[date, str], periods: Mapping[str, StatedPeriod], span: PeriodSpan
) -> list[str]:
    """Return the names from a day on that make up a period together, none if they do not."""
    chain: list[str] = []
    day = start
    while day in longest and day <= span.end:
        chain.append(longest[day])
        last = periods[chain[-1]].end
        if StatedPeriod(start, last, is_named=True).is_of(span):
            return chain
        day = last + timedelta(days=1)
    return []


def _stated(table: DossierTable) -> list[str]:
    return [*table.texts, *table.groups]

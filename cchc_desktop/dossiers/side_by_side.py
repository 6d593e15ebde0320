"""A table whose columns stand under two systems or periods, taken apart into a table for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from cchc_desktop.dossiers.column_runs import PENDING, counts_dossiers
from cchc_desktop.dossiers.head_words import begins, meaning_of, names
from cchc_desktop.dossiers.stated_period import stated_periods
from cchc_desktop.dossiers.table_blocks import Block, FoundTable, Line

_LEAST = 2
"""The systems or periods, and the columns of each, from which they are tables of their own."""
_ANY_YEAR = 2000
Heads = Mapping[int, Sequence[str]]


def apart(found: FoundTable) -> list[FoundTable]:
    """Return a table for each system or period that its heads name, or the table itself where they name none."""
    counted = {column for block in found.blocks for line in block.lines for column in line.counts}
    heads = found.blocks[0].heads
    if systems := _parted(heads, counted, _systems(heads)):
        return [
            FoundTable(found.sheet, found.texts, [_of_columns(block, own, system, system) for block in found.blocks])
            for system, own in systems.items()
        ]
    if periods := _parted(heads, counted, _with_ends(_periods(heads), heads, counted)):
        return [
            FoundTable(
                found.sheet, found.texts, [_of_columns(one, own, period, one.title) for one in found.blocks], period
            )
            for period, own in periods.items()
        ]
    return [found]


def _systems(heads: Heads) -> dict[int, str]:
    """Return the columns that stand under a system."""
    return {
        column: texts[0]
        for column, texts in heads.items()
        if len(texts) >= _LEAST and names("rows", "systems", texts[0])
    }


def _periods(heads: Heads) -> dict[int, str]:
    """Return the columns that stand under a period: "Tháng 6", "Lũy kế"; beside it or "Kỳ trước" also "Kỳ này"."""
    told = {column: text for column, texts in heads.items() if (text := next(filter(_is_period, texts), ""))}
    before = {column: texts[0] for column, texts in heads.items() if len(texts) > 1 and _is_before(texts[0])}
    told = before | told
    if before or any(begins("above", "summed", text) for text in told.values()):
        for column, texts in heads.items():
            now = next((text for text in texts if begins("above", "now", text)), "")
            if now and column not in told:
                told[column] = now
    return told


def _with_ends(told: Mapping[int, str], heads: Heads, counted: Collection[int]) -> dict[int, str]:
    """Return the columns under a period with those beside all that count what is in hand at the end of the last one.

    Of a month and the year so far it is the latter.
    """
    groups = {column: meaning_of(heads[column]).group for column in counted if column in heads}
    if not told or any(groups.get(column) == PENDING for column in told):
        return {**told}
    summed = [text for text in told.values() if begins("above", "summed", text)]
    last = summed[0] if summed else told[max(told)]
    return {**told, **{column: last for column, group in groups.items() if group == PENDING}}


def _is_before(text: str) -> bool:
    """Return whether a head says the period before and no more: not "Kỳ trước chuyển sang"."""
    return names("above", "before", text)


def _is_period(text: str) -> bool:
    """Return whether a head names a period and nothing that is counted."""
    meaning = meaning_of((text,))
    is_bare = not meaning.group and meaning.item in ("", "total", "in_period")
    return is_bare and (begins("above", "summed", text) or bool(stated_periods(text, _ANY_YEAR)))


def _parted(heads: Heads, counted: Collection[int], named: Mapping[int, str]) -> dict[str, list[int]]:
    """Return the columns by what they stand under, if all that count dossiers stand under one of several.

    Columns under a head that adds up the others need not.
    """
    parted: dict[str, list[int]] = {}
    for column, text in named.items():
        if column in counted:
            parted.setdefault(text, []).append(column)
    beside = [column for column in counted if column not in named and counts_dossiers(heads.get(column, ()))]
    is_whole = all(begins("above", "added", heads[column][0]) for column in beside)
    return parted if is_whole and len(parted) >= _LEAST and all(len(own) >= _LEAST for own in parted.values()) else {}


def _of_columns(block: Block, columns: Collection[int], head: str, title: str) -> Block:
    """Return the columns of a block that stand under one head, without that head."""
    heads = {
        column: tuple(text for text in texts if text != head)
        for column, texts in block.heads.items()
        if column in columns
    }
    return Block(title, heads, [_line_of(line, columns) for line in block.lines])


def _line_of(line: Line, columns: Collection[int]) -> Line:
    counts = {column: count for column, count in line.counts.items() if column in columns}
    unread = {column: text for column, text in line.unread.items() if column in columns}
    return replace(line, counts=counts, unread=unread)

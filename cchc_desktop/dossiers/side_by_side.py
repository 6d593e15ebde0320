"""A table whose columns stand under two systems, taken apart into a table for each."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.dossiers.head_words import names
from cchc_desktop.dossiers.table_blocks import Block, FoundTable, Line

_LEAST = 2
"""The systems, and the columns of each, from which they are tables of their own."""


def apart(found: FoundTable) -> list[FoundTable]:
    """Return a table for each system that its highest heads name, or the table itself where they name none."""
    heads = found.blocks[0].heads
    columns: dict[str, list[int]] = {}
    for column, texts in heads.items():
        if len(texts) >= _LEAST and names("rows", "systems", texts[0]):
            columns.setdefault(texts[0], []).append(column)
    counted = {column for block in found.blocks for line in block.lines for column in line.counts}
    is_apart = len(columns) >= _LEAST and counted <= {column for own in columns.values() for column in own}
    if not is_apart or any(len(own) < _LEAST for own in columns.values()):
        return [found]
    return [
        FoundTable(found.sheet, found.texts, [_of_columns(block, system, own) for block in found.blocks])
        for system, own in columns.items()
    ]


def _of_columns(block: Block, system: str, columns: list[int]) -> Block:
    heads = {column: texts[1:] for column, texts in block.heads.items() if column in columns}
    return Block(system, heads, [_line_of(line, columns) for line in block.lines])


def _line_of(line: Line, columns: list[int]) -> Line:
    counts = {column: count for column, count in line.counts.items() if column in columns}
    unread = {column: text for column, text in line.unread.items() if column in columns}
    return replace(line, counts=counts, unread=unread)

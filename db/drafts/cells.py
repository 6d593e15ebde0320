"""Cells that hold what the store never writes there: SQLite's own check looks at structure, not at what a text says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from db.drafts.rows import moment_of
from db.drafts.tables import metadata, reason, report

_KINDS = {Text: "text", Integer: "integer", LargeBinary: "blob"}
_JSON = {report.c.more: "", reason.c.at: "[]"}
"""Columns of JSON, and what stands there for nothing."""


def unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """Name the columns that the store could not read; a file of an earlier revision lacks some tables."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in metadata.sorted_tables:
        if table.name in there:
            yield from _of_other_kinds(connection, table)
    for column, nothing in _JSON.items():
        wrong = f'"{column.name}" <> ? AND NOT json_valid("{column.name}")'
        if _any(connection, column.table, wrong, nothing):
            yield _named(column)
    if not all(map(_is_moment, connection.execute('SELECT "when" FROM change'))):
        yield _named(metadata.tables["change"].c.when)


def _of_other_kinds(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    for column in table.columns:
        kinds = {_KINDS[type(column.type)]} | ({"null"} if column.nullable else set())
        wrong = f'typeof("{column.name}") NOT IN ({", ".join("?" * len(kinds))})'
        if _any(connection, table, wrong, *kinds):
            yield _named(column)


def _any(connection: sqlite3.Connection, table: Table, wrong: str, *values: str) -> bool:
    found = connection.execute(f'SELECT EXISTS (SELECT 1 FROM "{table.name}" WHERE {wrong})', values)  # noqa: S608 - our names
    return bool(found.fetchone()[0])


def _is_moment(row: tuple[object]) -> bool:
    try:
        moment_of(str(row[0]))
    except ValueError:
        return False
    return True


def _named(column: Column[object]) -> str:
    return f"bảng {column.table.name}, cột {column.name}"

"""Cells with values that the store never writes there: SQLite's own check covers the structure, not the values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from cchc_desktop.report.document import ReportState
from db.drafts import losses
from db.drafts.row_values import members_of, moment_of
from db.drafts.tables import metadata, reason, report, setting, version
from db.failures import DamagedError

_KINDS = {Text: "text", Integer: "integer", LargeBinary: "blob"}
_JSON = {report.c.more: ("", "object"), reason.c.at: ("[]", "array")}
"""Columns of JSON, their text for an empty value, and the type of all others."""
_STATES = f"""state NOT IN ({", ".join(f"'{state.value}'" for state in ReportState)})"""
_NUMBERS = "SELECT count(*) FROM sqlite_sequence WHERE name = 'change' AND typeof(seq) <> 'integer'"


def unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the columns that the store could not read; a file of an earlier revision lacks some tables."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in metadata.sorted_tables:
        if table.name in there:
            yield from _of_other_kinds(connection, table)
    for column, (nothing, kind) in _JSON.items():
        name = column.name
        wrong = f'"{name}" <> ? AND CASE WHEN json_valid("{name}") THEN json_type("{name}") <> ? ELSE 1 END'
        if _any(connection, column.table, wrong, nothing, kind):
            yield _named(column)
    yield from _of_no_meaning(connection)
    if not all(map(_is_moment, connection.execute('SELECT "when" FROM change'))):
        yield _named(metadata.tables["change"].c.when)


def _of_no_meaning(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the columns whose values have the right type and no meaning that the store could have written."""
    if _any(connection, version, _STATES):
        yield _named(version.c.state)
    if connection.execute(_NUMBERS).fetchone() != (0,):
        yield "bảng sqlite_sequence, cột seq"
    for ref, more in connection.execute("SELECT ref, more FROM report"):
        try:
            members_of(more)
        except (ValueError, TypeError):
            yield f"{_named(report.c.more)}, dòng {ref}"
    try:
        losses.read(connection.execute("SELECT max(text) FROM setting WHERE name = ?", (losses.SETTING,)).fetchone()[0])
    except DamagedError:
        yield f"{_named(setting.c.text)}, dòng {losses.SETTING}"


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

"""Cells with values that the store never writes there: SQLite's own check covers the structure, not the values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from cchc_desktop.base.errors import StorageError
from cchc_desktop.report.document import ReportState
from db.drafts import losses
from db.drafts.row_values import LAST_VERSION, answers_in, marks_of, members_of, moment_of
from db.drafts.tables import metadata, reason, report, setting, version
from db.failures import NOT_AS_WRITTEN, DamagedError, damaged_at

_KINDS = {Text: "text", Integer: "integer", LargeBinary: "blob"}
_JSON = {report.c.more: ("", "object"), reason.c.at: ("[]", "array")}
"""Columns of JSON, their text for an empty value, and the type of all others."""
_STATES = f"""state NOT IN ({", ".join(f"'{state.value}'" for state in ReportState)})"""
_WITHOUT = {
    "bảng version": "SELECT ref FROM report WHERE id NOT IN (SELECT report FROM version)",
    "bảng change": "SELECT ref FROM report WHERE id NOT IN (SELECT report FROM change)",
    "bảng version, cột sha256": "SELECT report FROM version WHERE (content IS NULL) <> (sha256 IS NULL)",
    "bảng version, cột number": f"SELECT report FROM version WHERE number NOT BETWEEN 1 AND {LAST_VERSION}",  # noqa: S608 - a number of ours
    "bảng sqlite_sequence": """
        SELECT 'change' WHERE (SELECT max(sequence) FROM change) >
        coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = 'change'), 0)""",
}
"""Rows that lack another, or have a number out of bounds, by the place that is wrong."""
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


def require_readable(connection: sqlite3.Connection) -> None:
    """Raise DamagedError if a cell cannot be read; called before a migration, which reads some of them."""
    for place in unreadable(connection):
        raise damaged_at(place)


def _of_no_meaning(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the places whose values have the right type and no meaning that the store could have written."""
    for name, wrong in _WITHOUT.items():
        for (row,) in connection.execute(wrong):
            yield f"{name}, dòng {row}"
    for name, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"bảng {name}, dòng {row}: thiếu dòng của bảng {parent}"
    if _any(connection, version, _STATES):
        yield _named(version.c.state)
    if connection.execute(_NUMBERS).fetchone() != (0,):
        yield "bảng sqlite_sequence, cột seq"
    for ref, more in connection.execute("SELECT ref, more FROM report"):
        try:
            members_of(more)
        except NOT_AS_WRITTEN:
            yield f"{_named(report.c.more)}, dòng {ref}"
    yield from _unread_marks(connection)
    if not _settings_read(connection):
        yield _named(setting.c.text)
    try:
        losses.read(connection.execute("SELECT max(text) FROM setting WHERE name = ?", (losses.SETTING,)).fetchone()[0])
    except DamagedError:
        yield f"{_named(setting.c.text)}, dòng {losses.SETTING}"


def _unread_marks(connection: sqlite3.Connection) -> Iterator[str]:
    members = connection.execute(
        "SELECT key, text FROM field WHERE (key LIKE 'carried.%' OR key = 'answer.all') AND typeof(text) = 'text'"
    )
    for key, text in members:
        try:
            marks_of({key: text})
            answers_in({key: text})
        except NOT_AS_WRITTEN:
            yield f"bảng field, dòng {key}"


def _settings_read(connection: sqlite3.Connection) -> bool:
    """Return whether the settings of the office have their form."""
    from cchc_desktop.desk.office.settings import Settings  # noqa: PLC0415 - the drafts are opened without it

    office = Settings(_SettingRows(connection))
    try:
        office.units()
        office.officers()
        office.set_days({}, "")
    except StorageError:
        return False
    return True


class _SettingRows:
    """The settings of an open file, to be read alone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        found = self._connection.execute("SELECT max(text) FROM setting WHERE name = ?", (name,)).fetchone()[0]
        return found if isinstance(found, str) else None

    def set_setting(self, name: str, text: str) -> None:
        """Refuse to set one."""
        raise NotImplementedError(name, text)


def _of_other_kinds(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    for column in table.columns:
        kinds = {_KINDS[type(column.type)]} | ({"null"} if column.nullable else set())
        wrong = f'typeof("{column.name}") NOT IN ({", ".join("?" * len(kinds))})'
        if _any(connection, table, wrong, *kinds) or ("text" in kinds and not _decodes(connection, column)):
            yield _named(column)


def _decodes(connection: sqlite3.Connection, column: Column[Any]) -> bool:
    """Return whether all texts of a column are UTF-8, which SQLite does not check."""
    try:
        for _ in connection.execute(f'SELECT "{column.name}" FROM "{column.table.name}"'):  # noqa: S608 - our names
            pass
    except sqlite3.OperationalError:
        return False
    return True


def _any(connection: sqlite3.Connection, table: Table, wrong: str, *values: str) -> bool:
    found = connection.execute(f'SELECT EXISTS (SELECT 1 FROM "{table.name}" WHERE {wrong})', values)  # noqa: S608 - our names
    return bool(found.fetchone()[0])


def _is_moment(row: tuple[object]) -> bool:
    try:
        moment_of(str(row[0]))
    except (ValueError, OverflowError):
        return False
    return True


def _named(column: Column[object]) -> str:
    return f"bảng {column.table.name}, cột {column.name}"

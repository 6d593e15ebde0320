"""The tables of a file as SQLite knows them: exactly those of its revision, or the file is not this program's."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from db.failures import DamagedError, reporting, storage_error
from db.small_sha256 import sha256_of

STRUCTURES = {
    "0001": "a08090ad3e549f5ebf272a97427c305c6407edab6e6fdd32d0703d78fc702d69",
    "0002": "51731278d370fea221d8acb9526f0bd80507e29e9cb8ba5b4591f0e82f8dbce0",
    "0003": "b39eb5d341190798ab98b5faf87ed9631eaddbdecbf59955b35e2c63eebe2233",
}
"""For each revision the SHA-256 that `structure_of` returns; a test compares them with the migrations."""

_OBJECTS = """
    SELECT o.type, o.name, o.tbl_name, c.name, upper(c.type), c."notnull", c.pk, c.hidden, c.dflt_value
    FROM sqlite_master AS o LEFT JOIN pragma_table_xinfo(o.name) AS c ON o.type = 'table'
    WHERE o.name <> 'sqlite_sequence' ORDER BY o.type, o.name, c.cid"""
_COUNTS = ("sqlite_stat1", "sqlite_stat4")
_RULES = "SELECT count(*) FROM sqlite_master WHERE sql LIKE '%check%' OR sql LIKE '%collate%' OR sql LIKE '%generated%'"


def structure_of(connection: sqlite3.Connection, *, counted: bool = False) -> str:
    """Return the SHA-256 of a file's tables, columns, indexes, views and triggers, however their SQL is laid out.

    A `counted` file may have the tables in which SQLite notes how large the others are.
    """
    objects = connection.execute(_OBJECTS).fetchall()
    if counted:
        objects = [each for each in objects if each[1] not in _COUNTS]
    (rules,) = connection.execute(_RULES).fetchone()
    return sha256_of(repr((objects, rules)))


def require_ours(connection: sqlite3.Connection, path: Path, revision: str) -> None:
    """Raise DamagedError unless a file has exactly the tables of its revision."""
    with reporting(path):
        if structure_of(connection) != STRUCTURES.get(revision):
            text = "Bảng hoặc cột trong tệp khác với bảng chương trình lập."
            raise storage_error(path, "Tệp dữ liệu không đúng cấu trúc.", text, kind=DamagedError)

"""The tables of the drafts, as the newest revision in `migrations` makes them.

Moments are text: UTC in ISO 8601 with milliseconds, so that their order is that of time (see `row_values`). `more` is
canonical JSON, "" for nothing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _of_report(*, in_key: bool = True) -> Column[Any]:
    return Column("report", Integer, ForeignKey("report.id"), nullable=False, primary_key=in_key)


template = Table("template", metadata, Column("sha256", Text, primary_key=True), *_text("id", "source"))

setting = Table("setting", metadata, Column("name", Text, primary_key=True), *_text("text"))

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ref", Text, nullable=False, unique=True),
    Column("template_sha256", Text, ForeignKey("template.sha256"), nullable=False),
    *_text("period", "cursor", "more", "created_at"),
    Column("binned_at", Text),
)

version = Table(
    "version",
    metadata,
    _of_report(),
    Column("number", Integer, primary_key=True),
    *_text("state"),
    Column("content", Text),  # with its hash: null until the version is sealed, never changed after
    Column("sha256", Text),
    sqlite_with_rowid=False,
)

field = Table(
    "field",
    metadata,
    _of_report(),
    Column("key", Text, primary_key=True),
    *_text("text"),
    sqlite_with_rowid=False,  # a report's fields lie side by side in the order of their keys: one read loads them
)

change = Table(
    "change",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _of_report(in_key=False),
    *_text("key", "before", "after", "when", "who", "cause"),
    Index(None, "report"),
    sqlite_autoincrement=True,  # a number is never given twice, even after the last row is gone
)

reason = Table(
    "reason",
    metadata,
    _of_report(),
    Column("fingerprint", Text, primary_key=True),
    *_text("rule", "at", "text", "who", "when"),
)

issued = Table(
    "issued",
    metadata,
    Column("report", Integer, primary_key=True),
    Column("version", Integer, primary_key=True),
    *_text("number", "date", "signed_name", "sha256"),
    Column("content", LargeBinary),  # the signed copy; null, its name and hash "", where only the number was entered
    ForeignKeyConstraint(["report", "version"], ["version.report", "version.number"]),
)

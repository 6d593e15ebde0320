"""The tables of the inbox, as the newest revision in `migrations` makes them: for SQLite and PostgreSQL alike.

Texts are compared by their code points in both. Moments are text: UTC in ISO 8601 with milliseconds, so that their
order is that of time. Whatever is counted lies under (period, unit), by which the tables may be spread over several
servers (docs/decisions/0046).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, TEXT, nullable=False) for name in names]


def _numbers(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _counts(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer) for name in names]  # null until the report was checked


def _in_key(*names: str) -> list[Column[Any]]:
    return [Column(name, TEXT, primary_key=True) for name in names]


package = Table(
    "package",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", TEXT, nullable=False, unique=True),
    *_text("file", "came_at", "state", "sender", "key", "unit", "code", "name", "district", "province", "signer"),
    Column("period", TEXT, nullable=False),
    Column("version", Integer),  # null where it cannot be read
    Column("held", Boolean, nullable=False),  # whole, but its sender's key is not yet accepted
    Column("counts", Boolean, nullable=False),  # whether it may count: a whole report of a unit of this office
    *_text("report_state", "template", "template_sha256", "report_sha256", "packed_at"),
    Column("example", Boolean, nullable=False),
    *_numbers("size"),
    *_counts("errors", "warnings", "hints", "explained"),
    Index(None, "period", "unit"),
)

content = Table(
    "content",
    metadata,
    Column("sha256", TEXT, primary_key=True),
    Column("raw", LargeBinary, nullable=False),  # the packages themselves, where no folder keeps them
)

template = Table("template", metadata, Column("sha256", TEXT, primary_key=True), *_text("id", "source"))

figure = Table(
    "figure",
    metadata,
    *_in_key("period", "unit"),
    Column("package", Integer, primary_key=True, autoincrement=False),
    *_in_key("key"),
    *_text("state", "value"),
    Column("whole", BigInteger, nullable=False),
    Column("billionths", BigInteger, nullable=False),
    sqlite_with_rowid=False,  # the figures of a report lie side by side
)

standing = Table(
    "standing",
    metadata,
    *_in_key("period", "unit"),
    *_text("code", "name", "district", "province"),
    Column("newest", Integer, nullable=False),
    Column("counted", Integer),  # the package that counts; null while none does
    *_numbers("version"),
    Column("counted_version", Integer),
    *_text("edition", "report_state"),
    Column("example", Boolean, nullable=False),
    *_counts("errors", "warnings", "explained"),
    Column("verdict", TEXT),
    *_numbers("clashing", "held"),
    *_text("came_at", "last_at"),
    sqlite_with_rowid=False,
)

sender = Table("sender", metadata, *_in_key("unit", "key"), *_text("since", "how"), sqlite_with_rowid=False)

owing = Table(
    "owing",
    metadata,
    *_in_key("period", "unit"),
    *_text("code", "name", "district", "province"),
    sqlite_with_rowid=False,
)

due = Table("due", metadata, *_in_key("period"), *_text("day"))

answer = Table(
    "answer",
    metadata,
    Column("package", Integer, primary_key=True, autoincrement=False),  # one answer a package: the second desk is told
    *_text("period", "unit", "verdict", "who", "at", "remarks"),
    Index(None, "period", "unit"),
)

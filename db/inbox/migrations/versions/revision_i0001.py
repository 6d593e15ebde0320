"""The first tables of the inbox, and the view of the flat table."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "i0001"
down_revision = None
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_FLAT = (
    "SELECT s.unit AS unit, s.period AS period, s.counted_version AS version, f.key AS key, f.value AS value,"
    " f.state AS state FROM standing AS s JOIN figure AS f"
    " ON f.period = s.period AND f.unit = s.unit AND f.package = s.counted"
)


def upgrade() -> None:
    """Make every table and the view; names of constraints follow the convention in `db.inbox.inbox_tables`."""
    _packages()
    _figures()
    _office()
    op.execute(f"CREATE VIEW flat AS {_FLAT}")


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, _TEXT, nullable=False) for name in names]


def _keys(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, _TEXT, primary_key=True) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _counts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer) for name in names]


def _number_key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _packages() -> None:
    op.create_table(
        "package",
        _number_key("number"),
        sa.Column("sha256", _TEXT, nullable=False, unique=True),
        *_texts("file", "came_at", "state", "sender", "key", "unit", "code", "name", "district", "province", "signer"),
        *_texts("period"),
        sa.Column("version", sa.Integer),
        _flag("held"),
        _flag("counts"),
        *_texts("report_state", "template", "template_sha256", "report_sha256", "packed_at"),
        _flag("example"),
        *_numbers("size"),
        *_counts("errors", "warnings", "hints", "explained"),
    )
    op.create_index(op.f("ix_package_period_unit"), "package", ["period", "unit"])
    op.create_table("content", *_keys("sha256"), sa.Column("raw", sa.LargeBinary, nullable=False))
    if op.get_bind().dialect.name == "postgresql":  # zip files are not compressed again
        op.execute("ALTER TABLE content ALTER COLUMN raw SET STORAGE EXTERNAL")
    op.create_table("template", *_keys("sha256"), *_texts("id", "source"))


def _figures() -> None:
    op.create_table(
        "figure",
        *_keys("period", "unit"),
        _number_key("package"),
        *_keys("key"),
        *_texts("state", "value"),
        sa.Column("whole", sa.BigInteger, nullable=False),
        sa.Column("billionths", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standing",
        *_keys("period", "unit"),
        *_texts("code", "name", "district", "province"),
        *_numbers("newest"),
        sa.Column("counted", sa.Integer),
        *_numbers("version"),
        sa.Column("counted_version", sa.Integer),
        *_texts("edition", "report_state"),
        _flag("example"),
        *_counts("errors", "warnings", "explained"),
        sa.Column("verdict", _TEXT),
        *_numbers("clashing", "held"),
        *_texts("came_at", "last_at"),
        sqlite_with_rowid=False,
    )


def _office() -> None:
    op.create_table("sender", *_keys("unit", "key"), *_texts("since", "how"), sqlite_with_rowid=False)
    op.create_table(
        "owing", *_keys("period", "unit"), *_texts("code", "name", "district", "province"), sqlite_with_rowid=False
    )
    op.create_table("due", *_keys("period"), *_texts("day"))
    op.create_table(
        "answer",
        _number_key("package"),
        *_texts("period", "unit", "verdict", "who", "at", "remarks"),
    )
    op.create_index(op.f("ix_answer_period_unit"), "answer", ["period", "unit"])

"""The first tables of the drafts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; names of constraints follow the convention in `db.drafts.tables`."""
    _office()
    _reports()
    _parts_of_reports()


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _text_key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, primary_key=True)


def _number_key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, primary_key=True)


def _of_report(*, in_key: bool = True) -> sa.Column[Any]:
    return sa.Column("report", sa.Integer, sa.ForeignKey("report.id"), nullable=False, primary_key=in_key)


def _office() -> None:
    op.create_table("template", _text_key("sha256"), *_texts("id", "source"))
    op.create_table("unit", _number_key("id"), *_texts("code", "kind", "name", "district", "province", "more"))
    op.create_table("setting", _text_key("name"), *_texts("text"))


def _reports() -> None:
    op.create_table(
        "report",
        _number_key("id"),
        sa.Column("ref", sa.Text, nullable=False, unique=True),
        sa.Column("template_sha256", sa.Text, sa.ForeignKey("template.sha256"), nullable=False),
        *_texts("period", "cursor", "more", "created_at"),
        sa.Column("binned_at", sa.Text),
    )
    op.create_table(
        "version",
        _of_report(),
        _number_key("number"),
        *_texts("state"),
        sa.Column("content", sa.Text),
        sa.Column("sha256", sa.Text),
        sqlite_with_rowid=False,
    )


def _parts_of_reports() -> None:
    op.create_table("field", _of_report(), _text_key("key"), *_texts("text"), sqlite_with_rowid=False)
    op.create_table(
        "change",
        _number_key("sequence"),
        _of_report(in_key=False),
        *_texts("key", "before", "after", "when", "who", "cause"),
        sqlite_autoincrement=True,
    )
    op.create_index(None, "change", ["report"])
    op.create_table("reason", _of_report(), _text_key("fingerprint"), *_texts("rule", "at", "text", "who", "when"))

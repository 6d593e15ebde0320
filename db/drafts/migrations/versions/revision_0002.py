"""Explanations in their table, issued versions in theirs; a version that was never sealed is open."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_REASON = ("rule", "at", "text", "who", "when", "fingerprint")


def upgrade() -> None:
    """Make the table of issued versions, move explanations, and open what an import left closed without a seal."""
    op.create_table(
        "issued",
        sa.Column("report", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("number", "date", "signed_name", "sha256")),
        sa.Column("content", sa.LargeBinary),
        sa.ForeignKeyConstraint(["report", "version"], ["version.report", "version.number"]),
    )
    op.execute("UPDATE version SET state = 'open' WHERE content IS NULL")
    for report, more in op.get_bind().exec_driver_sql("SELECT id, more FROM report WHERE more <> ''").all():
        _move(report, json.loads(more))


def _move(report: int, more: dict[str, Any]) -> None:
    reasons = more.pop("reasons", [])
    rest = [reason for reason in reasons if not _whole(reason)]
    if rest:
        more["reasons"] = rest
    kept = json.dumps(more, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if more else ""
    connection = op.get_bind()
    connection.exec_driver_sql("UPDATE report SET more = ? WHERE id = ?", (kept, report))
    for reason in reasons:
        if _whole(reason):
            row = reason | {"at": json.dumps(reason["at"], ensure_ascii=False)}
            connection.exec_driver_sql(
                'INSERT OR REPLACE INTO reason (report, rule, at, text, who, "when", fingerprint) '
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (report, *(row[name] for name in _REASON)),
            )


def _whole(reason: dict[str, Any]) -> bool:
    """Return whether an explanation has every member in its form; others stay with the rest of the report."""
    texts = [reason.get(name) for name in _REASON if name != "at"]
    return (
        set(reason) == set(_REASON)
        and isinstance(reason["at"], list)
        and all(isinstance(text, str) for text in (*texts, *reason["at"]))
    )

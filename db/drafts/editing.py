"""Editing a field of an open draft inside a transaction: two statements, straight to the driver.

They are what every pause in typing waits for. SQLAlchemy builds them once; to look up, bind and wrap them each time
would take longer than SQLite does.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from cchc_desktop.report.document import OPEN
from db.drafts import sealing
from db.drafts import statements as sql
from db.engine import driver_of
from db.failures import bad_row, reporting


class RecordedChange(NamedTuple):
    """A change as it was recorded: its number, the draft's row, the text before."""

    sequence: int
    report: int
    before: str


def edit(connection: Connection, ref: str, key: str, text: str, record: dict[str, str]) -> RecordedChange | None:
    """Set a field ("" clears it) and record the change; None if the field has that text already."""
    driver = driver_of(connection)
    with reporting(connection.engine.url.database or ""):
        change = {"of_ref": ref, "state": OPEN, "key": key, "after": text, **record}
        for row in driver.execute(sql.driver_sql(sql.EDIT), change).fetchall():  # one, or none
            edited = RecordedChange(*row)
            if not isinstance(edited.before, str):
                raise bad_row("field", key)
            field = {"report": edited.report, "key": key, "text": text}
            driver.execute(sql.driver_sql(sql.PUT if text else sql.CLEAR), field).close()
            return edited
    _require_open(connection, ref)
    return None


def _require_open(connection: Connection, ref: str) -> None:
    version = sealing.one(connection, sql.VERSION, ref)
    if version.state != OPEN:
        raise sealing.sealed_error(version.number)

"""Acknowledged changes that the file no longer holds: found by the witness, recorded, reported until noted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, Engine

from cchc_desktop.base.clock import Clock, day_words
from cchc_desktop.base.errors import StorageError
from db.drafts import statements as sql
from db.drafts.first_list import LOSSES
from db.drafts.row_values import moment_of, moment_text
from db.engine import snapshot, writing
from db.failures import bad_row, reading_row

SETTING = LOSSES


@dataclass(frozen=True, slots=True)
class Loss:
    """A run of acknowledged changes that are gone; found: when that was seen; noted: whether the user knows."""

    first: int
    last: int
    found: str
    noted: bool = False

    def __str__(self) -> str:
        numbers = f"{self.last - self.first + 1} thay đổi đã lưu (số {self.first} đến {self.last})"
        return f"thiếu {numbers}, thấy ngày {day_words(moment_of(self.found))}"


def last_sequence(connection: Connection) -> int:
    """Return the last number in use, 0 before the first."""
    last = connection.scalar(sql.LAST_SEQUENCE) or 0
    if not isinstance(last, int):
        raise bad_row("sqlite_sequence", "change")
    return last


def take_number(connection: Connection) -> None:
    """Take the next number for an acknowledged action that changes no field; no change gets that number."""
    if not connection.execute(sql.TAKE_NUMBER).rowcount:
        connection.execute(sql.ADD_LAST_SEQUENCE, {"last": 1})


def losses(connection: Connection) -> list[Loss]:
    """Return the recorded losses, oldest first."""
    return read(connection.scalar(sql.SETTING, {"name": SETTING}))


def read(text: str | None) -> list[Loss]:
    """Return the losses that the setting names; DamagedError if it is not written as `_put` does."""
    with reading_row("setting", SETTING):
        found = [Loss(**entry) for entry in json.loads(text or "[]")]
        for loss in found:
            str(loss)
        return found


def find(engine: Engine, witnessed: int, clock: Clock) -> list[Loss]:
    """Return the recorded losses, and record the one that the witness shows, if any.

    The numbers that are gone are not given again, so that they stay missing in the history and are found only once.
    Where the file cannot be written now the loss is reported nevertheless, and found again at the next opening.
    """
    with snapshot(engine) as connection:
        last, known = last_sequence(connection), losses(connection)
    if witnessed <= last:
        return known
    try:
        with writing(engine) as connection:
            return _record(connection, witnessed, clock)
    except StorageError:
        return [*known, Loss(last + 1, witnessed, moment_text(clock()))]


def note(engine: Engine) -> None:
    """Record that the user knows of every loss so far."""
    with writing(engine) as connection:
        _put(connection, [replace(loss, noted=True) for loss in losses(connection)])


def _record(connection: Connection, witnessed: int, clock: Clock) -> list[Loss]:
    last, found = last_sequence(connection), losses(connection)
    if witnessed > last:  # otherwise another process was first
        if not connection.execute(sql.SET_LAST_SEQUENCE, {"last": witnessed}).rowcount:
            connection.execute(sql.ADD_LAST_SEQUENCE, {"last": witnessed})
        found.append(Loss(last + 1, witnessed, moment_text(clock())))
        _put(connection, found)
    return found


def _put(connection: Connection, found: Iterable[Loss]) -> None:
    text = json.dumps([asdict(loss) for loss in found])
    connection.execute(sql.SET_SETTING, {"name": SETTING, "text": text})

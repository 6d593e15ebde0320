"""The notices of opening the drafts, in sentences; no failure here prevents opening."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from cchc_desktop.base.errors import StorageError
from db.copies import another_daily, copies_of, daily, keep, prune
from db.drafts.clock_check import check_clock, last_moment
from db.drafts.first_list import last_number
from db.drafts.losses import Loss
from db.engine import driver_of
from db.inspection import reading

_AFTER_LOSS = (
    "Có thể khôi phục một bản sao, hoặc làm tiếp và không nhắc nữa: trong cửa sổ, ở Cài đặt, Xem và khôi phục bản sao."
)


class Notices:
    """The sentences of one opening, as they are collected; `lost`: some tell of changes that are gone."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.lost = False

    def losses(self, found: Iterable[Loss]) -> None:
        """Add a sentence for each loss that the user has not acknowledged."""
        for loss in found:
            if not loss.noted:
                self.lost = True
                self.texts.append(f"Tệp dữ liệu {loss}. {_AFTER_LOSS}")

    def copy(self, engine: Engine, path: Path, copy: Path) -> None:
        """Copy the drafts, reporting why where that fails."""
        try:
            keep(engine, path, copy)
        except StorageError as error:
            self.texts.append(f"Chưa lập được bản sao {copy.name}. {error}")

    def daily(self, engine: Engine, path: Path, moment: datetime) -> None:
        """Make the copy of the day, if there is none, and delete the oldest, unless changes are missing here.

        A clock that is behind repeats days: then there is one more copy of such a day, if it is another.
        """
        with engine.connect() as connection:
            driver = driver_of(connection)
            clock, last = check_clock(path, last_moment(driver), moment), last_number(driver)
        self.texts += filter(None, (clock.wrong, clock.note))
        copy = daily(path, moment)
        if copy.exists():
            if not clock.behind or last == _last_copied(path):
                return
            copy = another_daily(path, moment)
        self.copy(engine, path, copy)
        if not self.lost:
            prune(path)


def _last_copied(path: Path) -> object:
    """Return the last number in the copy that was made last, None where there is no such copy or it cannot be read."""
    for copy in copies_of(path)[:1]:
        with suppress(StorageError, sqlite3.Error), reading(copy, still=True) as connection:
            return last_number(connection)
    return None

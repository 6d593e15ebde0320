"""Checks the machine's clock against the last recorded moments; used by the first list too."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cchc_desktop.base.clock import day_words, moment_words
from db.copies import copies_of, day_of
from db.drafts.row_values import moment_of

LAST_MOMENT = 'SELECT CAST("when" AS BLOB) FROM change ORDER BY sequence DESC LIMIT 1'
FIRST_YEAR = 2021
"""The clock of a machine that runs this program is never before it: one without a battery begins years earlier."""
_BACK, _AHEAD = timedelta(minutes=10), timedelta(days=7)
_ORDER = "Bản sao được giữ theo thứ tự lập, không theo giờ của máy."


@dataclass(frozen=True, slots=True)
class ClockCheck:
    """The fault of the clock, or a note about it, in sentences; whether it is behind the recorded moments."""

    wrong: str = ""
    note: str = ""
    behind: bool = False


RIGHT = ClockCheck()


def check_clock(path: Path, last: str, moment: datetime) -> ClockCheck:
    """Compare the clock with the moment of the last change, as it is stored, and with the day of the last copy.

    After a week in which nothing was recorded the clock may have jumped ahead: that is reported once, as the copy of
    the day is made then.
    """
    seen = []
    with suppress(ValueError, OverflowError):
        seen.append(moment_of(last))
    seen.extend(filter(None, map(day_of, copies_of(path)[:1])))
    latest = max(seen, default=moment)
    shown = f"Đồng hồ của máy đang chỉ {moment_words(moment.astimezone())}"
    if moment.year < FIRST_YEAR:
        return ClockCheck(f"{shown}, chắc chắn sai. Chỉnh lại ngày giờ của máy. {_ORDER}", behind=True)
    if latest - moment > _BACK:
        before = f"trước lần ghi gần nhất, lúc {moment_words(latest)}"
        return ClockCheck(f"{shown}, {before}. Xem lại ngày giờ của máy. {_ORDER}", behind=True)
    if moment - latest > _AHEAD:
        since = f"{(moment - latest).days} ngày sau lần ghi gần nhất ({day_words(latest)})"
        return ClockCheck(note=f"{shown}, {since}. Nếu không đúng, chỉnh lại ngày giờ của máy.")
    return ClockCheck(behind=moment < latest)


def last_moment(connection: sqlite3.Connection) -> str:
    """Return the moment of the last change as it is stored, "" before the first; whether it is one, is asked later."""
    row = connection.execute(LAST_MOMENT).fetchone()
    return row[0].decode(errors="replace") if row and row[0] is not None else ""

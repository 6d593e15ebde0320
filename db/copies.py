"""Copies of a database file in the folder "copies" beside it: one a day, and one before each drastic action.

Their names carry the day by the clock, which may be wrong; their age is the order of the list `ORDER` in the same
folder, to which each copy is added when it is made. Copies that are not on it (of an earlier program, put there by
hand) are older than those that are, by name among themselves.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import open_regular
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import make_folder, replacing, write_bytes
from cchc_desktop.base.windows import held_files
from db import checksum
from db.failures import reporting, storage_error

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEPT = 7
ORDER = "order.txt"
_LONGEST_ORDER = 1 << 20
_COPY = "VACUUM INTO ?"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAILY = re.compile(r".*-\d{4}-\d\d-\d\d(-\d\d?)?")


def copies_of(path: Path) -> list[Path]:
    """Return the copies of a file, the one that was made last first."""
    made = {name: number for number, name in enumerate(_order(path), 1)}
    copies = _folder(path).glob(f"{path.stem}-*{path.suffix}")
    return sorted(copies, key=lambda copy: (made.get(copy.name, 0), copy.stem), reverse=True)


def made_at(copy: Path) -> datetime:
    """Return when a copy was made."""
    return datetime.fromtimestamp(copy.stat().st_mtime).astimezone()


def day_of(copy: Path) -> datetime | None:
    """Return the beginning of the day in a copy's name, None if it names none."""
    found = _DAY.search(copy.stem)
    if found is None:
        return None
    try:
        return datetime.fromisoformat(found[0]).astimezone()
    except (ValueError, OverflowError):
        return None


def daily(path: Path, moment: datetime) -> Path:
    """Return where the copy of a day is kept."""
    return _folder(path) / f"{path.stem}-{moment.astimezone():%Y-%m-%d}{path.suffix}"


def another_daily(path: Path, moment: datetime) -> Path:
    """Return a free name for one more copy of a day, if the clock shows a day twice."""
    return _free(path, daily(path, moment).stem)


def before(path: Path, moment: datetime, what: str) -> Path:
    """Return a free name for a copy that is made before an action."""
    return _free(path, f"{daily(path, moment).stem}-{what}")


def keep(source: Engine | sqlite3.Connection, path: Path, copy: Path) -> Path:
    """Copy a file among its copies."""
    try:
        make_folder(copy.parent)
    except OSError as error:
        advice = "Kiểm tra ổ đĩa còn chỗ và cho phép ghi, rồi thử lại."
        raise storage_error(copy.parent, "Không lập được thư mục bản sao.", advice) from error
    with replacing(copy, private=True) as temporary:
        copy_into(source, path, temporary, name=copy)
    _note_order(path, [*(name for name in _order(path) if name != copy.name), copy.name])
    return copy


def copy_into(source: Engine | sqlite3.Connection, path: Path, target: Path, *, name: Path) -> None:
    """Write the contents of a file at this moment into a new or empty one; messages call that one `name`.

    It carries its checksum. An OSError passes: the caller, who made the other file, reports it.
    """
    with reporting(name, source=path):
        if isinstance(source, sqlite3.Connection):
            source.execute(_COPY, [str(target)]).close()
        else:
            with closing(source.raw_connection()) as connection:
                connection.cursor().execute(_COPY, [str(target)])
    checksum.add(target)


def prune(path: Path) -> None:
    """Keep the last seven daily copies and the last seven others; one that cannot be deleted now is deleted later."""
    copies = copies_of(path)
    for of_days in (True, False):
        same = [copy for copy in copies if bool(_DAILY.fullmatch(copy.stem)) is of_days]
        for copy in same[KEPT:]:
            with suppress(OSError):
                held_files.unlink(copy)
    left = {copy.name for copy in copies_of(path)}
    _note_order(path, [name for name in _order(path) if name in left])


def _free(path: Path, stem: str) -> Path:
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(copy for name in names if not (copy := _folder(path) / f"{name}{path.suffix}").exists())


def _order(path: Path) -> list[str]:
    """Return the names of copies as they were made, the oldest first; none where the list cannot be read."""
    try:
        with open_regular(_folder(path) / ORDER) as file:
            return file.read(_LONGEST_ORDER).decode().splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _note_order(path: Path, names: list[str]) -> None:
    with suppress(StorageError):  # the copy exists nevertheless
        write_bytes(_folder(path) / ORDER, "".join(f"{name}\n" for name in names).encode(), private=True)


def _folder(path: Path) -> Path:
    return path.parent / "copies"

"""Copies of a file of ours, kept in the folder "copies" beside it: one a day, and one before anything drastic."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.files import make_folder, replacing
from db import checksum
from db.failures import reporting, storage_error

if TYPE_CHECKING:
    from sqlalchemy import Engine

KEPT = 7
_DAILY = re.compile(r".*-\d{4}-\d\d-\d\d")


def copies_of(path: Path) -> list[Path]:
    """Return the copies of a file, newest first."""
    return sorted(_folder(path).glob(f"{path.stem}-*{path.suffix}"), key=lambda copy: copy.stem, reverse=True)


def made_at(copy: Path) -> datetime:
    """Return when a copy was made."""
    return datetime.fromtimestamp(copy.stat().st_mtime).astimezone()


def daily(path: Path, moment: datetime) -> Path:
    """Return where the copy of a day is kept."""
    return _folder(path) / f"{path.stem}-{moment.astimezone():%Y-%m-%d}{path.suffix}"


def before(path: Path, moment: datetime, what: str) -> Path:
    """Return a free name for a copy that is made before something is done."""
    stem = f"{daily(path, moment).stem}-{what}"
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(copy for name in names if not (copy := _folder(path) / f"{name}{path.suffix}").exists())


def keep(engine: Engine, path: Path, copy: Path) -> Path:
    """Copy a file among its copies."""
    try:
        make_folder(copy.parent)
    except OSError as error:
        advice = "Kiểm tra ổ đĩa còn chỗ và cho phép ghi, rồi thử lại."
        raise storage_error(copy.parent, "Không lập được thư mục bản sao.", advice) from error
    with replacing(copy, private=True) as temporary:
        copy_into(engine, path, temporary, name=copy)
    return copy


def copy_into(engine: Engine, path: Path, target: Path, *, name: Path) -> None:
    """Write what a file holds at this moment into another, new or empty one, that people know by `name`.

    It carries its checksum. An OSError passes: whoever made the other file tells of it.
    """
    with reporting(name, source=path), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", [str(target)])
    checksum.add(target)


def prune(path: Path) -> None:
    """Leave the newest copies: seven of the daily ones, and seven of the others; what cannot go now goes later."""
    copies = copies_of(path)
    for of_days in (True, False):
        same = [copy for copy in copies if bool(_DAILY.fullmatch(copy.stem)) is of_days]
        for copy in same[KEPT:]:
            with suppress(OSError):
                copy.unlink()


def _folder(path: Path) -> Path:
    return path.parent / "copies"

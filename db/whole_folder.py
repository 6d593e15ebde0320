"""The copies and the health of a whole data folder: its drafts, and the inbox where something was taken in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cchc_desktop.base.bounded import require_file
from cchc_desktop.base.errors import StorageError
from cchc_desktop.desk.drafts.home import Copy
from cchc_desktop.desk.incoming.inbox_address import inbox_address
from db.drafts.backing_up import back_up_folder
from db.drafts.health import HealthReport, examine
from db.drafts.looking import look
from db.drafts.restoring import restore
from db.inbox.inbox_copy import back_up_inbox, copy_beside, restore_inbox
from db.inbox.inbox_database import inbox_in
from db.inbox.inbox_health import examine_inbox
from db.inbox.inbox_structure import is_inbox, was_begun
from db.inspection import reading


@dataclass(frozen=True, slots=True)
class FolderCopy:
    """The files that a copy of a data folder was written into, and how many packages are in it no more."""

    files: tuple[Path, ...]
    lost: int = 0


@dataclass(frozen=True, slots=True)
class FolderRestored:
    """The files that were restored, and where what they replaced is kept."""

    files: tuple[Path, ...]
    kept: tuple[Path, ...]


def back_up_all(folder: Path, path: Path) -> FolderCopy:
    """Write the drafts into one file, and the inbox, if there is one, into another beside it."""
    back_up_folder(folder, path)
    if not was_begun(inbox_in(folder)):
        return FolderCopy((path,))
    lost = back_up_inbox(folder, copy_beside(path))
    return FolderCopy((path, copy_beside(path)), len(lost))


def look_at(path: Path) -> Copy:
    """Return the state and contents of a copy of the drafts, and the copy of the inbox beside it."""
    beside = copy_beside(path)
    return replace(look(path), inbox=beside if beside.exists() else None)


def restore_all(folder: Path, path: Path, *, altered: bool = False) -> FolderRestored:
    """Replace the drafts by a copy, and the inbox by the copy beside it; an inbox's copy replaces only the inbox."""
    require_file(path)
    if _is_inbox(path):
        kept = restore_inbox(folder, path, altered=altered)
        return FolderRestored((path,), (kept,) if kept else ())
    beside = copy_beside(path)
    found = [restore(folder, path, altered=altered)]
    if beside.exists():
        found.append(restore_inbox(folder, beside, altered=altered))
    return FolderRestored((path, beside) if beside.exists() else (path,), tuple(each for each in found if each))


def examine_all(folder: Path) -> Iterator[HealthReport]:
    """Yield what is found about the drafts, their copies, the free room, and the inbox."""
    yield from examine(folder)
    if address := inbox_address(folder):
        yield HealthReport("Cơ sở dữ liệu tiếp nhận", note=f"{address}: sao lưu bằng công cụ của máy chủ")
    yield from examine_inbox(folder)


def _is_inbox(path: Path) -> bool:
    with suppress(StorageError, OSError, sqlite3.DatabaseError), reading(path, still=True) as connection:
        return is_inbox(connection)
    return False

"""The inbox of a data folder as one file to carry away, with the packages themselves, and back (decision 0055)."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cchc_desktop.base.bounded import require_file
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import StorageError, UserError, WayOut
from cchc_desktop.base.files import make_folder, make_private, move, replacing
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.inbox.package_folder import PackageFolder
from db import checksum
from db.checksum import ChecksumLine, cut, is_copy, mark_of
from db.copies import before, keep
from db.engine import open_engine
from db.failures import DamagedError, reporting, storage_error
from db.filling import fill
from db.inbox.inbox_database import SCHEMA, inbox_in, packages_in
from db.inbox.inbox_structure import require_inbox
from db.migrate import migrate, refuse_newer

_AT_ONCE = 32
_BESIDE = ("", "-wal", "-shm")
_SNAPSHOT = "VACUUM INTO ?"
_WANTED = "SELECT sha256 FROM package WHERE sha256 NOT IN (SELECT sha256 FROM content) ORDER BY number"


def copy_beside(path: Path) -> Path:
    """Return the name of the copy of an inbox beside a copy of the drafts."""
    return path.with_stem(f"{path.stem}-tiep-nhan")


def back_up_inbox(folder: Path, path: Path, *, timeout: float = 5.0) -> list[str]:
    """Write the inbox of a data folder into one file; return the hashes of packages that are kept no more.

    The file is an inbox whose database holds the packages; it carries its checksum, and is read back.
    """
    packages, lost = packages_in(folder), []
    engine = open_engine(inbox_in(folder), timeout=timeout)
    try:
        with replacing(path, is_copy, private=True) as temporary:
            temporary.unlink()
            with reporting(path, source=inbox_in(folder)), closing(engine.raw_connection()) as connection:
                connection.cursor().execute(_SNAPSHOT, [str(temporary)])
            with reporting(path), closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                require_inbox(copy, inbox_in(folder))
                copy.execute("PRAGMA synchronous = OFF").close()
                for (name,) in copy.execute(_WANTED).fetchall():
                    try:
                        copy.execute("INSERT INTO content VALUES (?, ?)", (name, packages.read(name)))
                    except UserError:
                        lost.append(name)
            checksum.add(temporary)
            if mark_of(temporary) is not ChecksumLine.SOUND:
                raise StorageError("Bản sao không đủ.", "Đọc lại khác với khi ghi. Kiểm tra ổ đĩa rồi sao lưu lại.")
    finally:
        engine.dispose()
    return lost


def restore_inbox(
    folder: Path, source: Path, clock: Clock = now, *, altered: bool = False, timeout: float = 5.0
) -> Path | None:
    """Replace the inbox of a data folder by a copy; return the path where the replaced one is kept, if any.

    The copy is checked first, and its packages are kept before its database is; packages that came since stay.
    """
    path = inbox_in(folder)
    try:
        require_file(source)
        make_folder(folder)
        with temporary_folder(folder) as staging:
            staged = staging / path.name
            _stage(source, staged, packages_in(folder), altered=altered, timeout=timeout)
            kept = _keep(path, clock(), timeout=timeout) if path.exists() else None
            if path.exists():
                fill(path, staged, timeout=timeout)
            else:
                make_private(staged)
                move(staged, path)
    except OSError as error:
        advice = f"{reason_of(error).capitalize()}. Kiểm tra đường dẫn, chỗ trống và quyền ghi, rồi thử lại."
        raise storage_error(path, "Chưa khôi phục được mục tiếp nhận.", advice) from error
    return kept


def _stage(source: Path, staged: Path, packages: PackageFolder, *, altered: bool, timeout: float) -> None:
    """Duplicate a copy, check it, keep its packages in their folder, and leave a database without them."""
    mark = mark_of(source)
    if mark is ChecksumLine.ALTERED and not altered:
        advice = "Dùng bản sao khác nếu có. Những gì đã tiếp nhận được giữ nguyên."
        raise storage_error(source, "Bản sao này đã bị thay đổi sau khi ghi.", advice, way=WayOut.RESTORE_ALTERED)
    shutil.copyfile(source, staged)
    if mark is not ChecksumLine.NONE:
        cut(staged)
    with reporting(source, source=source), closing(sqlite3.connect(staged, isolation_level=None)) as connection:
        revision = require_inbox(connection, source)
        for rows in _by_some(connection):
            for name, raw in rows:
                if sha256(raw) == name:
                    packages.put(raw, name)
            packages.flush([name for name, raw in rows if sha256(raw) == name])
        connection.execute("DELETE FROM content").close()
        connection.execute("VACUUM").close()
    if revision != SCHEMA.head:
        refuse_newer(source, SCHEMA, revision)
        migrate(staged, SCHEMA, timeout=timeout)


def _by_some(connection: sqlite3.Connection) -> Iterator[list[tuple[str, bytes]]]:
    """Yield the packages in a database, some at a time."""
    cursor = connection.execute("SELECT sha256, raw FROM content")
    while rows := cursor.fetchmany(_AT_ONCE):
        yield rows


def _keep(path: Path, moment: datetime, *, timeout: float) -> Path:
    """Copy the present database among its copies; a damaged one is set aside, and is there no more."""
    when = f"{moment.astimezone():%H%M%S}"
    try:
        with reporting(path), closing(sqlite3.connect(path, timeout=timeout)) as connection:
            require_inbox(connection, path)
        engine = open_engine(path, timeout=timeout)
        try:
            return keep(engine, path, before(path, moment, when))
        finally:
            engine.dispose()
    except DamagedError:
        aside = path.with_stem(f"{path.stem}-hong-{moment.astimezone():%Y-%m-%d}-{when}")
        for ending in _BESIDE:
            if (part := path.with_name(path.name + ending)).exists():
                move(part, aside.with_name(aside.name + ending))
        return aside

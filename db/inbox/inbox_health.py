"""Examining the inbox of a data folder: its database, and every package that it noted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cchc_desktop.base.errors import StorageError, UserError
from db.drafts.health import HealthReport
from db.inbox.inbox_database import SCHEMA, inbox_in, packages_in
from db.inbox.inbox_structure import require_inbox, was_begun
from db.inspection import reading

_RESTORE = "Khôi phục từ bản sao, hoặc tiếp nhận lại các gói ấy."
_SHOWN = 3


def examine_inbox(folder: Path) -> Iterator[HealthReport]:
    """Yield what is found about the inbox; nothing where nothing was ever taken in. Nothing is changed."""
    path, kept = inbox_in(folder), packages_in(folder)
    what = f"Mở tệp {path}"
    if not was_begun(path):
        number = sum(1 for _ in kept.path.glob("*/*.cchc"))
        if number:
            yield HealthReport(what, f"không có, mà còn giữ {number} gói. Tiếp nhận lại cả thư mục {kept.path}.")
        return
    try:
        with reading(path) as connection:
            revision = require_inbox(connection, path)
            newer = revision > SCHEMA.head
            wrong = "do phiên bản CCHC Desktop mới hơn ghi. Cài phiên bản CCHC Desktop mới nhất." if newer else ""
            note = "" if revision == SCHEMA.head else "bản cũ, sẽ được nâng cấp khi mở"
            yield HealthReport(what, wrong, note)
            yield _packages(connection, folder)
    except (StorageError, sqlite3.DatabaseError, OSError) as error:
        yield HealthReport(what, " ".join(str(error).split("\n")))


def _packages(connection: sqlite3.Connection, folder: Path) -> HealthReport:
    """Return whether every package is kept as it came."""
    kept, lost, number = packages_in(folder), [], 0
    held = {name for (name,) in connection.execute("SELECT sha256 FROM content")}
    for name, file in connection.execute("SELECT sha256, file FROM package ORDER BY number"):
        number += 1
        if name not in held:
            try:
                kept.read(name)
            except UserError:
                lost.append(file)
    more = f" và {len(lost) - _SHOWN} gói nữa" if len(lost) > _SHOWN else ""
    wrong = f"mất hoặc không còn nguyên: {', '.join(lost[:_SHOWN])}{more}. {_RESTORE}" if lost else ""
    return HealthReport("Các gói đã nhận", wrong, f"{number} gói")

"""Examining a copy of the drafts before it is restored: whether it can be used, and its reports."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.base.bounded import require_file
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.desk.drafts.home import Copy, CopyState
from db.checksum import ChecksumLine, mark_of
from db.copies import made_at
from db.drafts.cells import unreadable
from db.drafts.data_files import SCHEMA
from db.drafts.first_list import drafts_of
from db.drafts.structure import require_ours
from db.failures import storage_error
from db.inspection import contents_of, reading

_STATES = {
    ChecksumLine.SOUND: CopyState.SOUND,
    ChecksumLine.ALTERED: CopyState.ALTERED,
    ChecksumLine.NONE: CopyState.UNMARKED,
}


def look(path: Path) -> Copy:
    """Return the state and the reports of a copy; nothing is changed. StorageError if there is no such file."""
    try:
        moment = made_at(path)
    except OSError as error:
        advice = f"{reason_of(error).capitalize()}. Kiểm tra đường dẫn, USB đã cắm chưa, rồi thử lại."
        raise storage_error(path, "Không đọc được bản sao.", advice) from error
    require_file(path)
    try:
        mark, contents = mark_of(path), contents_of(path, still=True)
        if contents.revision > SCHEMA.head:
            return Copy(path, moment, CopyState.NEWER)
        with reading(path, still=True) as connection:
            require_ours(connection, path, contents.revision)
            if mark is not ChecksumLine.SOUND and any(unreadable(connection)):
                return Copy(path, moment, CopyState.UNREADABLE)
            return Copy(path, moment, _STATES[mark], contents.changes, tuple(drafts_of(connection)))
    except (StorageError, OSError):
        return Copy(path, moment, CopyState.UNREADABLE)

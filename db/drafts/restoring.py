"""Replacing the drafts by a copy; the replaced ones are kept: as a copy, or set aside where they are damaged."""

from __future__ import annotations

import shutil
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from cchc_desktop.base.bounded import require_file
from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import StorageError, UserError, WayOut
from cchc_desktop.base.files import duplicate, flush_folder, make_folder, make_private, move
from cchc_desktop.base.leftovers import temporary_folder
from cchc_desktop.base.windows import held_files
from cchc_desktop.base.windows.system_errors import reason_of
from db import filling
from db.checksum import ChecksumLine, cut, mark_of
from db.copies import before, keep
from db.drafts.cells import unreadable
from db.drafts.data_files import SCHEMA, drafts_in, witness_in
from db.drafts.losses import last_sequence
from db.drafts.stray_log import LOG, is_stray, set_aside
from db.drafts.structure import require_ours
from db.engine import open_engine
from db.failures import DamagedError, storage_error
from db.inspection import contents_of, reading
from db.migrate import migrate, refuse_newer

_BESIDE = (LOG, "-shm")


def restore(
    folder: Path, source: Path, clock: Clock = now, *, altered: bool = False, timeout: float = 5.0
) -> Path | None:
    """Replace the drafts of a data folder by a copy; return the path where the replaced drafts are kept, if any.

    The copy is checked first. StorageError, and the drafts as they were, where something is wrong with it; one that can
    be read but is not as it was written is taken only where `altered` says so.
    """
    path = drafts_in(folder)
    try:
        require_file(source)
        if path.exists() and source.exists() and path.samefile(source):
            raise UserError("Chưa khôi phục.", f"{source} là chính tệp đang dùng. Chọn một bản sao.")
        make_folder(folder)
        with temporary_folder(folder) as staging:
            staged = staging / path.name
            _stage(source, staged, altered=altered, timeout=timeout)
            set_aside(path, clock)
            kept, sound = _keep(path, clock(), timeout=timeout) if path.exists() else (None, False)
            _put(path, staged, fill=sound, timeout=timeout)
    except OSError as error:
        advice = f"{reason_of(error).capitalize()}. Kiểm tra đường dẫn, chỗ trống và quyền ghi, rồi thử lại."
        raise storage_error(path, "Chưa khôi phục được.", advice) from error
    return kept


def _put(path: Path, staged: Path, *, fill: bool, timeout: float) -> None:
    """Write a copy into the file of the drafts or in its place; the witness is never ahead of them meanwhile."""
    last, witness = _last(staged, timeout=timeout), witness_in(path.parent)
    witness.write(min(last, witness.read()))
    witness.flush()
    if fill:
        filling.fill(path, staged, timeout=timeout)
    else:
        for ending in _BESIDE:  # a log that stays would be taken for one of the new drafts
            held_files.unlink(path.with_name(path.name + ending))
        flush_folder(path.parent)
        make_private(staged)
        move(staged, path)
    witness.write(last)
    witness.close()


def _stage(source: Path, staged: Path, *, altered: bool, timeout: float) -> None:
    """Duplicate a copy beside the drafts; check it and migrate it there."""
    try:
        shutil.copyfile(source, staged)
        mark, log = mark_of(staged), source.with_name(source.name + LOG)
        if mark is not ChecksumLine.NONE:
            cut(staged)
        elif log.exists() and not is_stray(source):  # drafts in use have one, a copy has none
            shutil.copyfile(log, staged.with_name(staged.name + LOG))
    except OSError as error:
        advice = f"{reason_of(error).capitalize()}. Kiểm tra tệp có ở đó, và ổ đĩa của thư mục dữ liệu còn chỗ."
        raise storage_error(source, "Không chép được tệp cần khôi phục.", advice) from error
    try:
        revision = contents_of(staged).revision
        if revision != SCHEMA.head:
            refuse_newer(source, SCHEMA, revision)
        with reading(staged) as connection:
            require_ours(connection, staged, revision)
            if any(unreadable(connection)):
                raise _useless(source)
    except DamagedError as error:
        raise _useless(source) from error
    if mark is ChecksumLine.ALTERED and not altered:
        advice = (
            "Nội dung có thể sai mà không thấy được. Dùng bản sao khác nếu có; nếu chỉ còn bản này, có thể chọn "
            "khôi phục cả bản đã bị thay đổi. Bản thảo hiện có được giữ nguyên."
        )
        raise storage_error(source, "Bản sao này đã bị thay đổi sau khi ghi.", advice, way=WayOut.RESTORE_ALTERED)
    if revision != SCHEMA.head:
        migrate(staged, SCHEMA, timeout=timeout)


def _useless(source: Path) -> StorageError:
    advice = "Chọn bản sao khác. Bản thảo hiện có được giữ nguyên."
    return storage_error(source, "Tệp này hỏng hoặc không phải bản sao của chương trình.", advice, way=WayOut.RESTORE)


def _keep(path: Path, moment: datetime, *, timeout: float) -> tuple[Path, bool]:
    """Copy the present drafts, or set aside damaged ones; return the path of what is kept, and whether it is sound."""
    try:
        contents_of(path)
        engine = open_engine(path, timeout=timeout)
        try:
            return keep(engine, path, before(path, moment, f"{moment.astimezone():%H%M%S}")), True
        finally:
            engine.dispose()
    except DamagedError:
        return _set_aside(path, moment), False


def _set_aside(path: Path, moment: datetime) -> Path:
    """Link damaged drafts and the files beside them to another name; until they are replaced they have both."""
    stem = f"{path.stem}-hong-{moment.astimezone():%Y-%m-%d-%H%M%S}"
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    aside = next(aside for name in names if not (aside := path.with_stem(name)).exists())
    for ending in ("", *_BESIDE):
        source = path.with_name(path.name + ending)
        if source.exists():
            duplicate(source, aside.with_name(aside.name + ending))
    return aside


def _last(path: Path, *, timeout: float) -> int:
    engine = open_engine(path, timeout=timeout)
    try:
        with engine.connect() as connection:
            return last_sequence(connection)
    finally:
        engine.dispose()

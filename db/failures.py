"""SQLite's failures to use a file, as errors that the user can act on; its other errors are bugs and pass."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError, WayOut

if TYPE_CHECKING:
    from sqlalchemy.engine import ExceptionContext


class DamagedError(StorageError):
    """The contents of a file cannot be read as a database: only a copy helps."""

    way = WayOut.RESTORE


_BUSY = (
    "Tệp dữ liệu đang được chương trình khác sử dụng.",
    "Đóng cửa sổ CCHC khác đang mở tệp này, chờ phần mềm sao lưu hoặc quét vi-rút chạy xong, rồi thử lại.",
)
_READ_ONLY = (
    "Tệp dữ liệu chỉ đọc, không ghi được.",
    "Bỏ thuộc tính chỉ đọc của tệp và của thư mục, hoặc nhờ người quản trị máy cấp quyền ghi, rồi thử lại.",
)
_SHOWN = 60
_RESTORE = "Khôi phục từ bản sao gần nhất còn tốt."
_FULL = (
    "Ổ đĩa đã đầy, chưa ghi được.",
    "Xóa hoặc chuyển bớt tệp khác khỏi ổ đĩa này rồi thử lại. Những gì đã lưu trước đó vẫn còn.",
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FAILURES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi tệp dữ liệu.",
        "Kiểm tra ổ đĩa, dây nối, đường mạng rồi thử lại. Nếu vẫn lỗi, sao chép cả thư mục này sang ổ đĩa khác.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "Không mở được tệp dữ liệu.",
        "Kiểm tra thư mục có tồn tại và cho phép đọc, ghi, rồi thử lại.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "Tệp này không phải tệp dữ liệu của chương trình.",
        "Tệp có thể đã bị tệp khác ghi đè. Không xóa tệp. " + _RESTORE,
    ),
    sqlite3.SQLITE_CORRUPT: (
        "Tệp dữ liệu bị hỏng.",
        "Không xóa tệp. " + _RESTORE,
    ),
}


_DAMAGE_WITHOUT_CODE = ("Could not decode to UTF-8", "unsupported file format")


def raise_for_people(path: Path, context: ExceptionContext) -> None:
    """Raise StorageError if a driver's error means that the file cannot be used (listener of "handle_error")."""
    failure = failure_of(path, context.original_exception)
    if failure is not None:
        raise failure from context.original_exception


@contextmanager
def reporting(path: Path | str, *, source: Path | None = None) -> Iterator[None]:
    """Do the same for the driver's own calls, which SQLAlchemy does not see; damage is that of the source, if any."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        failure = failure_of(Path(path), error)
        if source and isinstance(failure, DamagedError):
            failure = failure_of(source, error)
        if failure is None:
            raise
        raise failure from error


NOT_AS_WRITTEN = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""The exceptions raised by a value that the program never writes where it is."""


@contextmanager
def reading_row(table: str, row: object) -> Iterator[None]:
    """Turn the exception of a value of the wrong form into DamagedError with its table and row."""
    try:
        yield
    except NOT_AS_WRITTEN as error:
        raise bad_row(table, row) from error


def bad_row(table: str, row: object) -> DamagedError:
    """Return the error for a row that the program never writes so."""
    shown = "".join(character for character in str(row)[:_SHOWN] if character.isprintable())
    return damaged_at(f"bảng {table}, dòng {shown}")


def damaged_at(place: str) -> DamagedError:
    """Return the error for a place in the file that cannot be read."""
    return DamagedError("Tệp dữ liệu có chỗ không đọc được.", f"Chỗ hỏng: {place}.\nKhông xóa tệp. {_RESTORE}")


def failure_of(path: Path, error: BaseException) -> StorageError | None:
    """Return the StorageError for a driver's error; None if that is a bug."""
    code = _code(error)
    # the low byte names the failure, the rest its finer cause: no room for the log's index is a full disk
    failure = _FULL if code == sqlite3.SQLITE_IOERR_SHMSIZE else _FAILURES.get(code & 0xFF)
    if failure is None:
        return None
    kind = DamagedError if code & 0xFF in _DAMAGED else StorageError
    return storage_error(path, *failure, kind=kind)


def _code(error: BaseException) -> int:
    """Return SQLite's code of an error; a cell that is no valid text is damage too, though it has no code."""
    undecodable = isinstance(error, sqlite3.OperationalError) and str(error).startswith(_DAMAGE_WITHOUT_CODE)
    if undecodable or isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    return getattr(error, "sqlite_errorcode", 0)


def refuse_pipes(path: Path) -> None:
    """Raise StorageError if a database, its journal or its log is a pipe or a device: SQLite would wait for it."""
    for beside in (path, path.with_name(f"{path.name}-journal"), path.with_name(f"{path.name}-wal")):
        try:
            mode = beside.stat().st_mode  # asked once: a journal that another process removes is there and then not
        except OSError:
            continue
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise storage_error(
                beside, "Tên của tệp dữ liệu đã dùng cho ống dẫn hoặc thiết bị.", "Xóa hoặc đổi tên nó rồi mở lại."
            )


def storage_error(
    path: Path, title: str, advice: str, *, kind: type[StorageError] = StorageError, way: WayOut | None = None
) -> StorageError:
    """Return the error for a file: what happened, which file, what to do."""
    return kind(title, f"Tệp: {path}\n{advice}", way)

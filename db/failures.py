"""What SQLite says when a file cannot be used, as errors people can act on; its other errors are bugs and pass."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.engine import ExceptionContext

from cchc_desktop.base.errors import StorageError

_BUSY = (
    "Tệp dữ liệu đang bị chương trình khác giữ.",
    "Đóng cửa sổ CCHC khác đang mở tệp này, chờ phần mềm sao lưu hoặc quét vi-rút chạy xong, rồi thử lại.",
)
_READ_ONLY = (
    "Tệp dữ liệu chỉ cho đọc, không ghi được.",
    "Bỏ thuộc tính chỉ đọc của tệp và của thư mục, hoặc nhờ người quản trị máy cấp quyền ghi, rồi thử lại.",
)
_FAILURES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: (
        "Ổ đĩa đã đầy, chưa ghi được.",
        "Xóa hoặc chuyển bớt tệp khác khỏi ổ đĩa này rồi thử lại. Những gì đã lưu trước đó vẫn còn.",
    ),
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
        "Tệp có thể đã bị tệp khác ghi đè. Đổi tên để giữ lại tệp này, rồi khôi phục từ bản sao lưu gần nhất.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "Tệp dữ liệu bị hỏng.",
        "Đừng xóa tệp. Sao chép cả thư mục này sang nơi khác, rồi khôi phục từ bản sao lưu gần nhất.",
    ),
}


def raise_for_people(path: Path, context: ExceptionContext) -> None:
    """Raise StorageError if a driver's error means that the file cannot be used (listener of "handle_error")."""
    error = context.original_exception
    code = getattr(error, "sqlite_errorcode", 0)  # errors that Python's module raises by itself have none
    failure = _FAILURES.get(code & 0xFF)  # the low byte names the failure, the rest its finer cause
    if failure is not None:
        raise storage_error(path, *failure) from error


def storage_error(path: Path, title: str, advice: str) -> StorageError:
    """Make the error about a file: what happened, which file, what to do."""
    return StorageError(title, f"Tệp: {path}\n{advice}")

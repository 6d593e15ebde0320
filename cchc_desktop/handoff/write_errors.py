"""Messages about failures to write to a stick: what happened, what is there now, what to do."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.windows.system_errors import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING = "Chưa ghi gì."
CLEARED = "Không để lại tệp nào dở dang."
LEFT = "Có thể còn tệp tạm tên kết thúc bằng .part; xóa đi cũng được."
SAFE = "Báo cáo trong máy vẫn nguyên."

_WORDS = {
    errno.ENOSPC: ("{place} đã đầy.", "Xóa bớt tệp hoặc dùng USB khác."),
    errno.EDQUOT: ("{place} đã đầy.", "Xóa bớt tệp hoặc dùng USB khác."),
    errno.EFBIG: ("{place} không nhận tệp lớn như vậy.", "Dùng USB khác."),
    errno.EROFS: ("{place} chỉ đọc.", "Gạt khóa chống ghi trên USB, hoặc dùng USB khác."),
    errno.EACCES: ("{place} không cho ghi.", "Kiểm tra quyền ghi của thư mục, hoặc chọn thư mục khác."),
    errno.EPERM: ("{place} không cho ghi.", "Kiểm tra quyền ghi của thư mục, hoặc chọn thư mục khác."),
    errno.EBUSY: (
        "{place}: tệp đang được chương trình khác sử dụng.",
        "Đóng tệp ở chương trình đang mở nó, chờ phần mềm quét vi-rút chạy xong, rồi bàn giao lần nữa.",
    ),
    errno.EILSEQ: ("{place} không nhận tên tệp này.", "Chọn thư mục khác, hoặc dùng USB khác."),
    errno.ENAMETOOLONG: ("Đường dẫn tới {place} quá dài.", "Chọn thư mục có đường dẫn ngắn hơn."),
    errno.EEXIST: ("Tên tệp này vừa được dùng cho tệp khác.", "Nhấn Đóng gói lần nữa, chương trình sẽ đặt tên khác."),
}
_GONE = (
    "{place} không trả lời, có thể đã bị rút ra.",
    "Cắm lại USB rồi nhấn Đóng gói lần nữa; nếu vẫn vậy, dùng USB khác.",
)


def full(place: str, lacking: int) -> StorageError:
    """Return the error for a place that is too small, found before anything is written."""
    return StorageError(f"{place} đã đầy, còn thiếu {size_of(lacking)}. {NOTHING}", "Xóa bớt tệp hoặc dùng USB khác.")


def failed(place: str, error: OSError, *, cleared: bool) -> StorageError:
    """Return the error for writing that was interrupted."""
    title, advice = _WORDS.get(meaning(error), _GONE)
    reason = f"({error.strerror})" if error.strerror else ""
    lines = f"{CLEARED if cleared else LEFT} {SAFE}\n{advice} {reason}".rstrip()
    return StorageError(title.format(place=place), lines)


@contextmanager
def reporting(place: str) -> Iterator[None]:
    """Turn an OSError at a place where nothing has been written yet into a StorageError."""
    try:
        yield
    except OSError as error:
        raise failed(place, error, cleared=True) from error


def differs(place: str, name: str, *, cleared: bool) -> StorageError:
    """Return the error for a file that reads back otherwise than it was written."""
    title = f"{place} ghi sai: đọc lại {name} không giống bản vừa ghi."
    lines = f"{CLEARED if cleared else LEFT} {SAFE}\nUSB này có thể hỏng hoặc giả dung lượng. Dùng USB khác."
    return StorageError(title, lines)


def size_of(count: int) -> str:
    """Return a number of bytes in words, rounded up: "2 MB", "12 KB"."""
    kilo, mega = 1024, 1024 * 1024
    return f"{-(-count // mega)} MB" if count > mega // 2 else f"{-(-count // kilo)} KB"

"""What an error of the system means, in Vietnamese, on every system: Windows tells by a number of its own.

There `errno` says EACCES for a file held by another program, a locked stick and a drive that is gone alike.
"""

from __future__ import annotations

import errno

MAX_WINDOWS_PATH = 259
_WINDOWS = {
    5: errno.EACCES,
    15: errno.ENODEV,  # no such drive
    19: errno.EROFS,
    21: errno.ENODEV,  # the drive is not ready
    23: errno.EIO,
    32: errno.EBUSY,  # another program has the file open
    33: errno.EBUSY,  # … or a part of it locked
    39: errno.ENOSPC,
    53: errno.ENODEV,  # a network drive that does not answer
    55: errno.ENODEV,
    64: errno.ENODEV,
    67: errno.ENODEV,
    112: errno.ENOSPC,
    123: errno.EILSEQ,  # a name with characters that names cannot have
    161: errno.EILSEQ,
    206: errno.ENAMETOOLONG,
    267: errno.ENOTDIR,
    433: errno.ENODEV,
    1006: errno.ENODEV,  # another stick is in the drive
    1117: errno.EIO,
    1167: errno.ENODEV,
    1617: errno.ENODEV,
}
_NOT_FOUND = (2, 3)
_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EISDIR: "đây là một thư mục, không phải tệp",
    errno.ENOTDIR: "đường dẫn đi qua một tệp như đi qua thư mục",
    errno.EEXIST: "đã có tệp hoặc thư mục cùng tên",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EBUSY: "đang được chương trình khác sử dụng",
    errno.ENXIO: "đó là ống dẫn hoặc thiết bị, không phải tệp",
    errno.EILSEQ: "tên có ký tự không dùng được",
    errno.ENODEV: "ổ đĩa không còn ở đó",
    errno.EIO: "ổ đĩa báo lỗi khi đọc hoặc ghi",
}
_ADVICE = {
    errno.EBUSY: "Đóng tệp ở chương trình đang mở nó (Excel, Word, phần mềm đọc PDF), rồi thử lại.",
    errno.EROFS: "Gạt khóa chống ghi của USB hoặc bỏ thuộc tính chỉ đọc, rồi thử lại; hoặc chọn chỗ khác.",
    errno.ENODEV: "Cắm lại USB hoặc nối lại ổ đĩa, rồi thử lại; hoặc chọn chỗ khác.",
    errno.EILSEQ: 'Tên tệp không dùng được các ký tự \\ / : * ? " < > |. Đặt tên khác.',
    errno.ENAMETOOLONG: "Đặt tên ngắn hơn, hoặc chọn thư mục có đường dẫn ngắn hơn.",
    errno.ENOSPC: "Xóa hoặc chuyển bớt tệp khác khỏi ổ đĩa này, rồi thử lại.",
}


def meaning(error: OSError) -> int:
    """Return the `errno` that says what an error means; 0 if it has none."""
    windows = getattr(error, "winerror", None)
    if windows in _NOT_FOUND and len(str(error.filename or "")) > MAX_WINDOWS_PATH:
        return errno.ENAMETOOLONG
    return _WINDOWS.get(windows or 0, error.errno or 0)


def reason_of(error: OSError) -> str:
    """Return the reason of a system error in Vietnamese; in the system's own words where there is no translation."""
    return _REASONS.get(meaning(error), error.strerror or str(error))


def advice_of(error: OSError, otherwise: str) -> str:
    """Return what a person can do about a system error; another text where nothing better is known."""
    return _ADVICE.get(meaning(error), otherwise)

"""Reading files from outside with limits, before their contents are used."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from itertools import accumulate
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from cchc_desktop.base.errors import BadFileError, NotFoundError, StorageError
from cchc_desktop.base.windows import held_files
from cchc_desktop.base.windows.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_TEXT_FILE = 8 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 100_000

_JSON_FAULTS = {
    "Expecting value": "thiếu giá trị",
    "Expecting property name enclosed in double quotes": "thiếu tên trong dấu ngoặc kép",
    "Expecting ':' delimiter": "thiếu dấu hai chấm",
    "Expecting ',' delimiter": "thiếu dấu phẩy hoặc dấu đóng",
    "Extra data": "còn chữ sau phần cuối",
    "Unterminated string starting at": "chuỗi mở ở đây không có dấu ngoặc kép đóng lại",
    "Invalid control character at": "có ký tự điều khiển trong chuỗi",
}
"""Messages of the standard library about broken JSON, and their Vietnamese words."""

_BRACKET = re.compile(r"[\[\]{}]")


class NoRegularFileError(OSError):
    """A path leads to a pipe or a device."""


def read_bytes(path: Path, limit: int = MAX_TEXT_FILE) -> bytes:
    """Return a file's bytes; refuse one that is missing, unreadable, no file or larger than `limit` bytes."""
    require_name(path)
    try:
        with open_regular(path) as file:
            raw = file.read(limit + 1)
    except NoRegularFileError as error:
        raise _no_file(path) from error
    except FileNotFoundError as error:
        raise NotFoundError(f"Không tìm thấy tệp {path}.") from error
    except OSError as error:
        raise StorageError(f"Không đọc được tệp {path}.", f"Lý do: {reason_of(error)}.") from error
    if len(raw) > limit:
        raise BadFileError(f"Tệp {path.name} quá lớn.", f"Chương trình chỉ nhận tệp đến {limit // 1024 // 1024} MB.")
    return raw


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading, at once; NoRegularFileError for a pipe or a device: reading those may never end."""
    file = held_files.opened(path, lambda: open(path, "rb", opener=_open_at_once))  # noqa: SIM115 - the caller closes it
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    file.close()
    raise NoRegularFileError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def require_name(path: Path) -> None:
    """Raise BadFileError if the name of a file is no UTF-8: it could neither be kept nor shown."""
    if any("\ud800" <= char <= "\udfff" for char in str(path)):
        raise BadFileError("Tên tệp hoặc thư mục không phải chữ UTF-8.", "Đổi tên bằng chữ thường rồi thử lại.")


def require_file(path: Path) -> None:
    """Raise BadFileError if a path leads to a pipe or a device: reading those may wait, or never end."""
    require_name(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise _no_file(path)


def _no_file(path: Path) -> BadFileError:
    return BadFileError(f"{path} không phải tệp.", "Đó là ống dẫn hoặc thiết bị. Chọn một tệp.")


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def text_of(raw: bytes, name: str) -> str:
    """Decode UTF-8 (a byte order mark is allowed), naming the first bad byte."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"Byte thứ {error.start + 1} không phải chữ UTF-8. Lưu lại tệp với mã UTF-8 rồi thử lại."
        raise BadFileError(f"Không đọc được chữ trong tệp {name}.", place) from error


def json_of(raw: bytes, name: str, *, controls: bool = False) -> Any:  # noqa: ANN401 - any JSON value; the caller checks its shape
    """Parse JSON with limits on depth and on numbers; NaN and repeated members are refused, the place is named.

    `controls` takes control characters in a text that are not written as escapes.
    """
    text = text_of(raw, name)
    _check_shape(text, name)
    try:
        return json.loads(
            text, object_pairs_hook=_members, parse_constant=_constant, parse_int=_integer, strict=not controls
        )
    except json.JSONDecodeError as error:
        place = f"Dòng {error.lineno}, cột {error.colno}: {_JSON_FAULTS.get(error.msg, 'sai cách viết')}."
        raise BadFileError(f"Tệp {name} không phải JSON đúng cách.", place) from error
    except ValueError as error:
        raise BadFileError(f"Tệp {name} không phải JSON đúng cách.", str(error)) from error


def _check_shape(text: str, name: str) -> None:
    """Refuse JSON that is too deep or has too many values, before it is parsed."""
    # Without escaped quotes every other piece between quotes lies outside of texts, up to the first fault of the JSON.
    bare = "".join(text.replace("\\\\", "").replace('\\"', "").split('"')[::2])
    if sum(map(bare.count, ",[{")) > MAX_VALUES:
        raise BadFileError(f"Tệp {name} có quá nhiều phần tử.", f"Chương trình chỉ nhận đến {MAX_VALUES} phần tử.")
    steps = (1 if bracket in "[{" else -1 for bracket in _BRACKET.findall(bare))
    if max(accumulate(steps), default=0) > MAX_DEPTH:
        raise BadFileError(f"Tệp {name} lồng quá sâu.", f"Chương trình chỉ nhận đến {MAX_DEPTH} lớp.")


def depth_of(value: object) -> int:
    """Return how deep a value of lists and groups is; a text or a number is 0."""
    depth, layer = 0, [value]
    while layer := [inner for outer in layer for inner in _inner(outer)]:
        depth += 1
    return depth


def _inner(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"Thành phần “{name[:60]}” có hai lần trong cùng một nhóm.")
        members[name] = value
    return members


def _constant(name: str) -> NoReturn:
    raise ValueError(f"Giá trị {name} không dùng được.")


def _integer(digits: str) -> int:
    if len(digits) > 30:  # noqa: PLR2004 - longer than any number of a report
        raise ValueError(f"Số {digits[:12]}… dài {len(digits)} chữ số.")
    return int(digits)

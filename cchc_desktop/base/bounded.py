"""Reading files from outside with limits, before anything is believed of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from cchc_desktop.base.errors import BadFileError, NotFoundError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

MAX_TEXT_FILE = 8 * 1024 * 1024
MAX_DEPTH = 40


def read_bytes(path: Path, limit: int = MAX_TEXT_FILE) -> bytes:
    """Return a file's bytes; refuse one that is missing, unreadable or larger than `limit` bytes."""
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except FileNotFoundError as error:
        raise NotFoundError(f"Không tìm thấy tệp {path}.") from error
    except OSError as error:
        raise StorageError(f"Không đọc được tệp {path}.", error.strerror or "") from error
    if len(raw) > limit:
        raise BadFileError(f"Tệp {path.name} quá lớn.", f"Chương trình chỉ nhận tệp đến {limit // 1024 // 1024} MB.")
    return raw


def text_of(raw: bytes, name: str) -> str:
    """Decode UTF-8 (a byte order mark is allowed), naming the first bad byte."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"Byte thứ {error.start + 1} không phải chữ UTF-8. Lưu lại tệp với mã UTF-8 rồi thử lại."
        raise BadFileError(f"Không đọc được chữ trong tệp {name}.", place) from error


def json_of(raw: bytes, name: str) -> Any:  # noqa: ANN401 - any JSON value; the caller checks its shape
    """Parse JSON with limits on depth and on numbers; NaN and repeated members are refused, the place is named."""
    text = text_of(raw, name)
    if _depth(text) > MAX_DEPTH:
        raise BadFileError(f"Tệp {name} lồng quá sâu.", f"Chương trình chỉ nhận đến {MAX_DEPTH} lớp.")
    try:
        return json.loads(text, object_pairs_hook=_members, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        place = f"Dòng {error.lineno}, cột {error.colno}: {error.msg}."
        raise BadFileError(f"Tệp {name} không phải JSON đúng cách.", place) from error
    except ValueError as error:
        raise BadFileError(f"Tệp {name} không phải JSON đúng cách.", str(error)) from error


def _depth(text: str) -> int:
    deepest = depth = 0
    in_string = escaped = False
    for char in text:
        if in_string:
            in_string = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            in_string = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"Thành phần “{twice}” có hai lần trong cùng một nhóm.")
    return members


def _constant(name: str) -> NoReturn:
    raise ValueError(f"Giá trị {name} không dùng được.")


def _integer(digits: str) -> int:
    if len(digits) > 30:  # noqa: PLR2004 - longer than any number of a report
        raise ValueError(f"Số {digits[:12]}… dài {len(digits)} chữ số.")
    return int(digits)

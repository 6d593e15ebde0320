"""The one reader of zip files from outside: every member to its true end, with limits, whatever its stated size.

Nothing is written to a disk. A fault of the whole file is raised as a ZipRefusal; one of a member is reported with
that member, so that it hides no other.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
"""The size below which the compression ratio of a member is not limited."""
MAX_HEADERS = 10_000
"""Entries of directories anywhere in the bytes, those of a file inside included: zipfile reads all at once."""

_HEADER = b"PK\x01\x02"
_HEADER_SIZE = 46
"""The least bytes of such an entry."""
_CHUNK = 1024 * 1024
_ENDLESS = 1 << 60
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""Exceptions of zipfile for bytes that are no zip; the bytes are in memory, so no disk is involved."""


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """Limits of a kind of zip file: members, bytes of all of them; name_fault returns the fault of a name."""

    members: int
    unpacked: int
    name_fault: Callable[[str], str]


class ZipMember(NamedTuple):
    """A member of a zip file: its name, its content, and the reason why it was not read, "" if it was."""

    name: str
    content: bytes
    fault: str


class ZipRefusal(Exception):  # noqa: N818 - what is refused is no error of the program's
    """A zip file is refused whole; the message says why."""


def read_zip(raw: bytes, limits: ZipLimits) -> Iterator[ZipMember]:
    """Read the members of a zip file in their order; ZipRefusal if it is none or has too many."""
    if len(raw) > MAX_HEADERS * _HEADER_SIZE and raw.count(_HEADER) > MAX_HEADERS:
        raise ZipRefusal("có quá nhiều tệp bên trong")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as file:
            yield from _members(file, limits)
    except _UNREADABLE as error:
        raise ZipRefusal("bị cắt ngang, bị hỏng, hoặc không phải loại tệp này") from error


def _members(file: zipfile.ZipFile, limits: ZipLimits) -> Iterator[ZipMember]:
    members = file.infolist()
    if len(members) > limits.members:
        raise ZipRefusal(f"có {len(members)} tệp bên trong; chương trình chỉ nhận đến {limits.members}")
    times = Counter(_compared(member.orig_filename) for member in members)
    left = limits.unpacked
    for member in members:
        name = member.orig_filename
        twice = "có hai tệp cùng tên" if times[_compared(name)] > 1 else ""
        content, fault = b"", twice or limits.name_fault(name) or _kind_fault(member)
        if not fault:
            content, fault = _content(file, member, left)
        left -= len(content)
        yield ZipMember(name, content, fault)


def _compared(name: str) -> str:
    """Return a name for comparison: some systems ignore case, some write backslashes."""
    return name.replace("\\", "/").casefold()


def _kind_fault(member: zipfile.ZipInfo) -> str:
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "là liên kết hoặc thiết bị, không phải tệp"
    if member.flag_bits & 1:
        return "đặt mật khẩu; bỏ mật khẩu rồi lưu lại"
    return "" if member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else "cách nén không dùng được"


def _content(file: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> tuple[bytes, str]:
    """Unpack a member to its true end; the size in the directory is checked, not trusted."""
    declared, member.file_size = member.file_size, _ENDLESS
    most = min(left, max(RATIO_FROM, member.compress_size * MAX_RATIO))
    content = bytearray()
    try:
        with file.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                if len(content) > most:
                    return b"", "mở nén ra quá lớn"
    except _UNREADABLE:
        return b"", "không đọc được, dữ liệu bị hỏng hoặc chép chưa hết"
    return (bytes(content), "") if len(content) == declared else (b"", "độ dài ghi trong tệp không đúng")

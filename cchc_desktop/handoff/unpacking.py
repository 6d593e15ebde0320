"""Opening a package from outside: every member with limits, every fault told, nothing written to a disk."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from cchc_desktop.handoff.names import fault_of, shown

MAX_PACKAGE = 96 * 1024 * 1024
MAX_UNPACKED = 96 * 1024 * 1024
MAX_FILES = 60
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
"""Below this size a member may be packed as tightly as it likes."""
MAX_HEADERS = 10_000
"""Entries of directories anywhere in the bytes, those of a workbook inside included: zipfile reads all at once."""
_HEADER = b"PK\x01\x02"
_CHUNK = 1024 * 1024
_ENDLESS = 1 << 60
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises for bytes that are no zip; the bytes are in memory, so that no disk has a part in it."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a package holds: the content of each path, None where it cannot be read or must not be; faults in words."""

    files: Mapping[str, bytes | None]
    faults: tuple[str, ...]


def unpack(raw: bytes) -> Unpacked:
    """Read every member of a package; what is wrong with one never hides the others."""
    if raw.count(_HEADER) > MAX_HEADERS:
        return Unpacked({}, ("Gói có quá nhiều tệp.",))
    try:
        with zipfile.ZipFile(BytesIO(raw)) as file:
            return _unpacked(file)
    except _UNREADABLE:
        return Unpacked({}, ("Tệp bị cắt ngang, bị hỏng, hoặc không phải gói bàn giao.",))


def _unpacked(file: zipfile.ZipFile) -> Unpacked:
    members = file.infolist()
    if len(members) > MAX_FILES:
        return Unpacked({}, (f"Gói có {len(members)} tệp; chương trình chỉ nhận đến {MAX_FILES}.",))
    faults: list[str] = []
    files: dict[str, bytes | None] = {}
    left = MAX_UNPACKED
    for member, refused in _judged(members):
        path = member.orig_filename
        content, fault = (None, refused) if refused else _content(file, member, left)
        left -= len(content or b"")
        if fault:
            faults.append(f"{shown(path)}: {fault}.")
        files[path] = content
    return Unpacked(files, tuple(faults))


def _judged(members: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Give every member with the reason not to read it, "" if there is none."""
    names = Counter(member.orig_filename.casefold() for member in members)
    for member in members:
        twice = names[member.orig_filename.casefold()] > 1
        yield member, "có hai tệp cùng tên" if twice else fault_of(member.orig_filename) or _kind_fault(member)


def _kind_fault(member: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or member.is_dir():
        return "là liên kết hoặc thư mục, không phải tệp"
    if member.flag_bits & 1:
        return "đặt mật khẩu"
    return "" if member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else "cách nén không dùng được"


def _content(file: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> tuple[bytes | None, str]:
    """Unpack a member to its true end, whatever the directory says of its size."""
    declared, member.file_size = member.file_size, _ENDLESS
    most = min(left, max(RATIO_FROM, member.compress_size * MAX_RATIO))
    content = bytearray()
    try:
        with file.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                if len(content) > most:
                    return None, "mở nén ra quá lớn"
    except _UNREADABLE:
        return None, "không đọc được, dữ liệu bị hỏng"
    return (bytes(content), "") if len(content) == declared else (None, "độ dài ghi trong gói không đúng")

"""Unpacking a zip file from outside with limits."""

from __future__ import annotations

import re

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.zip_reader import ZipLimits, ZipRefusal, read_zip

MAX_MEMBERS = 1_000
MAX_UNPACKED = 64 * 1024 * 1024

_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|\Z)", re.DOTALL)


def zip_of(raw: bytes, name: str) -> dict[str, bytes]:
    """Unpack a zip file with limits; the first wrong member is named. A backslash in a name is taken for "/"."""
    members: dict[str, bytes] = {}
    try:
        for member in read_zip(raw, ZipLimits(MAX_MEMBERS, MAX_UNPACKED, _name_fault)):
            if member.fault:
                raise BadFileError(f"Không nhận tệp {name}.", f"Phần “{member.name[:80]}” trong tệp: {member.fault}.")
            members[member.name.replace("\\", "/")] = member.content
    except ZipRefusal as refusal:
        raise BadFileError(f"Tệp {name} không mở được.", f"Tệp {refusal}.") from refusal
    return members


def _name_fault(path: str) -> str:
    return "đường dẫn này chỉ ra ngoài gói" if _OUTSIDE.match(path) else ""

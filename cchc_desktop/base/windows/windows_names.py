"""Names of files that Windows cannot have."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from cchc_desktop.base.errors import StorageError

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\\/:*?"<>|]')


def is_reserved(name: str) -> bool:
    """Return whether a name is that of a device of Windows, whatever its ending: con.pdf is the keyboard."""
    return _RESERVED.fullmatch(name) is not None


def fault_of_name(name: str) -> str:
    """Return why a file of Windows cannot have a name, "" if it can."""
    if is_reserved(name):
        return "Tên này dành riêng cho Windows."
    if name != name.rstrip(" ."):
        return "Tên không được kết thúc bằng dấu chấm hoặc dấu cách."
    if _FORBIDDEN.search(name):
        return 'Tên tệp không dùng được các ký tự \\ / : * ? " < > |.'
    return ""


def refuse_unusable_name(path: Path, system: str = sys.platform) -> None:
    """Raise StorageError on Windows for a name that cannot be: there it would be quietly written as another."""
    fault = fault_of_name(path.name) if system == "win32" else ""
    if fault:
        raise StorageError(f"Không ghi được tệp {path}.", f"{fault} Đặt tên khác.")

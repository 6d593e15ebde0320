"""The address of the database in which an office with several desks keeps its inbox, beside the drafts of each desk.

It is a line of text in the data folder, without a password: that belongs into pgpass or the environment (0052).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cchc_desktop.base.bounded import read_bytes, text_of
from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.base.files import flush_folder, require_folder, write_bytes
from cchc_desktop.base.windows.system_errors import reason_of

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "inbox-database.txt"
_SCHEME = "postgresql+psycopg"
_LONGEST = 4096
_FORM = f"Ghi như {_SCHEME}://TÀI-KHOẢN@MÁY-CHỦ/TÊN."
_PASSWORD = (
    "Địa chỉ này có mật khẩu; chương trình không giữ mật khẩu.",
    "Bỏ mật khẩu khỏi địa chỉ, ghi nó vào tệp pgpass của máy (Windows: %APPDATA%\\postgresql\\pgpass.conf).",
)


def inbox_address(folder: Path) -> str:
    """Return the address that a data folder names, "" where its inbox is its own file."""
    path = folder / _FILE
    return text_of(read_bytes(path, _LONGEST), _FILE).strip() if path.exists() else ""


def set_inbox_address(folder: Path, address: str) -> None:
    """Keep an address in a data folder, "" for its own file; UserError if it is none, or has a password."""
    typed = address.strip()
    if not typed:
        _forget(folder / _FILE)
        return
    require_address(typed)
    require_folder(folder)
    write_bytes(folder / _FILE, f"{typed}\n".encode(), private=True)


def _forget(path: Path) -> None:
    """Remove the file, also from the disk; StorageError where that cannot be."""
    if not path.exists():
        return
    try:
        path.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise StorageError(f"Không xóa được {path}.", f"Lý do: {reason_of(error)}.") from error


def require_address(address: str) -> None:
    """Raise UserError unless a text is the address of a database, without a password."""
    try:
        parts = urlsplit(address)
        password, host, name = parts.password, parts.hostname, parts.path.strip("/")
    except ValueError:
        raise UserError("Địa chỉ cơ sở dữ liệu chưa đúng.", _FORM) from None
    if parts.scheme != _SCHEME or not host or not name or not address.isprintable():
        raise UserError("Địa chỉ cơ sở dữ liệu chưa đúng.", _FORM)
    if password is not None or "password=" in parts.query:
        raise UserError(*_PASSWORD)

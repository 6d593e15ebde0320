"""Atomic files: a temporary neighbour is written, flushed, and moved into place; a failure leaves the old file."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import StorageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path, begins: bytes = b"", *, private: bool = False, new: bool = False) -> Iterator[Path]:
    """Give the path of a temporary file beside `path` to write; on success it is flushed and takes the name.

    On any exception the temporary file is removed and `path` is as before. An OSError becomes a StorageError. What is
    there already is replaced only if it is a file that begins with `begins`, as all of its kind do, or an empty one;
    with `new` nothing is, also not a file that another process makes meanwhile. Only the owner reads a `private` file.
    """
    temporary: Path | None = None
    try:
        path = path.resolve()
        _refuse_other_kinds(path, begins)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        _flush(temporary)
        temporary.chmod(0o600 if private else 0o666 & ~_umask())
        _take_name(temporary, path, new=new)
        flush_folder(path.parent)
    except OSError as error:
        raise StorageError(f"Không ghi được tệp {path}.", _advice(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_bytes(path: Path, raw: bytes) -> None:
    """Write a whole file atomically."""
    with replacing(path) as temporary:
        temporary.write_bytes(raw)


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_name(temporary: Path, path: Path, *, new: bool) -> None:
    if not new:
        temporary.replace(path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: looked at, as it cannot be asked to refuse a taken name
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def _refuse_other_kinds(path: Path, begins: bytes) -> None:
    if not path.exists():
        return
    if not path.is_file():
        raise StorageError(f"Không ghi được tệp {path}.", "Ở đó đã có thứ không phải tệp. Chọn tên khác.")
    with path.open("rb") as file:
        start = file.read(len(begins))
    if start and start != begins:
        raise StorageError(f"Không ghi đè tệp {path}.", "Tệp đang có ở đó là loại khác. Chọn tên khác.")


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _advice(error: OSError) -> str:
    return f"{reason_of(error).capitalize()}. Kiểm tra thư mục có tồn tại, còn chỗ trống và cho phép ghi, rồi thử lại."

"""Atomic files: a temporary neighbour is written, flushed, and moved into place; a failure leaves the old file."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base import leftovers
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.windows import held_files
from cchc_desktop.base.windows.system_errors import advice_of, reason_of
from cchc_desktop.base.windows.windows_names import refuse_unusable_name

if TYPE_CHECKING:
    from collections.abc import Iterator

IsOurs = Callable[[Path], bool]
"""Returns whether an existing file is of the kind to be written, made by this program."""


@contextmanager
def replacing(path: Path, is_ours: IsOurs | None = None, *, private: bool = False, new: bool = False) -> Iterator[Path]:
    """Yield the path of a temporary file beside `path` to write; on success it is flushed and renamed to `path`.

    On any exception the temporary file is removed and `path` is as before. An OSError becomes a StorageError. With
    `is_ours` a file that is there is replaced only if that tells so, or if it is empty; with `new` nothing is, also not
    a file that another process makes meanwhile. Only the owner reads a `private` file.
    """
    temporary: Path | None = None
    try:
        refuse_unusable_name(path)
        path = path.resolve()
        refuse_other_kinds(path, is_ours)
        leftovers.remove(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.{leftovers.mark()}", suffix=".part", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        flush_file(temporary)
        temporary.chmod(0o600 if private else 0o666 & ~_umask())
        _take_name(temporary, path, new=new)
        flush_folder(path.parent)
    except OSError as error:
        raise StorageError(f"Không ghi được tệp {path}.", _advice(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # the first failure is the one to report
                held_files.unlink(temporary)


def write_bytes(path: Path, raw: bytes, *, private: bool = False) -> None:
    """Write a whole file atomically; only its owner reads a `private` one."""
    with replacing(path, private=private) as temporary:
        temporary.write_bytes(raw)


def make_private(path: Path) -> None:
    """Make a file readable by its owner alone, if it exists and the system can do that."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read; an existing one is made so."""
    with suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        return
    make_private(path)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it; on return their names are on the disk. OSError else."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        flush_folder(each.parent)
    folder.mkdir(exist_ok=True)  # an error where a file has the name


def require_folder(folder: Path) -> None:
    """Make a folder like `make_folder`; StorageError with the reason where that cannot be."""
    try:
        make_folder(folder)
    except OSError as error:
        raise StorageError(f"Không lập được thư mục {folder}.", _advice(error)) from error


def move(path: Path, target: Path) -> None:
    """Rename a file, replacing any that has the name; file and name are on the disk when this returns."""
    flush_file(path)
    held_files.replace(path, target)
    flush_folder(target.parent)


def duplicate(path: Path, target: Path) -> None:
    """Link a file to a second name, or copy it where the file system has no links; both are on the disk on return."""
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, target)
        make_private(target)
    flush_file(target)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_name(temporary: Path, path: Path, *, new: bool) -> None:
    if not new:
        held_files.replace(temporary, path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: checked first, as it cannot refuse a name in use
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        held_files.replace(temporary, path)


def refuse_other_kinds(path: Path, is_ours: IsOurs | None) -> None:
    """Raise StorageError if an existing file must not be written over."""
    if not path.exists():
        return
    if not path.is_file():
        raise StorageError(f"Không ghi được tệp {path}.", "Tên này đã dùng cho một thư mục. Đặt tên khác.")
    if is_ours and path.stat().st_size and not is_ours(path):
        advice = "Tệp đang có ở đó là loại khác, hoặc không do chương trình này xuất ra. Chọn tên khác."
        raise StorageError(f"Không ghi đè tệp {path}.", advice)


def flush_file(path: Path) -> None:
    """Flush the contents of a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _advice(error: OSError) -> str:
    usual = "Kiểm tra thư mục có tồn tại, còn chỗ trống và cho phép ghi, rồi thử lại."
    return f"{reason_of(error).capitalize()}. {advice_of(error, usual)}"

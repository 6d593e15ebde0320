"""The folder that keeps packages as they came, each under the hash of its bytes."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base import leftovers
from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import flush_file, flush_folder, make_folder
from cchc_desktop.base.windows import held_files
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.package_layout import SUFFIX
from cchc_desktop.handoff.unpacking import MAX_PACKAGE

if TYPE_CHECKING:
    from collections.abc import Collection

_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = 16
"""Files that are flushed at a time: a disk writes many of them in one go."""


@dataclass(frozen=True, slots=True)
class PackageFolder:
    """A folder of packages; several processes may keep packages in it at a time.

    `put` writes, `flush` brings what was written to the disk: whoever notes a package in the database flushes it first.
    """

    path: Path

    def put(self, raw: bytes, name: str) -> None:
        """Write the bytes whose hash is `name`, unless they are there; a power cut may still take them."""
        path = self._path(name)
        if path.exists() and path.stat().st_size == len(raw) and sha256(read_bytes(path, MAX_PACKAGE)) == name:
            return
        part = path.with_name(f".{name}.{leftovers.mark()}.part")
        try:
            if not path.parent.is_dir():
                make_folder(path.parent)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600), "wb") as file:
                file.write(raw)
            held_files.replace(part, path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise StorageError(f"Không ghi được vào thư mục {path.parent}.", f"Lý do: {reason_of(error)}.") from error

    def flush(self, names: Collection[str]) -> None:
        """Bring packages to the disk: they are there after a power cut when this returns."""
        paths = [self._path(name) for name in names]
        try:
            with ThreadPoolExecutor(_AT_ONCE) as threads:
                [*threads.map(flush_file, paths)]
                [*threads.map(_flush_folder, {path.parent for path in paths})]
        except OSError as error:
            raise StorageError(f"Không ghi được vào thư mục {self.path}.", f"Lý do: {reason_of(error)}.") from error

    def keep(self, raw: bytes, name: str) -> None:
        """Keep the bytes whose hash is `name`; they are on the disk when this returns."""
        self.put(raw, name)
        self.flush([name])

    def read(self, name: str) -> bytes:
        """Return the bytes that were kept; StorageError if they are others by now."""
        raw = read_bytes(self._path(name), MAX_PACKAGE)
        require_same(raw, name)
        return raw

    def remove(self, name: str) -> None:
        """Remove the package of a hash, if it is there."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.path / name[:2] / f"{name}{SUFFIX}"


def _flush_folder(folder: Path) -> None:
    """Flush the names in a folder; those that a killed process left there are removed."""
    leftovers.remove(folder)
    flush_folder(folder)


def require_same(raw: bytes, name: str) -> None:
    """Raise StorageError unless bytes have the hash `name`."""
    if sha256(raw) != name:
        raise StorageError(f"Gói {name[:12]}… đã giữ không còn nguyên.", "Khôi phục thư mục dữ liệu từ bản sao.")

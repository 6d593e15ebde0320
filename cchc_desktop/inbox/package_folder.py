"""The folder that keeps packages as they came, each under the hash of its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.errors import StorageError
from cchc_desktop.base.files import make_folder, write_bytes
from cchc_desktop.base.windows.system_errors import reason_of
from cchc_desktop.handoff.bag import sha256
from cchc_desktop.handoff.package_layout import SUFFIX
from cchc_desktop.handoff.unpacking import MAX_PACKAGE


@dataclass(frozen=True, slots=True)
class PackageFolder:
    """A folder of packages; several processes may keep packages in it at a time."""

    path: Path

    def keep(self, raw: bytes, name: str) -> None:
        """Keep the bytes whose hash is `name`; they are on the disk when this returns."""
        path = self._path(name)
        if path.exists() and path.stat().st_size == len(raw) and sha256(read_bytes(path, MAX_PACKAGE)) == name:
            return
        try:
            make_folder(path.parent)
        except OSError as error:
            raise StorageError(f"Không lập được thư mục {path.parent}.", f"Lý do: {reason_of(error)}.") from error
        write_bytes(path, raw, private=True)

    def read(self, name: str) -> bytes:
        """Return the bytes that were kept; StorageError if they are others by now."""
        raw = read_bytes(self._path(name), MAX_PACKAGE)
        require_same(raw, name)
        return raw

    def _path(self, name: str) -> Path:
        return self.path / name[:2] / f"{name}{SUFFIX}"


def require_same(raw: bytes, name: str) -> None:
    """Raise StorageError unless bytes have the hash `name`."""
    if sha256(raw) != name:
        raise StorageError(f"Gói {name[:12]}… đã giữ không còn nguyên.", "Khôi phục thư mục dữ liệu từ bản sao.")

"""What writing to a stick asks of the system, one method for each thing that can go wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from cchc_desktop.base.files import flush_folder

CHUNK = 256 * 1024


class Device:
    """The file system, as it is. Every method raises OSError when the stick is full, gone, or read-only."""

    def free(self, folder: Path) -> int | None:
        """Return how many bytes a folder can still take; None where the system does not know its size."""
        usage = shutil.disk_usage(folder)
        return usage.free if usage.total else None

    def exists(self, path: Path) -> bool:
        """Tell whether a name is taken, also by a link to nothing."""
        return os.path.lexists(path)

    def create(self, path: Path) -> int:
        """Make a new file and return its handle; a taken name is an error."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)

    def write(self, handle: int, chunk: bytes) -> None:
        """Write a whole chunk, however many calls that takes."""
        view = memoryview(chunk)
        while view:
            view = view[os.write(handle, view) :]

    def flush(self, handle: int) -> None:
        """Bring what was written to the device."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a file."""
        os.close(handle)

    def read(self, path: Path) -> Iterator[bytes]:
        """Yield a file's bytes from the device, as far as the system lets go of the copy it has in memory.

        Linux drops what it has kept; macOS and Windows have no such call here, and may answer from memory.
        """
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            while chunk := os.read(handle, CHUNK):
                yield chunk
        finally:
            os.close(handle)

    def rename(self, path: Path, target: Path) -> None:
        """Give a file its name. Looked at once more before: Linux would replace what has the name, Windows refuses."""
        if self.exists(target):
            raise FileExistsError(17, "File exists", str(target))
        path.rename(target)

    def flush_folder(self, folder: Path) -> None:
        """Bring names to the device, where the system can do that for a folder."""
        flush_folder(folder)

    def remove(self, path: Path) -> None:
        """Take a file away; one that is not there is fine."""
        path.unlink(missing_ok=True)

"""The system calls of writing to a stick, one method for each that can fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from cchc_desktop.base.files import flush_folder
from cchc_desktop.base.windows import held_files

CHUNK = 256 * 1024


class Device:
    """The file system, as it is. Every method raises OSError when the stick is full, gone, or read-only."""

    def free(self, folder: Path) -> int | None:
        """Return the free bytes of a folder's file system; None where the system does not know its size."""
        usage = shutil.disk_usage(folder)
        return usage.free if usage.total else None

    def exists(self, path: Path) -> bool:
        """Return whether a name is in use, also by a dangling link."""
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
        """Flush a file to the device."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a file."""
        os.close(handle)

    def read(self, path: Path) -> Iterator[bytes]:
        """Yield a file's bytes from the device, where the system can drop its copy in memory.

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
        """Rename a file; a name in use is an error.

        It is checked before, as Linux would replace the file that has it.
        """
        if self.exists(target):
            raise FileExistsError(17, "File exists", str(target))
        held_files.rename(path, target)

    def flush_folder(self, folder: Path) -> None:
        """Flush the names in a folder to the device, where the system can do that for a folder."""
        flush_folder(folder)

    def remove(self, path: Path) -> None:
        """Delete a file; a missing one is no error."""
        held_files.unlink(path)

"""What a cold start of the frozen program reads of its folder: `python -m windows.cold_start`, after `dev.py windows`.

Under Wine, with nothing of the folder in memory before: the pages that are there once the list of drafts is shown, and
those that the system read ahead with them. How far it reads ahead is the disk's affair (some servers: 8 MB), so the
folder is copied onto a disk image of its own that reads ahead 128 kB, as Linux does by itself; root alone can mount it.
The figure stands in docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.release import MEGABYTE, NAME, FailedError, FreshWindows, Release, run, say

MOST_MEGABYTES = 60
READ_AHEAD = 128 * 1024
_SETTLED_SECONDS = 5


def measure(cache: Path) -> tuple[float, int, int]:
    """Return the megabytes read, the files they are of, and the files of the folder."""
    with usual_disk(Release(cache).frozen, cache / "cold-disk.img") as folder:
        return measure_in(folder, cache)


@contextmanager
def usual_disk(folder: Path, image: Path) -> Iterator[Path]:
    """Yield a copy of a folder on a disk that reads ahead as usual; the folder itself where none can be mounted."""
    if os.geteuid() != 0:
        say("not root: measured where the folder lies, however far that disk reads ahead")
        yield folder
        return
    place = image.with_suffix("")
    place.mkdir(exist_ok=True)
    with image.open("wb") as file:
        file.truncate(2 * sum(path.stat().st_size for path in folder.rglob("*")))
    run(["mkfs.ext4", "-q", "-F", image])
    loop = subprocess.run(["losetup", "-f", "--show", image], check=True, capture_output=True, text=True).stdout.strip()
    try:
        run(["blockdev", "--setra", str(READ_AHEAD // 512), loop])
        run(["mount", loop, place])
        try:
            yield Path(shutil.copytree(folder, place / folder.name))
        finally:
            run(["umount", place])
    finally:
        run(["losetup", "-d", loop])
        image.unlink()


def measure_in(folder: Path, cache: Path) -> tuple[float, int, int]:
    """Return the same of a folder where it is."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    office = FreshWindows(cache, "cold")
    try:
        forget(files)
        office.start(folder / f"{NAME}.exe")
        wait_for(office.drafts)
        pages = in_memory(files)
        while (more := settled(files)) != pages:
            pages = more
    finally:
        office.close()
    return sum(pages) / MEGABYTE, sum(map(bool, pages)), len(files)


def forget(files: list[Path]) -> None:
    """Drop every page of the files from memory."""
    os.sync()
    for path in files:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def in_memory(files: list[Path]) -> list[int]:
    """Return how many bytes of each file are in memory."""
    call = ["fincore", "--bytes", "--noheadings", "--raw", "--output", "RES", *map(str, files)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    return [int(line) for line in done.stdout.split()]


def settled(files: list[Path]) -> list[int]:
    """Return the same some seconds later."""
    time.sleep(_SETTLED_SECONDS)
    return in_memory(files)


def wait_for(drafts: Path) -> None:
    """Wait until the drafts are opened."""
    deadline = time.monotonic() + 300
    while not drafts.is_file():
        if time.monotonic() > deadline:
            raise FailedError("the drafts were not opened")
        time.sleep(0.5)


def main() -> int:
    """Print the figure; return 1 if it is above the aim."""
    parser = argparse.ArgumentParser(prog="python -m windows.cold_start", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "cchc-desktop-windows", metavar="DIR")
    megabytes, touched, files = measure(parser.parse_args().cache.resolve())
    say(f"{megabytes:.1f} MB of {touched} files, of {files}; at most {MOST_MEGABYTES} MB")
    return int(megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())

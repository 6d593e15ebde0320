"""What a cold start of the frozen program reads of its folder: `python -m windows.cold_start`, after `dev.py windows`.

Under Wine, with nothing of the folder in memory before: the pages that are there once the list of drafts is shown, and
those that the system read ahead with them. The figure stands in docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from windows.release import MEGABYTE, NAME, FailedError, FreshWindows, Release, say

MOST_MEGABYTES = 60
_SETTLED_SECONDS = 5


def measure(cache: Path) -> tuple[float, int, int]:
    """Return the megabytes read, the files they are of, and the files of the folder."""
    folder = Release(cache).frozen
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

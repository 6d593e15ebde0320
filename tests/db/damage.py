"""Harm done to real files: disks that are full or read-only, logs cut short, pages overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[Path]:
    """A disk of its own of a few megabytes; only root may mount one."""
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root mounts a small disk")
    mounted = mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder)
    if mounted.returncode != 0:
        pytest.skip(f"no small disk here: {mounted.stderr}")
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", folder], check=True)


def mount(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/mount", *map(str, arguments)], check=False, capture_output=True, encoding="utf-8")


@contextmanager
def filled_up(disk: Path, leave: int = 0) -> Iterator[None]:
    """Fill a disk to the last byte, or all but a few."""
    ballast = disk / "đầy"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    os.truncate(ballast, max(0, ballast.stat().st_size - leave))
    try:
        yield
    finally:
        ballast.unlink()


def taken_from_use(folder: Path, to: Path) -> Path:
    """Copy a data folder while it is in use, as a power cut would leave it: log and all."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*-shm"))
    return to


def log_of(path: Path) -> Path:
    """Return the path of SQLite's log of a file."""
    return path.with_name(path.name + "-wal")


def log_cut_short(path: Path, part: float) -> None:
    """Leave only a part of the log."""
    log = log_of(path)
    os.truncate(log, int(log.stat().st_size * part))


def overwritten(path: Path, table: str) -> None:
    """Overwrite the first page of a table."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 8)
        file.write(b"\xa5" * 4000)

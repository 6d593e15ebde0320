"""The removable drives, as psutil and the system report them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.base.windows.usb_drives import on_usb

STICK, DISK = "USB", "Ổ đĩa"
_MOUNTED_BY_DESKTOP = ("/media/", "/run/media/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive: where it is, its device, file system, room in bytes, and whether it can be written."""

    path: Path
    device: str
    file_system: str
    total: int
    free: int
    writable: bool


def removable_drives() -> list[Drive]:
    """Return the removable drives that answer now, by their place."""
    return sorted(_drives(), key=lambda drive: drive.path)


def drive_of(path: Path) -> Drive | None:
    """Return the removable drive a path lies on, None if it lies on none."""
    there = path.resolve()
    holding = [drive for drive in removable_drives() if there.is_relative_to(drive.path)]
    return max(holding, key=lambda drive: len(drive.path.parts), default=None)


def place_of(path: Path) -> str:
    """Return the name of a path's drive in messages."""
    return STICK if drive_of(path) else DISK


def _drives() -> Iterator[Drive]:
    import psutil  # noqa: PLC0415 - only who hands over needs it

    for partition in psutil.disk_partitions(all=False):
        options = partition.opts.split(",")
        if not _removable(partition.device, partition.mountpoint, options):
            continue
        try:
            usage = psutil.disk_usage(partition.mountpoint)
        except OSError:  # a reader without a card, or a stick that was just removed
            continue
        path = Path(partition.mountpoint)
        yield Drive(path, partition.device, partition.fstype, usage.total, usage.free, "ro" not in options)


def _removable(device: str, mounted: str, options: list[str]) -> bool:
    """Return whether a drive is removable: Windows reports it or its bus, Linux by the device, macOS by the place."""
    if sys.platform == "win32":
        return "removable" in options or on_usb(device)
    return mounted.startswith(_MOUNTED_BY_DESKTOP) or _on_usb(device)


def _on_usb(device: str) -> bool:
    """Return whether Linux reaches a block device over USB; a partition's folder lies below its disk's."""
    folder = Path("/sys/class/block") / Path(device).name
    return "/usb" in os.path.realpath(folder)

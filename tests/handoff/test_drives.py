"""The removable drives, as psutil and the system report them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from cchc_desktop.desk.sending.handing import unsafe_home
from cchc_desktop.handoff.drives import drive_of, place_of, removable_drives

Mounting = Callable[..., None]

WINDOWS = {"C:\\": "fixed", "E:\\": "removable", "F:\\": "fixed"}
"""Drives as Windows names their kinds; F: is a hard disk in a USB case."""


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> Mounting:
    def mounting(*partitions: tuple[str, str, str]) -> None:
        found = [
            SimpleNamespace(device=device, mountpoint=place, fstype="vfat", opts=options)
            for device, place, options in partitions
        ]
        monkeypatch.setattr(psutil, "disk_partitions", lambda **_options: found)

    monkeypatch.setattr(psutil, "disk_usage", lambda _place: SimpleNamespace(total=8_000, free=5_000))
    return mounting


@pytest.mark.skipif(sys.platform == "win32", reason="places as Linux mounts them")
def test_what_the_desktop_mounted_can_be_taken_out(mounted: Mounting) -> None:
    mounted(
        ("/dev/sda1", "/", "rw"), ("/dev/sdb1", "/media/lan/USB", "rw,relatime"), ("/dev/sdc1", "/run/media/l/B", "ro")
    )
    found = [(str(drive.path), drive.writable, drive.free) for drive in removable_drives()]
    assert found == [("/media/lan/USB", True, 5_000), ("/run/media/l/B", False, 5_000)]


@pytest.mark.skipif(sys.platform == "win32", reason="places as Linux mounts them")
def test_what_hangs_on_usb_can_be_taken_out_wherever_it_is(mounted: Mounting, monkeypatch: pytest.MonkeyPatch) -> None:
    places = {"/sys/class/block/sdb1": "/sys/devices/pci0000:00/usb1/1-1/block/sdb/sdb1"}
    monkeypatch.setattr(os.path, "realpath", lambda path: places.get(str(path), str(path)))
    mounted(("/dev/sda1", "/", "rw"), ("/dev/sdb1", "/mnt/x", "rw"))
    assert [str(drive.path) for drive in removable_drives()] == ["/mnt/x"]


def test_windows_says_it_itself(mounted: Mounting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("cchc_desktop.handoff.drives.on_usb", lambda device: device == "F:\\")
    mounted(*((letter, letter, f"rw,{kind}") for letter, kind in WINDOWS.items()))
    assert [drive.device for drive in removable_drives()] == ["E:\\", "F:\\"]


def test_a_reader_without_a_card_is_left_out(mounted: Mounting, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_place: str) -> None:
        raise OSError(123, "no medium")

    mounted(("/dev/sdb1", "/media/x", "rw"))
    monkeypatch.setattr(psutil, "disk_usage", gone)
    assert removable_drives() == []


@pytest.mark.skipif(sys.platform == "win32", reason="places as Linux mounts them")
def test_a_path_knows_its_drive_and_drafts_on_one_are_warned_about(mounted: Mounting, tmp_path: Path) -> None:
    mounted(("/dev/sdb1", "/media/a", "rw"), ("/dev/sdb2", "/media/a/b", "rw"))
    drive = drive_of(Path("/media/a/b/c"))
    assert drive is not None
    assert str(drive.path) == "/media/a/b"
    assert (place_of(Path("/media/a/x")), place_of(tmp_path)) == ("USB", "Ổ đĩa")
    assert "ổ tháo rời" in unsafe_home(Path("/media/a/dữ liệu"))
    assert unsafe_home(tmp_path) == ""


def test_the_drives_of_this_machine_can_be_read() -> None:
    assert isinstance(removable_drives(), list)

"""A hard disk in a USB case is a stick: Windows calls it fixed, its device says how it is reached."""

from __future__ import annotations

import struct
import sys

import pytest

from cchc_desktop.base.windows.usb_drives import bus_of, on_usb

SATA, USB = 11, 7


def descriptor(bus: int) -> bytes:
    """Return a STORAGE_DEVICE_DESCRIPTOR as Windows answers: version, size, kinds, offsets of texts, bus."""
    return struct.pack("<IIBBBBIIIIII", 40, 40, 0, 0, 0, 1, 0, 0, 0, 0, bus, 0)


@pytest.mark.parametrize("bus", [SATA, USB])
def test_the_bus_is_read_from_the_device_s_own_words(bus: int) -> None:
    assert bus_of(descriptor(bus)) == bus


def test_a_drive_that_does_not_answer_is_none_of_usb() -> None:
    assert bus_of(b"") == 0
    assert not on_usb("Q:\\")


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_the_drive_of_the_system_is_no_stick() -> None:
    assert not on_usb("C:\\")

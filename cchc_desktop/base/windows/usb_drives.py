"""Whether Windows reaches a drive over USB: it calls a hard disk in a USB case fixed, as the system's own."""

from __future__ import annotations

import struct
import sys

_USB = 7
_QUERY = struct.pack("<III", 0, 0, 0)
"""STORAGE_PROPERTY_QUERY: the descriptor of the device, by the standard query."""
_QUERY_PROPERTY = 0x2D1400
_BUS_AT = 28
_MOST = 1024


def on_usb(device: str) -> bool:
    """Return whether Windows reaches a drive of a letter over USB; no right is needed to ask."""
    return bus_of(_descriptor(device)) == _USB


def bus_of(descriptor: bytes) -> int:
    """Return the kind of bus in a STORAGE_DEVICE_DESCRIPTOR, 0 where it does not say."""
    if len(descriptor) < _BUS_AT + 4:
        return 0
    return int(struct.unpack_from("<I", descriptor, _BUS_AT)[0])


def _descriptor(device: str) -> bytes:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for this alone
        from ctypes import wintypes  # noqa: PLC0415 - likewise

        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateFileW.restype = wintypes.HANDLE
        share_all, existing = 7, 3
        handle = kernel.CreateFileW("\\\\.\\" + device.rstrip("\\/"), 0, share_all, None, existing, 0, None)
        if handle == wintypes.HANDLE(-1).value:
            return b""
        answer, length = ctypes.create_string_buffer(_MOST), wintypes.DWORD()
        asked = kernel.DeviceIoControl(
            wintypes.HANDLE(handle), _QUERY_PROPERTY, _QUERY, len(_QUERY), answer, _MOST, ctypes.byref(length), None
        )
        kernel.CloseHandle(wintypes.HANDLE(handle))
        return answer.raw[: length.value] if asked else b""
    return b""

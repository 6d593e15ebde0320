"""The colour profile of sRGB (ICC version 2), computed from its definition: the output intent that PDF/A asks for."""

from __future__ import annotations

import struct
from functools import cache

_POINTS = 1024
_WHITE = (0.9642, 1.0, 0.8249)  # D50, to which profiles refer
_PRIMARIES = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
"""Red, green and blue of sRGB, adapted to D50 (IEC 61966-2-1, Bradford)."""
_NAME, _RIGHTS = "sRGB IEC61966-2.1", "No copyright, use freely"
_HEADER = 128
_LINEAR = 0.04045  # up to here the tone curve is a line
_MADE = (2023, 1, 1, 0, 0, 0)


@cache
def srgb_profile() -> bytes:
    """Return the profile, the same bytes every time."""
    curve = _curve()
    tags = {
        b"desc": _description(_NAME),
        b"cprt": b"text\0\0\0\0" + _RIGHTS.encode("ascii") + b"\0",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(place) for name, place in zip((b"rXYZ", b"gXYZ", b"bXYZ"), _PRIMARIES, strict=True)},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, data = struct.pack(">I", len(tags)), b""
    placed: dict[bytes, int] = {}
    start = _HEADER + 4 + 12 * len(tags)
    for name, content in tags.items():
        if content not in placed:
            placed[content] = start + len(data)
            data += content.ljust(-(-len(content) // 4) * 4, b"\0")
        table += struct.pack(">4sII", name, placed[content], len(content))
    body = table + data
    return _header(_HEADER + len(body)) + body


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s6H4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp")
    return (head + bytes(28) + _numbers(_WHITE)).ljust(_HEADER, b"\0")


def _curve() -> bytes:
    """Return the tone curve of sRGB as a table of light by value."""
    values = (_light(step / (_POINTS - 1)) for step in range(_POINTS))
    return struct.pack(f">4sII{_POINTS}H", b"curv", 0, _POINTS, *(round(65535 * value) for value in values))


def _light(value: float) -> float:
    return float(value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4)


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(place)


def _numbers(place: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in place))


def _description(text: str) -> bytes:
    raw = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + bytes(4 + 4 + 2 + 1 + 67)

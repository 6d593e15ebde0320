"""The part of a signed PDF that its signature cannot cover: the signature itself, written as hexadecimal digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = (frozenset(b"0123456789abcdef"), frozenset(b"0123456789ABCDEF"))
_LONG = 0x80


class Hole(NamedTuple):
    """The gap of a byte range: where what is signed ends, the signature as DER, and whether nothing else is in it."""

    end: int
    der: bytes
    exact: bool


def hole_of(raw: bytes, byte_range: Sequence[int]) -> Hole | None:
    """Return the gap between the two parts of a byte range that starts with the file, None if it is no such range."""
    if len(byte_range) != 4 or any(number < 0 for number in byte_range):  # noqa: PLR2004 - two parts, start and length
        return None
    start, length, other_start, other_length = byte_range
    end = other_start + other_length
    gap = raw[length:other_start]
    if start or end > len(raw) or gap[:1] != b"<" or gap[-1:] != b">" or not any(map(set(gap[1:-1]).issubset, _DIGITS)):
        return None
    content = bytes.fromhex((gap[1:-1] + b"0" * (len(gap) % 2)).decode())
    size = _der_length(content)
    if not 0 < size <= len(content):
        return None
    return Hole(end, content[:size], exact=not any(content[size:]))


def _der_length(content: bytes) -> int:
    """Return the number of bytes of a DER value, head and all, 0 if its head is none."""
    if len(content) < 2:  # noqa: PLR2004 - tag and length
        return 0
    if content[1] < _LONG:
        return 2 + content[1]
    head = 2 + content[1] - _LONG
    return head + int.from_bytes(content[2:head])

"""Drivers of USB tokens: where they usually lie, and why a file cannot be one on this machine."""

from __future__ import annotations

import os
import struct
import sys
import tomllib
from pathlib import Path

from cchc_desktop.base.errors import UserError
from resources import FOLDER

_ELF, _PE, _MACHINE_AT = b"\x7fELF", b"MZ", 0x3C
_ELF_WIDTHS = {1: 32, 2: 64}
_PE_WIDTHS = {0x014C: 32, 0x8664: 64, 0xAA64: 64}
_HEAD = 4096
_ELF_HEAD = "<40xQ10xHH2x"
"""Of a 64-bit library: where the table of its sections begins, the size of an entry, their number."""
FILE_KEYS = (".p12", ".pfx")
"""The endings of keys that lie in a file instead of a token."""


def known_drivers() -> list[Path]:
    """Return the drivers that lie in one of the known places and fit this program, in the order of the list."""
    with (FOLDER / "signing" / "drivers.toml").open("rb") as file:
        places = tomllib.load(file).get(sys.platform, [])
    found = [Path(os.path.expandvars(place)) for place in places]
    return [path for path in found if path.is_file() and _width_of(path) in (0, _own_width())]


def refuse_unfit_driver(path: Path) -> None:
    """Raise UserError if there is no driver at a path, or one of the wrong width for this program."""
    if not path.is_file():
        found = "".join(f"\nMáy này có: {known}" for known in known_drivers())
        advice = "Cài phần mềm đi kèm USB token (nơi cấp token có), hoặc chọn lại tệp trình điều khiển."
        raise UserError(f"Không có trình điều khiển token {path}.", advice + found)
    width = _width_of(path)
    if width and width != _own_width():
        raise UserError(
            f"Trình điều khiển {path.name} là bản {width} bit, chương trình này là bản {_own_width()} bit.",
            f"Chọn bản {_own_width()} bit của trình điều khiển, hoặc cài bản đó từ nơi cấp token.",
        )
    if _is_cut_off(path):
        raise UserError(f"Tệp trình điều khiển {path.name} thiếu phần cuối.", "Cài lại phần mềm đi kèm USB token.")


def _own_width() -> int:
    return struct.calcsize("P") * 8


def _is_cut_off(path: Path) -> bool:
    """Return whether a library for Linux ends before its last table: loading one would end the program."""
    with path.open("rb") as file:
        head = file.read(struct.calcsize(_ELF_HEAD))
    if not head.startswith(_ELF) or len(head) < struct.calcsize(_ELF_HEAD):
        return False
    start, size, number = struct.unpack(_ELF_HEAD, head)
    return bool(start + size * number > path.stat().st_size)


def _width_of(path: Path) -> int:
    """Return the width of a library in bits, 0 where its head does not say."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ELF):
        return _ELF_WIDTHS.get(head[4], 0) if len(head) > len(_ELF) else 0
    if head.startswith(_PE) and len(head) >= _MACHINE_AT + 4:
        at = int.from_bytes(head[_MACHINE_AT : _MACHINE_AT + 4], "little")
        return _PE_WIDTHS.get(int.from_bytes(head[at + 4 : at + 6], "little"), 0)
    return 0
